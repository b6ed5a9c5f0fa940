<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>CaseHead</name>
    <message>
        <source>Receipt number</source>
        <translation>受付番号</translation>
    </message>
    <message>
        <source>Sort by receipt number</source>
        <translation>受付番号順に並べ替え</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>利用者</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Office, responsible</source>
        <translation>担当部署・担当者</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Sort by due date, soonest first</source>
        <translation>期限が近い順に並べ替え</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>受付日</translation>
    </message>
    <message>
        <source>Sort by opening, newest first</source>
        <translation>受付日が新しい順に並べ替え</translation>
    </message>
</context>
<context>
    <name>CaseRow</name>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Events: %1</source>
        <translation>記録 %1件</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>未反映</translation>
    </message>
    <message>
        <source> · </source>
        <translation>・</translation>
    </message>
    <message>
        <source>nobody assigned</source>
        <translation>担当者未定</translation>
    </message>
    <message>
        <source>no due date</source>
        <translation>期限なし</translation>
    </message>
    <message>
        <source>opened %1</source>
        <translation>受付 %1</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>Number, title, person or responsible</source>
        <translation>受付番号・件名・氏名・担当者</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>受付方法</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>担当部署</translation>
    </message>
    <message>
        <source>Source system</source>
        <translation>取込元</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Take this filter away</source>
        <translation>この条件を外す</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>絞り込みをすべて解除</translation>
    </message>
    <message>
        <source>No person is linked to this case yet</source>
        <translation>この案件にはまだ利用者が登録されていません</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件一覧</translation>
    </message>
    <message>
        <source>There are no cases yet</source>
        <translation>案件はまだありません</translation>
    </message>
    <message>
        <source>Cases appear here as soon as one is opened or has been received from the central CRM.</source>
        <translation>案件が登録されるか、中央のCRMから届くと、ここに表示されます。</translation>
    </message>
    <message>
        <source>No case meets these filters</source>
        <translation>条件に合う案件はありません</translation>
    </message>
    <message>
        <source>Take a filter away to see more.</source>
        <translation>条件を外すと、ほかの案件が表示されます。</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>open the person on this case</source>
        <translation>利用者の記録をこの案件で開く</translation>
    </message>
    <message>
        <source>open in a background tab</source>
        <translation>別のタブで開く（画面は切り替えない）</translation>
    </message>
    <message>
        <source>to the filter box</source>
        <translation>検索欄へ移動</translation>
    </message>
</context>
<context>
    <name>StageStepper</name>
    <message>
        <source>%1/5 %2</source>
        <translation>%1/5 %2</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_queue::CaseListModel</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>date in a column (QDate format)</comment>
        <translation>yyyy/MM/dd</translation>
    </message>
    <message>
        <source>No person linked</source>
        <translation>利用者未登録</translation>
    </message>
    <message>
        <source>overdue: %1 d</source>
        <translation>%1日超過</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>本日期限</translation>
    </message>
    <message>
        <source>opened %1</source>
        <translation>受付 %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>not yet applied everywhere</source>
        <translation>未反映の変更あり</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>last working day</source>
        <translation>本日が最終営業日</translation>
    </message>
    <message>
        <source>working days: %1</source>
        <translation>あと%1営業日</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_queue::CasesViewModel</name>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>全段階</translation>
    </message>
    <message>
        <source>All domains</source>
        <translation>すべての分野</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>すべての受付方法</translation>
    </message>
    <message>
        <source>All offices</source>
        <translation>すべての担当部署</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>すべての取込元</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>「%1」</translation>
    </message>
    <message>
        <source>Cases: %1</source>
        <translation>%1件</translation>
    </message>
    <message>
        <source>%1 of %2 cases</source>
        <translation>%2件中 %1件</translation>
    </message>
</context>
</TS>
