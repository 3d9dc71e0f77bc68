<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AuditWords</name>
    <message>
        <source>Call hung up</source>
        <translation>Anruf beendet</translation>
    </message>
    <message>
        <source>Call transferred</source>
        <translation>Anruf übergeben</translation>
    </message>
    <message>
        <source>Extension added</source>
        <translation>Nebenstelle angelegt</translation>
    </message>
    <message>
        <source>Extension changed</source>
        <translation>Nebenstelle geändert</translation>
    </message>
    <message>
        <source>Extension deleted</source>
        <translation>Nebenstelle gelöscht</translation>
    </message>
    <message>
        <source>Extensions imported</source>
        <translation>Nebenstellen importiert</translation>
    </message>
    <message>
        <source>Import ended</source>
        <translation>Import beendet</translation>
    </message>
    <message>
        <source>Many extensions changed</source>
        <translation>Viele Nebenstellen geändert</translation>
    </message>
    <message>
        <source>Device logged out</source>
        <translation>Gerät abgemeldet</translation>
    </message>
    <message>
        <source>App logged out</source>
        <translation>App abgemeldet</translation>
    </message>
    <message>
        <source>Test push sent</source>
        <translation>Test-Push gesendet</translation>
    </message>
    <message>
        <source>QR code for sign-in made</source>
        <translation>QR-Code zur Anmeldung erstellt</translation>
    </message>
    <message>
        <source>Licence issued</source>
        <translation>Lizenz ausgestellt</translation>
    </message>
    <message>
        <source>Licence changed</source>
        <translation>Lizenz geändert</translation>
    </message>
    <message>
        <source>Licence renewed</source>
        <translation>Lizenz verlängert</translation>
    </message>
    <message>
        <source>Licence suspended</source>
        <translation>Lizenz ausgesetzt</translation>
    </message>
    <message>
        <source>Licence reinstated</source>
        <translation>Lizenz wieder gültig</translation>
    </message>
    <message>
        <source>Licence revoked</source>
        <translation>Lizenz widerrufen</translation>
    </message>
    <message>
        <source>Licence transferred</source>
        <translation>Lizenz übertragen</translation>
    </message>
    <message>
        <source>Installation deactivated</source>
        <translation>Installation deaktiviert</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Operator added</source>
        <translation>Betreiber angelegt</translation>
    </message>
    <message>
        <source>Operator changed</source>
        <translation>Betreiber geändert</translation>
    </message>
    <message>
        <source>Operator deleted</source>
        <translation>Betreiber gelöscht</translation>
    </message>
    <message>
        <source>Own password changed</source>
        <translation>Eigenes Passwort geändert</translation>
    </message>
    <message>
        <source>Settings reloaded</source>
        <translation>Einstellungen neu geladen</translation>
    </message>
    <message>
        <source>Tier changed</source>
        <translation>Stufe geändert</translation>
    </message>
    <message>
        <source>Voicemail box added</source>
        <translation>Voicemailbox angelegt</translation>
    </message>
    <message>
        <source>Voicemail box changed</source>
        <translation>Voicemailbox geändert</translation>
    </message>
    <message>
        <source>Voicemail box deleted</source>
        <translation>Voicemailbox gelöscht</translation>
    </message>
    <message>
        <source>Greeting changed</source>
        <translation>Ansage geändert</translation>
    </message>
    <message>
        <source>Greeting removed</source>
        <translation>Ansage entfernt</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>Message restored</source>
        <translation>Nachricht wiederhergestellt</translation>
    </message>
    <message>
        <source>Message marked as read</source>
        <translation>Nachricht als gehört markiert</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Nebenstelle %1</translation>
    </message>
    <message>
        <source>Voicemail box %1</source>
        <translation>Voicemailbox %1</translation>
    </message>
    <message>
        <source>Unknown operator</source>
        <translation>Unbekannter Betreiber</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Betreiber %1</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Lizenz %1</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Anruf %1</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Dieser Server</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Falsches Passwort</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>The last admin</source>
        <translation>Der letzte Administrator</translation>
    </message>
    <message>
        <source>Bad value</source>
        <translation>Falscher Wert</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Beobachter</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Lizenzgeber</translation>
    </message>
    <message>
        <source>Licence key given</source>
        <translation>Lizenzschlüssel eingegeben</translation>
    </message>
    <message>
        <source>Licence file given</source>
        <translation>Lizenzdatei übergeben</translation>
    </message>
    <message>
        <source>Licence given back</source>
        <translation>Lizenz zurückgegeben</translation>
    </message>
</context>
<context>
    <name>CallRulesWords</name>
    <message>
        <source>Follow me</source>
        <translation>Follow-me</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Turn away</source>
        <translation>Abweisen</translation>
    </message>
    <message>
        <source>follow me</source>
        <translation>Follow-me</translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>turn away</source>
        <translation>abweisen</translation>
    </message>
    <message>
        <source>%1 to %2 in %3</source>
        <translation>%1 bis %2 in %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Its own phones ring for %1 s. No answer: %2. Busy: %3. Declined: %4. Nobody there: %5.</source>
        <translation>Die eigenen Telefone klingeln %1 s. Keine Antwort: %2. Besetzt: %3. Abgelehnt: %4. Niemand da: %5.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Shows who is registered, which calls are held and what became of every push.</source>
        <translation>Zeigt, wer registriert ist, welche Anrufe warten und was aus jedem Push wurde.</translation>
    </message>
    <message>
        <source>Connect to the saved connection of this name.</source>
        <translation>Mit der gespeicherten Verbindung dieses Namens verbinden.</translation>
    </message>
    <message>
        <source>Connect to this server, for this run only.</source>
        <translation>Mit diesem Server verbinden, nur für diesen Lauf.</translation>
    </message>
    <message>
        <source>Sign in as this operator.</source>
        <translation>Als dieser Betreiber anmelden.</translation>
    </message>
    <message>
        <source>Read the password from standard input, sign in at once, keep nothing.</source>
        <translation>Das Passwort von der Standardeingabe lesen, sofort anmelden, nichts behalten.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light, dark oder system.</translation>
    </message>
    <message>
        <source>Speak this language: %1.</source>
        <translation>Diese Sprache sprechen: %1.</translation>
    </message>
    <message>
        <source>Open this page: %1.</source>
        <translation>Diese Seite öffnen: %1.</translation>
    </message>
    <message>
        <source>Size of the window, 1280x800.</source>
        <translation>Größe des Fensters, 1280x800.</translation>
    </message>
    <message>
        <source>Use this settings file instead of your own.</source>
        <translation>Diese Einstellungsdatei statt der eigenen verwenden.</translation>
    </message>
    <message>
        <source>Write the window to this PNG file and quit.</source>
        <translation>Das Fenster in diese PNG-Datei schreiben und beenden.</translation>
    </message>
    <message>
        <source>Milliseconds to wait before the screenshot (2000).</source>
        <translation>Millisekunden bis zum Bildschirmfoto (2000).</translation>
    </message>
    <message>
        <source>--theme is light, dark or system</source>
        <translation>--theme ist light, dark oder system</translation>
    </message>
    <message>
        <source>--language is one of %1</source>
        <translation>--language ist eine von %1</translation>
    </message>
    <message>
        <source>--page is one of %1</source>
        <translation>--page ist eine von %1</translation>
    </message>
    <message>
        <source>--size is a width and a height, 1280x800</source>
        <translation>--size ist eine Breite und eine Höhe, 1280x800</translation>
    </message>
    <message>
        <source>--password-stdin was given, and no password came</source>
        <translation>--password-stdin wurde angegeben, aber kein Passwort kam</translation>
    </message>
</context>
<context>
    <name>EditConflictWords</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>As it is there</source>
        <translation>Wie es dort steht</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>The new one that you typed</source>
        <translation>Das neue, das Sie eingegeben haben</translation>
    </message>
    <message>
        <source>You changed it elsewhere at %1.</source>
        <translation>Sie haben es um %1 an anderer Stelle geändert.</translation>
    </message>
    <message>
        <source>%1 changed it at %2.</source>
        <translation>%1 hat es um %2 geändert.</translation>
    </message>
    <message>
        <source>Somebody else changed it at %1.</source>
        <translation>Jemand anderes hat es um %1 geändert.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile.</source>
        <translation>Jemand anderes hat es inzwischen geändert.</translation>
    </message>
</context>
<context>
    <name>FollowMeWords</name>
    <message>
        <source>%1 for %2 s</source>
        <translation>%1 für %2 s</translation>
    </message>
    <message>
        <source>%1 after %2 s for %3 s</source>
        <translation>%1 nach %2 s für %3 s</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1, dann %2</translation>
    </message>
    <message>
        <source>%1 with its own phones for %2 s</source>
        <translation>%1 zusammen mit den eigenen Telefonen für %2 s</translation>
    </message>
</context>
<context>
    <name>KeychainWords</name>
    <message>
        <source>This computer has no keychain that can be used.</source>
        <translation>Dieser Computer hat keinen nutzbaren Schlüsselbund.</translation>
    </message>
    <message>
        <source>The keychain did not allow it.</source>
        <translation>Der Schlüsselbund hat es nicht erlaubt.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Der Schlüsselbund meldet einen Fehler: %1</translation>
    </message>
    <message>
        <source>The keychain did not answer.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Call for %1 is held</source>
        <translation>Anruf für %1 wartet</translation>
    </message>
    <message>
        <source>%1 waits for %2 to wake</source>
        <translation>%1 wartet, bis %2 geweckt ist</translation>
    </message>
    <message>
        <source>%1 is not well</source>
        <translation>%1: Störung</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>The licence needs a look</source>
        <translation>Die Lizenz braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Licence ends soon</source>
        <translation>Lizenz läuft bald ab</translation>
    </message>
    <message>
        <source>It is good until %1</source>
        <translation>Sie gilt bis %1</translation>
    </message>
    <message>
        <source>Connection to %1 lost</source>
        <translation>Verbindung zu %1 verloren</translation>
    </message>
    <message>
        <source>%1 shows another certificate</source>
        <translation>%1 zeigt ein anderes Zertifikat</translation>
    </message>
    <message>
        <source>Nothing is sent there until you have compared the fingerprint</source>
        <translation>Bis Sie den Fingerabdruck verglichen haben, wird nichts dorthin gesendet</translation>
    </message>
    <message>
        <source>Push to extension %1 failed</source>
        <translation>Push an Nebenstelle %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>%1 said: %2</source>
        <translation>%1 meldet: %2</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>Unbekannter Anrufer</translation>
    </message>
    <message>
        <source>New message from %1</source>
        <translation>Neue Nachricht von %1</translation>
    </message>
    <message>
        <source>In the box %1, %2 seconds</source>
        <translation>In der Box %1, %2 Sekunden</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>Zertifikat geändert</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Part of the service not well</source>
        <translation>Störung eines Teils des Dienstes</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Held calls</source>
        <translation>Wartende Anrufe</translation>
    </message>
    <message>
        <source>Failed pushes</source>
        <translation>Fehlgeschlagene Pushes</translation>
    </message>
    <message>
        <source>New voicemail</source>
        <translation>Neue Voicemail</translation>
    </message>
    <message>
        <source>The server is not the one that was trusted</source>
        <translation>Der Server ist nicht der, dem vertraut wurde</translation>
    </message>
    <message>
        <source>For longer than 30 seconds</source>
        <translation>Länger als 30 Sekunden</translation>
    </message>
    <message>
        <source>What the service asks somebody to mend</source>
        <translation>Was laut Dienst jemand beheben soll</translation>
    </message>
    <message>
        <source>It has ended, or ends within 30 days</source>
        <translation>Sie ist abgelaufen oder läuft in 30 Tagen ab</translation>
    </message>
    <message>
        <source>Waiting for longer than 10 seconds</source>
        <translation>Länger als 10 Sekunden wartend</translation>
    </message>
    <message>
        <source>Refused, or no answer; several together</source>
        <translation>Abgelehnt oder ohne Antwort; mehrere zusammen</translation>
    </message>
    <message>
        <source>In every box, or in those named below</source>
        <translation>In jeder Box oder in den unten genannten</translation>
    </message>
    <message>
        <source>Database, Kamailio, push, recorder, mail</source>
        <translation>Datenbank, Kamailio, Push, Aufzeichnung, Mail</translation>
    </message>
</context>
<context>
    <name>OwnPushReasons</name>
    <message>
        <source>Nothing had to be sent</source>
        <translation>Es musste nichts gesendet werden</translation>
    </message>
    <message>
        <source>Apple lets a VoIP push announce a call and nothing else; an app that gets another one is stopped.</source>
        <translation>Apple lässt einen VoIP-Push nur Anrufe ankündigen; eine App, die einen anderen erhält, wird beendet.</translation>
    </message>
    <message>
        <source>The app of this device knows only pushes that announce a call.</source>
        <translation>Die App dieses Geräts kennt nur Pushes, die einen Anruf ankündigen.</translation>
    </message>
    <message>
        <source>This server has no account at the provider</source>
        <translation>Dieser Server hat kein Konto beim Anbieter</translation>
    </message>
    <message>
        <source>No phone of this provider can be woken. The token was kept.</source>
        <translation>Kein Telefon dieses Anbieters kann geweckt werden. Das Token wurde behalten.</translation>
    </message>
    <message>
        <source>Name the provider&apos;s key or service account in the settings.</source>
        <translation>Nennen Sie den Schlüssel oder das Dienstkonto des Anbieters in den Einstellungen.</translation>
    </message>
    <message>
        <source>The provider has not answered for a while</source>
        <translation>Der Anbieter antwortet seit einer Weile nicht</translation>
    </message>
    <message>
        <source>So this push failed at once instead of keeping the caller waiting. The provider is tried again every few seconds.</source>
        <translation>Deshalb schlug dieser Push sofort fehl, statt den Anrufer warten zu lassen. Der Anbieter wird alle paar Sekunden erneut versucht.</translation>
    </message>
    <message>
        <source>Check this server&apos;s way to the internet, and the provider&apos;s status page.</source>
        <translation>Prüfen Sie den Internetzugang dieses Servers und die Statusseite des Anbieters.</translation>
    </message>
    <message>
        <source>Too many pushes at once</source>
        <translation>Zu viele Pushes auf einmal</translation>
    </message>
    <message>
        <source>More were waiting than this server takes in; this one was not sent.</source>
        <translation>Es warteten mehr, als dieser Server annimmt; dieser wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Look for something that calls over and over.</source>
        <translation>Suchen Sie nach etwas, das immer wieder anruft.</translation>
    </message>
    <message>
        <source>The provider asked for a pause for this phone</source>
        <translation>Der Anbieter verlangt eine Pause für dieses Telefon</translation>
    </message>
    <message>
        <source>It had too many pushes in a short time. This one was not sent.</source>
        <translation>Es bekam zu viele Pushes in kurzer Zeit. Dieser wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Look for something that calls the same phone over and over.</source>
        <translation>Suchen Sie nach etwas, das immer wieder dasselbe Telefon anruft.</translation>
    </message>
    <message>
        <source>The Firebase project has used up its quota</source>
        <translation>Das Firebase-Projekt hat sein Kontingent verbraucht</translation>
    </message>
    <message>
        <source>Google counts the pushes of the whole project by the minute.</source>
        <translation>Google zählt die Pushes des ganzen Projekts pro Minute.</translation>
    </message>
    <message>
        <source>It passes within a minute. If it comes back, ask Google for more.</source>
        <translation>Es vergeht innerhalb einer Minute. Kommt es wieder, beantragen Sie bei Google mehr.</translation>
    </message>
    <message>
        <source>The call was over first</source>
        <translation>Der Anruf war vorher zu Ende</translation>
    </message>
    <message>
        <source>There was no time left to send the push, or to wait for the provider.</source>
        <translation>Es blieb keine Zeit, den Push zu senden oder auf den Anbieter zu warten.</translation>
    </message>
    <message>
        <source>Check this server&apos;s connection to the provider if it happens often.</source>
        <translation>Kommt es oft vor, prüfen Sie die Verbindung dieses Servers zum Anbieter.</translation>
    </message>
    <message>
        <source>The service was stopped</source>
        <translation>Der Dienst wurde beendet</translation>
    </message>
    <message>
        <source>It ended while this push was under way.</source>
        <translation>Er endete, während dieser Push unterwegs war.</translation>
    </message>
    <message>
        <source>The provider could not be reached</source>
        <translation>Der Anbieter war nicht erreichbar</translation>
    </message>
    <message>
        <source>No connection came about in time, so nothing was sent.</source>
        <translation>Es kam nicht rechtzeitig eine Verbindung zustande, daher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check name resolution, firewall and proxy of this server.</source>
        <translation>Prüfen Sie Namensauflösung, Firewall und Proxy dieses Servers.</translation>
    </message>
    <message>
        <source>The connection broke before the answer</source>
        <translation>Die Verbindung brach vor der Antwort ab</translation>
    </message>
    <message>
        <source>The push was sent; whether the provider has it is not known. It was not sent twice.</source>
        <translation>Der Push wurde gesendet; ob der Anbieter ihn hat, ist unbekannt. Er wurde nicht zweimal gesendet.</translation>
    </message>
    <message>
        <source>The provider did not answer in time</source>
        <translation>Der Anbieter hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>The push was sent and may have been delivered all the same.</source>
        <translation>Der Push wurde gesendet und ist vielleicht trotzdem zugestellt worden.</translation>
    </message>
    <message>
        <source>The provider was too busy to take the push</source>
        <translation>Der Anbieter war zu ausgelastet, um den Push anzunehmen</translation>
    </message>
    <message>
        <source>It turned the request away before reading it, so nothing was delivered.</source>
        <translation>Er wies die Anfrage ungelesen ab, also wurde nichts zugestellt.</translation>
    </message>
    <message>
        <source>Usually it passes by itself.</source>
        <translation>Meist vergeht es von selbst.</translation>
    </message>
    <message>
        <source>The provider&apos;s certificate is not trusted</source>
        <translation>Dem Zertifikat des Anbieters wird nicht vertraut</translation>
    </message>
    <message>
        <source>Something on the way may be listening in, or this server&apos;s list of authorities or its clock is wrong. Nothing was sent.</source>
        <translation>Vielleicht hört unterwegs jemand mit, oder die Liste der Zertifizierungsstellen oder die Uhr dieses Servers ist falsch. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Check the clock, the ca-certificates package and any proxy.</source>
        <translation>Prüfen Sie die Uhr, das Paket ca-certificates und jeden Proxy.</translation>
    </message>
    <message>
        <source>Google gave no access token</source>
        <translation>Google hat kein Zugriffstoken gegeben</translation>
    </message>
    <message>
        <source>Without one nothing can be sent to Firebase.</source>
        <translation>Ohne eines kann nichts an Firebase gesendet werden.</translation>
    </message>
    <message>
        <source>Check this server&apos;s way to oauth2.googleapis.com.</source>
        <translation>Prüfen Sie den Weg dieses Servers zu oauth2.googleapis.com.</translation>
    </message>
    <message>
        <source>Google refuses the service account</source>
        <translation>Google lehnt das Dienstkonto ab</translation>
    </message>
    <message>
        <source>Its key was withdrawn, or this server&apos;s clock is wrong.</source>
        <translation>Sein Schlüssel wurde zurückgezogen, oder die Uhr dieses Servers geht falsch.</translation>
    </message>
    <message>
        <source>Make a new key in the Google console, and check the server&apos;s time.</source>
        <translation>Erstellen Sie in der Google-Konsole einen neuen Schlüssel und prüfen Sie die Uhrzeit des Servers.</translation>
    </message>
    <message>
        <source>The signing key cannot be used</source>
        <translation>Der Signaturschlüssel ist unbrauchbar</translation>
    </message>
    <message>
        <source>The key file is damaged or holds another kind of key.</source>
        <translation>Die Schlüsseldatei ist beschädigt oder enthält eine andere Art von Schlüssel.</translation>
    </message>
    <message>
        <source>Compare the file with the one that the provider gave you.</source>
        <translation>Vergleichen Sie die Datei mit der, die der Anbieter Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>The browser&apos;s push service refuses our key</source>
        <translation>Der Push-Dienst des Browsers lehnt unseren Schlüssel ab</translation>
    </message>
    <message>
        <source>The VAPID key or its signature is wrong; the subscriptions were kept.</source>
        <translation>Der VAPID-Schlüssel oder seine Signatur ist falsch; die Abonnements wurden behalten.</translation>
    </message>
    <message>
        <source>Check the key file, webpush.subject and this server&apos;s clock.</source>
        <translation>Prüfen Sie die Schlüsseldatei, webpush.subject und die Uhr dieses Servers.</translation>
    </message>
    <message>
        <source>The browser&apos;s push service has not answered lately</source>
        <translation>Der Push-Dienst des Browsers antwortete zuletzt nicht</translation>
    </message>
    <message>
        <source>So this push failed at once. It is tried again soon.</source>
        <translation>Deshalb schlug dieser Push sofort fehl. Bald wird es erneut versucht.</translation>
    </message>
    <message>
        <source>Check this server&apos;s way to the internet if it lasts.</source>
        <translation>Hält es an, prüfen Sie den Internetzugang dieses Servers.</translation>
    </message>
    <message>
        <source>The subscription points into a private network</source>
        <translation>Das Abonnement zeigt in ein privates Netz</translation>
    </message>
    <message>
        <source>Pushes go to public servers only, so that nobody can make this server knock at inner doors.</source>
        <translation>Pushes gehen nur an öffentliche Server, damit niemand diesen Server an interne Türen klopfen lassen kann.</translation>
    </message>
    <message>
        <source>Ask the user to switch notifications off and on again.</source>
        <translation>Bitten Sie den Benutzer, die Benachrichtigungen aus- und wieder einzuschalten.</translation>
    </message>
    <message>
        <source>The push gateway does not answer</source>
        <translation>Das Push-Gateway antwortet nicht</translation>
    </message>
    <message>
        <source>This server pushes through another Wakeline, which cannot be reached.</source>
        <translation>Dieser Server pusht über ein anderes Wakeline, das nicht erreichbar ist.</translation>
    </message>
    <message>
        <source>Check the gateway&apos;s address and this server&apos;s way there.</source>
        <translation>Prüfen Sie die Adresse des Gateways und den Weg dieses Servers dorthin.</translation>
    </message>
    <message>
        <source>The gateway does not get through to the provider</source>
        <translation>Das Gateway kommt nicht zum Anbieter durch</translation>
    </message>
    <message>
        <source>The provider has not answered it for a while.</source>
        <translation>Der Anbieter antwortet ihm seit einer Weile nicht.</translation>
    </message>
    <message>
        <source>Usually it passes by itself. Ask whoever runs the gateway if it lasts.</source>
        <translation>Meist vergeht es von selbst. Hält es an, fragen Sie den Betreiber des Gateways.</translation>
    </message>
    <message>
        <source>The gateway has no account at the provider</source>
        <translation>Das Gateway hat kein Konto beim Anbieter</translation>
    </message>
    <message>
        <source>No phone of this provider can be woken through it. The token was kept.</source>
        <translation>Kein Telefon dieses Anbieters kann darüber geweckt werden. Das Token wurde behalten.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway.</source>
        <translation>Fragen Sie den Betreiber des Gateways.</translation>
    </message>
    <message>
        <source>The gateway&apos;s certificate is not trusted</source>
        <translation>Dem Zertifikat des Gateways wird nicht vertraut</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>If the certificate is its own, name its CA in provider.ca.</source>
        <translation>Ist das Zertifikat sein eigenes, nennen Sie dessen CA in provider.ca.</translation>
    </message>
    <message>
        <source>The push gateway turned the push away</source>
        <translation>Das Push-Gateway hat den Push abgewiesen</translation>
    </message>
    <message>
        <source>The reason in its own words is below. The token was kept.</source>
        <translation>Der Grund steht unten in seinen eigenen Worten. Das Token wurde behalten.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway if it lasts.</source>
        <translation>Hält es an, fragen Sie den Betreiber des Gateways.</translation>
    </message>
    <message>
        <source>The licence has run out</source>
        <translation>Die Lizenz ist abgelaufen</translation>
    </message>
    <message>
        <source>The gateway pushes nothing until it is renewed.</source>
        <translation>Bis sie verlängert ist, pusht das Gateway nichts.</translation>
    </message>
    <message>
        <source>Renew the licence with the vendor.</source>
        <translation>Verlängern Sie die Lizenz beim Lizenzgeber.</translation>
    </message>
    <message>
        <source>The gateway refuses the licence</source>
        <translation>Das Gateway lehnt die Lizenz ab</translation>
    </message>
    <message>
        <source>It pushes nothing until the licence is put right.</source>
        <translation>Bis die Lizenz in Ordnung ist, pusht es nichts.</translation>
    </message>
    <message>
        <source>Check the licence key, and ask the vendor.</source>
        <translation>Prüfen Sie den Lizenzschlüssel und fragen Sie den Lizenzgeber.</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>Give the connection a name.</source>
        <translation>Geben Sie der Verbindung einen Namen.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://pbx.example.net.</source>
        <translation>Das ist keine Adresse. Sie sieht aus wie https://pbx.example.net.</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>The address must not hold a user name or password.</source>
        <translation>Die Adresse darf weder Benutzernamen noch Passwort enthalten.</translation>
    </message>
    <message>
        <source>Enter the address without a path.</source>
        <translation>Geben Sie die Adresse ohne Pfad ein.</translation>
    </message>
    <message>
        <source>Over http the password would travel readable; use https. Only this computer may use http.</source>
        <translation>Über http wäre das Passwort lesbar; verwenden Sie https. Nur dieser Computer darf http verwenden.</translation>
    </message>
</context>
<context>
    <name>PushLogQueryWords</name>
    <message>
        <source>“%1” is not known here; try %2: %3.</source>
        <translation>„%1“ ist hier nicht bekannt; versuchen Sie %2: %3.</translation>
    </message>
</context>
<context>
    <name>PushReasonText</name>
    <message>
        <source>The token is no longer valid</source>
        <translation>Das Token ist nicht mehr gültig</translation>
    </message>
    <message>
        <source>The app was removed or signed out. This device gets no calls until the user signs in again; its token was removed here.</source>
        <translation>Die App wurde entfernt oder abgemeldet. Dieses Gerät erhält keine Anrufe, bis der Benutzer sich wieder anmeldet; sein Token wurde hier entfernt.</translation>
    </message>
    <message>
        <source>Ask the user to open the app and sign in.</source>
        <translation>Bitten Sie den Benutzer, die App zu öffnen und sich anzumelden.</translation>
    </message>
    <message>
        <source>The token is for another app or environment</source>
        <translation>Das Token gehört zu einer anderen App oder Umgebung</translation>
    </message>
    <message>
        <source>Apple refused it on the production and on the sandbox servers. A test build of the app and a key or bundle id of the released one do not belong together.</source>
        <translation>Apple hat es auf den Produktions- und den Sandbox-Servern abgelehnt. Ein Testbuild der App und ein Schlüssel oder eine Bundle-ID der veröffentlichten passen nicht zusammen.</translation>
    </message>
    <message>
        <source>Compare the app&apos;s bundle id with APNS_BUNDLE_ID, then let the user sign in again.</source>
        <translation>Vergleichen Sie die Bundle-ID der App mit APNS_BUNDLE_ID und lassen Sie den Benutzer sich neu anmelden.</translation>
    </message>
    <message>
        <source>The provider did not understand the push</source>
        <translation>Der Anbieter hat den Push nicht verstanden</translation>
    </message>
    <message>
        <source>The request was wrong, not the phone. The token was kept.</source>
        <translation>Die Anfrage war falsch, nicht das Telefon. Das Token wurde behalten.</translation>
    </message>
    <message>
        <source>Report it with the details below.</source>
        <translation>Melden Sie es mit den Angaben unten.</translation>
    </message>
    <message>
        <source>The push was too large</source>
        <translation>Der Push war zu groß</translation>
    </message>
    <message>
        <source>Even without its optional fields it was over the provider&apos;s limit, often because of a very long caller name or Call-ID.</source>
        <translation>Selbst ohne seine optionalen Felder war er größer, als der Anbieter erlaubt, oft wegen eines sehr langen Anrufernamens oder einer langen Call-ID.</translation>
    </message>
    <message>
        <source>Shorten the caller names that the trunk sends.</source>
        <translation>Kürzen Sie die Anrufernamen, die der Trunk sendet.</translation>
    </message>
    <message>
        <source>The provider had a problem of its own</source>
        <translation>Der Anbieter hatte selbst eine Störung</translation>
    </message>
    <message>
        <source>It answered with a server error, and the call&apos;s time was over before another attempt could help.</source>
        <translation>Er antwortete mit einem Serverfehler, und die Zeit des Anrufs war um, bevor ein weiterer Versuch helfen konnte.</translation>
    </message>
    <message>
        <source>Usually it passes by itself. Look at the provider&apos;s status page if it lasts.</source>
        <translation>Meist vergeht es von selbst. Hält es an, sehen Sie auf der Statusseite des Anbieters nach.</translation>
    </message>
    <message>
        <source>Too many pushes in a short time</source>
        <translation>Zu viele Pushes in kurzer Zeit</translation>
    </message>
    <message>
        <source>The provider asked to wait for longer than this call could.</source>
        <translation>Der Anbieter verlangte eine längere Wartezeit, als dieser Anruf hatte.</translation>
    </message>
    <message>
        <source>It passes by itself. Look for something that calls the same phone over and over.</source>
        <translation>Es vergeht von selbst. Suchen Sie nach etwas, das immer wieder dasselbe Telefon anruft.</translation>
    </message>
    <message>
        <source>The provider refuses our credential</source>
        <translation>Der Anbieter lehnt unsere Zugangsdaten ab</translation>
    </message>
    <message>
        <source>No phone of this provider can be woken until it is put right. The tokens were kept.</source>
        <translation>Bis das behoben ist, kann kein Telefon dieses Anbieters geweckt werden. Die Tokens wurden behalten.</translation>
    </message>
    <message>
        <source>Check the key file, its key id and team id, or the service account.</source>
        <translation>Prüfen Sie die Schlüsseldatei, ihre Key-ID und Team-ID oder das Dienstkonto.</translation>
    </message>
    <message>
        <source>The browser&apos;s subscription has ended</source>
        <translation>Das Abonnement des Browsers ist beendet</translation>
    </message>
    <message>
        <source>The user withdrew the permission or cleared the browser. It was removed here.</source>
        <translation>Der Benutzer hat die Erlaubnis entzogen oder den Browser geleert. Es wurde hier entfernt.</translation>
    </message>
    <message>
        <source>Ask the user to switch notifications on again.</source>
        <translation>Bitten Sie den Benutzer, die Benachrichtigungen wieder einzuschalten.</translation>
    </message>
    <message>
        <source>The token belongs to another Firebase project</source>
        <translation>Das Token gehört zu einem anderen Firebase-Projekt</translation>
    </message>
    <message>
        <source>The app was built for another sender than the service account here. The token was disabled.</source>
        <translation>Die App wurde für einen anderen Absender gebaut als das Dienstkonto hier. Das Token wurde gesperrt.</translation>
    </message>
    <message>
        <source>Compare the app&apos;s Firebase project with the service account&apos;s.</source>
        <translation>Vergleichen Sie das Firebase-Projekt der App mit dem des Dienstkontos.</translation>
    </message>
    <message>
        <source>Firebase cannot sign in to Apple or to the web push service</source>
        <translation>Firebase kann sich nicht bei Apple oder beim Web-Push-Dienst anmelden</translation>
    </message>
    <message>
        <source>The APNs key or the VAPID key stored in the Firebase project is wrong or has expired. The token was kept.</source>
        <translation>Der im Firebase-Projekt hinterlegte APNs- oder VAPID-Schlüssel ist falsch oder abgelaufen. Das Token wurde behalten.</translation>
    </message>
    <message>
        <source>Renew that key in the Firebase console.</source>
        <translation>Erneuern Sie diesen Schlüssel in der Firebase-Konsole.</translation>
    </message>
    <message>
        <source>Apple says our signature is too old</source>
        <translation>Apple hält unsere Signatur für zu alt</translation>
    </message>
    <message>
        <source>It was signed anew once and refused again, so this server&apos;s clock is probably wrong.</source>
        <translation>Sie wurde einmal erneuert und wieder abgelehnt; wahrscheinlich geht die Uhr dieses Servers falsch.</translation>
    </message>
    <message>
        <source>Check the server&apos;s time synchronisation.</source>
        <translation>Prüfen Sie die Zeitsynchronisation des Servers.</translation>
    </message>
    <message>
        <source>Apple does not let this key push to this app</source>
        <translation>Apple lässt diesen Schlüssel nicht an diese App pushen</translation>
    </message>
    <message>
        <source>The bundle id is not one of the team&apos;s, or VoIP pushes are not enabled for it. The token was kept.</source>
        <translation>Die Bundle-ID gehört nicht zum Team, oder VoIP-Pushes sind für sie nicht freigeschaltet. Das Token wurde behalten.</translation>
    </message>
    <message>
        <source>Compare APNS_BUNDLE_ID and APNS_TEAM_ID with the app&apos;s.</source>
        <translation>Vergleichen Sie APNS_BUNDLE_ID und APNS_TEAM_ID mit denen der App.</translation>
    </message>
    <message>
        <source>Apple counts too many new signatures for the team</source>
        <translation>Apple zählt zu viele neue Signaturen für das Team</translation>
    </message>
    <message>
        <source>Another server or process signs with a key of the same team; Apple counts them together.</source>
        <translation>Ein anderer Server oder Prozess signiert mit einem Schlüssel desselben Teams; Apple zählt sie zusammen.</translation>
    </message>
    <message>
        <source>Let one service push for the team, or use the gateway.</source>
        <translation>Lassen Sie nur einen Dienst für das Team pushen, oder verwenden Sie das Gateway.</translation>
    </message>
    <message>
        <source>The provider took the push</source>
        <translation>Der Anbieter hat den Push angenommen</translation>
    </message>
    <message>
        <source>Whether the phone has it shows when it registers. A phone that is off or without network stays silent.</source>
        <translation>Ob das Telefon ihn hat, zeigt sich, wenn es sich registriert. Ein Telefon, das aus oder ohne Netz ist, bleibt still.</translation>
    </message>
    <message>
        <source>The token is not for this app</source>
        <translation>Das Token ist nicht für diese App</translation>
    </message>
    <message>
        <source>The provider refuses to push to it with our account. It is not used again until the app registers anew.</source>
        <translation>Der Anbieter pusht mit unserem Konto nicht dorthin. Es wird erst wieder verwendet, wenn die App sich neu registriert.</translation>
    </message>
    <message>
        <source>Compare the app&apos;s project with the account here.</source>
        <translation>Vergleichen Sie das Projekt der App mit dem Konto hier.</translation>
    </message>
    <message>
        <source>The provider answered too late</source>
        <translation>Der Anbieter antwortete zu spät</translation>
    </message>
    <message>
        <source>The call was over before the provider said anything.</source>
        <translation>Der Anruf war vorbei, bevor der Anbieter etwas sagte.</translation>
    </message>
    <message>
        <source>Check this server&apos;s connection to the provider if it happens often.</source>
        <translation>Kommt es oft vor, prüfen Sie die Verbindung dieses Servers zum Anbieter.</translation>
    </message>
    <message>
        <source>The provider could not be reached</source>
        <translation>Der Anbieter war nicht erreichbar</translation>
    </message>
    <message>
        <source>There was no connection, or it broke off. The push may have been delivered all the same.</source>
        <translation>Es gab keine Verbindung, oder sie brach ab. Der Push ist vielleicht trotzdem zugestellt worden.</translation>
    </message>
    <message>
        <source>Check name resolution, firewall and proxy of this server.</source>
        <translation>Prüfen Sie Namensauflösung, Firewall und Proxy dieses Servers.</translation>
    </message>
</context>
<context>
    <name>PushResultWords</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Woke</source>
        <translation>Geweckt</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>FCM</source>
        <translation>FCM</translation>
    </message>
    <message>
        <source>APNs</source>
        <translation>APNs</translation>
    </message>
    <message>
        <source>Web Push</source>
        <translation>Web-Push</translation>
    </message>
</context>
<context>
    <name>QGuiApplication</name>
    <message>
        <source>QT_LAYOUT_DIRECTION</source>
        <extracomment>LTR, or RTL for a language that is read from the right.</extracomment>
        <translation>LTR</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message>
        <source>It is not there any more.</source>
        <translation>Es ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It was changed meanwhile.</source>
        <translation>Es wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>Ihre Rolle darf das nicht.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>Ihre Sitzung ist beendet. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>Wrong name or password.</source>
        <translation>Falscher Name oder falsches Passwort.</translation>
    </message>
    <message>
        <source>Too many attempts. Try again later.</source>
        <translation>Zu viele Versuche. Versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>Der Server ist überlastet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The service is stopping.</source>
        <translation>Der Dienst wird beendet.</translation>
    </message>
    <message>
        <source>The server does not reach its database.</source>
        <translation>Der Server erreicht seine Datenbank nicht.</translation>
    </message>
    <message>
        <source>This number is taken.</source>
        <translation>Diese Nummer ist vergeben.</translation>
    </message>
    <message>
        <source>This name is taken.</source>
        <translation>Dieser Name ist vergeben.</translation>
    </message>
    <message>
        <source>The last admin must stay.</source>
        <translation>Der letzte Administrator muss bleiben.</translation>
    </message>
    <message>
        <source>Nobody has answered this call yet.</source>
        <translation>Diesen Anruf hat noch niemand angenommen.</translation>
    </message>
    <message>
        <source>This call is being transferred already.</source>
        <translation>Dieser Anruf wird schon übergeben.</translation>
    </message>
    <message>
        <source>Whether it was done is not known. Look before you try again.</source>
        <translation>Ob es geschehen ist, ist nicht bekannt. Sehen Sie nach, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>Another import is running.</source>
        <translation>Ein anderer Import läuft.</translation>
    </message>
    <message>
        <source>The voicemail box is full.</source>
        <translation>Die Voicemailbox ist voll.</translation>
    </message>
    <message>
        <source>There is no such tier.</source>
        <translation>Diese Stufe gibt es nicht.</translation>
    </message>
</context>
<context>
    <name>SpokenLanguage</name>
    <message>
        <source>English</source>
        <extracomment>The name of this translation&apos;s language, in that language.</extracomment>
        <translation>Deutsch</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>pattern of a time, see QLocale::toString</comment>
        <translation>HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>pattern</comment>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>pattern</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <comment>pattern</comment>
        <translation>d. MMM HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <comment>pattern</comment>
        <translation>d. MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>pattern</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>pattern</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>HH:mm:ss.zzz</source>
        <comment>pattern</comment>
        <translation>HH:mm:ss.zzz</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>No answer after %1</source>
        <translation>Keine Antwort nach %1</translation>
    </message>
    <message>
        <source>HTTP %1 %2</source>
        <translation>HTTP %1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Cancel sent</source>
        <translation>Abbruch gesendet</translation>
    </message>
    <message>
        <source>Push sent</source>
        <translation>Push gesendet</translation>
    </message>
    <message>
        <source>Push accepted</source>
        <translation>Push angenommen</translation>
    </message>
    <message>
        <source>Push rejected</source>
        <translation>Push abgelehnt</translation>
    </message>
    <message>
        <source>REGISTER received</source>
        <translation>REGISTER empfangen</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Anruf beendet</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Niemand hat abgenommen</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Call failed</source>
        <translation>Anruf fehlgeschlagen</translation>
    </message>
    <message>
        <source>Caller hung up</source>
        <translation>Anrufer hat aufgelegt</translation>
    </message>
    <message>
        <source>Sent to voicemail</source>
        <translation>An Voicemail übergeben</translation>
    </message>
    <message>
        <source>INVITE received</source>
        <translation>INVITE empfangen</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>SIP %1</source>
        <translation>SIP %1</translation>
    </message>
    <message>
        <source>Waiting for REGISTER</source>
        <translation>Wartet auf REGISTER</translation>
    </message>
    <message>
        <source>The call waits at the SIP server</source>
        <translation>Der Anruf wartet am SIP-Server</translation>
    </message>
    <message>
        <source>Deliver INVITE</source>
        <translation>INVITE zustellen</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Klingelt</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>The phone did not register</source>
        <translation>Das Telefon hat sich nicht registriert</translation>
    </message>
    <message>
        <source>Within %1 s</source>
        <translation>Innerhalb von %1 s</translation>
    </message>
</context>
<context>
    <name>TransportWords</name>
    <message>
        <source>The server answered %1.</source>
        <translation>Der Server antwortete %1.</translation>
    </message>
    <message>
        <source>Over http the password would travel readable; use https.</source>
        <translation>Über http wäre das Passwort lesbar; verwenden Sie https.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large to be right.</source>
        <translation>Die Antwort des Servers ist zu groß, um richtig zu sein.</translation>
    </message>
    <message>
        <source>The server sends on to %1; enter that address instead.</source>
        <translation>Der Server leitet an %1 weiter; geben Sie diese Adresse ein.</translation>
    </message>
    <message>
        <source>What answers there is not a Wakeline server.</source>
        <translation>Was dort antwortet, ist kein Wakeline-Server.</translation>
    </message>
    <message>
        <source>Nothing answers at %1. Is the service running?</source>
        <translation>Unter %1 antwortet nichts. Läuft der Dienst?</translation>
    </message>
    <message>
        <source>No computer of the name %1 is known.</source>
        <translation>Kein Computer mit dem Namen %1 ist bekannt.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 hat nicht innerhalb von %2 s geantwortet.</translation>
    </message>
    <message>
        <source>%1 closed the connection before its answer was whole.</source>
        <translation>%1 hat die Verbindung geschlossen, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>Es kam keine sichere Verbindung zu %1 zustande.</translation>
    </message>
    <message>
        <source>This computer has no network.</source>
        <translation>Dieser Computer hat kein Netz.</translation>
    </message>
    <message>
        <source>The proxy between here and %1 does not let the connection through.</source>
        <translation>Der Proxy zwischen hier und %1 lässt die Verbindung nicht durch.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak HTTP.</source>
        <translation>Was unter %1 antwortet, spricht kein HTTP.</translation>
    </message>
    <message>
        <source>The connection to %1 failed.</source>
        <translation>Die Verbindung zu %1 ist fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>wakeline::ApiClient</name>
    <message>
        <source>The server&apos;s answer cannot be read: %1.</source>
        <translation>Die Antwort des Servers ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
</context>
<context>
    <name>wakeline::AttentionList</name>
    <message>
        <source>Needs attention</source>
        <translation>Braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Nothing. No call waits and all parts work.</source>
        <translation>Nichts. Kein Anruf wartet, und alle Teile arbeiten.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::AttentionModel</name>
    <message>
        <source>%1 is not well</source>
        <translation>%1: Störung</translation>
    </message>
    <message>
        <source>Open status</source>
        <translation>Status öffnen</translation>
    </message>
    <message>
        <source>Waiting for %1 to wake, voicemail takes over next</source>
        <translation>Wartet, bis %1 geweckt ist; danach übernimmt die Voicemail</translation>
    </message>
    <message>
        <source>Waiting for %1 to wake, the call is forwarded next</source>
        <translation>Wartet, bis %1 geweckt ist; danach wird umgeleitet</translation>
    </message>
    <message>
        <source>Waiting for %1 to wake</source>
        <translation>Wartet, bis %1 geweckt ist</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Call for %1 is held</source>
        <translation>Anruf für %1 wartet</translation>
    </message>
    <message>
        <source>Show call</source>
        <translation>Anruf zeigen</translation>
    </message>
    <message>
        <source>1 push token rejected</source>
        <translation>1 Push-Token abgelehnt</translation>
    </message>
    <message numerus="yes">
        <source>%n push tokens rejected</source>
        <translation>
            <numerusform>%n Push-Token abgelehnt</numerusform>
            <numerusform>%n Push-Tokens abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 no longer takes them: those phones cannot be woken until they register again</source>
        <translation>%1 nimmt sie nicht mehr an: Diese Telefone lassen sich nicht wecken, bis sie sich wieder registrieren</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>letzte Stunde</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>Licence ends soon</source>
        <translation>Lizenz läuft bald ab</translation>
    </message>
    <message>
        <source>The licence needs a look</source>
        <translation>Die Lizenz braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Open licence</source>
        <translation>Lizenz öffnen</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
</context>
<context>
    <name>wakeline::AuditModel</name>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>wakeline::AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>Audit-Protokoll</translation>
    </message>
    <message>
        <source>What operators did, newest first</source>
        <translation>Was Betreiber getan haben, Neuestes zuerst</translation>
    </message>
    <message>
        <source>Details of the entry</source>
        <translation>Einzelheiten des Eintrags</translation>
    </message>
    <message>
        <source>101, by:name or action:…</source>
        <translation>101, by:Name oder action:…</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Noch wurde nichts getan</translation>
    </message>
    <message>
        <source>Every change by an operator, and every sign-in, is listed here.</source>
        <translation>Jede Änderung durch einen Betreiber und jede Anmeldung steht hier.</translation>
    </message>
    <message>
        <source>Loading the audit log…</source>
        <translation>Audit-Protokoll wird geladen…</translation>
    </message>
    <message>
        <source>Could not load the audit log</source>
        <translation>Das Audit-Protokoll konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>No entry for “%1”</source>
        <translation>Kein Eintrag für „%1“</translation>
    </message>
    <message>
        <source>Search for what was changed, such as 101, or by:name, or action:call.hung_up.</source>
        <translation>Suchen Sie nach dem, was geändert wurde, etwa 101, oder by:Name, oder action:call.hung_up.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Older entries could not be loaded. %1 F5 tries again.</source>
        <translation>Ältere Einträge konnten nicht geladen werden. %1 F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Role then</source>
        <translation>Rolle damals</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
</context>
<context>
    <name>wakeline::BackgroundAlerts</name>
    <message>
        <source>Notifications saved</source>
        <translation>Benachrichtigungen gespeichert</translation>
    </message>
    <message>
        <source>This is how Wakeline tells you something</source>
        <translation>So meldet Wakeline Ihnen etwas</translation>
    </message>
    <message>
        <source>A click leads to the page that has more.</source>
        <translation>Ein Klick führt zur Seite, die mehr weiß.</translation>
    </message>
</context>
<context>
    <name>wakeline::Banner</name>
    <message>
        <source>Connection to %1 lost.</source>
        <translation>Verbindung zu %1 verloren.</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Jetzt verbinden</translation>
    </message>
    <message>
        <source>Values below are from %1.</source>
        <translation>Werte unten sind von %1.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>Next attempt in %1 s.</source>
        <translation>Nächster Versuch in %1 s.</translation>
    </message>
    <message>
        <source>An attempt is under way</source>
        <translation>Ein Versuch läuft</translation>
    </message>
</context>
<context>
    <name>wakeline::BindingCards</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Contact of %1</source>
        <translation>Kontakt von %1</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Kam von</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>Läuft ab um</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Läuft ab in</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Sent its push parameters</source>
        <translation>Push-Parameter gesendet</translation>
    </message>
    <message>
        <source>None, it must stay awake</source>
        <translation>Keiner, es muss wach bleiben</translation>
    </message>
</context>
<context>
    <name>wakeline::BrandButton</name>
    <message>
        <source>Connection %1, %2</source>
        <translation>Verbindung %1, %2</translation>
    </message>
</context>
<context>
    <name>wakeline::CallExportDialog</name>
    <message>
        <source>Export calls</source>
        <translation>Anrufe exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 von %2 Anrufen</translation>
    </message>
    <message>
        <source>Nothing was written. %1</source>
        <translation>Es wurde nichts geschrieben. %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>wakeline::CallHistoryModel</name>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Aufgelegt</translation>
    </message>
    <message>
        <source>The caller gave up</source>
        <translation>Der Anrufer hat aufgegeben</translation>
    </message>
    <message>
        <source>No phone was there to ring</source>
        <translation>Es war kein Telefon da, das klingeln konnte</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>There is no such number</source>
        <translation>Diese Nummer gibt es nicht</translation>
    </message>
    <message>
        <source>No answer came in time</source>
        <translation>Es kam nicht rechtzeitig eine Antwort</translation>
    </message>
    <message>
        <source>A passing failure</source>
        <translation>Eine vorübergehende Störung</translation>
    </message>
    <message>
        <source>No audio format in common</source>
        <translation>Kein gemeinsames Audioformat</translation>
    </message>
    <message>
        <source>The number is not whole</source>
        <translation>Die Nummer ist unvollständig</translation>
    </message>
    <message>
        <source>The number has changed</source>
        <translation>Die Nummer hat sich geändert</translation>
    </message>
    <message>
        <source>The network was out of order</source>
        <translation>Das Netz war gestört</translation>
    </message>
    <message>
        <source>The service was not there</source>
        <translation>Der Dienst war nicht da</translation>
    </message>
    <message>
        <source>The call went in a circle</source>
        <translation>Der Anruf lief im Kreis</translation>
    </message>
    <message>
        <source>The other side cannot do that</source>
        <translation>Die Gegenseite kann das nicht</translation>
    </message>
    <message>
        <source>Nobody saw it end</source>
        <translation>Niemand sah das Ende</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>Unterdrückt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie er endete</translation>
    </message>
    <message>
        <source>From the answer until somebody hung up</source>
        <translation>Vom Abnehmen bis zum Auflegen</translation>
    </message>
</context>
<context>
    <name>wakeline::CallHistoryPage</name>
    <message>
        <source>Call history</source>
        <translation>Anrufliste</translation>
    </message>
    <message>
        <source>Calls that are over, newest first</source>
        <translation>Beendete Anrufe, neueste zuerst</translation>
    </message>
    <message>
        <source>Call details</source>
        <translation>Anrufdetails</translation>
    </message>
    <message>
        <source>Number or Call-ID</source>
        <translation>Nummer oder Call-ID</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Noch keine Anrufe</translation>
    </message>
    <message>
        <source>A call is listed here as soon as it is over.</source>
        <translation>Ein Anruf steht hier, sobald er vorbei ist.</translation>
    </message>
    <message>
        <source>Loading the call history…</source>
        <translation>Anrufliste wird geladen…</translation>
    </message>
    <message>
        <source>Could not load the call history</source>
        <translation>Die Anrufliste konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>No call of “%1”</source>
        <translation>Kein Anruf von „%1“</translation>
    </message>
    <message>
        <source>The number must be whole, as it was dialled or shown.</source>
        <translation>Die Nummer muss vollständig sein, wie gewählt oder angezeigt.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Pushes</source>
        <translation>Pushes</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Nebenstelle</translation>
    </message>
    <message>
        <source>What was pushed for this call</source>
        <translation>Was für diesen Anruf gepusht wurde</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Older calls could not be loaded. %1 F5 tries again.</source>
        <translation>Ältere Anrufe konnten nicht geladen werden. %1 F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>an %1</translation>
    </message>
    <message>
        <source>The extension that was called</source>
        <translation>Die angerufene Nebenstelle</translation>
    </message>
    <message>
        <source>What was called is no extension here</source>
        <translation>Was angerufen wurde, ist hier keine Nebenstelle</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Rang</source>
        <translation>Geklingelt</translation>
    </message>
    <message>
        <source>Talked</source>
        <translation>Gesprochen</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Beendet von</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Call-ID</source>
        <translation>Call-ID</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>Write all calls that the filter leaves into a CSV file</source>
        <translation>Alle Anrufe, die der Filter übrig lässt, in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Anrufe exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) written to %1</source>
        <translation>
            <numerusform>%n Anruf in %1 geschrieben</numerusform>
            <numerusform>%n Anrufe in %1 geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::CallModel</name>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Failed, %1</source>
        <translation>Fehlgeschlagen, %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Caller hung up</source>
        <translation>Anrufer hat aufgelegt</translation>
    </message>
    <message>
        <source>To voicemail</source>
        <translation>An Voicemail</translation>
    </message>
    <message>
        <source>Then forwarded</source>
        <translation>Dann Umleitung</translation>
    </message>
    <message>
        <source>Then voicemail</source>
        <translation>Dann Voicemail</translation>
    </message>
    <message>
        <source>Then unavailable</source>
        <translation>Dann nicht erreichbar</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Klingelt</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonym</translation>
    </message>
    <message>
        <source>1 push, %1 accepted</source>
        <translation>1 Push, %1 angenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n pushes, %1 accepted</source>
        <translation>
            <numerusform>%n Push, %1 angenommen</numerusform>
            <numerusform>%n Pushes, %1 angenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Ext. %1</source>
        <translation>Nst. %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>Registered after %1</source>
        <translation>Registriert nach %1</translation>
    </message>
    <message>
        <source>Accepted in %1</source>
        <translation>Angenommen in %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Wake-up</source>
        <translation>Wecken</translation>
    </message>
</context>
<context>
    <name>wakeline::CallRulesDialog</name>
    <message>
        <source>Calls to extension %1</source>
        <translation>Anrufe an Nebenstelle %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>What would happen to a call now?</source>
        <translation>Was geschähe jetzt mit einem Anruf?</translation>
    </message>
    <message>
        <source>Its own phones ring for (seconds)</source>
        <translation>Die eigenen Telefone klingeln (Sekunden)</translation>
    </message>
    <message>
        <source>When busy</source>
        <translation>Wenn besetzt</translation>
    </message>
    <message>
        <source>When declined</source>
        <translation>Wenn abgelehnt</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>Ohne Antwort</translation>
    </message>
    <message>
        <source>With nobody there</source>
        <translation>Wenn niemand da ist</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>While it is not to be disturbed</source>
        <translation>Solange nicht gestört werden soll</translation>
    </message>
    <message>
        <source>Callers get voicemail instead of being turned away</source>
        <translation>Anrufer erreichen die Voicemail, statt abgewiesen zu werden</translation>
    </message>
    <message>
        <source>Who gets through all the same (numbers)</source>
        <translation>Wer trotzdem durchkommt (Nummern)</translation>
    </message>
    <message>
        <source>Quiet hours: do not disturb by the clock</source>
        <translation>Ruhezeiten: nach der Uhr nicht stören</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Beginning on</source>
        <translation>Beginnend am</translation>
    </message>
    <message>
        <source>Quiet hours begin on %1</source>
        <translation>Ruhezeiten beginnen am %1</translation>
    </message>
    <message>
        <source>Quiet from %1.</source>
        <translation>Ruhe von %1.</translation>
    </message>
    <message>
        <source>%1 to %2 seconds.</source>
        <translation>%1 bis %2 Sekunden.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Nummer.</translation>
    </message>
    <message>
        <source>A time such as 22:00.</source>
        <translation>Eine Uhrzeit wie 22:00.</translation>
    </message>
    <message>
        <source>A name such as Europe/Berlin.</source>
        <translation>Ein Name wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Its own phones ring for</source>
        <translation>Die eigenen Telefone klingeln</translation>
    </message>
    <message>
        <source>Who gets through all the same</source>
        <translation>Wer trotzdem durchkommt</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Nebenstelle %1</translation>
    </message>
</context>
<context>
    <name>wakeline::CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>Calls in progress</source>
        <translation>Laufende Anrufe</translation>
    </message>
    <message>
        <source>Call details</source>
        <translation>Anrufdetails</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Nummer oder Name</translation>
    </message>
    <message>
        <source>No calls right now</source>
        <translation>Gerade keine Anrufe</translation>
    </message>
    <message>
        <source>Calls show up here as they come in, held ones first.</source>
        <translation>Anrufe erscheinen hier, sobald sie eingehen, wartende zuerst.</translation>
    </message>
    <message>
        <source>Loading calls…</source>
        <translation>Anrufe werden geladen…</translation>
    </message>
    <message>
        <source>Could not load the calls</source>
        <translation>Die Anrufe konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No call matches “%1”</source>
        <translation>Kein Anruf passt zu „%1“</translation>
    </message>
    <message>
        <source>Search looks at numbers, names and Call-ID.</source>
        <translation>Die Suche sieht auf Nummern, Namen und Call-ID.</translation>
    </message>
    <message>
        <source>The call is forwarded when time runs out</source>
        <translation>Nach Ablauf der Zeit wird der Anruf umgeleitet</translation>
    </message>
    <message>
        <source>Voicemail answers when time runs out</source>
        <translation>Nach Ablauf der Zeit antwortet die Voicemail</translation>
    </message>
    <message>
        <source>The caller hears “unavailable” when time runs out</source>
        <translation>Nach Ablauf der Zeit hört der Anrufer „nicht erreichbar“</translation>
    </message>
    <message>
        <source>Held for %1</source>
        <translation>Wartet auf %1</translation>
    </message>
    <message>
        <source>Ringing %1</source>
        <translation>%1 klingelt</translation>
    </message>
    <message>
        <source>Call with %1</source>
        <translation>Gespräch mit %1</translation>
    </message>
    <message>
        <source>Call to %1</source>
        <translation>Anruf an %1</translation>
    </message>
    <message>
        <source>To %1, which is being called</source>
        <translation>An %1, wird gerade gerufen</translation>
    </message>
    <message>
        <source>To %1, which answered</source>
        <translation>An %1, hat angenommen</translation>
    </message>
    <message>
        <source>To %1 failed, SIP %2</source>
        <translation>An %1 fehlgeschlagen, SIP %2</translation>
    </message>
    <message>
        <source>To %1 failed</source>
        <translation>An %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Then unavailable</source>
        <translation>Dann nicht erreichbar</translation>
    </message>
    <message>
        <source>2 pushes, %1 accepted</source>
        <translation>2 Pushes, %1 angenommen</translation>
    </message>
    <message>
        <source>Registered after 1.38 s</source>
        <translation>Registriert nach 1,38 s</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Nebenstelle</translation>
    </message>
    <message>
        <source>Show the called number on the Extensions page</source>
        <translation>Die angerufene Nummer auf der Seite Nebenstellen zeigen</translation>
    </message>
    <message>
        <source>Pushes</source>
        <translation>Pushes</translation>
    </message>
    <message>
        <source>Show this call in the push log</source>
        <translation>Diesen Anruf im Push-Protokoll zeigen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <source>of %1 s</source>
        <translation>von %1 s</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>Call-ID</source>
        <translation>Call-ID</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Angerufen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>%1 sent, %2 accepted</source>
        <translation>%1 gesendet, %2 angenommen</translation>
    </message>
    <message>
        <source>First push</source>
        <translation>Erster Push</translation>
    </message>
    <message>
        <source>REGISTER</source>
        <translation>REGISTER</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Auflegen</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>Only for calls that are answered</source>
        <translation>Nur bei angenommenen Anrufen</translation>
    </message>
    <message>
        <source>End the selected calls (H)</source>
        <translation>Die gewählten Anrufe beenden (H)</translation>
    </message>
    <message>
        <source>Hand the call on to another extension (X)</source>
        <translation>Den Anruf an eine andere Nebenstelle übergeben (X)</translation>
    </message>
    <message>
        <source>One call at a time</source>
        <translation>Nur ein Anruf auf einmal</translation>
    </message>
    <message numerus="yes">
        <source>Hang up %n calls?</source>
        <translation>
            <numerusform>%n Anruf beenden?</numerusform>
            <numerusform>%n Anrufe beenden?</numerusform>
        </translation>
    </message>
    <message>
        <source>Both sides of each call hear it end at once. This cannot be taken back.</source>
        <translation>Beide Seiten jedes Anrufs hören sofort das Ende. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Hang up %n calls</source>
        <translation>
            <numerusform>%n Anruf beenden</numerusform>
            <numerusform>%n Anrufe beenden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 calls were not ended. %3</source>
        <translation>%1 von %2 Anrufen wurden nicht beendet. %3</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) ended</source>
        <translation>
            <numerusform>%n Anruf beendet</numerusform>
            <numerusform>%n Anrufe beendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfer to %1 has begun</source>
        <translation>Die Übergabe an %1 hat begonnen</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>Übergeben…</translation>
    </message>
</context>
<context>
    <name>wakeline::CertificateDialog</name>
    <message>
        <source>The certificate of %1 has changed</source>
        <translation>Das Zertifikat von %1 hat sich geändert</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>Ist das der richtige Server?</translation>
    </message>
    <message>
        <source>You trust another certificate for this server. Unless you know that it was replaced, somebody may be listening in. Do not sign in.</source>
        <translation>Sie vertrauen für diesen Server einem anderen Zertifikat. Wenn Sie nicht wissen, dass es ersetzt wurde, hört vielleicht jemand mit. Melden Sie sich nicht an.</translation>
    </message>
    <message>
        <source>Nobody vouches for the certificate of %1. Compare its fingerprint with the one that the server&apos;s administrator gives you.</source>
        <translation>Niemand bürgt für das Zertifikat von %1. Vergleichen Sie seinen Fingerabdruck mit dem, den Ihnen der Administrator des Servers gibt.</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>Bisher</translation>
    </message>
    <message>
        <source>System says</source>
        <translation>System meldet</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Nicht verbinden</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Diesem Zertifikat vertrauen</translation>
    </message>
</context>
<context>
    <name>wakeline::ChartCard</name>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
</context>
<context>
    <name>wakeline::ChartTableDialog</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>wakeline::ChartTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>wakeline::Chip</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n Zeile</numerusform>
            <numerusform>%1, %n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::ClipControls</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
</context>
<context>
    <name>wakeline::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>wakeline::ConflictDialog</name>
    <message>
        <source>%1 Nothing of yours was saved yet. Choose what shall hold.</source>
        <translation>%1 Von Ihren Änderungen wurde noch nichts gespeichert. Wählen Sie, was gelten soll.</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihres</translation>
    </message>
    <message>
        <source>All of mine</source>
        <translation>Alles von mir</translation>
    </message>
    <message>
        <source>Now on the server</source>
        <translation>Jetzt auf dem Server</translation>
    </message>
    <message>
        <source>All of theirs</source>
        <translation>Alles vom Server</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Von Ihnen geändert</translation>
    </message>
    <message>
        <source>Changed there</source>
        <translation>Dort geändert</translation>
    </message>
    <message>
        <source>Changed by both</source>
        <translation>Von beiden geändert</translation>
    </message>
    <message>
        <source>%1, yours: %2</source>
        <translation>%1, Ihres: %2</translation>
    </message>
    <message>
        <source>%1, on the server: %2</source>
        <translation>%1, auf dem Server: %2</translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation>Meines behalten: %1</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Das vom Server nehmen</translation>
    </message>
    <message>
        <source>Combine: %1</source>
        <translation>Verbinden: %1</translation>
    </message>
</context>
<context>
    <name>wakeline::Console</name>
    <message>
        <source>You stay signed in for this run only. %1</source>
        <translation>Sie bleiben nur für diesen Lauf angemeldet. %1</translation>
    </message>
</context>
<context>
    <name>wakeline::DashboardPage</name>
    <message>
        <source>in 24 hours</source>
        <translation>in 24 Stunden</translation>
    </message>
    <message>
        <source>this hour</source>
        <translation>in dieser Stunde</translation>
    </message>
    <message>
        <source>None so far</source>
        <translation>Bisher keine</translation>
    </message>
    <message>
        <source>Peak %1 at %2</source>
        <translation>Spitze %1 um %2</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registriert</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>and %1 ringing</source>
        <translation>und %1 klingeln</translation>
    </message>
    <message>
        <source>Held calls</source>
        <translation>Wartende Anrufe</translation>
    </message>
    <message>
        <source>Waiting for a phone to wake</source>
        <translation>Wartet auf das Wecken eines Telefons</translation>
    </message>
    <message>
        <source>Next one ends in %1</source>
        <translation>Nächster endet in %1</translation>
    </message>
    <message>
        <source>Nobody waits for a phone</source>
        <translation>Niemand wartet auf ein Telefon</translation>
    </message>
    <message>
        <source>Push success</source>
        <translation>Push-Erfolg</translation>
    </message>
    <message>
        <source>No push %1</source>
        <translation>Kein Push %1</translation>
    </message>
    <message>
        <source>%1 of %2 accepted</source>
        <translation>%1 von %2 angenommen</translation>
    </message>
    <message>
        <source>Voicemail waiting</source>
        <translation>Neue Voicemail</translation>
    </message>
    <message>
        <source>No new messages</source>
        <translation>Keine neuen Nachrichten</translation>
    </message>
    <message>
        <source>in 1 box</source>
        <translation>in 1 Box</translation>
    </message>
    <message numerus="yes">
        <source>in %n boxes</source>
        <translation>
            <numerusform>in %n Box</numerusform>
            <numerusform>in %n Boxen</numerusform>
        </translation>
    </message>
    <message>
        <source>Oldest: %1</source>
        <translation>Älteste: %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>This installation needs none</source>
        <translation>Diese Installation braucht keine</translation>
    </message>
    <message>
        <source>Ends in 1 day</source>
        <translation>Endet in 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %n days</source>
        <translation>
            <numerusform>Endet in %n Tag</numerusform>
            <numerusform>Endet in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>Extensions, until %1</source>
        <translation>Nebenstellen, bis %1</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Wake latency p95</source>
        <translation>Weckzeit p95</translation>
    </message>
    <message>
        <source>No phone woke %1</source>
        <translation>Kein Telefon %1 geweckt</translation>
    </message>
    <message>
        <source>Target is under %1 s</source>
        <translation>Ziel ist unter %1 s</translation>
    </message>
    <message>
        <source>Over the target of %1 s</source>
        <translation>Über dem Ziel von %1 s</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>of %1 well</source>
        <translation>von %1 in Ordnung</translation>
    </message>
    <message>
        <source>All parts work</source>
        <translation>Alle Teile arbeiten</translation>
    </message>
    <message>
        <source>Registrations</source>
        <translation>Registrierungen</translation>
    </message>
    <message>
        <source>The service has just started</source>
        <translation>Der Dienst ist gerade gestartet</translation>
    </message>
    <message>
        <source>Calls by outcome, per %1 min</source>
        <translation>Anrufe nach Ergebnis, je %1 min</translation>
    </message>
    <message>
        <source>No calls in the last hour</source>
        <translation>Keine Anrufe in der letzten Stunde</translation>
    </message>
    <message>
        <source>No calls in the last 24 hours</source>
        <translation>Keine Anrufe in den letzten 24 Stunden</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Push to REGISTER, seconds</source>
        <translation>Push bis REGISTER, Sekunden</translation>
    </message>
    <message>
        <source>No phone woke in the last hour</source>
        <translation>In der letzten Stunde wurde kein Telefon geweckt</translation>
    </message>
    <message>
        <source>No phone woke in the last 24 hours</source>
        <translation>In den letzten 24 Stunden wurde kein Telefon geweckt</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Load everything anew (F5)</source>
        <translation>Alles neu laden (F5)</translation>
    </message>
    <message>
        <source>Charts could not be loaded: %1</source>
        <translation>Die Diagramme konnten nicht geladen werden: %1</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>Could not be loaded</source>
        <translation>Konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>Pushes accepted, by provider</source>
        <translation>Angenommene Pushes, nach Anbieter</translation>
    </message>
    <message>
        <source>No pushes</source>
        <translation>Keine Pushes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n woke by push %1</source>
        <translation>
            <numerusform>%n %1 geweckt</numerusform>
            <numerusform>%n %1 geweckt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::DashboardTile</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::DesktopNotifications</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>wakeline::DeviceCards</name>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>Other sender</source>
        <translation>Anderer Absender</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Eigenes</translation>
    </message>
    <message>
        <source>The extension&apos;s password</source>
        <translation>Das Passwort der Nebenstelle</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>The devices could not be loaded. %1</source>
        <translation>Die Geräte konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>%1 is logged out</source>
        <translation>%1 ist abgemeldet</translation>
    </message>
    <message>
        <source>%1 was not logged out. %2</source>
        <translation>%1 wurde nicht abgemeldet. %2</translation>
    </message>
    <message>
        <source>No device can be woken. Calls reach this extension only while a phone is registered.</source>
        <translation>Kein Gerät kann geweckt werden. Anrufe erreichen diese Nebenstelle nur, solange ein Telefon registriert ist.</translation>
    </message>
    <message>
        <source>Push device %1</source>
        <translation>Push-Gerät %1</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registriert</translation>
    </message>
    <message>
        <source>Last push</source>
        <translation>Letzter Push</translation>
    </message>
    <message>
        <source>SIP account</source>
        <translation>SIP-Konto</translation>
    </message>
    <message>
        <source>Signed-in app</source>
        <translation>Angemeldete App</translation>
    </message>
    <message>
        <source>App without push, %1</source>
        <translation>App ohne Push, %1</translation>
    </message>
    <message>
        <source>No push</source>
        <translation>Kein Push</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Test push: %1 took it in %2</source>
        <translation>Test-Push: %1 nahm ihn in %2 an</translation>
    </message>
    <message>
        <source>Test push: %1. %2</source>
        <translation>Test-Push: %1. %2</translation>
    </message>
    <message>
        <source>Last wake</source>
        <translation>Zuletzt geweckt</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>Push %1, then REGISTER %2</source>
        <translation>Push %1, dann REGISTER %2</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Log out %1</source>
        <translation>%1 abmelden</translation>
    </message>
    <message>
        <source>Log out this device</source>
        <translation>Dieses Gerät abmelden</translation>
    </message>
    <message>
        <source>Its session ends, its push token is forgotten and its own SIP account is deleted, at once. It rings again only after it has been signed in anew.</source>
        <translation>Seine Sitzung endet, sein Push-Token wird vergessen und sein eigenes SIP-Konto gelöscht, sofort. Es klingelt erst wieder, wenn es neu angemeldet wurde.</translation>
    </message>
    <message>
        <source>Its push token is forgotten, and its session ends. It knows the extension&apos;s SIP password, so it comes back when it registers again; to keep it out, change the password too.</source>
        <translation>Sein Push-Token wird vergessen, und seine Sitzung endet. Es kennt das SIP-Passwort der Nebenstelle und kommt wieder, wenn es sich erneut registriert; um es fernzuhalten, ändern Sie auch das Passwort.</translation>
    </message>
    <message>
        <source>Log out %1?</source>
        <translation>%1 abmelden?</translation>
    </message>
</context>
<context>
    <name>wakeline::Dock</name>
    <message>
        <source>Close details (Esc)</source>
        <translation>Einzelheiten schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>wakeline::EditDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>%1 Nothing was saved. What you typed stays here: save it when the connection is back.</source>
        <translation>%1 Es wurde nichts gespeichert. Ihre Eingaben bleiben hier: Speichern Sie sie, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>%1 It is not known whether this was saved. What you typed stays here: save it again when the connection is back.</source>
        <translation>%1 Es ist nicht bekannt, ob das gespeichert wurde. Ihre Eingaben bleiben hier: Speichern Sie noch einmal, wenn die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>It was deleted meanwhile. What you typed stays here.</source>
        <translation>Es wurde inzwischen gelöscht. Ihre Eingaben bleiben hier.</translation>
    </message>
    <message>
        <source>%1 was changed meanwhile</source>
        <translation>%1 wurde inzwischen geändert</translation>
    </message>
</context>
<context>
    <name>wakeline::EventFeed</name>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>Binärdaten</translation>
    </message>
    <message>
        <source>a welcome that makes no sense</source>
        <translation>eine Begrüßung, die keinen Sinn ergibt</translation>
    </message>
    <message>
        <source>a resumption of something else</source>
        <translation>die Fortsetzung von etwas anderem</translation>
    </message>
    <message>
        <source>an event out of place</source>
        <translation>ein Ereignis außer der Reihe</translation>
    </message>
    <message>
        <source>event %1 after event %2</source>
        <translation>Ereignis %1 nach Ereignis %2</translation>
    </message>
    <message>
        <source>a resync before the welcome</source>
        <translation>ein Neuabgleich vor der Begrüßung</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>The session ran out; it is renewed.</source>
        <translation>Die Sitzung ist abgelaufen; sie wird erneuert.</translation>
    </message>
    <message>
        <source>The server did not understand this console.</source>
        <translation>Der Server hat diese Konsole nicht verstanden.</translation>
    </message>
    <message>
        <source>This console could not keep up with the events.</source>
        <translation>Diese Konsole kam mit den Ereignissen nicht nach.</translation>
    </message>
    <message>
        <source>The service is stopping.</source>
        <translation>Der Dienst wird beendet.</translation>
    </message>
    <message>
        <source>The server sent too much at once.</source>
        <translation>Der Server hat zu viel auf einmal gesendet.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 ist nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ging verloren.</translation>
    </message>
    <message>
        <source>The server sent something that cannot be read.</source>
        <translation>Der Server hat etwas Unlesbares gesendet.</translation>
    </message>
    <message>
        <source>Nothing was heard from the server for too long.</source>
        <translation>Vom Server war zu lange nichts zu hören.</translation>
    </message>
</context>
<context>
    <name>wakeline::ExpiryField</name>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Never expires</source>
        <translation>Läuft nie ab</translation>
    </message>
    <message>
        <source>As year-month-day.</source>
        <translation>Als Jahr-Monat-Tag.</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 Monat</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>3 years</source>
        <translation>3 Jahre</translation>
    </message>
    <message>
        <source>From today</source>
        <translation>Ab heute</translation>
    </message>
    <message>
        <source>This is not a day. Write it as 2027-12-31.</source>
        <translation>Das ist kein Tag. Schreiben Sie ihn wie 2027-12-31.</translation>
    </message>
    <message>
        <source>This day has passed.</source>
        <translation>Dieser Tag ist vorbei.</translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionDialog</name>
    <message>
        <source>Edit extension %1</source>
        <translation>Nebenstelle %1 bearbeiten</translation>
    </message>
    <message>
        <source>New extension</source>
        <translation>Neue Nebenstelle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add extension</source>
        <translation>Nebenstelle anlegen</translation>
    </message>
    <message>
        <source>What would happen to a call now?</source>
        <translation>Was geschähe jetzt mit einem Anruf?</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-Mail (optional)</translation>
    </message>
    <message>
        <source>Do not disturb: turn calls away</source>
        <translation>Nicht stören: Anrufe abweisen</translation>
    </message>
    <message>
        <source>New SIP password</source>
        <translation>Neues SIP-Passwort</translation>
    </message>
    <message>
        <source>SIP password</source>
        <translation>SIP-Passwort</translation>
    </message>
    <message>
        <source>Leave it empty to keep the present one.</source>
        <translation>Leer lassen, um das jetzige zu behalten.</translation>
    </message>
    <message>
        <source>Copy it now: only a hash is stored, it can never be shown again.</source>
        <translation>Kopieren Sie es jetzt: Nur ein Hash wird gespeichert, es lässt sich nie wieder anzeigen.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Follow me</source>
        <translation>Follow-me</translation>
    </message>
    <message>
        <source>Follow-me numbers</source>
        <translation>Follow-me-Nummern</translation>
    </message>
    <message>
        <source>Ring all of them at once</source>
        <translation>Alle zugleich klingeln lassen</translation>
    </message>
    <message>
        <source>1 to 32 letters, digits or _ . + -</source>
        <translation>1 bis 32 Buchstaben, Ziffern oder _ . + -</translation>
    </message>
    <message>
        <source>A name is needed, callers see it.</source>
        <translation>Ein Name ist nötig, Anrufer sehen ihn.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>This number is taken.</source>
        <translation>Diese Nummer ist vergeben.</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Nebenstelle %1</translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionHistory</name>
    <message>
        <source>All calls of this extension</source>
        <translation>Alle Anrufe dieser Nebenstelle</translation>
    </message>
    <message>
        <source>Loading calls…</source>
        <translation>Anrufe werden geladen…</translation>
    </message>
    <message>
        <source>The calls could not be loaded. %1</source>
        <translation>Die Anrufe konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>No calls yet.</source>
        <translation>Noch keine Anrufe.</translation>
    </message>
    <message>
        <source>%1 %2, %3, %4</source>
        <translation>%1 %2, %3, %4</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionModel</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>Kein Gerät</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>Token expired</source>
        <translation>Token abgelaufen</translation>
    </message>
    <message>
        <source>No phone of this extension can be woken</source>
        <translation>Kein Telefon dieser Nebenstelle kann geweckt werden</translation>
    </message>
    <message>
        <source>Ext.</source>
        <translation>Nst.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>DND</source>
        <translation>DND</translation>
    </message>
    <message>
        <source>Follow me</source>
        <translation>Follow-me</translation>
    </message>
    <message>
        <source>Push wake</source>
        <translation>Push-Wecken</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Phones that are registered or that a push can wake</source>
        <translation>Telefone, die registriert sind oder per Push geweckt werden können</translation>
    </message>
    <message>
        <source>Do not disturb: calls are turned away</source>
        <translation>Nicht stören: Anrufe werden abgewiesen</translation>
    </message>
    <message>
        <source>Calls ring other numbers, too</source>
        <translation>Anrufe klingeln auch unter anderen Nummern</translation>
    </message>
    <message>
        <source>Last push: time until the phone registered, or what became of it</source>
        <translation>Letzter Push: Zeit bis zur Registrierung des Telefons, oder was daraus wurde</translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionsPage</name>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Extension details</source>
        <translation>Details der Nebenstelle</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Suchen  (Strg+F)</translation>
    </message>
    <message>
        <source>No extensions yet</source>
        <translation>Noch keine Nebenstellen</translation>
    </message>
    <message>
        <source>An extension is a SIP user that phones sign in as.</source>
        <translation>Eine Nebenstelle ist ein SIP-Benutzer, als der sich Telefone anmelden.</translation>
    </message>
    <message>
        <source>New extension</source>
        <translation>Neue Nebenstelle</translation>
    </message>
    <message>
        <source>Loading extensions…</source>
        <translation>Nebenstellen werden geladen…</translation>
    </message>
    <message>
        <source>Could not load the extensions</source>
        <translation>Die Nebenstellen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No extension matches “%1”</source>
        <translation>Keine Nebenstelle passt zu „%1“</translation>
    </message>
    <message>
        <source>Search looks at number, name, contact and user agent.</source>
        <translation>Die Suche sieht auf Nummer, Name, Kontakt und User-Agent.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On, but without a number</source>
        <translation>An, aber ohne Nummer</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Token expired</source>
        <translation>Token abgelaufen</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>No push</source>
        <translation>Kein Push</translation>
    </message>
    <message>
        <source>Offline, and no device that a push can wake</source>
        <translation>Offline und ohne Gerät, das ein Push wecken kann</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Test-Push</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Call history</source>
        <translation>Anrufliste</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>QR sign-in</source>
        <translation>QR-Anmeldung</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Nebenstelle</translation>
    </message>
    <message>
        <source>Call rules</source>
        <translation>Anrufregeln</translation>
    </message>
    <message>
        <source>%1 of %2 online</source>
        <translation>%1 von %2 online</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Nebenstelle %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>none, not registered</source>
        <translation>keine, nicht registriert</translation>
    </message>
    <message>
        <source>DND</source>
        <translation>DND</translation>
    </message>
    <message>
        <source>On, calls are turned away</source>
        <translation>An, Anrufe werden abgewiesen</translation>
    </message>
    <message>
        <source>Follow me</source>
        <translation>Follow-me</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Ruhezeiten</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>Add an extension (Ctrl+N)</source>
        <translation>Nebenstelle anlegen (Strg+N)</translation>
    </message>
    <message>
        <source>Edit (F2)</source>
        <translation>Bearbeiten (F2)</translation>
    </message>
    <message>
        <source>Push to every device of this extension (T)</source>
        <translation>Push an jedes Gerät dieser Nebenstelle (T)</translation>
    </message>
    <message>
        <source>Sign a phone in by QR code (Q)</source>
        <translation>Ein Telefon per QR-Code anmelden (Q)</translation>
    </message>
    <message>
        <source>What becomes of the calls to this extension (R)</source>
        <translation>Was aus den Anrufen an diese Nebenstelle wird (R)</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>Löschen (Entf)</translation>
    </message>
    <message>
        <source>Extension %1 added</source>
        <translation>Nebenstelle %1 angelegt</translation>
    </message>
    <message>
        <source>Extension %1 saved</source>
        <translation>Nebenstelle %1 gespeichert</translation>
    </message>
    <message>
        <source>Delete extension %1?</source>
        <translation>Nebenstelle %1 löschen?</translation>
    </message>
    <message>
        <source>%1 can no longer sign in, and calls to this number are refused. This cannot be taken back.</source>
        <translation>%1 kann sich nicht mehr anmelden, und Anrufe an diese Nummer werden abgelehnt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Call rules of %1 saved</source>
        <translation>Anrufregeln von %1 gespeichert</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Call rules…</source>
        <translation>Anrufregeln…</translation>
    </message>
    <message>
        <source>Sign in by QR code…</source>
        <translation>Per QR-Code anmelden…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Do not disturb of %1 is on</source>
        <translation>„Nicht stören“ von %1 ist an</translation>
    </message>
    <message>
        <source>Do not disturb of %1 is off</source>
        <translation>„Nicht stören“ von %1 ist aus</translation>
    </message>
    <message>
        <source>Do not disturb of %1 was not changed.</source>
        <translation>„Nicht stören“ von %1 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Follow me of %1 is on</source>
        <translation>Follow-me von %1 ist an</translation>
    </message>
    <message>
        <source>Follow me of %1 is off</source>
        <translation>Follow-me von %1 ist aus</translation>
    </message>
    <message>
        <source>Follow me of %1 was not changed.</source>
        <translation>Follow-me von %1 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>%1 Somebody else has just changed it.</source>
        <translation>%1 Jemand anderes hat es gerade geändert.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Extension %1 is as it was</source>
        <translation>Nebenstelle %1 ist wie zuvor</translation>
    </message>
    <message>
        <source>Extension %1 was not changed back.</source>
        <translation>Nebenstelle %1 wurde nicht zurückgeändert.</translation>
    </message>
    <message>
        <source>Extension %1 deleted</source>
        <translation>Nebenstelle %1 gelöscht</translation>
    </message>
    <message>
        <source>Extension %1 was not deleted.</source>
        <translation>Nebenstelle %1 wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>The test push was not sent.</source>
        <translation>Der Test-Push wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Extension %1 has no device that a push can reach</source>
        <translation>Nebenstelle %1 hat kein Gerät, das ein Push erreichen kann</translation>
    </message>
    <message numerus="yes">
        <source>Test push sent to %n device(s)</source>
        <translation>
            <numerusform>Test-Push an %n Gerät gesendet</numerusform>
            <numerusform>Test-Push an %n Geräte gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>DND on</source>
        <translation>DND an</translation>
    </message>
    <message>
        <source>DND off</source>
        <translation>DND aus</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>Import und Export</translation>
    </message>
    <message>
        <source>Import from CSV…</source>
        <translation>Aus CSV importieren…</translation>
    </message>
    <message>
        <source>Export to CSV…</source>
        <translation>Nach CSV exportieren…</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added, %1 changed</source>
        <translation>
            <numerusform>%n Nebenstelle angelegt, %1 geändert</numerusform>
            <numerusform>%n Nebenstellen angelegt, %1 geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added</source>
        <translation>
            <numerusform>%n Nebenstelle angelegt</numerusform>
            <numerusform>%n Nebenstellen angelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>Export extensions</source>
        <translation>Nebenstellen exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) written to %1</source>
        <translation>
            <numerusform>%n Nebenstelle in %1 geschrieben</numerusform>
            <numerusform>%n Nebenstellen in %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written. %1</source>
        <translation>Es wurde nichts geschrieben. %1</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 und andere</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n extensions?</source>
        <translation>
            <numerusform>%n Nebenstelle löschen?</numerusform>
            <numerusform>%n Nebenstellen löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can no longer sign in, and calls to these numbers are refused. This cannot be taken back.</source>
        <translation>%1 können sich nicht mehr anmelden, und Anrufe an diese Nummern werden abgelehnt. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n extensions</source>
        <translation>
            <numerusform>%n Nebenstelle löschen</numerusform>
            <numerusform>%n Nebenstellen löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>(%n were not there any more)</source>
        <translation>
            <numerusform>(%n war nicht mehr da)</numerusform>
            <numerusform>(%n waren nicht mehr da)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) are as they were</source>
        <translation>
            <numerusform>%n Nebenstelle ist wie zuvor</numerusform>
            <numerusform>%n Nebenstellen sind wie zuvor</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed back.</source>
        <translation>Es wurde nichts zurückgeändert.</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Diesen Filter speichern…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Name des Filters</translation>
    </message>
    <message>
        <source>Filter “%1” saved</source>
        <translation>Filter „%1“ gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n extensions deleted</source>
        <translation>
            <numerusform>%n Nebenstelle gelöscht</numerusform>
            <numerusform>%n Nebenstellen gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb is on for %n extensions</source>
        <translation>
            <numerusform>„Nicht stören“ ist für %n Nebenstelle an</numerusform>
            <numerusform>„Nicht stören“ ist für %n Nebenstellen an</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb is off for %n extensions</source>
        <translation>
            <numerusform>„Nicht stören“ ist für %n Nebenstelle aus</numerusform>
            <numerusform>„Nicht stören“ ist für %n Nebenstellen aus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::FollowMeEditor</name>
    <message>
        <source>Follow me</source>
        <translation>Follow-me</translation>
    </message>
    <message>
        <source>Follow me: ring other numbers, too</source>
        <translation>Follow-me: auch andere Nummern anrufen</translation>
    </message>
    <message>
        <source>Add number</source>
        <translation>Nummer hinzufügen</translation>
    </message>
    <message>
        <source>Ring all of them at once</source>
        <translation>Alle zugleich klingeln lassen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>After (s)</source>
        <translation>Nach (s)</translation>
    </message>
    <message>
        <source>Rings (s)</source>
        <translation>Klingelt (s)</translation>
    </message>
    <message>
        <source>Follow-me numbers in their order</source>
        <translation>Follow-me-Nummern in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>At most %1 numbers</source>
        <translation>Höchstens %1 Nummern</translation>
    </message>
    <message>
        <source>Add the numbers that a call goes on to.</source>
        <translation>Fügen Sie die Nummern hinzu, an die ein Anruf weitergeht.</translation>
    </message>
    <message>
        <source>A call rings %1, all from the beginning.</source>
        <translation>Ein Anruf klingelt bei %1, alle von Anfang an.</translation>
    </message>
    <message>
        <source>When nobody answers, a call rings %1.</source>
        <translation>Nimmt niemand ab, klingelt ein Anruf bei %1.</translation>
    </message>
    <message>
        <source>Follow me needs a number, or switch it off.</source>
        <translation>Follow-me braucht eine Nummer, oder schalten Sie es aus.</translation>
    </message>
</context>
<context>
    <name>wakeline::FollowMeRow</name>
    <message>
        <source>Move: pull, or press Up or Down</source>
        <translation>Verschieben: ziehen, oder Hoch oder Runter drücken</translation>
    </message>
    <message>
        <source>Follow-me number</source>
        <translation>Follow-me-Nummer</translation>
    </message>
    <message>
        <source>Number to ring</source>
        <translation>Anzurufende Nummer</translation>
    </message>
    <message>
        <source>Seconds before it rings</source>
        <translation>Sekunden, bevor sie klingelt</translation>
    </message>
    <message>
        <source>Seconds that it rings</source>
        <translation>Sekunden, die sie klingelt</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Diese Nummer entfernen</translation>
    </message>
    <message>
        <source>A number is needed: 1 to 32 letters, digits or _ . + -</source>
        <translation>Eine Nummer ist nötig: 1 bis 32 Buchstaben, Ziffern oder _ . + -</translation>
    </message>
    <message>
        <source>A call cannot follow to the extension itself.</source>
        <translation>Ein Anruf kann nicht an die Nebenstelle selbst weitergehen.</translation>
    </message>
    <message>
        <source>It can ring after 0 to %1 seconds.</source>
        <translation>Sie kann nach 0 bis %1 Sekunden klingeln.</translation>
    </message>
    <message>
        <source>It can ring for %1 to %2 seconds.</source>
        <translation>Sie kann %1 bis %2 Sekunden klingeln.</translation>
    </message>
</context>
<context>
    <name>wakeline::FormField</name>
    <message>
        <source>Show the password</source>
        <translation>Passwort zeigen</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
</context>
<context>
    <name>wakeline::GoToDialog</name>
    <message>
        <source>Go to</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Page, number or name</source>
        <translation>Seite, Nummer oder Name</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>wakeline::GreetingDialog</name>
    <message>
        <source>Greeting of %1</source>
        <translation>Ansage von %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Callers hear</source>
        <translation>Anrufer hören</translation>
    </message>
    <message>
        <source>The default</source>
        <translation>Die Standardansage</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Die eigene</translation>
    </message>
    <message>
        <source>The default with its name</source>
        <translation>Die Standardansage mit ihrem Namen</translation>
    </message>
    <message>
        <source>Callers hear: %1</source>
        <translation>Anrufer hören: %1</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>WAV, AIFF, FLAC, Ogg or MP3, up to 5 minutes. It can be dropped here as well.</source>
        <translation>WAV, AIFF, FLAC, Ogg oder MP3, bis zu 5 Minuten. Sie kann auch hier abgelegt werden.</translation>
    </message>
    <message>
        <source>Looking for a recording of its own…</source>
        <translation>Eine eigene Aufnahme wird gesucht…</translation>
    </message>
    <message>
        <source>This box has no recording of its own yet.</source>
        <translation>Diese Box hat noch keine eigene Aufnahme.</translation>
    </message>
    <message>
        <source>The present recording could not be fetched. %1</source>
        <translation>Die jetzige Aufnahme konnte nicht geholt werden. %1</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Aufnahme wählen</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.aif *.aiff *.flac *.ogg *.oga *.mp3);;All files (*)</source>
        <translation>Audiodateien (*.wav *.aif *.aiff *.flac *.ogg *.oga *.mp3);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read. %2</source>
        <translation>%1 ist nicht lesbar. %2</translation>
    </message>
    <message>
        <source>%1 is too large: a greeting may have 32 MB.</source>
        <translation>%1 ist zu groß: Eine Ansage darf 32 MB haben.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>The present recording cannot be played.</source>
        <translation>Die jetzige Aufnahme kann nicht abgespielt werden.</translation>
    </message>
    <message>
        <source>%1 cannot be used. %2</source>
        <translation>%1 ist nicht verwendbar. %2</translation>
    </message>
    <message>
        <source>The recording that the box has</source>
        <translation>Die Aufnahme, die die Box hat</translation>
    </message>
    <message>
        <source>%1, as callers will hear it</source>
        <translation>%1, wie Anrufer sie hören werden</translation>
    </message>
    <message>
        <source>Wait until the present recording is here: without it the change could not be undone.</source>
        <translation>Warten Sie, bis die jetzige Aufnahme hier ist: Ohne sie ließe sich die Änderung nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Choose a file first: this box has no recording of its own yet.</source>
        <translation>Wählen Sie zuerst eine Datei: Diese Box hat noch keine eigene Aufnahme.</translation>
    </message>
    <message>
        <source>Uploading, %1 %</source>
        <translation>Wird hochgeladen, %1 %</translation>
    </message>
    <message>
        <source>Voicemail box %1</source>
        <translation>Voicemailbox %1</translation>
    </message>
    <message>
        <source>What the box has now</source>
        <translation>Was die Box jetzt hat</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
</context>
<context>
    <name>wakeline::HoldRing</name>
    <message>
        <source>%1 seconds left %2</source>
        <translation>noch %1 Sekunden %2</translation>
    </message>
    <message>
        <source>Time left is not known</source>
        <translation>Die Restzeit ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>wakeline::ImportDialog</name>
    <message>
        <source>Import extensions</source>
        <translation>Nebenstellen importieren</translation>
    </message>
    <message>
        <source>A CSV file in UTF-8 whose first row names the columns: number, display_name, password, email, dnd, follow_me_enabled, follow_me_numbers, follow_me_strategy. Who has no password gets one.</source>
        <translation>Eine CSV-Datei in UTF-8, deren erste Zeile die Spalten nennt: number, display_name, password, email, dnd, follow_me_enabled, follow_me_numbers, follow_me_strategy. Wer kein Passwort hat, bekommt eines.</translation>
    </message>
    <message>
        <source>Change extensions that exist already</source>
        <translation>Nebenstellen ändern, die es schon gibt</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>oder hier ablegen</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Zeilen der Datei</translation>
    </message>
    <message>
        <source>Save passwords…</source>
        <translation>Passwörter speichern…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All files (*)</source>
        <translation>CSV-Dateien (*.csv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The file cannot be read. %1</source>
        <translation>Die Datei ist nicht lesbar. %1</translation>
    </message>
    <message>
        <source>The file is larger than 32 MiB.</source>
        <translation>Die Datei ist größer als 32 MiB.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Datei wird geprüft…</translation>
    </message>
    <message>
        <source>The file could not be checked. %1</source>
        <translation>Die Datei konnte nicht geprüft werden. %1</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>Die ersten %1 werden gezeigt.</translation>
    </message>
    <message>
        <source>Sending the file…</source>
        <translation>Datei wird gesendet…</translation>
    </message>
    <message>
        <source>Nothing was imported. %1</source>
        <translation>Es wurde nichts importiert. %1</translation>
    </message>
    <message>
        <source>Whether the import has begun is not known: look at the list before you try again. %1</source>
        <translation>Ob der Import begonnen hat, ist nicht bekannt: Sehen Sie in der Liste nach, bevor Sie es erneut versuchen. %1</translation>
    </message>
    <message>
        <source>The service no longer knows this import, since it was started anew meanwhile. Either all rows are imported or none; the list shows which.</source>
        <translation>Der Dienst kennt diesen Import nicht mehr, weil er inzwischen neu gestartet wurde. Entweder sind alle Zeilen importiert oder keine; die Liste zeigt es.</translation>
    </message>
    <message>
        <source>The service does not answer; the import goes on there. %1</source>
        <translation>Der Dienst antwortet nicht; der Import läuft dort weiter. %1</translation>
    </message>
    <message>
        <source>%1 of %2 rows written</source>
        <translation>%1 von %2 Zeilen geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added.</source>
        <translation>
            <numerusform>%n Nebenstelle angelegt.</numerusform>
            <numerusform>%n Nebenstellen angelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed.</source>
        <translation>
            <numerusform>%n geändert.</numerusform>
            <numerusform>%n geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them got a new password. Save them now: they are never shown again.</source>
        <translation>
            <numerusform>%n davon bekam ein neues Passwort. Speichern Sie es jetzt: Es wird nie wieder angezeigt.</numerusform>
            <numerusform>%n davon bekamen ein neues Passwort. Speichern Sie sie jetzt: Sie werden nie wieder angezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>Abgebrochen. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Close without the passwords?</source>
        <translation>Ohne die Passwörter schließen?</translation>
    </message>
    <message numerus="yes">
        <source>The passwords of %n extension(s) are known to nobody else and can never be shown again.</source>
        <translation>
            <numerusform>Das Passwort von %n Nebenstelle kennt sonst niemand, und es lässt sich nie wieder anzeigen.</numerusform>
            <numerusform>Die Passwörter von %n Nebenstellen kennt sonst niemand, und sie lassen sich nie wieder anzeigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save passwords</source>
        <translation>Passwörter speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>The passwords were not saved. %1</source>
        <translation>Die Passwörter wurden nicht gespeichert. %1</translation>
    </message>
    <message>
        <source>The passwords are in %1.</source>
        <translation>Die Passwörter sind in %1.</translation>
    </message>
</context>
<context>
    <name>wakeline::ImportModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>New, with a generated password</source>
        <translation>Neu, mit erzeugtem Passwort</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Row %1: %2, %3</source>
        <translation>Zeile %1: %2, %3</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 as they are</source>
        <translation>%1 wie bisher</translation>
    </message>
    <message numerus="yes">
        <source>%n rows: %1.</source>
        <translation>
            <numerusform>%n Zeile: %1.</numerusform>
            <numerusform>%n Zeilen: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 rows have an error. Nothing is imported until all of them are right.</source>
        <translation>
            <numerusform>%Ln von %1 Zeilen hat einen Fehler. Es wird nichts importiert, bis alle stimmen.</numerusform>
            <numerusform>%Ln von %1 Zeilen haben einen Fehler. Es wird nichts importiert, bis alle stimmen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::InstallationCards</name>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Installations</source>
        <translation>Installationen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen…</translation>
    </message>
    <message>
        <source>The installations could not be loaded. %1</source>
        <translation>Die Installationen konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>The key was not activated on any PBX yet.</source>
        <translation>Der Schlüssel wurde noch auf keiner Telefonanlage aktiviert.</translation>
    </message>
    <message>
        <source>Nothing was pushed with this licence yet.</source>
        <translation>Mit dieser Lizenz wurde noch nichts gepusht.</translation>
    </message>
    <message>
        <source>Installation %1</source>
        <translation>Installation %1</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Deactivate %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>Take the seat back</source>
        <translation>Den Platz zurücknehmen</translation>
    </message>
    <message>
        <source>Its seat is free for another PBX. If it still runs, its next heartbeat takes a seat again where there is one.</source>
        <translation>Ihr Platz ist frei für eine andere Telefonanlage. Läuft sie noch, nimmt ihr nächstes Lebenszeichen wieder einen Platz, wo einer frei ist.</translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation>%1 deaktivieren?</translation>
    </message>
    <message>
        <source>%1 is deactivated</source>
        <translation>%1 ist deaktiviert</translation>
    </message>
    <message>
        <source>%1 was not deactivated. %2</source>
        <translation>%1 wurde nicht deaktiviert. %2</translation>
    </message>
</context>
<context>
    <name>wakeline::InstallationPage</name>
    <message>
        <source>This installation</source>
        <translation>Diese Installation</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Angaben kopieren</translation>
    </message>
    <message>
        <source>For the vendor&apos;s support. No key is in it.</source>
        <translation>Für den Support des Lizenzgebers. Kein Schlüssel ist darin.</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Angaben kopiert</translation>
    </message>
    <message>
        <source>Loading the licence…</source>
        <translation>Lizenz wird geladen…</translation>
    </message>
    <message>
        <source>Licence of this installation</source>
        <translation>Lizenz dieser Installation</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>This installation needs no licence</source>
        <translation>Diese Installation braucht keine Lizenz</translation>
    </message>
    <message>
        <source>It pushes with credentials of its own, or not at all. A licence is needed where push.gateway_url names another server to push through.</source>
        <translation>Sie pusht mit eigenen Zugangsdaten oder gar nicht. Eine Lizenz ist nötig, wo push.gateway_url einen anderen Server nennt, über den gepusht wird.</translation>
    </message>
    <message>
        <source>Could not load the licence</source>
        <translation>Die Lizenz konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>%1 extensions in use</source>
        <translation>%1 Nebenstellen in Gebrauch</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) in use</source>
        <translation>
            <numerusform>%n Nebenstelle in Gebrauch</numerusform>
            <numerusform>%n Nebenstellen in Gebrauch</numerusform>
        </translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>File holds until</source>
        <translation>Datei gilt bis</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Letzter Kontakt</translation>
    </message>
    <message>
        <source>Holds without server</source>
        <translation>Gilt ohne Server</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>three days from the last contact</source>
        <translation>drei Tage ab dem letzten Kontakt</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Load licence file</source>
        <translation>Lizenzdatei laden</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>Schlüssel eingeben</translation>
    </message>
    <message>
        <source>This installation is activated</source>
        <translation>Diese Installation ist aktiviert</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Calls and pushes go on whatever becomes of the licence, but without any licence no push gets through.</source>
        <translation>Anrufe und Pushes gehen weiter, was auch aus der Lizenz wird, aber ganz ohne Lizenz kommt kein Push durch.</translation>
    </message>
    <message>
        <source>The setting %1 names the licence. It is changed there, and takes effect when the service starts again.</source>
        <translation>Die Einstellung %1 nennt die Lizenz. Sie wird dort geändert und gilt, wenn der Dienst neu startet.</translation>
    </message>
    <message>
        <source>Remove file</source>
        <translation>Datei entfernen</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>Licence files (*.lic);;All files (*)</source>
        <translation>Lizenzdateien (*.lic);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The licence file cannot be read. %1</source>
        <translation>Die Lizenzdatei ist nicht lesbar. %1</translation>
    </message>
    <message>
        <source>The licence file is in use</source>
        <translation>Die Lizenzdatei ist in Gebrauch</translation>
    </message>
    <message>
        <source>The licence file was not taken.</source>
        <translation>Die Lizenzdatei wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>Deactivate this installation?</source>
        <translation>Diese Installation deaktivieren?</translation>
    </message>
    <message>
        <source>Its seat is free for another PBX. Until a licence is given again, no push gets through and phones that sleep do not ring.</source>
        <translation>Ihr Platz ist frei für eine andere Telefonanlage. Bis wieder eine Lizenz eingegeben ist, kommt kein Push durch, und schlafende Telefone klingeln nicht.</translation>
    </message>
    <message>
        <source>This installation is deactivated</source>
        <translation>Diese Installation ist deaktiviert</translation>
    </message>
    <message>
        <source>This installation was not deactivated.</source>
        <translation>Diese Installation wurde nicht deaktiviert.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>wakeline::KeyValueList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseDialog</name>
    <message>
        <source>Edit licence %1</source>
        <translation>Lizenz %1 bearbeiten</translation>
    </message>
    <message>
        <source>Issue a licence</source>
        <translation>Lizenz ausstellen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Ausstellen</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-Mail (optional)</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Days of grace</source>
        <translation>Tage Nachfrist</translation>
    </message>
    <message>
        <source>Entitlements besides the tier&apos;s (optional)</source>
        <translation>Berechtigungen über die der Stufe hinaus (optional)</translation>
    </message>
    <message>
        <source>Names apart by spaces or commas.</source>
        <translation>Namen, getrennt durch Leerzeichen oder Kommas.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>The tiers could not be loaded. %1</source>
        <translation>Die Stufen konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>%1, the tier&apos;s</source>
        <translation>%1, von der Stufe</translation>
    </message>
    <message>
        <source>The server&apos;s</source>
        <translation>Wie der Server</translation>
    </message>
    <message>
        <source>The tier&apos;s</source>
        <translation>Wie die Stufe</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Entitlements besides the tier&apos;s</source>
        <translation>Berechtigungen über die der Stufe hinaus</translation>
    </message>
    <message>
        <source>Whose licence is it?</source>
        <translation>Wessen Lizenz ist es?</translation>
    </message>
    <message>
        <source>Choose a tier.</source>
        <translation>Wählen Sie eine Stufe.</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Lizenz %1</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseKeyDialog</name>
    <message>
        <source>Licence key of %1</source>
        <translation>Lizenzschlüssel von %1</translation>
    </message>
    <message>
        <source>Licence key</source>
        <translation>Lizenzschlüssel</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy it now: only a hash is stored, it can never be shown again. A lost key is replaced by transferring the licence to its own holder.</source>
        <translation>Kopieren Sie ihn jetzt: Nur ein Hash wird gespeichert, er lässt sich nie wieder anzeigen. Ein verlorener Schlüssel wird ersetzt, indem die Lizenz an den eigenen Inhaber übertragen wird.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseKeyEntry</name>
    <message>
        <source>Activate this installation</source>
        <translation>Diese Installation aktivieren</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Licence key</source>
        <translation>Lizenzschlüssel</translation>
    </message>
    <message>
        <source>The licence server is asked at once. A key that was given before gives its seat back.</source>
        <translation>Der Lizenzserver wird sofort gefragt. Ein früherer Schlüssel gibt seinen Platz zurück.</translation>
    </message>
    <message>
        <source>Enter the key that the vendor gave you.</source>
        <translation>Geben Sie den Schlüssel ein, den der Lizenzgeber Ihnen gab.</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseModel</name>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>The key begins so. The whole of it was shown once and is stored nowhere.</source>
        <translation>Der Schlüssel beginnt so. Der ganze wurde einmal gezeigt und ist nirgends gespeichert.</translation>
    </message>
    <message>
        <source>Served until %1</source>
        <translation>Bedient bis %1</translation>
    </message>
    <message>
        <source>More extensions in use than the licence allows</source>
        <translation>Mehr Nebenstellen in Gebrauch, als die Lizenz erlaubt</translation>
    </message>
    <message>
        <source>Never activated</source>
        <translation>Nie aktiviert</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>In use at all installations together, as their heartbeats said last</source>
        <translation>In Gebrauch bei allen Installationen zusammen, nach ihrem letzten Lebenszeichen</translation>
    </message>
    <message>
        <source>Installations that hold a seat</source>
        <translation>Installationen, die einen Platz belegen</translation>
    </message>
    <message>
        <source>Newest heartbeat of any installation</source>
        <translation>Neuestes Lebenszeichen einer Installation</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>In grace</source>
        <translation>In Nachfrist</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Alive</source>
        <translation>Lebt</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Activating</source>
        <translation>Wird aktiviert</translation>
    </message>
    <message>
        <source>Server away</source>
        <translation>Server nicht da</translation>
    </message>
    <message>
        <source>No licence</source>
        <translation>Keine Lizenz</translation>
    </message>
    <message>
        <source>File not valid</source>
        <translation>Datei ungültig</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Unknown key</source>
        <translation>Unbekannter Schlüssel</translation>
    </message>
    <message>
        <source>No seat free</source>
        <translation>Kein Platz frei</translation>
    </message>
    <message>
        <source>Over its limit</source>
        <translation>Über der Grenze</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Nicht aktiviert</translation>
    </message>
    <message>
        <source>Entitlement missing</source>
        <translation>Berechtigung fehlt</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseTransferDialog</name>
    <message>
        <source>Transfer licence %1</source>
        <translation>Lizenz %1 übertragen</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>New holder</source>
        <translation>Neuer Inhaber</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-Mail (optional)</translation>
    </message>
    <message>
        <source>There will be a new key. The old one stops at once, and the PBXs that were activated with it lose their seats.</source>
        <translation>Es gibt einen neuen Schlüssel. Der alte gilt sofort nicht mehr, und die damit aktivierten Telefonanlagen verlieren ihre Plätze.</translation>
    </message>
    <message>
        <source>The same holder replaces a lost key.</source>
        <translation>Derselbe Inhaber ersetzt einen verlorenen Schlüssel.</translation>
    </message>
    <message>
        <source>Whose licence will it be?</source>
        <translation>Wessen Lizenz wird es?</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Lizenz %1</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
</context>
<context>
    <name>wakeline::LicensesPage</name>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Licence details</source>
        <translation>Lizenzdetails</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Suchen  (Strg+F)</translation>
    </message>
    <message>
        <source>No licences yet</source>
        <translation>Noch keine Lizenzen</translation>
    </message>
    <message>
        <source>A licence lets another PBX push through this server.</source>
        <translation>Mit einer Lizenz pusht eine andere Telefonanlage über diesen Server.</translation>
    </message>
    <message>
        <source>Issue a licence</source>
        <translation>Lizenz ausstellen</translation>
    </message>
    <message>
        <source>Loading licences…</source>
        <translation>Lizenzen werden geladen…</translation>
    </message>
    <message>
        <source>Could not load the licences</source>
        <translation>Die Lizenzen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No licence matches “%1”</source>
        <translation>Keine Lizenz passt zu „%1“</translation>
    </message>
    <message>
        <source>Search looks at holder, e-mail, the beginning of the key, and tier.</source>
        <translation>Die Suche sieht auf Inhaber, E-Mail, Schlüsselanfang und Stufe.</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Ausstellen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Any tier</source>
        <translation>Jede Stufe</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>Tier: %1</source>
        <translation>Stufe: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>%1 of %2 active</source>
        <translation>%1 von %2 aktiv</translation>
    </message>
    <message>
        <source>%1, %2 pushes forwarded</source>
        <translation>%1, %2 Pushes weitergeleitet</translation>
    </message>
    <message>
        <source>Key %1…</source>
        <translation>Schlüssel %1…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Served until</source>
        <translation>Bedient bis</translation>
    </message>
    <message>
        <source>%1, with grace</source>
        <translation>%1, mit Nachfrist</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Kein Ende</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>A revoked licence stays as it is</source>
        <translation>Eine widerrufene Lizenz bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Issue a licence (Ctrl+N)</source>
        <translation>Lizenz ausstellen (Strg+N)</translation>
    </message>
    <message>
        <source>What licences of each tier allow</source>
        <translation>Was Lizenzen jeder Stufe erlauben</translation>
    </message>
    <message>
        <source>Edit (F2)</source>
        <translation>Bearbeiten (F2)</translation>
    </message>
    <message>
        <source>Let it hold longer (R)</source>
        <translation>Länger gelten lassen (R)</translation>
    </message>
    <message>
        <source>Tiers saved</source>
        <translation>Stufen gespeichert</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>Verlängern…</translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation>Wieder gelten lassen</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Aussetzen</translation>
    </message>
    <message>
        <source>Transfer, new key…</source>
        <translation>Übertragen, neuer Schlüssel…</translation>
    </message>
    <message>
        <source>Save licence file…</source>
        <translation>Lizenzdatei speichern…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>Licence of %1 saved</source>
        <translation>Lizenz von %1 gespeichert</translation>
    </message>
    <message>
        <source>Revoke the licence of %1?</source>
        <translation>Die Lizenz von %1 widerrufen?</translation>
    </message>
    <message>
        <source>For good: its key is unknown from now on, and its PBXs cannot push through this server any more. Suspending can be taken back.</source>
        <translation>Endgültig: Ihr Schlüssel ist ab jetzt unbekannt, und ihre Telefonanlagen können nicht mehr über diesen Server pushen. Aussetzen lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>%1 Somebody else has just changed it.</source>
        <translation>%1 Jemand anderes hat es gerade geändert.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The licence of %1 was not changed.</source>
        <translation>Die Lizenz von %1 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Licence of %1 suspended</source>
        <translation>Lizenz von %1 ausgesetzt</translation>
    </message>
    <message>
        <source>Licence of %1 reinstated</source>
        <translation>Lizenz von %1 gilt wieder</translation>
    </message>
    <message>
        <source>Licence of %1 revoked</source>
        <translation>Lizenz von %1 widerrufen</translation>
    </message>
    <message>
        <source>Save licence file</source>
        <translation>Lizenzdatei speichern</translation>
    </message>
    <message>
        <source>Licence files (*.lic)</source>
        <translation>Lizenzdateien (*.lic)</translation>
    </message>
    <message>
        <source>No licence file was written.</source>
        <translation>Es wurde keine Lizenzdatei geschrieben.</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>No licence file was written. %1</source>
        <translation>Es wurde keine Lizenzdatei geschrieben. %1</translation>
    </message>
</context>
<context>
    <name>wakeline::LiveTable</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::MainWindow</name>
    <message>
        <source>%1 – Wakeline Console</source>
        <translation>%1 – Wakeline Konsole</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Verwalten</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Administer</source>
        <translation>Administrieren</translation>
    </message>
    <message>
        <source>Your role, %1, may only look</source>
        <translation>Ihre Rolle, %1, darf nur ansehen</translation>
    </message>
    <message>
        <source>Connection to %1 lost</source>
        <translation>Verbindung zu %1 verloren</translation>
    </message>
    <message>
        <source>Connected to %1 again</source>
        <translation>Wieder mit %1 verbunden</translation>
    </message>
    <message>
        <source>Live, %1 ms</source>
        <translation>Live, %1 ms</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s</source>
        <translation>Neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Verbindet neu…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Switch connection…</source>
        <translation>Verbindung wechseln…</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Benachrichtigungen…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Load everything anew</source>
        <translation>Alles neu laden</translation>
    </message>
    <message>
        <source>Change your password…</source>
        <translation>Eigenes Passwort ändern…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Your password was changed</source>
        <translation>Ihr Passwort wurde geändert</translation>
    </message>
</context>
<context>
    <name>wakeline::NotificationPolicy</name>
    <message numerus="yes">
        <source>%n server certificates have changed</source>
        <translation>
            <numerusform>%n Serverzertifikat hat sich geändert</numerusform>
            <numerusform>%n Serverzertifikate haben sich geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections are lost</source>
        <translation>
            <numerusform>%n Verbindung verloren</numerusform>
            <numerusform>%n Verbindungen verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts of the service are not well</source>
        <translation>
            <numerusform>%n Teil des Dienstes gestört</numerusform>
            <numerusform>%n Teile des Dienstes gestört</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarms</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remarks on the licence</source>
        <translation>
            <numerusform>%n Hinweis zur Lizenz</numerusform>
            <numerusform>%n Hinweise zur Lizenz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls are held</source>
        <translation>
            <numerusform>%n Anruf wartet</numerusform>
            <numerusform>%n Anrufe warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pushes to %n extensions failed</source>
        <translation>
            <numerusform>Pushes an %n Nebenstelle fehlgeschlagen</numerusform>
            <numerusform>Pushes an %n Nebenstellen fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new voicemail messages</source>
        <translation>
            <numerusform>%n neue Voicemail</numerusform>
            <numerusform>%n neue Voicemails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::NotificationsDialog</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>Beispiel zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Voicemail boxes (numbers)</source>
        <translation>Voicemailboxen (Nummern)</translation>
    </message>
    <message>
        <source>All boxes</source>
        <translation>Alle Boxen</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Only while the window is not in use</source>
        <translation>Nur, wenn das Fenster nicht benutzt wird</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>Mit Ton</translation>
    </message>
    <message>
        <source>Quiet hours: nothing on the desktop</source>
        <translation>Ruhezeiten: nichts auf dem Desktop</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Closing the window keeps Wakeline in the tray</source>
        <translation>Beim Schließen bleibt Wakeline im Infobereich</translation>
    </message>
    <message>
        <source>This desktop has no tray</source>
        <translation>Dieser Desktop hat keinen Infobereich</translation>
    </message>
    <message>
        <source>A time such as 22:00.</source>
        <translation>Eine Uhrzeit wie 22:00.</translation>
    </message>
    <message>
        <source>Later or earlier than its beginning.</source>
        <translation>Später oder früher als der Beginn.</translation>
    </message>
</context>
<context>
    <name>wakeline::OperatorDialog</name>
    <message>
        <source>looks at everything, changes nothing</source>
        <translation>sieht alles, ändert nichts</translation>
    </message>
    <message>
        <source>extensions, calls, voicemail</source>
        <translation>Nebenstellen, Anrufe, Voicemail</translation>
    </message>
    <message>
        <source>also operators, audit log, settings</source>
        <translation>auch Betreiber, Audit-Protokoll, Einstellungen</translation>
    </message>
    <message>
        <source>licences only</source>
        <translation>nur Lizenzen</translation>
    </message>
    <message>
        <source>Edit operator %1</source>
        <translation>Betreiber %1 bearbeiten</translation>
    </message>
    <message>
        <source>New operator</source>
        <translation>Neuer Betreiber</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add operator</source>
        <translation>Betreiber anlegen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>Er bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Leave it empty to keep the present one. A new role or password signs the operator out everywhere.</source>
        <translation>Leer lassen, um das jetzige zu behalten. Eine neue Rolle oder ein neues Passwort meldet den Betreiber überall ab.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A name is needed to sign in with.</source>
        <translation>Zum Anmelden ist ein Name nötig.</translation>
    </message>
    <message>
        <source>There is an operator of this name.</source>
        <translation>Einen Betreiber dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Betreiber %1</translation>
    </message>
</context>
<context>
    <name>wakeline::OperatorModel</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (Sie)</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Angelegt</translation>
    </message>
</context>
<context>
    <name>wakeline::OperatorsPage</name>
    <message>
        <source>Operators</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Operator details</source>
        <translation>Details des Betreibers</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Suchen  (Strg+F)</translation>
    </message>
    <message>
        <source>No operators</source>
        <translation>Keine Betreiber</translation>
    </message>
    <message>
        <source>Operators sign in to this console.</source>
        <translation>Betreiber melden sich an dieser Konsole an.</translation>
    </message>
    <message>
        <source>Add an operator</source>
        <translation>Betreiber anlegen</translation>
    </message>
    <message>
        <source>Loading operators…</source>
        <translation>Betreiber werden geladen…</translation>
    </message>
    <message>
        <source>Could not load the operators</source>
        <translation>Die Betreiber konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No operator matches “%1”</source>
        <translation>Kein Betreiber passt zu „%1“</translation>
    </message>
    <message>
        <source>Search looks at name and role.</source>
        <translation>Die Suche sieht auf Name und Rolle.</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>Mein Passwort</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>What they did</source>
        <translation>Was er tat</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>%1 of %2 enabled</source>
        <translation>%1 von %2 aktiv</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Das sind Sie</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>Another admin can do that, you cannot do it to yourself</source>
        <translation>Das kann ein anderer Administrator tun, nicht Sie selbst</translation>
    </message>
    <message>
        <source>Operator %1 added</source>
        <translation>Betreiber %1 angelegt</translation>
    </message>
    <message>
        <source>Operator %1 saved</source>
        <translation>Betreiber %1 gespeichert</translation>
    </message>
    <message>
        <source>Delete operator %1?</source>
        <translation>Betreiber %1 löschen?</translation>
    </message>
    <message>
        <source>Every session of this operator ends. What was done stays in the audit log. This cannot be taken back.</source>
        <translation>Jede Sitzung dieses Betreibers endet. Was getan wurde, bleibt im Audit-Protokoll. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Your password was changed</source>
        <translation>Ihr Passwort wurde geändert</translation>
    </message>
    <message>
        <source>Operator %1 was not changed.</source>
        <translation>Betreiber %1 wurde nicht geändert.</translation>
    </message>
    <message>
        <source>Operator %1 disabled and signed out</source>
        <translation>Betreiber %1 gesperrt und abgemeldet</translation>
    </message>
    <message>
        <source>Operator %1 enabled</source>
        <translation>Betreiber %1 freigegeben</translation>
    </message>
    <message>
        <source>Operator %1 was not deleted.</source>
        <translation>Betreiber %1 wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>Operator %1 deleted</source>
        <translation>Betreiber %1 gelöscht</translation>
    </message>
    <message>
        <source>%1 Somebody else has just changed it.</source>
        <translation>%1 Jemand anderes hat es gerade geändert.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>wakeline::OutcomeBars</name>
    <message>
        <source>%1: %2 of %3 accepted</source>
        <translation>%1: %2 von %3 angenommen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>wakeline::Page</name>
    <message>
        <source>Nothing in this filter</source>
        <translation>Nichts in diesem Filter</translation>
    </message>
    <message>
        <source>Choose another filter to see the rest.</source>
        <translation>Wählen Sie einen anderen Filter, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Row copied</source>
        <translation>Zeile kopiert</translation>
    </message>
    <message>
        <source>Row copied as JSON</source>
        <translation>Zeile als JSON kopiert</translation>
    </message>
</context>
<context>
    <name>wakeline::PartCard</name>
    <message>
        <source>Works</source>
        <translation>Arbeitet</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Not well</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Geändert %1</translation>
    </message>
    <message>
        <source>%1, phones ring without it</source>
        <translation>%1, Telefone klingeln auch ohne</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>works</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>not well</source>
        <translation>gestört</translation>
    </message>
</context>
<context>
    <name>wakeline::PasswordDialog</name>
    <message>
        <source>Change your password</source>
        <translation>Eigenes Passwort ändern</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Jetziges Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Neues Passwort noch einmal</translation>
    </message>
    <message>
        <source>Your other sessions end; this one goes on.</source>
        <translation>Ihre anderen Sitzungen enden; diese läuft weiter.</translation>
    </message>
    <message>
        <source>It is needed to know that it is you.</source>
        <translation>Es ist nötig, um zu wissen, dass Sie es sind.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>This is not the same.</source>
        <translation>Das ist nicht dasselbe.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Das ist nicht Ihr Passwort.</translation>
    </message>
</context>
<context>
    <name>wakeline::PlayButton</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>%1 (Space)</source>
        <translation>%1 (Leertaste)</translation>
    </message>
</context>
<context>
    <name>wakeline::PlayerBar</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>This computer has no sound output</source>
        <translation>Dieser Computer hat keine Tonausgabe</translation>
    </message>
    <message>
        <source>The system&apos;s own output</source>
        <translation>Die Ausgabe des Systems</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Tempo: %1</translation>
    </message>
    <message>
        <source>Speed; the pitch stays</source>
        <translation>Tempo; die Tonhöhe bleibt</translation>
    </message>
    <message>
        <source>Volume and output: %1</source>
        <translation>Lautstärke und Ausgabe: %1</translation>
    </message>
    <message>
        <source>Volume and sound output</source>
        <translation>Lautstärke und Tonausgabe</translation>
    </message>
    <message>
        <source>No message chosen</source>
        <translation>Keine Nachricht gewählt</translation>
    </message>
    <message>
        <source>Save the recording as a WAV file (Ctrl+S)</source>
        <translation>Die Aufnahme als WAV-Datei speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Mark the message as read (M)</source>
        <translation>Die Nachricht als gehört markieren (M)</translation>
    </message>
    <message>
        <source>It is read already</source>
        <translation>Sie ist schon als gehört markiert</translation>
    </message>
    <message>
        <source>Delete the message (Delete)</source>
        <translation>Die Nachricht löschen (Entf)</translation>
    </message>
</context>
<context>
    <name>wakeline::ProfileDialog</name>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What you call it. Left empty, the server&apos;s name is taken.</source>
        <translation>Wie Sie ihn nennen. Leer: der Name des Servers.</translation>
    </message>
    <message>
        <source>Without a keychain, keep the session in a file that only I can read</source>
        <translation>Ohne Schlüsselbund die Sitzung in einer Datei behalten, die nur ich lesen kann</translation>
    </message>
    <message>
        <source>Anybody who can read your files could then act as you. Off: you sign in each time.</source>
        <translation>Wer Ihre Dateien lesen kann, könnte dann als Sie handeln. Aus: Sie melden sich jedes Mal an.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Pinned certificate</source>
        <translation>Angeheftetes Zertifikat</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>wakeline::ProgressBar</name>
    <message>
        <source>Progress: %1 %</source>
        <translation>Fortschritt: %1 %</translation>
    </message>
</context>
<context>
    <name>wakeline::PushLogDock</name>
    <message>
        <source>Push failed</source>
        <translation>Push fehlgeschlagen</translation>
    </message>
    <message>
        <source>Waiting for the phone</source>
        <translation>Wartet auf das Telefon</translation>
    </message>
    <message>
        <source>Phone woke up</source>
        <translation>Telefon geweckt</translation>
    </message>
    <message>
        <source>Phone woke up late</source>
        <translation>Telefon spät geweckt</translation>
    </message>
    <message>
        <source>Phone did not wake up</source>
        <translation>Telefon nicht geweckt</translation>
    </message>
    <message>
        <source>Cancel sent</source>
        <translation>Abbruch gesendet</translation>
    </message>
    <message>
        <source>Push sent</source>
        <translation>Push gesendet</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Provider answer</source>
        <translation>Antwort des Anbieters</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Device and call</source>
        <translation>Gerät und Anruf</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Test-Push</translation>
    </message>
    <message>
        <source>Show devices</source>
        <translation>Geräte zeigen</translation>
    </message>
    <message>
        <source>device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>ext. %1, %2</source>
        <translation>Nst. %1, %2</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>answered in</source>
        <translation>Antwort in</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Call-ID</source>
        <translation>Call-ID</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Anrufer</translation>
    </message>
    <message>
        <source>Push to every device of this extension (T)</source>
        <translation>Push an jedes Gerät dieser Nebenstelle (T)</translation>
    </message>
    <message>
        <source>Push copied as JSON</source>
        <translation>Push als JSON kopiert</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
</context>
<context>
    <name>wakeline::PushLogModel</name>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Call from %1</source>
        <translation>Anruf von %1</translation>
    </message>
    <message>
        <source>Call cancelled</source>
        <translation>Anruf abgebrochen</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Verpasster Anruf</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Test-Push</translation>
    </message>
    <message>
        <source>Over %1 s target</source>
        <translation>Über dem Ziel von %1 s</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Ext.</source>
        <translation>Nst.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Push to REGISTER</source>
        <translation>Push bis REGISTER</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Call-ID</source>
        <translation>Call-ID</translation>
    </message>
    <message>
        <source>From sending the push until the phone registered</source>
        <translation>Vom Senden des Push bis zur Registrierung des Telefons</translation>
    </message>
    <message>
        <source>From sending the push until the provider answered</source>
        <translation>Vom Senden des Push bis zur Antwort des Anbieters</translation>
    </message>
</context>
<context>
    <name>wakeline::PushLogPage</name>
    <message>
        <source>Push log</source>
        <translation>Push-Protokoll</translation>
    </message>
    <message>
        <source>Pushes, newest first</source>
        <translation>Pushes, neueste zuerst</translation>
    </message>
    <message>
        <source>Push details</source>
        <translation>Details des Push</translation>
    </message>
    <message>
        <source>ext:207 is:failed</source>
        <translation>ext:207 is:failed</translation>
    </message>
    <message>
        <source>No pushes yet</source>
        <translation>Noch keine Pushes</translation>
    </message>
    <message>
        <source>Every push to a phone is listed here with what became of it.</source>
        <translation>Jeder Push an ein Telefon steht hier mit dem, was daraus wurde.</translation>
    </message>
    <message>
        <source>Loading the push log…</source>
        <translation>Push-Protokoll wird geladen…</translation>
    </message>
    <message>
        <source>Could not load the push log</source>
        <translation>Das Push-Protokoll konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>No push matches “%1”</source>
        <translation>Kein Push passt zu „%1“</translation>
    </message>
    <message>
        <source>Try ext:207, is:failed, provider:apns, call:&lt;Call-ID&gt;, reason:Unregistered, after:14:30 or after:2h.</source>
        <translation>Versuchen Sie ext:207, is:failed, provider:apns, call:&lt;Call-ID&gt;, reason:Unregistered, after:14:30 oder after:2h.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keep the newest push in view (L)</source>
        <translation>Den neuesten Push im Blick behalten (L)</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new push(es), show them</source>
        <translation>
            <numerusform>%n neuer Push, zeigen</numerusform>
            <numerusform>%n neue Pushes, zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 latest</source>
        <translation>die letzten %1</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>This extension is not known</source>
        <translation>Diese Nebenstelle ist nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>Test push sent to %n device(s) of %1</source>
        <translation>
            <numerusform>Test-Push an %n Gerät von %1 gesendet</numerusform>
            <numerusform>Test-Push an %n Geräte von %1 gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>The test push was not sent. %1</source>
        <translation>Der Test-Push wurde nicht gesendet. %1</translation>
    </message>
    <message>
        <source>Hide how fast phones wake</source>
        <translation>Weckzeiten verbergen</translation>
    </message>
    <message>
        <source>Show how fast phones wake</source>
        <translation>Weckzeiten zeigen</translation>
    </message>
    <message>
        <source>Among the latest only. With ext:, provider:, call:, event:, after: or before: the whole log is searched.</source>
        <translation>Nur in den neuesten. Mit ext:, provider:, call:, event:, after: oder before: wird das ganze Protokoll durchsucht.</translation>
    </message>
    <message>
        <source>Searching older pushes…</source>
        <translation>Ältere Pushs werden durchsucht…</translation>
    </message>
    <message>
        <source>Of the older pushes only the newest %1 were searched. Narrow it down with after: and before:.</source>
        <translation>Von den älteren Pushs wurden nur die neuesten %1 durchsucht. Grenzen Sie mit after: und before: ein.</translation>
    </message>
    <message>
        <source>The whole log was searched.</source>
        <translation>Das ganze Protokoll wurde durchsucht.</translation>
    </message>
    <message>
        <source>Older pushes could not be searched. %1</source>
        <translation>Ältere Pushs konnten nicht durchsucht werden. %1</translation>
    </message>
</context>
<context>
    <name>wakeline::QrLoginDialog</name>
    <message>
        <source>Sign in by QR code</source>
        <translation>Anmeldung per QR-Code</translation>
    </message>
    <message>
        <source>%1, extension %2</source>
        <translation>%1, Nebenstelle %2</translation>
    </message>
    <message>
        <source>Scan it with the phone&apos;s app, or type the code there. It signs one phone in, once, with a SIP account of its own.</source>
        <translation>Scannen Sie ihn mit der App des Telefons oder geben Sie den Code dort ein. Er meldet ein Telefon an, einmal, mit eigenem SIP-Konto.</translation>
    </message>
    <message>
        <source>QR code that signs a phone in to extension %1</source>
        <translation>QR-Code, der ein Telefon an Nebenstelle %1 anmeldet</translation>
    </message>
    <message>
        <source>Valid for %1</source>
        <translation>Gültig für %1</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>The same as the picture, to send to the phone. Whoever has it can sign in with it once.</source>
        <translation>Dasselbe wie das Bild, zum Senden an das Telefon. Wer ihn hat, kann sich einmal damit anmelden.</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Neuer Code</translation>
    </message>
    <message>
        <source>Makes another code; this one can no longer be seen here</source>
        <translation>Erstellt einen anderen Code; dieser lässt sich nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Making a code…</source>
        <translation>Code wird erstellt…</translation>
    </message>
    <message>
        <source>A phone</source>
        <translation>Ein Telefon</translation>
    </message>
    <message>
        <source>%1 is signed in</source>
        <translation>%1 ist angemeldet</translation>
    </message>
    <message>
        <source>The code was used and works for no other phone.</source>
        <translation>Der Code wurde verwendet und gilt für kein anderes Telefon.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Anderer Code</translation>
    </message>
    <message>
        <source>This code has run out</source>
        <translation>Dieser Code ist abgelaufen</translation>
    </message>
    <message>
        <source>Nobody used it in time.</source>
        <translation>Niemand hat ihn rechtzeitig verwendet.</translation>
    </message>
    <message>
        <source>No code could be made</source>
        <translation>Es konnte kein Code erstellt werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>wakeline::RegistrationModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Klingelt</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Im Gespräch</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>No push can wake a phone of this extension</source>
        <translation>Kein Push kann ein Telefon dieser Nebenstelle wecken</translation>
    </message>
    <message>
        <source>Devices that a push can wake</source>
        <translation>Geräte, die ein Push wecken kann</translation>
    </message>
    <message>
        <source>Ext.</source>
        <translation>Nst.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-Agent</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Contacts bound to the extension now</source>
        <translation>Kontakte, die jetzt an die Nebenstelle gebunden sind</translation>
    </message>
    <message>
        <source>Last keepalive of the newest contact</source>
        <translation>Letztes Keepalive des neuesten Kontakts</translation>
    </message>
    <message>
        <source>When the last contact ends unless it registers again</source>
        <translation>Wann der letzte Kontakt endet, wenn er sich nicht erneut registriert</translation>
    </message>
</context>
<context>
    <name>wakeline::RegistrationsPage</name>
    <message>
        <source>Registrations</source>
        <translation>Registrierungen</translation>
    </message>
    <message>
        <source>Registration details</source>
        <translation>Details der Registrierung</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Suchen  (Strg+F)</translation>
    </message>
    <message>
        <source>Nobody has registered yet</source>
        <translation>Noch hat sich niemand registriert</translation>
    </message>
    <message>
        <source>A phone shows up here with its first REGISTER.</source>
        <translation>Ein Telefon erscheint hier mit seinem ersten REGISTER.</translation>
    </message>
    <message>
        <source>Loading registrations…</source>
        <translation>Registrierungen werden geladen…</translation>
    </message>
    <message>
        <source>Could not load the registrations</source>
        <translation>Die Registrierungen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No registration matches “%1”</source>
        <translation>Keine Registrierung passt zu „%1“</translation>
    </message>
    <message>
        <source>Search looks at number, name, contact and user agent.</source>
        <translation>Die Suche sieht auf Nummer, Name, Kontakt und User-Agent.</translation>
    </message>
    <message>
        <source>188 ms</source>
        <translation>188 ms</translation>
    </message>
    <message>
        <source>58 min</source>
        <translation>58 min</translation>
    </message>
    <message>
        <source>2 devices</source>
        <translation>2 Geräte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Nebenstelle</translation>
    </message>
    <message>
        <source>Show this number on the Extensions page</source>
        <translation>Diese Nummer auf der Seite Nebenstellen zeigen</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>%1 of %2 registered</source>
        <translation>%1 von %2 registriert</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Nebenstelle %1</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
</context>
<context>
    <name>wakeline::RenewDialog</name>
    <message>
        <source>Renew licence %1</source>
        <translation>Lizenz %1 verlängern</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>%1, expires %2</source>
        <translation>%1, läuft am %2 ab</translation>
    </message>
    <message>
        <source>%1, never expires</source>
        <translation>%1, läuft nie ab</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Lizenz %1</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
</context>
<context>
    <name>wakeline::RowTable</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>%1 (in a wider window)</source>
        <translation>%1 (in breiterem Fenster)</translation>
    </message>
    <message>
        <source>Automatic widths</source>
        <translation>Automatische Breiten</translation>
    </message>
    <message>
        <source>Restore the default columns</source>
        <translation>Standardspalten wiederherstellen</translation>
    </message>
</context>
<context>
    <name>wakeline::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>wakeline::SelectionBar</name>
    <message>
        <source>Selected rows</source>
        <translation>Gewählte Zeilen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::SettingsPage</name>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>From the environment: %1</source>
        <translation>Aus der Umgebung: %1</translation>
    </message>
    <message>
        <source>Set, and never shown</source>
        <translation>Gesetzt, wird nie gezeigt</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Suchen  (Strg+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Reload on the server</source>
        <translation>Auf dem Server neu laden</translation>
    </message>
    <message>
        <source>The server reads its configuration file and certificates again</source>
        <translation>Der Server liest seine Konfigurationsdatei und Zertifikate neu</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>Diese Konsole</translation>
    </message>
    <message>
        <source>Settings of the server</source>
        <translation>Einstellungen des Servers</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Also in the menu of the sidebar.</source>
        <translation>Auch im Menü der Seitenleiste.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The window opens anew in it.</source>
        <translation>Das Fenster öffnet sich neu in ihr.</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>What this console shows after the sign-in.</source>
        <translation>Was diese Konsole nach der Anmeldung zeigt.</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Benachrichtigungen…</translation>
    </message>
    <message>
        <source>What the desktop tells of while the window is not in use (Ctrl+,)</source>
        <translation>Was der Desktop meldet, während das Fenster nicht benutzt wird (Strg+,)</translation>
    </message>
    <message>
        <source>The one that was open last</source>
        <translation>Die zuletzt geöffnete</translation>
    </message>
    <message>
        <source>%1 of %2 are not the default</source>
        <translation>%1 von %2 weichen vom Standard ab</translation>
    </message>
    <message>
        <source>Loading the settings…</source>
        <translation>Einstellungen werden geladen…</translation>
    </message>
    <message>
        <source>Could not load the settings</source>
        <translation>Die Einstellungen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>The server found nothing new to apply</source>
        <translation>Der Server fand nichts Neues</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation>Übernommen: %1</translation>
    </message>
    <message>
        <source>%1. After a restart: %2</source>
        <translation>%1. Nach einem Neustart: %2</translation>
    </message>
    <message>
        <source>All of the server</source>
        <translation>Alle des Servers</translation>
    </message>
    <message>
        <source>No setting matches “%1”</source>
        <translation>Keine Einstellung passt zu „%1“</translation>
    </message>
    <message>
        <source>Search looks at name, variable, value and description.</source>
        <translation>Die Suche sieht auf Name, Variable, Wert und Beschreibung.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>%1. Another value waits for a restart.</source>
        <translation>%1. Ein anderer Wert wartet auf einen Neustart.</translation>
    </message>
    <message>
        <source>%1. Changes with a reload.</source>
        <translation>%1. Ändert sich mit dem Neuladen.</translation>
    </message>
</context>
<context>
    <name>wakeline::ShortcutsDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Ctrl+1 … 9</source>
        <translation>Strg+1 … 9</translation>
    </message>
    <message>
        <source>Open a page</source>
        <translation>Eine Seite öffnen</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Go to an extension or page</source>
        <translation>Zu einer Nebenstelle oder Seite gehen</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the search, then close details</source>
        <translation>Suche leeren, dann Einzelheiten schließen</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Strg+B</translation>
    </message>
    <message>
        <source>Narrow or widen the sidebar</source>
        <translation>Seitenleiste schmaler oder breiter machen</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Strg+N</translation>
    </message>
    <message>
        <source>New extension</source>
        <translation>Neue Nebenstelle</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <source>Take back what can be undone</source>
        <translation>Zurücknehmen, was sich zurücknehmen lässt</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Strg+,</translation>
    </message>
    <message>
        <source>Choose the notifications</source>
        <translation>Benachrichtigungen wählen</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Load everything anew</source>
        <translation>Alles neu laden</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Strg+Q</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Hoch, Runter</translation>
    </message>
    <message>
        <source>Move between rows</source>
        <translation>Zwischen Zeilen wechseln</translation>
    </message>
    <message>
        <source>Shift, Ctrl, Ctrl+A</source>
        <translation>Umschalt, Strg, Strg+A</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Mehrere Zeilen wählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open details</source>
        <translation>Einzelheiten öffnen</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Switch do not disturb or follow me (in its column); play a message</source>
        <translation>DND oder Follow-me schalten (in der Spalte); abspielen</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Edit the extension</source>
        <translation>Die Nebenstelle bearbeiten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the selected extensions</source>
        <translation>Die gewählten Nebenstellen löschen</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Test-Push</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>Q</translation>
    </message>
    <message>
        <source>Sign a phone in by QR code</source>
        <translation>Ein Telefon per QR-Code anmelden</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Call rules of the extension</source>
        <translation>Anrufregeln der Nebenstelle</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>Hang up the selected calls</source>
        <translation>Die gewählten Anrufe beenden</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Transfer the call</source>
        <translation>Den Anruf übergeben</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Mark a voicemail message as read</source>
        <translation>Eine Voicemail als gehört markieren</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Links, Rechts</translation>
    </message>
    <message>
        <source>Seek 5 seconds in a voicemail message</source>
        <translation>In einer Voicemail 5 Sekunden springen</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Follow the push log</source>
        <translation>Dem Push-Protokoll folgen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Die Zeile kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Strg+Umschalt+C</translation>
    </message>
    <message>
        <source>Copy the row as JSON</source>
        <translation>Die Zeile als JSON kopieren</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>In einer Tabelle</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>wakeline::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Settings and help</source>
        <translation>Einstellungen und Hilfe</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>wakeline::SignInDialog</name>
    <message>
        <source>%1, own certificate</source>
        <translation>%1, eigenes Zertifikat</translation>
    </message>
    <message>
        <source>Sign in – Wakeline Console</source>
        <translation>Anmelden – Wakeline Konsole</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Betreiber</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Keep me signed in on this computer</source>
        <translation>An diesem Computer angemeldet bleiben</translation>
    </message>
    <message>
        <source>Your session goes to the system keychain.</source>
        <translation>Ihre Sitzung kommt in den Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>Welcher Server?</translation>
    </message>
    <message>
        <source>Name the Wakeline server that you want to look after.</source>
        <translation>Nennen Sie den Wakeline-Server, um den Sie sich kümmern wollen.</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>An %1 anmelden</translation>
    </message>
    <message>
        <source>Not encrypted, stays on this computer</source>
        <translation>Unverschlüsselt, bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>Encrypted, the system checks the certificate</source>
        <translation>Verschlüsselt, das System prüft das Zertifikat</translation>
    </message>
    <message>
        <source>Encrypted, certificate pinned</source>
        <translation>Verschlüsselt, Zertifikat angeheftet</translation>
    </message>
    <message>
        <source>%1, certificate pinned, valid until %2</source>
        <translation>%1, Zertifikat angeheftet, gültig bis %2</translation>
    </message>
    <message>
        <source>%1, certificate valid until %2</source>
        <translation>%1, Zertifikat gültig bis %2</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>The server itself is not changed. You can add the connection again at any time.</source>
        <translation>Der Server selbst wird nicht geändert. Sie können die Verbindung jederzeit wieder anlegen.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Wer sind Sie?</translation>
    </message>
    <message>
        <source>The password is needed.</source>
        <translation>Das Passwort ist nötig.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>Wrong name or password.</source>
        <translation>Falscher Name oder falsches Passwort.</translation>
    </message>
    <message>
        <source>Too many attempts. Try again in %1 s.</source>
        <translation>Zu viele Versuche. Versuchen Sie es in %1 s erneut.</translation>
    </message>
</context>
<context>
    <name>wakeline::SoundClip</name>
    <message>
        <source>This is no sound file.</source>
        <translation>Das ist keine Audiodatei.</translation>
    </message>
    <message>
        <source>This kind of sound cannot be played.</source>
        <translation>Diese Art von Audio lässt sich nicht abspielen.</translation>
    </message>
    <message>
        <source>This sound is too long to be played.</source>
        <translation>Diese Aufnahme ist zu lang zum Abspielen.</translation>
    </message>
    <message>
        <source>There is no sound in this file.</source>
        <translation>In dieser Datei ist kein Ton.</translation>
    </message>
</context>
<context>
    <name>wakeline::SoundPlayer</name>
    <message>
        <source>This computer has no sound output. The message can still be saved as a file.</source>
        <translation>Dieser Computer hat keine Tonausgabe. Die Nachricht lässt sich trotzdem als Datei speichern.</translation>
    </message>
    <message>
        <source>The sound output is gone. The message can still be saved as a file.</source>
        <translation>Die Tonausgabe ist weg. Die Nachricht lässt sich trotzdem als Datei speichern.</translation>
    </message>
    <message>
        <source>The sound output has stopped. Play goes on from here.</source>
        <translation>Die Tonausgabe hat angehalten. Die Wiedergabe geht von hier weiter.</translation>
    </message>
    <message>
        <source>The chosen sound output is gone. Play goes on with the system&apos;s own.</source>
        <translation>Die gewählte Tonausgabe ist weg. Die Wiedergabe geht über die des Systems weiter.</translation>
    </message>
</context>
<context>
    <name>wakeline::StateBoard</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Angaben kopieren</translation>
    </message>
    <message>
        <source>Trying again in %1 s.</source>
        <translation>Neuer Versuch in %1 s.</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Neuer Versuch…</translation>
    </message>
</context>
<context>
    <name>wakeline::SystemStatusModel</name>
    <message>
        <source>well</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>not well</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Kamailio</source>
        <translation>Kamailio</translation>
    </message>
    <message>
        <source>Voicemail recorder</source>
        <translation>Voicemail-Aufzeichnung</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>APNs production</source>
        <translation>APNs Produktion</translation>
    </message>
    <message>
        <source>APNs sandbox</source>
        <translation>APNs Sandbox</translation>
    </message>
    <message>
        <source>FCM</source>
        <translation>FCM</translation>
    </message>
    <message>
        <source>Web Push</source>
        <translation>Web-Push</translation>
    </message>
    <message>
        <source>Push gateway</source>
        <translation>Push-Gateway</translation>
    </message>
</context>
<context>
    <name>wakeline::SystemStatusPage</name>
    <message numerus="yes">
        <source>%n days %1 h</source>
        <translation>
            <numerusform>%n Tag %1 h</numerusform>
            <numerusform>%n Tage %1 h</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day %1 h</source>
        <translation>1 Tag %1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>System status</source>
        <translation>Systemstatus</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Angaben kopieren</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Angaben kopiert</translation>
    </message>
    <message>
        <source>Load everything anew (F5)</source>
        <translation>Alles neu laden (F5)</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Latest alarms</source>
        <translation>Letzte Alarme</translation>
    </message>
    <message>
        <source>Loading the status…</source>
        <translation>Status wird geladen…</translation>
    </message>
    <message>
        <source>Could not load the status</source>
        <translation>Der Status konnte nicht geladen werden</translation>
    </message>
    <message>
        <source>All %1 parts work</source>
        <translation>Alle %1 Teile arbeiten</translation>
    </message>
    <message>
        <source>%1 of %2 parts work</source>
        <translation>%1 von %2 Teilen arbeiten</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Epoche</translation>
    </message>
</context>
<context>
    <name>wakeline::TiersDialog</name>
    <message>
        <source>Tiers</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>What a licence of each tier allows, unless it has limits of its own. A change holds for all licences of the tier.</source>
        <translation>Was eine Lizenz jeder Stufe erlaubt, wenn sie keine eigenen Grenzen hat. Eine Änderung gilt für alle Lizenzen der Stufe.</translation>
    </message>
    <message>
        <source>Add a tier</source>
        <translation>Stufe hinzufügen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Nebenstellen</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>%1 of the new tier</source>
        <translation>%1 der neuen Stufe</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>A tier needs a name.</source>
        <translation>Eine Stufe braucht einen Namen.</translation>
    </message>
    <message>
        <source>A tier allows at least one.</source>
        <translation>Eine Stufe erlaubt mindestens eine.</translation>
    </message>
    <message>
        <source>The tiers could not be loaded. %1</source>
        <translation>Die Stufen konnten nicht geladen werden. %1</translation>
    </message>
    <message>
        <source>Somebody else has removed the tier %1 meanwhile.</source>
        <translation>Jemand anderes hat die Stufe %1 inzwischen entfernt.</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Stufe %1</translation>
    </message>
</context>
<context>
    <name>wakeline::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>wakeline::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take it back (Ctrl+Z)</source>
        <translation>Zurücknehmen (Strg+Z)</translation>
    </message>
</context>
<context>
    <name>wakeline::TransferDialog</name>
    <message>
        <source>Transfer call</source>
        <translation>Anruf übergeben</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Who stays is connected to the extension below; the other side hears the call end when it answers. If it does not, the call goes on as it is.</source>
        <translation>Wer bleibt, wird mit der Nebenstelle unten verbunden; die andere Seite hört das Ende, sobald diese abnimmt. Nimmt sie nicht ab, geht der Anruf weiter wie bisher.</translation>
    </message>
    <message>
        <source>Extension, by number or name</source>
        <translation>Nebenstelle, nach Nummer oder Name</translation>
    </message>
    <message>
        <source>Extensions that match</source>
        <translation>Passende Nebenstellen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 stays</source>
        <translation>%1 bleibt</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>A number is needed: choose one below or type it.</source>
        <translation>Eine Nummer ist nötig: Wählen Sie unten eine oder geben Sie sie ein.</translation>
    </message>
</context>
<context>
    <name>wakeline::Tray</name>
    <message>
        <source>Wakeline Console</source>
        <translation>Wakeline Konsole</translation>
    </message>
    <message>
        <source>Show Wakeline</source>
        <translation>Wakeline zeigen</translation>
    </message>
    <message>
        <source>Newest alerts</source>
        <translation>Neueste Meldungen</translation>
    </message>
    <message>
        <source>Mute for 1 hour</source>
        <translation>1 Stunde stumm</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>%1 held, %2 on call</source>
        <translation>%1 warten, %2 im Gespräch</translation>
    </message>
    <message>
        <source>1 part is not well</source>
        <translation>1 Teil ist gestört</translation>
    </message>
    <message numerus="yes">
        <source>%n parts are not well</source>
        <translation>
            <numerusform>%n Teil ist gestört</numerusform>
            <numerusform>%n Teile sind gestört</numerusform>
        </translation>
    </message>
    <message>
        <source>1 missed alert</source>
        <translation>1 verpasste Meldung</translation>
    </message>
    <message numerus="yes">
        <source>%n missed alerts</source>
        <translation>
            <numerusform>%n verpasste Meldung</numerusform>
            <numerusform>%n verpasste Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>wakeline::TryCallDialog</name>
    <message>
        <source>Nobody answers</source>
        <translation>Niemand nimmt ab</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Does not wake</source>
        <translation>Wird nicht geweckt</translation>
    </message>
    <message>
        <source>No such number</source>
        <translation>Keine solche Nummer</translation>
    </message>
    <message>
        <source>The caller hears “busy”</source>
        <translation>Der Anrufer hört „besetzt“</translation>
    </message>
    <message>
        <source>The caller hears “declined”</source>
        <translation>Der Anrufer hört „abgelehnt“</translation>
    </message>
    <message>
        <source>The caller hears “unavailable”</source>
        <translation>Der Anrufer hört „nicht erreichbar“</translation>
    </message>
    <message>
        <source>for %1 s at most</source>
        <translation>höchstens %1 s</translation>
    </message>
    <message>
        <source>+%1 s</source>
        <translation>+%1 s</translation>
    </message>
    <message>
        <source>Held while a push wakes %1</source>
        <translation>Wartet, während ein Push %1 weckt</translation>
    </message>
    <message>
        <source>%1 rings</source>
        <translation>%1 klingelt</translation>
    </message>
    <message>
        <source>%1 ring at once</source>
        <translation>%1 klingeln zugleich</translation>
    </message>
    <message>
        <source>The caller waits for the next number</source>
        <translation>Der Anrufer wartet auf die nächste Nummer</translation>
    </message>
    <message>
        <source>Voicemail box %1 answers</source>
        <translation>Voicemailbox %1 antwortet</translation>
    </message>
    <message>
        <source>SIP %1</source>
        <translation>SIP %1</translation>
    </message>
    <message>
        <source>A call to extension %1 now</source>
        <translation>Ein Anruf an Nebenstelle %1 jetzt</translation>
    </message>
    <message>
        <source>As the fields are now, saved or not, and as phones are registered now. Nothing rings.</source>
        <translation>Mit den Feldern, wie sie jetzt sind, gespeichert oder nicht, und den jetzt registrierten Telefonen. Nichts klingelt.</translation>
    </message>
    <message>
        <source>Caller (optional)</source>
        <translation>Anrufer (optional)</translation>
    </message>
    <message>
        <source>Its own phones: %1</source>
        <translation>Die eigenen Telefone: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It is not to be disturbed by this caller now.</source>
        <translation>Dieser Anrufer soll jetzt nicht stören.</translation>
    </message>
    <message>
        <source>Never rings, neither an extension nor allowed through the trunk: %1.</source>
        <translation>Klingelt nie, weder Nebenstelle noch über den Trunk erlaubt: %1.</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailBoxDialog</name>
    <message>
        <source>%1 to %2.</source>
        <translation>%1 bis %2.</translation>
    </message>
    <message>
        <source>Edit voicemail box %1</source>
        <translation>Voicemailbox %1 bearbeiten</translation>
    </message>
    <message>
        <source>New voicemail box</source>
        <translation>Neue Voicemailbox</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add box</source>
        <translation>Box anlegen</translation>
    </message>
    <message>
        <source>Extensions that listen to it (numbers)</source>
        <translation>Nebenstellen, die sie abhören (Nummern)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>PIN (optional)</source>
        <translation>PIN (optional)</translation>
    </message>
    <message>
        <source>Empty: it stays as it is.</source>
        <translation>Leer: Sie bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>To listen by phone.</source>
        <translation>Zum Abhören per Telefon.</translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation>PIN entfernen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-Mail (optional)</translation>
    </message>
    <message>
        <source>Mail of a new message</source>
        <translation>Mail bei neuer Nachricht</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>A notice</source>
        <translation>Ein Hinweis</translation>
    </message>
    <message>
        <source>The recording</source>
        <translation>Die Aufnahme</translation>
    </message>
    <message>
        <source>Callers hear</source>
        <translation>Anrufer hören</translation>
    </message>
    <message>
        <source>The default</source>
        <translation>Die Standardansage</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Die eigene</translation>
    </message>
    <message>
        <source>The default with its name</source>
        <translation>Die Standardansage mit ihrem Namen</translation>
    </message>
    <message>
        <source>Longest message (s)</source>
        <translation>Längste Nachricht (s)</translation>
    </message>
    <message>
        <source>Most messages</source>
        <translation>Höchstens Nachrichten</translation>
    </message>
    <message>
        <source>Keep for (days)</source>
        <translation>Behalten für (Tage)</translation>
    </message>
    <message>
        <source>0: for ever.</source>
        <translation>0: für immer.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Extensions that listen to it</source>
        <translation>Nebenstellen, die sie abhören</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>1 to 32 letters, digits or _ . + -</source>
        <translation>1 bis 32 Buchstaben, Ziffern oder _ . + -</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name ist nötig.</translation>
    </message>
    <message>
        <source>4 to 12 digits.</source>
        <translation>4 bis 12 Ziffern.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Nummer.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>An address is needed to send mail to.</source>
        <translation>Zum Senden ist eine Adresse nötig.</translation>
    </message>
    <message>
        <source>This number is taken.</source>
        <translation>Diese Nummer ist vergeben.</translation>
    </message>
    <message>
        <source>There is no recording of its own yet: upload one with “Greeting” first.</source>
        <translation>Es gibt noch keine eigene Aufnahme: Laden Sie zuerst eine mit „Ansage“ hoch.</translation>
    </message>
    <message>
        <source>Voicemail box %1</source>
        <translation>Voicemailbox %1</translation>
    </message>
    <message>
        <source>Not with a dot first or two in a row, nor “default” or “names”.</source>
        <translation>Ohne Punkt am Anfang, ohne zwei hintereinander, nicht „default“ oder „names“.</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailBoxModel</name>
    <message>
        <source>All boxes</source>
        <translation>Alle Boxen</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 neu</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailMessageModel</name>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Gestern %1</translation>
    </message>
    <message>
        <source>Hidden number</source>
        <translation>Unterdrückte Nummer</translation>
    </message>
    <message>
        <source>Caller withheld the number</source>
        <translation>Der Anrufer hat die Nummer unterdrückt</translation>
    </message>
    <message>
        <source>Ext. %1</source>
        <translation>Nst. %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gehört</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailPage</name>
    <message>
        <source>Voicemail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Voicemail messages, newest first</source>
        <translation>Voicemail-Nachrichten, neueste zuerst</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Nachrichten suchen</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Keine Nachrichten</translation>
    </message>
    <message>
        <source>What callers leave in this box is listed here at once.</source>
        <translation>Was Anrufer in dieser Box hinterlassen, steht sofort hier.</translation>
    </message>
    <message>
        <source>Loading messages…</source>
        <translation>Nachrichten werden geladen…</translation>
    </message>
    <message>
        <source>Could not load the messages</source>
        <translation>Die Nachrichten konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No message matches “%1”</source>
        <translation>Keine Nachricht passt zu „%1“</translation>
    </message>
    <message>
        <source>Search looks at caller, number and box.</source>
        <translation>Die Suche sieht auf Anrufer, Nummer und Box.</translation>
    </message>
    <message>
        <source>Voicemail boxes</source>
        <translation>Voicemailboxen</translation>
    </message>
    <message>
        <source>Hélène Dubois</source>
        <translation>Katharina Lindemann</translation>
    </message>
    <message>
        <source>%1 new in 1 box</source>
        <translation>%1 neu in 1 Box</translation>
    </message>
    <message numerus="yes">
        <source>%1 new in %n boxes</source>
        <translation>
            <numerusform>%1 neu in %n Box</numerusform>
            <numerusform>%1 neu in %n Boxen</numerusform>
        </translation>
    </message>
    <message>
        <source>No voicemail boxes yet</source>
        <translation>Noch keine Voicemailboxen</translation>
    </message>
    <message>
        <source>A box takes calls that nobody answers and keeps what callers say.</source>
        <translation>Eine Box nimmt Anrufe an, auf die niemand antwortet, und behält, was Anrufer sagen.</translation>
    </message>
    <message>
        <source>What callers leave here is listed at once.</source>
        <translation>Was Anrufer hier hinterlassen, steht sofort da.</translation>
    </message>
    <message>
        <source>Add box</source>
        <translation>Box anlegen</translation>
    </message>
    <message>
        <source>Older messages could not be loaded. %1 F5 tries again.</source>
        <translation>Ältere Nachrichten konnten nicht geladen werden. %1 F5 versucht es erneut.</translation>
    </message>
    <message>
        <source>to %1, %2</source>
        <translation>an %1, %2</translation>
    </message>
    <message>
        <source>Your role may not listen to messages.</source>
        <translation>Ihre Rolle darf Nachrichten nicht abhören.</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Nicht, solange die Verbindung fehlt</translation>
    </message>
    <message>
        <source>Add a voicemail box</source>
        <translation>Voicemailbox anlegen</translation>
    </message>
    <message>
        <source>Choose one box first</source>
        <translation>Wählen Sie zuerst eine Box</translation>
    </message>
    <message>
        <source>Change the box (F2)</source>
        <translation>Die Box ändern (F2)</translation>
    </message>
    <message>
        <source>What callers hear before the beep (G)</source>
        <translation>Was Anrufer vor dem Ton hören (G)</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Ansage</translation>
    </message>
    <message>
        <source>Edit box</source>
        <translation>Box bearbeiten</translation>
    </message>
    <message>
        <source>Edit box…</source>
        <translation>Box bearbeiten…</translation>
    </message>
    <message>
        <source>Greeting…</source>
        <translation>Ansage…</translation>
    </message>
    <message>
        <source>Delete box…</source>
        <translation>Box löschen…</translation>
    </message>
    <message>
        <source>Add box…</source>
        <translation>Box anlegen…</translation>
    </message>
    <message>
        <source>Fetching the recording…</source>
        <translation>Die Aufnahme wird geholt…</translation>
    </message>
    <message>
        <source>Fetching the recording, %1 %</source>
        <translation>Die Aufnahme wird geholt, %1 %</translation>
    </message>
    <message>
        <source>%1 It can be saved as a file.</source>
        <translation>%1 Sie lässt sich als Datei speichern.</translation>
    </message>
    <message>
        <source>The recording could not be fetched. %1</source>
        <translation>Die Aufnahme konnte nicht geholt werden. %1</translation>
    </message>
    <message>
        <source>The message could not be marked as read. %1</source>
        <translation>Die Nachricht konnte nicht als gehört markiert werden. %1</translation>
    </message>
    <message>
        <source>Message from %1 deleted</source>
        <translation>Nachricht von %1 gelöscht</translation>
    </message>
    <message>
        <source>The message could not be deleted. %1</source>
        <translation>Die Nachricht konnte nicht gelöscht werden. %1</translation>
    </message>
    <message>
        <source>The message is back</source>
        <translation>Die Nachricht ist wieder da</translation>
    </message>
    <message>
        <source>It is too late: the message is deleted for good</source>
        <translation>Zu spät: Die Nachricht ist endgültig gelöscht</translation>
    </message>
    <message>
        <source>The message could not be brought back. %1</source>
        <translation>Die Nachricht konnte nicht zurückgeholt werden. %1</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Nachricht speichern</translation>
    </message>
    <message>
        <source>WAV files (*.wav)</source>
        <translation>WAV-Dateien (*.wav)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
    <message>
        <source>The file could not be written. %1</source>
        <translation>Die Datei konnte nicht geschrieben werden. %1</translation>
    </message>
    <message>
        <source>The recording is still being fetched. Drag it again in a moment.</source>
        <translation>Die Aufnahme wird noch geholt. Ziehen Sie sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>Voicemail box %1 added</source>
        <translation>Voicemailbox %1 angelegt</translation>
    </message>
    <message>
        <source>Voicemail box %1 saved</source>
        <translation>Voicemailbox %1 gespeichert</translation>
    </message>
    <message>
        <source>Delete voicemail box %1?</source>
        <translation>Voicemailbox %1 löschen?</translation>
    </message>
    <message>
        <source>%1 takes no more calls. This cannot be taken back.</source>
        <translation>%1 nimmt keine Anrufe mehr an. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>%1 takes no more calls, and its message is deleted with it. This cannot be taken back.</source>
        <translation>%1 nimmt keine Anrufe mehr an, und ihre Nachricht wird mit gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>%1 takes no more calls, and its %2 messages are deleted with it. This cannot be taken back.</source>
        <translation>%1 nimmt keine Anrufe mehr an, und ihre %2 Nachrichten werden mit gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Voicemail box %1 deleted</source>
        <translation>Voicemailbox %1 gelöscht</translation>
    </message>
    <message>
        <source>Somebody else has changed box %1 meanwhile. It was not deleted.</source>
        <translation>Jemand anderes hat die Box %1 inzwischen geändert. Sie wurde nicht gelöscht.</translation>
    </message>
    <message>
        <source>Box %1 could not be deleted. %2</source>
        <translation>Die Box %1 konnte nicht gelöscht werden. %2</translation>
    </message>
    <message>
        <source>Greeting of %1 changed</source>
        <translation>Ansage von %1 geändert</translation>
    </message>
    <message>
        <source>The greeting of %1 is as it was</source>
        <translation>Die Ansage von %1 ist wie zuvor</translation>
    </message>
    <message>
        <source>The greeting could not be brought back. %1</source>
        <translation>Die Ansage konnte nicht zurückgeholt werden. %1</translation>
    </message>
</context>
<context>
    <name>wakeline::WakeBar</name>
    <message>
        <source>Push %1 s, then REGISTER after %2 s</source>
        <translation>Push %1 s, dann REGISTER nach %2 s</translation>
    </message>
</context>
<context>
    <name>wakeline::WakeHistogram</name>
    <message>
        <source>over %1 s</source>
        <translation>über %1 s</translation>
    </message>
    <message>
        <source>under %1 s</source>
        <translation>unter %1 s</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 bis %2 s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Time from push to REGISTER: nothing woke</source>
        <translation>Zeit vom Push bis REGISTER: nichts wurde geweckt</translation>
    </message>
    <message>
        <source>Time from push to REGISTER. %1</source>
        <translation>Zeit vom Push bis REGISTER. %1</translation>
    </message>
    <message>
        <source>&gt;%1 s</source>
        <translation>&gt;%1 s</translation>
    </message>
    <message>
        <source>&lt;%1 s</source>
        <translation>&lt;%1 s</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n phone(s) woke</source>
        <translation>
            <numerusform>%1: %n Telefon geweckt</numerusform>
            <numerusform>%1: %n Telefone geweckt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::Waveform</name>
    <message>
        <source>Click to go there, Left and Right for 5 seconds</source>
        <translation>Klicken, um dorthin zu gehen, Links und Rechts für 5 Sekunden</translation>
    </message>
    <message>
        <source>Played %1 of %2</source>
        <translation>%1 von %2 gespielt</translation>
    </message>
    <message>
        <source>Nothing to play</source>
        <translation>Nichts abzuspielen</translation>
    </message>
</context>
<context>
    <name>wakeline::WindowPage</name>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
</context>
</TS>
