<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>OutboxRow</name>
    <message>
        <source>Receipt no.</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Somebody else changed the same; both are kept</source>
        <translation>別の職員も同じ項目を変更しました（両方の値を保持しています）</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>対応済みにする</translation>
    </message>
    <message>
        <source>Takes this record off the list; it was not accepted by the central CRM</source>
        <translation>中央CRMで受け付けられなかったこの記録を一覧から外します</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <translation>オフライン: %1</translation>
    </message>
    <message>
        <source>%1 (next try in %2)</source>
        <translation>%1（%2後に再接続）</translation>
    </message>
    <message>
        <source>Loading the ward: %1 %</source>
        <translation>区のデータを読み込み中 %1％</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>This device has no central CRM to talk to.</source>
        <translation>この端末には接続先の中央CRMが設定されていません。</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>オンライン</translation>
    </message>
    <message>
        <source>Conflicts %1</source>
        <translation>競合 %1</translation>
    </message>
    <message>
        <source>Not accepted %1</source>
        <translation>反映不可 %1</translation>
    </message>
    <message>
        <source>Open the list to see what needs a decision (F5).</source>
        <translation>一覧を開いて、対応が必要な記録を確認してください（F5）。</translation>
    </message>
    <message>
        <source>Unsent for %1</source>
        <translation>未送信 %1経過</translation>
    </message>
    <message>
        <source>A record has not reached the central CRM although it is online. Tell the system administrator if this does not go away.</source>
        <translation>オンラインですが、まだ中央CRMに届いていない記録があります。解消しない場合はシステム管理者に連絡してください。</translation>
    </message>
    <message>
        <source>Never level yet</source>
        <translation>同期未確認</translation>
    </message>
    <message>
        <source>This copy has not been found level with the central CRM yet.</source>
        <translation>この端末のデータが中央CRMと一致することは、まだ確認されていません。</translation>
    </message>
    <message>
        <source>Level at %1</source>
        <translation>同期確認 %1</translation>
    </message>
    <message>
        <source>The last time at which this copy was level with the central CRM: %1</source>
        <translation>この端末のデータが中央CRMと一致していることを最後に確認した日時: %1</translation>
    </message>
    <message>
        <source>Clock %1 fast</source>
        <translation>時計が%1進み</translation>
    </message>
    <message>
        <source>Clock %1 slow</source>
        <translation>時計が%1遅れ</translation>
    </message>
    <message>
        <source>The clock of this device differs from that of the central CRM. Set the date and time of this device right.</source>
        <translation>この端末の時計が中央CRMの時計とずれています。日付と時刻を正しく設定してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n日</numerusform>
        </translation>
    </message>
    <message>
        <source>Safe on this device, not sent yet</source>
        <translation>この端末に保存済み・未送信</translation>
    </message>
    <message>
        <source>Handed over, no answer yet</source>
        <translation>送信済み・中央CRMの回答待ち</translation>
    </message>
    <message>
        <source>Decided by the central CRM, with a receipt number</source>
        <translation>中央CRMが受け付け、受付番号を発行済み</translation>
    </message>
    <message>
        <source>On every workstation; counted since the start of the day</source>
        <translation>全端末に反映済み（本日分）</translation>
    </message>
    <message>
        <source>Exchange interrupted: %1</source>
        <translation>送受信を中断中：%1</translation>
    </message>
    <message>
        <source>This cannot be read now: %1</source>
        <translation>現在読み取れません：%1</translation>
    </message>
    <message>
        <source>Level at –</source>
        <translation>同期確認 –</translation>
    </message>
    <message>
        <source>Records that were already sent are safe at the central CRM.</source>
        <translation>送信済みの記録は中央CRMに保存されています。</translation>
    </message>
</context>
<context>
    <name>SyncView</name>
    <message>
        <source>On this device</source>
        <translation>この端末</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受付済み</translation>
    </message>
    <message>
        <source>Applied (today)</source>
        <translation>反映済み（本日）</translation>
    </message>
    <message>
        <source>Records of this device</source>
        <translation>この端末の記録</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>今すぐ接続</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Not applied yet</source>
        <translation>未反映</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>Nothing has been recorded on this device yet</source>
        <translation>この端末で記録したものはまだありません</translation>
    </message>
    <message>
        <source>Everything has been applied</source>
        <translation>すべて反映済みです</translation>
    </message>
    <message>
        <source>Nothing needs attention</source>
        <translation>確認が必要な記録はありません</translation>
    </message>
    <message>
        <source>Contacts that you record appear here with the way they have come to the central CRM.</source>
        <translation>応対を記録すると、中央CRMへの送信状況とともにここに表示されます。</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::MainWindow</name>
    <message>
        <source>Yorisoi</source>
        <translation>寄り添い窓口</translation>
    </message>
    <message>
        <source>%1 – Yorisoi</source>
        <translation>%1 – 寄り添い窓口</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::NavigationRail</name>
    <message>
        <source>Reception</source>
        <translation>受付</translation>
    </message>
    <message>
        <source>Reception: find a person (F3)</source>
        <translation>受付：利用者を検索（F3）</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>List of cases (F4)</source>
        <translation>案件一覧（F4）</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同期</translation>
    </message>
    <message>
        <source>What has and has not arrived at the central CRM (F5)</source>
        <translation>中央CRMへの送信状況（F5）</translation>
    </message>
    <message numerus="yes">
        <source>Sync: %n records are not applied yet</source>
        <translation>
            <numerusform>同期：未反映の記録が%n件あります</numerusform>
        </translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (F1)</source>
        <translation>キーボード操作の一覧（F1）</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>Sign out of this device (Ctrl+Shift+Q)</source>
        <translation>この端末からサインアウト（Ctrl+Shift+Q）</translation>
    </message>
    <message>
        <source>Show everything in %1</source>
        <translation>表示を%1に切り替え</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::NoticePage</name>
    <message>
        <source>%1 of %2 records</source>
        <translation>%2件中 %1件</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>残り約%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>サインインに戻る</translation>
    </message>
    <message>
        <source>Loading the records of the ward</source>
        <translation>区のデータを読み込んでいます</translation>
    </message>
    <message>
        <source>This is done once. Afterwards this device can be used without a network.</source>
        <translation>読み込みは最初の一度だけです。完了後はネットワークがなくても利用できます。</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>オフライン</translation>
    </message>
    <message>
        <source>The records of the ward have to be loaded once before this device can be used. It goes on by itself as soon as the central CRM can be reached.</source>
        <translation>この端末を使うには、最初に一度、区のデータを読み込む必要があります。中央CRMに接続でき次第、自動的に再開します。</translation>
    </message>
    <message>
        <source>Next try in %1</source>
        <translation>次の接続まで %1</translation>
    </message>
    <message>
        <source>Show everything in %1</source>
        <translation>表示を%1に切り替え</translation>
    </message>
    <message>
        <source>Has the system administrator agreed? The damaged file is put aside on this device and stays there. Records that were not sent are in it and can only be recovered by the system administrator. Afterwards sign in; the records of the ward are then loaded again from the central CRM.</source>
        <translation>システム管理者に確認しましたか。破損したファイルは削除せず、この端末内に退避します。未送信の記録がある場合はそのファイルに残り、取り出せるのはシステム管理者だけです。退避後にサインインすると、区のデータを中央CRMから読み込み直します。</translation>
    </message>
    <message>
        <source>Put aside and load again</source>
        <translation>退避して再読み込み</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>再読み込み</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>業務画面に戻る</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Details for the administrator</source>
        <translation>管理者向けの詳細</translation>
    </message>
    <message>
        <source>Whether this device holds records that were not sent cannot be read now. If it does, they are kept encrypted in its file. Nothing is deleted.</source>
        <translation>未送信の記録があるかどうかは、現在確認できません。ある場合は、暗号化されたままこの端末のファイルに残っています。削除されるものはありません。</translation>
    </message>
    <message>
        <source>Nothing is lost: at %1 the central CRM had everything that was recorded on this device.</source>
        <translation>%1の時点で、この端末で記録した内容はすべて中央CRMに届いています。</translation>
    </message>
    <message numerus="yes">
        <source>At %1 this device held %n record(s) that the central CRM had not confirmed. They are kept encrypted on this device.</source>
        <translation>
            <numerusform>%1の時点で、中央CRMの受付を確認できていない記録が%n件あります。暗号化してこの端末に保存しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Time: %1</source>
        <translation>発生日時: %1</translation>
    </message>
    <message>
        <source>Device: %1</source>
        <translation>端末: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>エラー: %1</translation>
    </message>
    <message>
        <source>Detail: %1</source>
        <translation>内容: %1</translation>
    </message>
    <message>
        <source>“Load again” brings the records of the ward anew from the central CRM and carries over what was not sent.</source>
        <translation>「再読み込み」を押すと、区のデータを中央CRMから読み込み直し、未送信の記録を引き継ぎます。</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::PersonTabs</name>
    <message>
        <source>Open people</source>
        <translation>開いている利用者</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>閉じる（Ctrl+W）</translation>
    </message>
    <message>
        <source>Close the record of %1</source>
        <translation>%1さんの記録を閉じる</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::ShortcutsPanel</name>
    <message>
        <source>Everywhere</source>
        <translation>全画面共通</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>利用者を検索</translation>
    </message>
    <message>
        <source>List of cases</source>
        <translation>案件一覧</translation>
    </message>
    <message>
        <source>What has and has not arrived</source>
        <translation>送信状況（同期）</translation>
    </message>
    <message>
        <source>Next or previous part of the window</source>
        <translation>次／前の領域へ移動</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>この一覧</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>Open people</source>
        <translation>開いている利用者</translation>
    </message>
    <message>
        <source>Next or previous person</source>
        <translation>次／前の利用者</translation>
    </message>
    <message>
        <source>The first to ninth person</source>
        <translation>1～9番目の利用者</translation>
    </message>
    <message>
        <source>Close the person&apos;s tab</source>
        <translation>利用者のタブを閉じる</translation>
    </message>
    <message>
        <source>A person&apos;s page</source>
        <translation>利用者の画面</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation>応対を記録</translation>
    </message>
    <message>
        <source>Save the contact</source>
        <translation>応対を保存</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボード操作</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Next or previous item</source>
        <translation>次・前の項目へ移動</translation>
    </message>
    <message>
        <source>Press a button, open a choice</source>
        <translation>ボタンを押す・選択肢を開く</translation>
    </message>
    <message>
        <source>Move among the choices of a filter</source>
        <translation>絞り込みの選択肢を移動</translation>
    </message>
    <message>
        <source>Empty the search box, close a list</source>
        <translation>検索欄を消去・一覧を閉じる</translation>
    </message>
    <message>
        <source>Close the tab that has the focus</source>
        <translation>フォーカスのあるタブを閉じる</translation>
    </message>
    <message>
        <source>Choose a line</source>
        <translation>行を選択</translation>
    </message>
    <message>
        <source>One page up or down</source>
        <translation>1画面分、上・下へ移動</translation>
    </message>
    <message>
        <source>First or last line</source>
        <translation>先頭・末尾の行へ移動</translation>
    </message>
    <message>
        <source>Open the chosen person or case</source>
        <translation>選択した利用者・案件を開く</translation>
    </message>
    <message>
        <source>Open it behind this page</source>
        <translation>この画面のまま別タブで開く</translation>
    </message>
    <message>
        <source>Back to the search box</source>
        <translation>検索欄へ戻る</translation>
    </message>
    <message>
        <source>Search in the timeline</source>
        <translation>時系列内を検索</translation>
    </message>
    <message>
        <source>From the search box to the entries</source>
        <translation>検索欄から記録の一覧へ移動</translation>
    </message>
    <message>
        <source>Move through the entries</source>
        <translation>記録の間を移動</translation>
    </message>
    <message>
        <source>Open or close grouped entries</source>
        <translation>まとめ表示を開く・閉じる</translation>
    </message>
    <message>
        <source>Another question</source>
        <translation>用件を追加</translation>
    </message>
    <message>
        <source>List the templates</source>
        <translation>定型文の一覧を表示</translation>
    </message>
    <message>
        <source>Choose a template; to the content</source>
        <translation>定型文を選択・内容欄へ移動</translation>
    </message>
    <message>
        <source>Leave the content box</source>
        <translation>内容欄から移動</translation>
    </message>
    <message>
        <source>Close; the draft is kept</source>
        <translation>閉じる（下書きは保存）</translation>
    </message>
    <message>
        <source>Search results, cases, records of this device</source>
        <translation>検索結果・案件一覧・送信状況</translation>
    </message>
    <message>
        <source>While recording a contact</source>
        <translation>応対の記録中</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::SignInPage</name>
    <message>
        <source>This device does not know that staff number.</source>
        <translation>この端末に登録されていない職員番号です。</translation>
    </message>
    <message>
        <source>Check the number. A new member of staff has to be added to this device first.</source>
        <translation>番号を確認してください。初めて使う職員は、先にこの端末への登録が必要です。</translation>
    </message>
    <message>
        <source>Enter your staff number.</source>
        <translation>職員番号を入力してください。</translation>
    </message>
    <message>
        <source>Enter your PIN.</source>
        <translation>PINを入力してください。</translation>
    </message>
    <message>
        <source>Yorisoi</source>
        <translation>寄り添い窓口</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>職員番号</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Caps Lock may be on.</source>
        <translation>Caps Lockがオンになっている可能性があります。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Checking the PIN and opening the records</source>
        <translation>PINを確認し、データを開いています</translation>
    </message>
    <message>
        <source>Show everything in %1</source>
        <translation>表示を%1に切り替え</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::StatusBar</name>
    <message>
        <source>Made-up data</source>
        <translation>架空データ</translation>
    </message>
    <message>
        <source>All people in this copy are made up.</source>
        <translation>この端末に表示される人物はすべて架空です。</translation>
    </message>
    <message>
        <source>Signed in: %1 (%2)</source>
        <translation>サインイン中: %1（%2）</translation>
    </message>
    <message>
        <source>Press to see what is safe and what to do.</source>
        <translation>押すと、安全なデータと対処方法を表示します。</translation>
    </message>
</context>
</TS>
