<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TimeWords</name>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::AttentionModel</name>
    <message numerus="yes">
        <source>%n push tokens rejected</source>
        <translation>
            <numerusform>%n push token rejected</numerusform>
            <numerusform>%n push tokens rejected</numerusform>
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
    <name>wakeline::CallHistoryPage</name>
    <message numerus="yes">
        <source>%n call(s) written to %1</source>
        <translation>
            <numerusform>%n call written to %1</numerusform>
            <numerusform>%n calls written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::CallModel</name>
    <message numerus="yes">
        <source>%n pushes, %1 accepted</source>
        <translation>
            <numerusform>%n push, %1 accepted</numerusform>
            <numerusform>%n pushes, %1 accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::CallsPage</name>
    <message numerus="yes">
        <source>Hang up %n calls?</source>
        <translation>
            <numerusform>Hang up %n call?</numerusform>
            <numerusform>Hang up %n calls?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hang up %n calls</source>
        <translation>
            <numerusform>Hang up %n call</numerusform>
            <numerusform>Hang up %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) ended</source>
        <translation>
            <numerusform>%n call ended</numerusform>
            <numerusform>%n calls ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::Chip</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::DashboardPage</name>
    <message numerus="yes">
        <source>in %n boxes</source>
        <translation>
            <numerusform>in %n box</numerusform>
            <numerusform>in %n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ends in %n days</source>
        <translation>
            <numerusform>Ends in %n day</numerusform>
            <numerusform>Ends in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n woke by push %1</source>
        <translation>
            <numerusform>%n woke by push %1</numerusform>
            <numerusform>%n woke by push %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionsPage</name>
    <message numerus="yes">
        <source>Test push sent to %n device(s)</source>
        <translation>
            <numerusform>Test push sent to %n device</numerusform>
            <numerusform>Test push sent to %n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added, %1 changed</source>
        <translation>
            <numerusform>%n extension added, %1 changed</numerusform>
            <numerusform>%n extensions added, %1 changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added</source>
        <translation>
            <numerusform>%n extension added</numerusform>
            <numerusform>%n extensions added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) written to %1</source>
        <translation>
            <numerusform>%n extension written to %1</numerusform>
            <numerusform>%n extensions written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n extensions?</source>
        <translation>
            <numerusform>Delete %n extension?</numerusform>
            <numerusform>Delete %n extensions?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n extensions</source>
        <translation>
            <numerusform>Delete %n extension</numerusform>
            <numerusform>Delete %n extensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n were not there any more)</source>
        <translation>
            <numerusform>(%n was not there any more)</numerusform>
            <numerusform>(%n were not there any more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) are as they were</source>
        <translation>
            <numerusform>%n extension is as it was</numerusform>
            <numerusform>%n extensions are as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extensions deleted</source>
        <translation>
            <numerusform>%n extension deleted</numerusform>
            <numerusform>%n extensions deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb is on for %n extensions</source>
        <translation>
            <numerusform>Do not disturb is on for %n extension</numerusform>
            <numerusform>Do not disturb is on for %n extensions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb is off for %n extensions</source>
        <translation>
            <numerusform>Do not disturb is off for %n extension</numerusform>
            <numerusform>Do not disturb is off for %n extensions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::ImportDialog</name>
    <message numerus="yes">
        <source>%n extension(s) added.</source>
        <translation>
            <numerusform>%n extension added.</numerusform>
            <numerusform>%n extensions added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed.</source>
        <translation>
            <numerusform>%n changed.</numerusform>
            <numerusform>%n changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them got a new password. Save them now: they are never shown again.</source>
        <translation>
            <numerusform>%n of them got a new password. Save it now: it is never shown again.</numerusform>
            <numerusform>%n of them got a new password. Save them now: they are never shown again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The passwords of %n extension(s) are known to nobody else and can never be shown again.</source>
        <translation>
            <numerusform>The password of %n extension is known to nobody else and can never be shown again.</numerusform>
            <numerusform>The passwords of %n extensions are known to nobody else and can never be shown again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::ImportModel</name>
    <message numerus="yes">
        <source>%n rows: %1.</source>
        <translation>
            <numerusform>%n row: %1.</numerusform>
            <numerusform>%n rows: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 rows have an error. Nothing is imported until all of them are right.</source>
        <translation>
            <numerusform>%Ln of %1 rows has an error. Nothing is imported until all of them are right.</numerusform>
            <numerusform>%Ln of %1 rows have an error. Nothing is imported until all of them are right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::InstallationPage</name>
    <message numerus="yes">
        <source>%n extension(s) in use</source>
        <translation>
            <numerusform>%n extension in use</numerusform>
            <numerusform>%n extensions in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::NotificationPolicy</name>
    <message numerus="yes">
        <source>%n server certificates have changed</source>
        <translation>
            <numerusform>%n server certificate has changed</numerusform>
            <numerusform>%n server certificates have changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections are lost</source>
        <translation>
            <numerusform>%n connection is lost</numerusform>
            <numerusform>%n connections are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts of the service are not well</source>
        <translation>
            <numerusform>%n part of the service is not well</numerusform>
            <numerusform>%n parts of the service are not well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarms</source>
        <translation>
            <numerusform>%n alarm</numerusform>
            <numerusform>%n alarms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remarks on the licence</source>
        <translation>
            <numerusform>%n remark on the licence</numerusform>
            <numerusform>%n remarks on the licence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls are held</source>
        <translation>
            <numerusform>%n call is held</numerusform>
            <numerusform>%n calls are held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pushes to %n extensions failed</source>
        <translation>
            <numerusform>Pushes to %n extension failed</numerusform>
            <numerusform>Pushes to %n extensions failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new voicemail messages</source>
        <translation>
            <numerusform>%n new voicemail message</numerusform>
            <numerusform>%n new voicemail messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::PushLogPage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new push(es), show them</source>
        <translation>
            <numerusform>%n new push, show it</numerusform>
            <numerusform>%n new pushes, show them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Test push sent to %n device(s) of %1</source>
        <translation>
            <numerusform>Test push sent to %n device of %1</numerusform>
            <numerusform>Test push sent to %n devices of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::RegistrationModel</name>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::SystemStatusPage</name>
    <message numerus="yes">
        <source>%n days %1 h</source>
        <translation>
            <numerusform>%n day %1 h</numerusform>
            <numerusform>%n days %1 h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::Tray</name>
    <message numerus="yes">
        <source>%n parts are not well</source>
        <translation>
            <numerusform>%n part is not well</numerusform>
            <numerusform>%n parts are not well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed alerts</source>
        <translation>
            <numerusform>%n missed alert</numerusform>
            <numerusform>%n missed alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailBoxModel</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailPage</name>
    <message numerus="yes">
        <source>%1 new in %n boxes</source>
        <translation>
            <numerusform>%1 new in %n box</numerusform>
            <numerusform>%1 new in %n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::WakeHistogram</name>
    <message numerus="yes">
        <source>%1: %n phone(s) woke</source>
        <translation>
            <numerusform>%1: %n phone woke</numerusform>
            <numerusform>%1: %n phones woke</numerusform>
        </translation>
    </message>
</context>
</TS>
