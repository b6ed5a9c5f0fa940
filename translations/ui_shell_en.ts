<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>StatusWords</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::NavigationRail</name>
    <message numerus="yes">
        <source>Sync: %n records are not applied yet</source>
        <translation>
            <numerusform>Sync: one record is not applied yet</numerusform>
            <numerusform>Sync: %n records are not applied yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yorisoi::ui_shell::NoticePage</name>
    <message numerus="yes">
        <source>At %1 this device held %n record(s) that the central CRM had not confirmed. They are kept encrypted on this device.</source>
        <translation>
            <numerusform>At %1 this device held one record that the central CRM had not confirmed. It is kept encrypted on this device.</numerusform>
            <numerusform>At %1 this device held %n records that the central CRM had not confirmed. They are kept encrypted on this device.</numerusform>
        </translation>
    </message>
</context>
</TS>
