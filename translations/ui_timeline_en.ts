<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DetailWords</name>
    <message numerus="yes">
        <source>%1 (%n day(s) overdue)</source>
        <translation>
            <numerusform>%1 (one day overdue)</numerusform>
            <numerusform>%1 (%n days overdue)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) later</source>
        <comment>recorded after it happened</comment>
        <translation>
            <numerusform>one day later</numerusform>
            <numerusform>%n days later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeaderPane</name>
    <message numerus="yes">
        <source>%n value(s) in conflict</source>
        <translation>
            <numerusform>One value in conflict</numerusform>
            <numerusform>%n values in conflict</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeaderWords</name>
    <message numerus="yes">
        <source>%n year(s) old</source>
        <translation>
            <numerusform>1 year old</numerusform>
            <numerusform>%n years old</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n own change(s) not applied yet</source>
        <translation>
            <numerusform>One own change not applied yet</numerusform>
            <numerusform>%n own changes not applied yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>1 open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IssueWords</name>
    <message numerus="yes">
        <source>%1 is %n character(s) too long. Please shorten it.</source>
        <translation>
            <numerusform>%1 is one character too long. Please shorten it.</numerusform>
            <numerusform>%1 is %n characters too long. Please shorten it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message numerus="yes">
        <source>%n new entry(s)</source>
        <translation>
            <numerusform>1 new entry</numerusform>
            <numerusform>%n new entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::CitizenViewModel</name>
    <message numerus="yes">
        <source>Recorded on this device: %n entries</source>
        <translation>
            <numerusform>Recorded on this device: 1 entry</numerusform>
            <numerusform>Recorded on this device: %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::TimelineListModel</name>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <comment>several entries shown as one</comment>
        <translation>
            <numerusform>1 notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_timeline::TimelineViewModel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <comment>of a timeline</comment>
        <translation>
            <numerusform>1 entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counting, of %n</source>
        <comment>entries of a timeline</comment>
        <translation>
            <numerusform>counting, of 1</numerusform>
            <numerusform>counting, of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n shown</source>
        <comment>entries of a timeline</comment>
        <translation>
            <numerusform>%1 of 1 shown</numerusform>
            <numerusform>%1 of %n shown</numerusform>
        </translation>
    </message>
</context>
</TS>
