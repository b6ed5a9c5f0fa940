<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>CaseCard</name>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>The case as imported</source>
        <translation>取込元の案件項目</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Choices of the filter</source>
        <translation>絞り込みの選択肢</translation>
    </message>
    <message>
        <source>Nothing to choose from.</source>
        <translation>選べる項目がありません。</translation>
    </message>
</context>
<context>
    <name>CompletenessStrip</name>
    <message>
        <source>Completeness of the timeline</source>
        <translation>時系列のそろい具合</translation>
    </message>
    <message>
        <source>These entries were brought in from a process log, not through the channels of this ward. What happened before or after the log, or was left out of it, is not known here.</source>
        <translation>これらの記録は業務ログから取り込んだもので、この区の受付経路を通じて届いたものではありません。ログの対象期間外の出来事や、ログに含まれない出来事は、ここでは分かりません。</translation>
    </message>
</context>
<context>
    <name>ComposerPane</name>
    <message>
        <source>Record a contact</source>
        <translation>応対を記録</translation>
    </message>
    <message>
        <source>Close; the draft is kept (Esc)</source>
        <translation>閉じる（下書きは残ります・Esc）</translation>
    </message>
    <message>
        <source>Your last draft has been restored.</source>
        <translation>前回の下書きを復元しました。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>このまま続ける</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>The draft has been discarded.</source>
        <translation>下書きを破棄しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Another question (Alt+N)</source>
        <translation>用件を追加（Alt+N）</translation>
    </message>
    <message>
        <source>Bring the question back</source>
        <translation>削除した用件を戻す</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Purpose of use</source>
        <translation>利用目的</translation>
    </message>
</context>
<context>
    <name>ContactHead</name>
    <message>
        <source>Channel</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>窓口・部署</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Date of the contact</source>
        <translation>応対日</translation>
    </message>
    <message>
        <source>Time of the contact</source>
        <translation>応対時刻</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
</context>
<context>
    <name>CorrectionForm</name>
    <message>
        <source>Correction of “%1”</source>
        <translation>「%1」の訂正</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Title of the correction</source>
        <translation>訂正の件名</translation>
    </message>
    <message>
        <source>What is right, and why</source>
        <translation>正しい内容と訂正の理由</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>訂正を保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>DetailWords</name>
    <message numerus="yes">
        <source>%1 (%n day(s) overdue)</source>
        <translation>
            <numerusform>%1（%n日超過）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) later</source>
        <comment>recorded after it happened</comment>
        <translation>
            <numerusform>発生から%n日後に記録</numerusform>
        </translation>
    </message>
    <message>
        <source>Yorisoi</source>
        <translation>Yorisoi</translation>
    </message>
    <message>
        <source>Restricted: only for those in charge</source>
        <translation>取扱注意（担当者限り）</translation>
    </message>
    <message>
        <source>Sensitive: mind who can see the screen</source>
        <translation>要配慮（画面の見え方に注意）</translation>
    </message>
    <message>
        <source>%1 (receipt %2)</source>
        <translation>%1（受付番号 %2）</translation>
    </message>
    <message>
        <source>Imported log: %1</source>
        <translation>取込ログ: %1</translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message>
        <source>No entry is selected</source>
        <translation>記録が選ばれていません</translation>
    </message>
    <message>
        <source>Choose an entry on the left to read it whole.</source>
        <translation>左の一覧から記録を選ぶと、ここに全文を表示します。</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation>応対を記録</translation>
    </message>
    <message>
        <source>Record a contact (Ctrl+N)</source>
        <translation>応対を記録（Ctrl+N）</translation>
    </message>
    <message>
        <source>This entry has been corrected.</source>
        <translation>この記録は訂正されています。</translation>
    </message>
    <message>
        <source>This entry corrects another one.</source>
        <translation>この記録は、ほかの記録を訂正したものです。</translation>
    </message>
    <message>
        <source>Show the correction</source>
        <translation>訂正を見る</translation>
    </message>
    <message>
        <source>Show the original</source>
        <translation>元の記録を見る</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>記録</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>窓口・部署</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>職員</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>記録元</translation>
    </message>
    <message>
        <source>Also in this contact</source>
        <translation>同じ応対のほかの用件</translation>
    </message>
    <message>
        <source>Record a correction</source>
        <translation>訂正を記録</translation>
    </message>
    <message>
        <source>Entries are never changed: a correction is added</source>
        <translation>元の記録は変えず、訂正を追記します</translation>
    </message>
    <message>
        <source>As imported</source>
        <translation>取込元の項目</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>New</source>
        <translation>新着</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>訂正あり</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Search in this timeline</source>
        <translation>この時系列を検索</translation>
    </message>
    <message>
        <source>Search in this timeline (Ctrl+Shift+F)</source>
        <translation>この時系列を検索（Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>絞り込みをすべて解除</translation>
    </message>
    <message>
        <source>Go to date</source>
        <translation>日付へ移動</translation>
    </message>
    <message>
        <source>Type a date in either calendar, for example R6.4.1 or 2024-04, and press Enter</source>
        <translation>和暦・西暦の日付を入力してEnter（例：R6.4.1、2024-04）</translation>
    </message>
    <message>
        <source>Show more of each entry</source>
        <translation>内容も表示する</translation>
    </message>
    <message>
        <source>Show more entries</source>
        <translation>件名だけを詰めて表示する</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>窓口・部署</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Case %1</source>
        <translation>案件 %1</translation>
    </message>
    <message>
        <source>Show all entries again</source>
        <translation>すべての記録を表示する</translation>
    </message>
</context>
<context>
    <name>HeaderMore</name>
    <message>
        <source>Household</source>
        <translation>世帯</translation>
    </message>
    <message>
        <source>No household is recorded.</source>
        <translation>世帯の登録がありません。</translation>
    </message>
    <message>
        <source>Representatives and relatives</source>
        <translation>代理人・親族</translation>
    </message>
    <message>
        <source>Nobody is recorded.</source>
        <translation>登録がありません。</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>No consent is recorded: ask before sharing anything.</source>
        <translation>同意の記録がありません。情報を共有する前に確認してください。</translation>
    </message>
    <message>
        <source>Values in conflict</source>
        <translation>食い違っている項目</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>現在の値</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>もう一方</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>HeaderPane</name>
    <message>
        <source>Person</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>Standard characters</source>
        <translation>標準文字</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>通称</translation>
    </message>
    <message>
        <source>Citizen number</source>
        <translation>利用者番号</translation>
    </message>
    <message>
        <source>Made-up data</source>
        <translation>架空データ</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) in conflict</source>
        <translation>
            <numerusform>食い違い %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Household (%1), consents, more</source>
        <translation>世帯（%1人）・同意など</translation>
    </message>
</context>
<context>
    <name>HeaderWords</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>%n歳</numerusform>
        </translation>
    </message>
    <message>
        <source>Protection cannot be confirmed</source>
        <translation>支援措置等の有無を確認できません</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>interpreter need, language</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>使用言語：%1</translation>
    </message>
    <message>
        <source>not shown</source>
        <comment>a withheld value</comment>
        <translation>表示しません</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>validity</comment>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>Second telephone</source>
        <translation>電話（その他）</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>メール</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>代表者</translation>
    </message>
    <message>
        <source>Household number</source>
        <translation>世帯番号</translation>
    </message>
    <message>
        <source>Date of birth not known</source>
        <translation>生年月日不明</translation>
    </message>
    <message>
        <source>Founded %1</source>
        <translation>設立 %1</translation>
    </message>
    <message>
        <source>This copy was never equal to the central CRM</source>
        <translation>中央CRMと一致したことのない写しです</translation>
    </message>
    <message>
        <source>Copy as of %1</source>
        <translation>写し：%1時点</translation>
    </message>
    <message numerus="yes">
        <source>%n own change(s) not applied yet</source>
        <translation>
            <numerusform>未反映の変更 %n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>進行中の案件 %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Name in the family register</source>
        <translation>氏名（戸籍）</translation>
    </message>
    <message>
        <source>Name in standard characters</source>
        <translation>氏名（標準文字）</translation>
    </message>
    <message>
        <source>Kana</source>
        <translation>カナ</translation>
    </message>
    <message>
        <source>Name in Latin letters</source>
        <translation>氏名（ローマ字）</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>通称</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性別</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>電話</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>郵便番号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>Building</source>
        <translation>方書</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>使用言語</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>通訳</translation>
    </message>
    <message>
        <source>Communication needs</source>
        <translation>応対の配慮</translation>
    </message>
    <message>
        <source>Role in the household</source>
        <translation>続柄</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>担当課</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>有効期間（始期）</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有効期間（終期）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Speak with the family or the representative; check who may act.</source>
        <translation>ご家族・代理人との応対です。手続きできる方か確認してください。</translation>
    </message>
    <message>
        <source>Another municipality is responsible now; check before accepting.</source>
        <translation>現在は転出先の自治体が担当です。受付の前に確認してください。</translation>
    </message>
    <message>
        <source>The business has closed; check who answers for it.</source>
        <translation>廃業しています。責任者を確認してください。</translation>
    </message>
    <message>
        <source>%1 (validity over, not lifted: still protected)</source>
        <translation>%1（期間満了・未解除のため保護を継続）</translation>
    </message>
    <message>
        <source>%1 (validity unclear: treated as protected)</source>
        <translation>%1（期間が不明のため保護中として扱います）</translation>
    </message>
    <message>
        <source>%1 lifted, not confirmed since: treated as protected</source>
        <translation>%1は解除と記録されていますが、最新の確認がありません（保護中として扱います）</translation>
    </message>
    <message>
        <source>source not known</source>
        <translation>情報元不明</translation>
    </message>
    <message>
        <source>source: %1</source>
        <translation>情報元：%1</translation>
    </message>
    <message>
        <source>never confirmed</source>
        <translation>確認日時なし</translation>
    </message>
    <message>
        <source>as of %1 (older than 24 hours)</source>
        <translation>%1時点（24時間以上前）</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1時点</translation>
    </message>
    <message>
        <source>validity not known</source>
        <translation>期間不明</translation>
    </message>
    <message>
        <source>valid %1</source>
        <translation>期間：%1</translation>
    </message>
    <message>
        <source>Address and telephone are not shown because of a protection.</source>
        <translation>支援措置のため住所・電話は表示しません。</translation>
    </message>
    <message>
        <source>Address and telephone are not shown: the end of a protection has not been confirmed in the last 24 hours.</source>
        <translation>支援措置の解除を24時間以内に確認できていないため、住所・電話は表示しません。</translation>
    </message>
    <message>
        <source>Address and telephone are not shown: it is not known whether a protection holds.</source>
        <translation>支援措置の有無が分からないため、住所・電話は表示しません。</translation>
    </message>
    <message>
        <source>Address and telephone are not shown until this copy has once been equal to the central CRM.</source>
        <translation>この端末の写しが中央CRMと一致するまで、住所・電話は表示しません。</translation>
    </message>
    <message>
        <source>Address and telephone are not shown: this copy is of %1, and a protection may have come since.</source>
        <translation>この写しは%1時点です。その後に支援措置が始まった可能性があるため、住所・電話は表示しません。</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>validity</comment>
        <translation>%1から</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>validity</comment>
        <translation>%1から%2まで</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>(empty)</source>
        <comment>value of a field</comment>
        <translation>（空欄）</translation>
    </message>
</context>
<context>
    <name>ImportedFields</name>
    <message>
        <source>Activity</source>
        <translation>処理内容</translation>
    </message>
    <message>
        <source>Number of the activity</source>
        <translation>処理の識別番号</translation>
    </message>
    <message>
        <source>Performed by</source>
        <translation>処理者</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>Group in charge</source>
        <translation>担当グループ</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>識別子</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>担当部署</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>受付経路</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Planned end</source>
        <translation>終了予定</translation>
    </message>
    <message>
        <source>Reason for an extension</source>
        <translation>延長理由</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>手続</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Made-up data</source>
        <translation>架空データ</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>予定</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>割当済み</translation>
    </message>
    <message>
        <source>Assigned anew</source>
        <translation>再割当</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>取下げ</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>省略</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Name of the case</source>
        <translation>案件名</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label: value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>IssueWords</name>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Purpose of use</source>
        <translation>利用目的</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Question %1, %2</source>
        <comment>number, field</comment>
        <translation>用件%1の%2</translation>
    </message>
    <message>
        <source>%1 is empty. Please fill it in.</source>
        <translation>%1を入力してください。</translation>
    </message>
    <message>
        <source>%1: this is no day. Type for example 2026-11-24 or R8.11.24.</source>
        <translation>%1を確認してください（例：2026-11-24、R8.11.24）。</translation>
    </message>
    <message>
        <source>%1: type hour and minute, for example 9:05.</source>
        <translation>%1を確認してください（例：9:05）。</translation>
    </message>
    <message>
        <source>%1: this is still to come. Please check date and time.</source>
        <translation>%1が先の日時です。日付と時刻を確認してください。</translation>
    </message>
    <message numerus="yes">
        <source>%1 is %n character(s) too long. Please shorten it.</source>
        <translation>
            <numerusform>%1が%n文字超過しています。短くしてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, line %2: digits that look like an individual number. Delete them; they may not be recorded here.</source>
        <translation>%1の%2行目に個人番号（マイナンバー）とみられる数字があります。ここには記録できません。削除してください。</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>en</source>
        <comment>language of dates</comment>
        <extracomment>The language of month and weekday names: a BCP 47 tag</extracomment>
        <translation>ja</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>month heading</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a whole day</comment>
        <translation>yyyy年M月d日（ddd）</translation>
    </message>
    <message>
        <source>d MMM H:mm</source>
        <comment>moment of this year</comment>
        <translation>M月d日 H:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy H:mm</source>
        <comment>moment of another year</comment>
        <translation>yyyy年M月d日 H:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>end of a span</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>start of a span within a year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>start of a span</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>span of days</comment>
        <translation>%1～%2</translation>
    </message>
</context>
<context>
    <name>PeriodRow</name>
    <message>
        <source>All</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>この1か月</translation>
    </message>
    <message>
        <source>Last six months</source>
        <translation>この6か月</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>この1年</translation>
    </message>
    <message>
        <source>This fiscal year</source>
        <translation>今年度</translation>
    </message>
    <message>
        <source>From</source>
        <translation>いつから</translation>
    </message>
    <message>
        <source>Period from</source>
        <translation>期間の開始日</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>いつまで</translation>
    </message>
    <message>
        <source>Period until</source>
        <translation>期間の終了日</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>this person</source>
        <comment>member of a household</comment>
        <translation>本人</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Question %1</source>
        <translation>用件%1</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Remove question %1</source>
        <translation>用件%1を削除</translation>
    </message>
    <message>
        <source>Title, or part of a template (Alt+T lists them)</source>
        <translation>件名（入力すると定型文の候補が出ます）</translation>
    </message>
    <message>
        <source>Title of question %1</source>
        <translation>用件%1の件名</translation>
    </message>
    <message>
        <source>What was said and done</source>
        <translation>聞いたこと・対応したこと</translation>
    </message>
    <message>
        <source>Content of question %1</source>
        <translation>用件%1の内容</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>取扱い</translation>
    </message>
    <message>
        <source>Templates (Alt+T)</source>
        <translation>定型文（Alt+T）</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Record a contact</source>
        <translation>応対を記録</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>記録の詳細</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>A contact is not saved yet.</source>
        <translation>保存していない応対があります。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続きを書く</translation>
    </message>
</context>
<context>
    <name>StageStepper</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>%2段階のうち%1：%3</translation>
    </message>
    <message>
        <source>Step not known</source>
        <translation>段階不明</translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message>
        <source>Timeline</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Loading earlier entries…</source>
        <translation>以前の記録を読み込んでいます…</translation>
    </message>
    <message>
        <source>This is the beginning of the record.</source>
        <translation>ここが最初の記録です</translation>
    </message>
    <message>
        <source>No earlier entry meets the filters.</source>
        <translation>条件に合う記録はここまでです</translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>Templates</source>
        <translation>定型文</translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message>
        <source>No entry meets the filters</source>
        <translation>条件に合う記録がありません</translation>
    </message>
    <message>
        <source>Nothing is recorded yet</source>
        <translation>まだ記録がありません</translation>
    </message>
    <message>
        <source>Choose fewer filters, another word, or a longer period.</source>
        <translation>絞り込みを減らすか、別の言葉・より長い期間でお試しください。</translation>
    </message>
    <message>
        <source>What this person asks, applies for or is told will appear here, over every channel.</source>
        <translation>この方との相談・申請・お知らせが、経路を問わずここに並びます。</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>絞り込みをすべて解除</translation>
    </message>
    <message>
        <source>Record a contact</source>
        <translation>応対を記録</translation>
    </message>
    <message>
        <source>Record a contact (Ctrl+N)</source>
        <translation>応対を記録（Ctrl+N）</translation>
    </message>
    <message numerus="yes">
        <source>%n new entry(s)</source>
        <translation>
            <numerusform>新しい記録 %n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::ChannelListModel</name>
    <message>
        <source>not known up to when</source>
        <translation>いつまでそろっているか不明</translation>
    </message>
    <message>
        <source>complete until %1</source>
        <translation>%1までそろっています</translation>
    </message>
    <message>
        <source>All channels are complete</source>
        <translation>すべての経路の記録がそろっています</translation>
    </message>
    <message>
        <source>Incomplete: %1</source>
        <translation>そろっていない記録：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>It is not known up to when any channel is complete</source>
        <translation>各経路の記録がいつまでそろっているか分かりません</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>channel, its state</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>From the imported log “%1”; it does not say whether anything is missing</source>
        <translation>取込ログ「%1」の記録です。抜けがあるかどうかは分かりません</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::CitizenViewModel</name>
    <message numerus="yes">
        <source>Recorded on this device: %n entries</source>
        <translation>
            <numerusform>%n件を記録しました（この端末に保存済み）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::ContactComposer</name>
    <message>
        <source>Answering the person&apos;s matter</source>
        <translation>来庁者等への応対・案内</translation>
    </message>
    <message>
        <source>The contact was not accepted.</source>
        <translation>応対を保存できませんでした。</translation>
    </message>
    <message>
        <source>The draft cannot be kept: %1</source>
        <translation>下書きを保存できません：%1</translation>
    </message>
    <message>
        <source>Draft kept on this device %1</source>
        <translation>%1 下書きをこの端末に保存</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>sensitivity</comment>
        <translation>通常</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>要配慮</translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>取扱注意</translation>
    </message>
    <message>
        <source>No case</source>
        <translation>案件なし</translation>
    </message>
    <message>
        <source>What you typed stands in this window only. Leave it open until it is saved.</source>
        <translation>入力内容はこの画面にしかありません。保存できるまで閉じないでください。</translation>
    </message>
    <message>
        <source>What you typed is kept as a draft on this device.</source>
        <translation>入力内容は下書きとしてこの端末に保存されています。</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::EntryDetails</name>
    <message>
        <source>Correction of a record</source>
        <translation>記録の訂正</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::FacetListModel</name>
    <message>
        <source>Not stated</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::TimelineListModel</name>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <comment>several entries shown as one</comment>
        <translation>
            <numerusform>お知らせ %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Restricted</source>
        <translation>取扱注意</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>要配慮</translation>
    </message>
    <message>
        <source>%1 (receipt %2)</source>
        <translation>%1（受付番号 %2）</translation>
    </message>
    <message>
        <source>open</source>
        <translation>展開中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>折りたたみ</translation>
    </message>
    <message>
        <source>corrected later</source>
        <translation>後に訂正あり</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::TimelineViewModel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <comment>of a timeline</comment>
        <translation>
            <numerusform>全%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counting, of %n</source>
        <comment>entries of a timeline</comment>
        <translation>
            <numerusform>%n件のうち…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n shown</source>
        <comment>entries of a timeline</comment>
        <translation>
            <numerusform>%n件のうち%1件を表示</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>period</comment>
        <translation>%1から%2まで</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>period</comment>
        <translation>%1以降</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>period</comment>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>This is no date. Type for example 2026-11-24 or R8.11.24.</source>
        <translation>日付を確認してください（例：2026-11-24、R8.11.24）。</translation>
    </message>
    <message>
        <source>The end is before the start.</source>
        <translation>終了日が開始日より前です。</translation>
    </message>
    <message>
        <source>There is no entry on or before that day.</source>
        <translation>その日以前の記録はありません。</translation>
    </message>
</context>
</TS>
