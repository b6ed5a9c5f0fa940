<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>messages</name>
    <message numerus="yes">
        <source>The PIN is wrong. %n more tries are left.</source>
        <translation>
            <numerusform>The PIN is wrong. One more try is left.</numerusform>
            <numerusform>The PIN is wrong. %n more tries are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is tried again in %n seconds. You can go on working.</source>
        <translation>
            <numerusform>It is tried again in one second. You can go on working.</numerusform>
            <numerusform>It is tried again in %n seconds. You can go on working.</numerusform>
        </translation>
    </message>
</context>
</TS>
