<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>PersonChip</name>
    <message>
        <source> · </source>
        <translation>・</translation>
    </message>
</context>
<context>
    <name>PersonChips</name>
    <message>
        <source> · </source>
        <translation>・</translation>
    </message>
</context>
<context>
    <name>ReceptionView</name>
    <message>
        <source>Name, reading, birth date, phone, address or number</source>
        <translation>氏名・フリガナ・生年月日・電話番号・住所・番号で検索</translation>
    </message>
    <message>
        <source>Results appear while you type. Arrows choose, Enter opens.</source>
        <translation>入力中に結果が表示されます。矢印キーで選択し、Enterで開きます。</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>検索中…</translation>
    </message>
    <message>
        <source>Type what you were told; several words narrow it down.</source>
        <translation>聞き取った内容をそのまま入力してください。語を増やすと絞り込めます。</translation>
    </message>
    <message>
        <source>The first 200 characters are searched for</source>
        <translation>先頭の200文字で検索しています</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>検索中</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>検索結果</translation>
    </message>
    <message>
        <source>There are more. Add a birth date, a part of the address or the phone number to narrow it down.</source>
        <translation>該当者がほかにもいます。生年月日、住所の一部、電話番号などを加えて絞り込んでください。</translation>
    </message>
    <message>
        <source>Nobody was found</source>
        <translation>該当する方が見つかりません</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>検索内容を消去</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>open in a background tab</source>
        <translation>別のタブで開く（画面は切り替えない）</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>to the search box</source>
        <translation>検索欄へ移動</translation>
    </message>
    <message>
        <source>to the next item</source>
        <translation>次の項目へ移動</translation>
    </message>
    <message>
        <source>Try this:</source>
        <translation>次の方法をお試しください。</translation>
    </message>
    <message>
        <source>the reading in kana or in romaji</source>
        <translation>フリガナやローマ字で検索する</translation>
    </message>
    <message>
        <source>another era, or the year of birth alone</source>
        <translation>元号を変える、または生まれ年だけで検索する</translation>
    </message>
    <message>
        <source>a part of the address, or the last digits of the phone number</source>
        <translation>住所の一部や、電話番号の末尾で検索する</translation>
    </message>
    <message>
        <source>fewer words</source>
        <translation>語を減らす</translation>
    </message>
    <message>
        <source>• %1</source>
        <translation>・%1</translation>
    </message>
    <message>
        <source>People outside this ward are not in this copy.</source>
        <translation>この区以外の方は、この端末のデータに含まれていません。</translation>
    </message>
</context>
<context>
    <name>ResultHead</name>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>Born, age, gender</source>
        <translation>生年月日・年齢・性別</translation>
    </message>
    <message>
        <source>Address, phone</source>
        <translation>住所・電話番号</translation>
    </message>
    <message>
        <source>Number, last contact</source>
        <translation>利用者番号・最終応対</translation>
    </message>
</context>
<context>
    <name>ResultRow</name>
    <message>
        <source>known as %1</source>
        <translation>通称 %1</translation>
    </message>
    <message>
        <source>standard %1</source>
        <translation>標準 %1</translation>
    </message>
    <message>
        <source>date not known</source>
        <translation>生年月日不明</translation>
    </message>
    <message>
        <source> · </source>
        <translation>・</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>未反映</translation>
    </message>
    <message>
        <source>Made up</source>
        <translation>架空</translation>
    </message>
    <message>
        <source>Last contact %1</source>
        <translation>最終応対 %1</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>応対記録なし</translation>
    </message>
    <message>
        <source>found by %1</source>
        <translation>%1で一致</translation>
    </message>
</context>
<context>
    <name>SearchGuide</name>
    <message>
        <source>How to search</source>
        <translation>検索のしかた</translation>
    </message>
    <message>
        <source>Type what you were told, in any order. Results appear while you type.</source>
        <translation>聞き取った内容を順不同で入力してください。入力中に結果が表示されます。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>氏名</translation>
    </message>
    <message>
        <source>高橋花子, タカハシ, takahashi – variants such as 髙 are found too</source>
        <translation>高橋花子、タカハシ、takahashi（髙などの異体字も検索できます）</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>昭和30年3月3日, S30.3.3, 1955-03-03, 1955</source>
        <translation>昭和30年3月3日、S30.3.3、1955-03-03、1955</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>電話番号</translation>
    </message>
    <message>
        <source>06-1234-5678, or its last digits</source>
        <translation>06-1234-5678、または末尾の数桁</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住所</translation>
    </message>
    <message>
        <source>南港中2, 烏ヶ辻 – a part is enough</source>
        <translation>南港中2、烏ヶ辻（一部でも検索できます）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>citizen number or receipt number</source>
        <translation>利用者番号または受付番号</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>組み合わせ</translation>
    </message>
    <message>
        <source>高橋 昭和30年 南港 – a blank between narrows it down</source>
        <translation>高橋 昭和30年 南港（空白で区切って絞り込み）</translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Unfinished records</source>
        <translation>入力途中の応対記録</translation>
    </message>
    <message>
        <source>Go on where you left off.</source>
        <translation>続きから入力できます。</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>最近開いた方</translation>
    </message>
    <message>
        <source>Nobody has been opened yet</source>
        <translation>まだ開いた方はいません</translation>
    </message>
    <message>
        <source>People you open and records you have not finished appear here.</source>
        <translation>開いた方と、入力途中の応対記録がここに表示されます。</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_reception::HitListModel</name>
    <message>
        <source>age %1</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>Withheld (support measures)</source>
        <translation>非表示（支援措置）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>not yet applied everywhere</source>
        <translation>未反映の変更あり</translation>
    </message>
    <message>
        <source>made-up person</source>
        <translation>架空データ</translation>
    </message>
    <message>
        <source>representative %1</source>
        <translation>代表者 %1</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_reception::PersonListModel</name>
    <message>
        <source>Not in this copy</source>
        <translation>この端末にデータがありません</translation>
    </message>
    <message>
        <source>age %1</source>
        <translation>%1歳</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 に保存</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_reception::ReceptionViewModel</name>
    <message>
        <source>The first %1 of more</source>
        <translation>先頭の%1人を表示</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1人</translation>
    </message>
</context>
</TS>
