<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>latchkey::ErrorText</name>
    <message numerus="yes">
        <source>Use at least %n characters; 15 or more is best.</source>
        <translation>
            <numerusform>Use at least %n character; 15 or more is best.</numerusform>
            <numerusform>Use at least %n characters; 15 or more is best.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n seconds.</source>
        <translation>
            <numerusform>Try again in %n second.</numerusform>
            <numerusform>Try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minutes.</source>
        <translation>
            <numerusform>Try again in %n minute.</numerusform>
            <numerusform>Try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n hours.</source>
        <translation>
            <numerusform>Try again in %n hour.</numerusform>
            <numerusform>Try again in %n hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n minutes slow.</source>
        <translation>
            <numerusform>Your clock seems %n minute slow.</numerusform>
            <numerusform>Your clock seems %n minutes slow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n minutes fast.</source>
        <translation>
            <numerusform>Your clock seems %n minute fast.</numerusform>
            <numerusform>Your clock seems %n minutes fast.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n seconds slow.</source>
        <translation>
            <numerusform>Your clock seems %n second slow.</numerusform>
            <numerusform>Your clock seems %n seconds slow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n seconds fast.</source>
        <translation>
            <numerusform>Your clock seems %n second fast.</numerusform>
            <numerusform>Your clock seems %n seconds fast.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latchkey::MfaForm</name>
    <message numerus="yes">
        <source>Trust this computer for %n days</source>
        <translation>
            <numerusform>Trust this computer for %n day</numerusform>
            <numerusform>Trust this computer for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latchkey::ProofField</name>
    <message numerus="yes">
        <source>Enter the %n digits that the app shows.</source>
        <translation>
            <numerusform>Enter the %n digit that the app shows.</numerusform>
            <numerusform>Enter the %n digits that the app shows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latchkey::RelativeWords</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latchkey::StrengthWatch</name>
    <message numerus="yes">
        <source>At least %n characters; 15 or more is best.</source>
        <translation>
            <numerusform>At least %n character; 15 or more is best.</numerusform>
            <numerusform>At least %n characters; 15 or more is best.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters, hard to guess.</source>
        <translation>
            <numerusform>%n character, hard to guess.</numerusform>
            <numerusform>%n characters, hard to guess.</numerusform>
        </translation>
    </message>
</context>
</TS>
