<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>PersonChip</name>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonChips</name>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceptionView</name>
    <message>
        <source>Name, reading, birth date, phone, address or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results appear while you type. Arrows choose, Enter opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you were told; several words narrow it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first 200 characters are searched for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more. Add a birth date, a part of the address or the phone number to narrow it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the reading in kana, another era or only the year of birth, a part of the address, or fewer words. People outside this ward are not in this copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like an individual number (My Number)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Individual numbers are never searched for or kept here. Clear the box (Esc) and search by name, birth date or citizen number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open in a background tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the search box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the next item</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultHead</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born, age, gender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, last contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultRow</name>
    <message>
        <source>known as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchGuide</name>
    <message>
        <source>How to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you were told, in any order. Results appear while you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高橋花子, タカハシ, takahashi – variants such as 髙 are found too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>昭和30年3月3日, S30.3.3, 1955-03-03, 1955</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>06-1234-5678, or its last digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>南港中2, 烏ヶ辻 – a part is enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>citizen number or receipt number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>高橋 昭和30年 南港 – a blank between narrows it down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPanel</name>
    <message>
        <source>Unfinished records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where you left off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has been opened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People you open and records you have not finished appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_reception::HitListModel</name>
    <message>
        <source>age %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withheld (support measures)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet applied everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made-up person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_reception::PersonListModel</name>
    <message>
        <source>Not in this copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>age %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_reception::ReceptionViewModel</name>
    <message>
        <source>The first %1 of more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
