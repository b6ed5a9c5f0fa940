<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>BusyBar</name>
    <message>
        <source>Working</source>
        <translation>処理中</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>Required</source>
        <translation>必須</translation>
    </message>
</context>
<context>
    <name>IndividualNumberPanel</name>
    <message>
        <source>This looks like an individual number (My Number)</source>
        <translation>個人番号（マイナンバー）と思われる番号です</translation>
    </message>
    <message>
        <source>Individual numbers are never searched for or kept here. Clear the box (Esc) and search by name, birth date or citizen number.</source>
        <translation>個人番号での検索や保存は行いません。入力を消去（Esc）し、氏名・生年月日・利用者番号などで検索してください。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear (Esc)</source>
        <translation>消去（Esc）</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>This input cannot be processed.</source>
        <translation>入力内容を処理できませんでした。</translation>
    </message>
    <message>
        <source>Check what was typed and try again.</source>
        <translation>入力内容を確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>該当するものが見つかりませんでした。</translation>
    </message>
    <message>
        <source>It may have been moved or removed. Search again.</source>
        <translation>移動または削除された可能性があります。もう一度検索してください。</translation>
    </message>
    <message>
        <source>It is there already.</source>
        <translation>既に登録されています。</translation>
    </message>
    <message>
        <source>Open the existing one instead of making it again.</source>
        <translation>新しく作らず、登録済みのものを開いてください。</translation>
    </message>
    <message>
        <source>Somebody else changed this in the meantime.</source>
        <translation>別の職員が先に変更しています。</translation>
    </message>
    <message>
        <source>Look at both versions and decide which one stands.</source>
        <translation>両方の内容を確認し、正しい方を選んでください。</translation>
    </message>
    <message>
        <source>This is not permitted.</source>
        <translation>この操作は許可されていません。</translation>
    </message>
    <message>
        <source>Ask your supervisor if you need it for your work.</source>
        <translation>業務に必要な場合は監督者に相談してください。</translation>
    </message>
    <message>
        <source>The central CRM does not recognise this sign-in.</source>
        <translation>中央CRMで認証できませんでした。</translation>
    </message>
    <message>
        <source>Sign in again. If it happens once more, tell the system administrator.</source>
        <translation>サインインし直してください。続く場合はシステム管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>PINが違います。</translation>
    </message>
    <message>
        <source>Check the PIN and whether Caps Lock is on.</source>
        <translation>PINを確認し、Caps Lockがオンになっていないか確かめてください。</translation>
    </message>
    <message>
        <source>This sign-in is locked.</source>
        <translation>サインインがロックされています。</translation>
    </message>
    <message>
        <source>Too many wrong PINs were entered, or the right to use this device has ended. Ask the system administrator to release it.</source>
        <translation>PINの誤りが続いたか、この端末の利用期限が切れています。システム管理者に解除を依頼してください。</translation>
    </message>
    <message>
        <source>The key does not open the data of this device.</source>
        <translation>鍵が一致せず、この端末のデータを開けません。</translation>
    </message>
    <message>
        <source>Do not delete anything. Tell the system administrator; unsent records are still in the file.</source>
        <translation>何も削除せず、システム管理者に連絡してください。未送信の記録はファイルに残っています。</translation>
    </message>
    <message>
        <source>Data on this device is damaged.</source>
        <translation>この端末のデータが破損しています。</translation>
    </message>
    <message>
        <source>Stop working on this device and tell the system administrator. The copy can be loaded again from the central CRM.</source>
        <translation>この端末での作業をやめ、システム管理者に連絡してください。データは中央CRMから読み込み直せます。</translation>
    </message>
    <message>
        <source>A file on this device is incomplete.</source>
        <translation>この端末のファイルが途中で切れています。</translation>
    </message>
    <message>
        <source>Tell the system administrator. The copy can be loaded again from the central CRM.</source>
        <translation>システム管理者に連絡してください。データは中央CRMから読み込み直せます。</translation>
    </message>
    <message>
        <source>The data of this device was written by a newer release.</source>
        <translation>この端末のデータは新しい版のYorisoiで作成されています。</translation>
    </message>
    <message>
        <source>Update Yorisoi on this device, then start it again.</source>
        <translation>この端末のYorisoiを更新してから起動し直してください。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>ディスクの空き容量がありません。</translation>
    </message>
    <message>
        <source>Free some space on this device and try again. Nothing saved so far is lost.</source>
        <translation>空き容量を確保してから、もう一度お試しください。保存済みの記録は失われません。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>ファイルの読み書きに失敗しました。</translation>
    </message>
    <message>
        <source>Try again. If it happens once more, tell the system administrator.</source>
        <translation>もう一度お試しください。続く場合はシステム管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The central CRM cannot be reached.</source>
        <translation>中央CRMに接続できません。</translation>
    </message>
    <message>
        <source>You can go on working. Records are kept on this device and sent as soon as it is reachable.</source>
        <translation>このまま業務を続けられます。記録はこの端末に保存され、接続が戻りしだい送信されます。</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>時間内に応答がありませんでした。</translation>
    </message>
    <message>
        <source>Try again. If the network is slow, you can go on working; records are kept on this device.</source>
        <translation>もう一度お試しください。通信が遅い場合も、記録はこの端末に保存されます。</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>処理を中止しました。</translation>
    </message>
    <message>
        <source>Start it again when you need it.</source>
        <translation>必要な場合は、もう一度実行してください。</translation>
    </message>
    <message>
        <source>The central CRM could not prove that it is genuine.</source>
        <translation>接続先が正しい中央CRMであることを確認できません。</translation>
    </message>
    <message>
        <source>Nothing was sent. Tell the system administrator before you connect again.</source>
        <translation>データは送信していません。再接続する前にシステム管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The certificate of the central CRM is not valid today.</source>
        <translation>中央CRMの証明書が有効期間外です。</translation>
    </message>
    <message>
        <source>Check the date and time of this device. If they are right, tell the system administrator.</source>
        <translation>この端末の日付と時刻を確認してください。正しい場合はシステム管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The clock of this device is wrong.</source>
        <translation>この端末の時計がずれています。</translation>
    </message>
    <message>
        <source>Set the date and time of this device right. Records are kept until then.</source>
        <translation>日付と時刻を正しく設定してください。それまでの記録は端末に保存されます。</translation>
    </message>
    <message>
        <source>The central CRM answered something that cannot be understood.</source>
        <translation>中央CRMから正しい応答がありませんでした。</translation>
    </message>
    <message>
        <source>Records are kept on this device. Tell the system administrator.</source>
        <translation>記録はこの端末に保存されています。システム管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The central CRM was restored.</source>
        <translation>中央CRMのデータが復元されました。</translation>
    </message>
    <message>
        <source>The copy on this device is being compared and brought up to date. Unsent records are kept.</source>
        <translation>この端末のデータを照合して更新しています。未送信の記録は保持されます。</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>大きすぎるため処理できません。</translation>
    </message>
    <message>
        <source>Make it shorter or split it, and try again.</source>
        <translation>短くするか分割して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The central CRM is busy.</source>
        <translation>中央CRMが混み合っています。</translation>
    </message>
    <message>
        <source>It is tried again by itself. You can go on working.</source>
        <translation>自動的に再試行します。このまま業務を続けられます。</translation>
    </message>
    <message>
        <source>It is in use by somebody else right now.</source>
        <translation>現在ほかで使用中です。</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>少し待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>This release cannot do that.</source>
        <translation>この版では対応していません。</translation>
    </message>
    <message>
        <source>Update Yorisoi on this device, or tell the system administrator.</source>
        <translation>この端末のYorisoiを更新するか、システム管理者に連絡してください。</translation>
    </message>
    <message>
        <source>Something went wrong in this program.</source>
        <translation>プログラムの内部で問題が発生しました。</translation>
    </message>
    <message>
        <source>Try again. If it happens once more, tell the system administrator the time at which it happened.</source>
        <translation>もう一度お試しください。続く場合は発生時刻をシステム管理者に伝えてください。</translation>
    </message>
    <message numerus="yes">
        <source>The PIN is wrong. %n more tries are left.</source>
        <translation>
            <numerusform>PINが違います。あと%n回入力できます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is tried again in %n seconds. You can go on working.</source>
        <translation>
            <numerusform>%n秒後に自動的に再試行します。このまま業務を続けられます。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>en</source>
        <comment>the code of this very language</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>Counter</source>
        <comment>channel</comment>
        <translation>窓口</translation>
    </message>
    <message>
        <source>Service van</source>
        <comment>channel</comment>
        <translation>移動窓口</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>channel</comment>
        <translation>電話</translation>
    </message>
    <message>
        <source>Online portal</source>
        <comment>channel</comment>
        <translation>市民ポータル</translation>
    </message>
    <message>
        <source>LINE</source>
        <comment>channel</comment>
        <translation>LINE</translation>
    </message>
    <message>
        <source>E-mail</source>
        <comment>channel</comment>
        <translation>メール</translation>
    </message>
    <message>
        <source>Post</source>
        <comment>channel</comment>
        <translation>郵送</translation>
    </message>
    <message>
        <source>Home visit</source>
        <comment>channel</comment>
        <translation>訪問</translation>
    </message>
    <message>
        <source>Online counter</source>
        <comment>channel</comment>
        <translation>オンライン窓口</translation>
    </message>
    <message>
        <source>Childcare and education</source>
        <comment>domain</comment>
        <translation>子育て・教育</translation>
    </message>
    <message>
        <source>Welfare and care</source>
        <comment>domain</comment>
        <translation>福祉・介護</translation>
    </message>
    <message>
        <source>Health</source>
        <comment>domain</comment>
        <translation>健康・医療</translation>
    </message>
    <message>
        <source>Disaster and safety</source>
        <comment>domain</comment>
        <translation>防災・安全</translation>
    </message>
    <message>
        <source>Community</source>
        <comment>domain</comment>
        <translation>地域・コミュニティ</translation>
    </message>
    <message>
        <source>Culture and tourism</source>
        <comment>domain</comment>
        <translation>文化・観光</translation>
    </message>
    <message>
        <source>Environment</source>
        <comment>domain</comment>
        <translation>環境</translation>
    </message>
    <message>
        <source>Transport</source>
        <comment>domain</comment>
        <translation>交通</translation>
    </message>
    <message>
        <source>Business and industry</source>
        <comment>domain</comment>
        <translation>産業</translation>
    </message>
    <message>
        <source>General</source>
        <comment>domain</comment>
        <translation>共通</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <comment>event-kind</comment>
        <translation>問い合わせ</translation>
    </message>
    <message>
        <source>Consultation</source>
        <comment>event-kind</comment>
        <translation>相談</translation>
    </message>
    <message>
        <source>Guidance</source>
        <comment>event-kind</comment>
        <translation>案内</translation>
    </message>
    <message>
        <source>Application</source>
        <comment>event-kind</comment>
        <translation>申請</translation>
    </message>
    <message>
        <source>Review</source>
        <comment>event-kind</comment>
        <translation>審査</translation>
    </message>
    <message>
        <source>Result</source>
        <comment>event-kind</comment>
        <translation>結果通知</translation>
    </message>
    <message>
        <source>Delivery</source>
        <comment>event-kind</comment>
        <translation>交付</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <comment>event-kind</comment>
        <translation>フォロー</translation>
    </message>
    <message>
        <source>Notice</source>
        <comment>event-kind</comment>
        <translation>お知らせ</translation>
    </message>
    <message>
        <source>Life event</source>
        <comment>event-kind</comment>
        <translation>ライフイベント</translation>
    </message>
    <message>
        <source>Correction</source>
        <comment>event-kind</comment>
        <translation>訂正</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>event-kind</comment>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Visit</source>
        <comment>event-kind</comment>
        <translation>訪問</translation>
    </message>
    <message>
        <source>Call</source>
        <comment>event-kind</comment>
        <translation>電話連絡</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>event-kind</comment>
        <translation>作業</translation>
    </message>
    <message>
        <source>Guidance</source>
        <comment>case-stage</comment>
        <translation>案内</translation>
    </message>
    <message>
        <source>Application</source>
        <comment>case-stage</comment>
        <translation>申請</translation>
    </message>
    <message>
        <source>Review</source>
        <comment>case-stage</comment>
        <translation>審査</translation>
    </message>
    <message>
        <source>Result and delivery</source>
        <comment>case-stage</comment>
        <translation>結果通知・交付</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <comment>case-stage</comment>
        <translation>フォロー</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>case-status</comment>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>case-status</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <comment>case-status</comment>
        <translation>取下げ</translation>
    </message>
    <message>
        <source>Resident</source>
        <comment>citizen-type</comment>
        <translation>住民</translation>
    </message>
    <message>
        <source>Business</source>
        <comment>citizen-type</comment>
        <translation>事業者</translation>
    </message>
    <message>
        <source>Visitor</source>
        <comment>citizen-type</comment>
        <translation>来訪者</translation>
    </message>
    <message>
        <source>Current</source>
        <comment>citizen-status</comment>
        <translation>現在</translation>
    </message>
    <message>
        <source>Moved out</source>
        <comment>citizen-status</comment>
        <translation>転出</translation>
    </message>
    <message>
        <source>Deceased</source>
        <comment>citizen-status</comment>
        <translation>死亡</translation>
    </message>
    <message>
        <source>Closed down</source>
        <comment>citizen-status</comment>
        <translation>廃業</translation>
    </message>
    <message>
        <source>Female</source>
        <comment>gender</comment>
        <translation>女性</translation>
    </message>
    <message>
        <source>Male</source>
        <comment>gender</comment>
        <translation>男性</translation>
    </message>
    <message>
        <source>Not stated</source>
        <comment>gender</comment>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>Japanese</source>
        <comment>language</comment>
        <translation>日本語</translation>
    </message>
    <message>
        <source>English</source>
        <comment>language</comment>
        <translation>英語</translation>
    </message>
    <message>
        <source>Chinese</source>
        <comment>language</comment>
        <translation>中国語</translation>
    </message>
    <message>
        <source>Chinese (simplified)</source>
        <comment>language</comment>
        <translation>中国語（簡体字）</translation>
    </message>
    <message>
        <source>Chinese (traditional)</source>
        <comment>language</comment>
        <translation>中国語（繁体字）</translation>
    </message>
    <message>
        <source>Korean</source>
        <comment>language</comment>
        <translation>韓国・朝鮮語</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <comment>language</comment>
        <translation>ベトナム語</translation>
    </message>
    <message>
        <source>Nepali</source>
        <comment>language</comment>
        <translation>ネパール語</translation>
    </message>
    <message>
        <source>Filipino</source>
        <comment>language</comment>
        <translation>フィリピン語</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <comment>language</comment>
        <translation>タガログ語</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <comment>language</comment>
        <translation>ポルトガル語</translation>
    </message>
    <message>
        <source>Portuguese (Brazil)</source>
        <comment>language</comment>
        <translation>ポルトガル語（ブラジル）</translation>
    </message>
    <message>
        <source>Spanish</source>
        <comment>language</comment>
        <translation>スペイン語</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <comment>language</comment>
        <translation>インドネシア語</translation>
    </message>
    <message>
        <source>Malay</source>
        <comment>language</comment>
        <translation>マレー語</translation>
    </message>
    <message>
        <source>Thai</source>
        <comment>language</comment>
        <translation>タイ語</translation>
    </message>
    <message>
        <source>Burmese</source>
        <comment>language</comment>
        <translation>ミャンマー語</translation>
    </message>
    <message>
        <source>Khmer</source>
        <comment>language</comment>
        <translation>クメール語</translation>
    </message>
    <message>
        <source>Lao</source>
        <comment>language</comment>
        <translation>ラオ語</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <comment>language</comment>
        <translation>モンゴル語</translation>
    </message>
    <message>
        <source>Hindi</source>
        <comment>language</comment>
        <translation>ヒンディー語</translation>
    </message>
    <message>
        <source>Bengali</source>
        <comment>language</comment>
        <translation>ベンガル語</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <comment>language</comment>
        <translation>シンハラ語</translation>
    </message>
    <message>
        <source>Urdu</source>
        <comment>language</comment>
        <translation>ウルドゥー語</translation>
    </message>
    <message>
        <source>Persian</source>
        <comment>language</comment>
        <translation>ペルシア語</translation>
    </message>
    <message>
        <source>Arabic</source>
        <comment>language</comment>
        <translation>アラビア語</translation>
    </message>
    <message>
        <source>Turkish</source>
        <comment>language</comment>
        <translation>トルコ語</translation>
    </message>
    <message>
        <source>Russian</source>
        <comment>language</comment>
        <translation>ロシア語</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <comment>language</comment>
        <translation>ウクライナ語</translation>
    </message>
    <message>
        <source>French</source>
        <comment>language</comment>
        <translation>フランス語</translation>
    </message>
    <message>
        <source>German</source>
        <comment>language</comment>
        <translation>ドイツ語</translation>
    </message>
    <message>
        <source>Italian</source>
        <comment>language</comment>
        <translation>イタリア語</translation>
    </message>
    <message>
        <source>Interpreter preferred</source>
        <comment>interpreter</comment>
        <translation>通訳希望</translation>
    </message>
    <message>
        <source>Interpreter required</source>
        <comment>interpreter</comment>
        <translation>要通訳</translation>
    </message>
    <message>
        <source>Sign language</source>
        <comment>interpreter</comment>
        <translation>手話通訳</translation>
    </message>
    <message>
        <source>Easy Japanese</source>
        <comment>communication</comment>
        <translation>やさしい日本語</translation>
    </message>
    <message>
        <source>Hard of hearing</source>
        <comment>communication</comment>
        <translation>聞こえへの配慮</translation>
    </message>
    <message>
        <source>Low vision</source>
        <comment>communication</comment>
        <translation>見え方への配慮</translation>
    </message>
    <message>
        <source>Wheelchair</source>
        <comment>communication</comment>
        <translation>車いす</translation>
    </message>
    <message>
        <source>In writing</source>
        <comment>communication</comment>
        <translation>筆談</translation>
    </message>
    <message>
        <source>Large print</source>
        <comment>communication</comment>
        <translation>拡大文字</translation>
    </message>
    <message>
        <source>With a companion</source>
        <comment>communication</comment>
        <translation>付き添い</translation>
    </message>
    <message>
        <source>Head of household</source>
        <comment>household-role</comment>
        <translation>世帯主</translation>
    </message>
    <message>
        <source>Spouse</source>
        <comment>household-role</comment>
        <translation>配偶者</translation>
    </message>
    <message>
        <source>Child</source>
        <comment>household-role</comment>
        <translation>子</translation>
    </message>
    <message>
        <source>Parent</source>
        <comment>household-role</comment>
        <translation>親</translation>
    </message>
    <message>
        <source>Other member</source>
        <comment>household-role</comment>
        <translation>その他</translation>
    </message>
    <message>
        <source>Guardian</source>
        <comment>relation-kind</comment>
        <translation>成年後見人</translation>
    </message>
    <message>
        <source>Curator</source>
        <comment>relation-kind</comment>
        <translation>保佐人</translation>
    </message>
    <message>
        <source>Assistant</source>
        <comment>relation-kind</comment>
        <translation>補助人</translation>
    </message>
    <message>
        <source>Agent</source>
        <comment>relation-kind</comment>
        <translation>代理人</translation>
    </message>
    <message>
        <source>Parent</source>
        <comment>relation-kind</comment>
        <translation>親</translation>
    </message>
    <message>
        <source>Child</source>
        <comment>relation-kind</comment>
        <translation>子</translation>
    </message>
    <message>
        <source>Spouse</source>
        <comment>relation-kind</comment>
        <translation>配偶者</translation>
    </message>
    <message>
        <source>Carer</source>
        <comment>relation-kind</comment>
        <translation>介護者</translation>
    </message>
    <message>
        <source>Representative</source>
        <comment>relation-kind</comment>
        <translation>代表者</translation>
    </message>
    <message>
        <source>Support measure</source>
        <comment>restriction-kind</comment>
        <translation>支援措置</translation>
    </message>
    <message>
        <source>Protected address</source>
        <comment>restriction-kind</comment>
        <translation>住所の非開示</translation>
    </message>
    <message>
        <source>Safety note</source>
        <comment>restriction-kind</comment>
        <translation>対応上の注意</translation>
    </message>
    <message>
        <source>Consent given</source>
        <comment>consent-state</comment>
        <translation>同意あり</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <comment>consent-state</comment>
        <translation>同意撤回</translation>
    </message>
    <message>
        <source>On this device</source>
        <comment>item-state</comment>
        <translation>この端末</translation>
    </message>
    <message>
        <source>Sent</source>
        <comment>item-state</comment>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>item-state</comment>
        <translation>受付済み</translation>
    </message>
    <message>
        <source>Applied</source>
        <comment>item-state</comment>
        <translation>反映済み</translation>
    </message>
    <message>
        <source>Applied</source>
        <comment>outcome</comment>
        <translation>反映</translation>
    </message>
    <message>
        <source>Merged</source>
        <comment>outcome</comment>
        <translation>統合して反映</translation>
    </message>
    <message>
        <source>Conflict</source>
        <comment>outcome</comment>
        <translation>内容が競合</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <comment>outcome</comment>
        <translation>反映不可</translation>
    </message>
    <message>
        <source>Already decided</source>
        <comment>outcome</comment>
        <translation>処理済み</translation>
    </message>
    <message>
        <source>The record it is about was not found</source>
        <comment>reject-reason</comment>
        <translation>対象の記録が見つかりません</translation>
    </message>
    <message>
        <source>The same record is there already</source>
        <comment>reject-reason</comment>
        <translation>同じ記録が既にあります</translation>
    </message>
    <message>
        <source>A field that cannot be changed was changed</source>
        <comment>reject-reason</comment>
        <translation>変更できない項目が変更されています</translation>
    </message>
    <message>
        <source>A required field is empty</source>
        <comment>reject-reason</comment>
        <translation>必須の項目が入力されていません</translation>
    </message>
    <message>
        <source>A field holds something that cannot be meant</source>
        <comment>reject-reason</comment>
        <translation>入力内容に誤りがあります</translation>
    </message>
    <message>
        <source>A text is too long</source>
        <comment>reject-reason</comment>
        <translation>文字数の上限を超えています</translation>
    </message>
    <message>
        <source>Individual numbers (My Number) must not be recorded</source>
        <comment>reject-reason</comment>
        <translation>個人番号（マイナンバー）は記録できません</translation>
    </message>
    <message>
        <source>Your role does not permit this</source>
        <comment>reject-reason</comment>
        <translation>この操作の権限がありません</translation>
    </message>
    <message>
        <source>A second person has to approve it</source>
        <comment>reject-reason</comment>
        <translation>2人目の承認が必要です</translation>
    </message>
    <message>
        <source>This device is ahead of the central CRM</source>
        <comment>reject-reason</comment>
        <translation>この端末の記録が中央CRMより先に進んでいます</translation>
    </message>
    <message>
        <source>It belongs to another ward</source>
        <comment>reject-reason</comment>
        <translation>他の区の記録です</translation>
    </message>
    <message>
        <source>It changes nothing</source>
        <comment>reject-reason</comment>
        <translation>変更内容がありません</translation>
    </message>
    <message>
        <source>Complete</source>
        <comment>channel-state</comment>
        <translation>取込済み</translation>
    </message>
    <message>
        <source>Delayed</source>
        <comment>channel-state</comment>
        <translation>取込遅延</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>channel-state</comment>
        <translation>取込失敗</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>channel-state</comment>
        <translation>状況不明</translation>
    </message>
    <message>
        <source>Counter workstation</source>
        <comment>device-kind</comment>
        <translation>窓口端末</translation>
    </message>
    <message>
        <source>Van workstation</source>
        <comment>device-kind</comment>
        <translation>移動窓口端末</translation>
    </message>
    <message>
        <source>Supervisor workstation</source>
        <comment>device-kind</comment>
        <translation>監督者端末</translation>
    </message>
    <message>
        <source>Clerk</source>
        <comment>role</comment>
        <translation>窓口職員</translation>
    </message>
    <message>
        <source>Van crew</source>
        <comment>role</comment>
        <translation>移動窓口職員</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <comment>role</comment>
        <translation>監督者</translation>
    </message>
    <message>
        <source>Operator</source>
        <comment>role</comment>
        <translation>運用管理者</translation>
    </message>
    <message>
        <source>Name</source>
        <comment>matched-by</comment>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Kana</source>
        <comment>matched-by</comment>
        <translation>カナ</translation>
    </message>
    <message>
        <source>Romaji</source>
        <comment>matched-by</comment>
        <translation>ローマ字</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <comment>matched-by</comment>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>matched-by</comment>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>Address</source>
        <comment>matched-by</comment>
        <translation>住所</translation>
    </message>
    <message>
        <source>Citizen number</source>
        <comment>matched-by</comment>
        <translation>利用者番号</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <comment>matched-by</comment>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Register a person</source>
        <comment>intent</comment>
        <translation>利用者の登録</translation>
    </message>
    <message>
        <source>Amend a person</source>
        <comment>intent</comment>
        <translation>利用者情報の変更</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <comment>intent</comment>
        <translation>応対の記録</translation>
    </message>
    <message>
        <source>Correct an entry</source>
        <comment>intent</comment>
        <translation>記録の訂正</translation>
    </message>
    <message>
        <source>Open a case</source>
        <comment>intent</comment>
        <translation>案件の開始</translation>
    </message>
    <message>
        <source>Advance a case</source>
        <comment>intent</comment>
        <translation>案件の進行</translation>
    </message>
    <message>
        <source>Relate people</source>
        <comment>intent</comment>
        <translation>関係者の登録</translation>
    </message>
    <message>
        <source>Set a consent</source>
        <comment>intent</comment>
        <translation>同意の設定</translation>
    </message>
    <message>
        <source>Set a restriction</source>
        <comment>intent</comment>
        <translation>制限の設定</translation>
    </message>
    <message>
        <source>Lift a restriction</source>
        <comment>intent</comment>
        <translation>制限の解除</translation>
    </message>
    <message>
        <source>Tick a checklist</source>
        <comment>intent</comment>
        <translation>チェックリストの更新</translation>
    </message>
    <message>
        <source>React to a suggestion</source>
        <comment>intent</comment>
        <translation>提案への回答</translation>
    </message>
    <message>
        <source>Record a document</source>
        <comment>intent</comment>
        <translation>書類の記録</translation>
    </message>
    <message>
        <source>Record an opinion</source>
        <comment>intent</comment>
        <translation>評価・意見の記録</translation>
    </message>
    <message>
        <source>Resolve a conflict</source>
        <comment>intent</comment>
        <translation>競合の解消</translation>
    </message>
    <message>
        <source>Contact centre</source>
        <comment>source-system</comment>
        <translation>総合コンタクトセンター</translation>
    </message>
    <message>
        <source>Online portal</source>
        <comment>source-system</comment>
        <translation>市民ポータル</translation>
    </message>
    <message>
        <source>LINE</source>
        <comment>source-system</comment>
        <translation>LINE連携</translation>
    </message>
    <message>
        <source>E-mail system</source>
        <comment>source-system</comment>
        <translation>メールシステム</translation>
    </message>
    <message>
        <source>Document management</source>
        <comment>source-system</comment>
        <translation>文書管理システム</translation>
    </message>
</context>
</TS>
