<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AuditWords</name>
    <message>
        <source>Call hung up</source>
        <translation>Appel raccroché</translation>
    </message>
    <message>
        <source>Call transferred</source>
        <translation>Appel transféré</translation>
    </message>
    <message>
        <source>Extension added</source>
        <translation>Poste ajouté</translation>
    </message>
    <message>
        <source>Extension changed</source>
        <translation>Poste modifié</translation>
    </message>
    <message>
        <source>Extension deleted</source>
        <translation>Poste supprimé</translation>
    </message>
    <message>
        <source>Extensions imported</source>
        <translation>Postes importés</translation>
    </message>
    <message>
        <source>Import ended</source>
        <translation>Importation terminée</translation>
    </message>
    <message>
        <source>Many extensions changed</source>
        <translation>Plusieurs postes modifiés</translation>
    </message>
    <message>
        <source>Device logged out</source>
        <translation>Appareil déconnecté</translation>
    </message>
    <message>
        <source>App logged out</source>
        <translation>Application déconnectée</translation>
    </message>
    <message>
        <source>Test push sent</source>
        <translation>Push d’essai envoyé</translation>
    </message>
    <message>
        <source>QR code for sign-in made</source>
        <translation>Code QR de connexion créé</translation>
    </message>
    <message>
        <source>Licence issued</source>
        <translation>Licence délivrée</translation>
    </message>
    <message>
        <source>Licence changed</source>
        <translation>Licence modifiée</translation>
    </message>
    <message>
        <source>Licence renewed</source>
        <translation>Licence prolongée</translation>
    </message>
    <message>
        <source>Licence suspended</source>
        <translation>Licence suspendue</translation>
    </message>
    <message>
        <source>Licence reinstated</source>
        <translation>Licence rétablie</translation>
    </message>
    <message>
        <source>Licence revoked</source>
        <translation>Licence révoquée</translation>
    </message>
    <message>
        <source>Licence transferred</source>
        <translation>Licence cédée</translation>
    </message>
    <message>
        <source>Installation deactivated</source>
        <translation>Installation désactivée</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>Operator added</source>
        <translation>Opérateur ajouté</translation>
    </message>
    <message>
        <source>Operator changed</source>
        <translation>Opérateur modifié</translation>
    </message>
    <message>
        <source>Operator deleted</source>
        <translation>Opérateur supprimé</translation>
    </message>
    <message>
        <source>Own password changed</source>
        <translation>Propre mot de passe modifié</translation>
    </message>
    <message>
        <source>Settings reloaded</source>
        <translation>Réglages rechargés</translation>
    </message>
    <message>
        <source>Tier changed</source>
        <translation>Formule modifiée</translation>
    </message>
    <message>
        <source>Voicemail box added</source>
        <translation>Boîte vocale ajoutée</translation>
    </message>
    <message>
        <source>Voicemail box changed</source>
        <translation>Boîte vocale modifiée</translation>
    </message>
    <message>
        <source>Voicemail box deleted</source>
        <translation>Boîte vocale supprimée</translation>
    </message>
    <message>
        <source>Greeting changed</source>
        <translation>Annonce modifiée</translation>
    </message>
    <message>
        <source>Greeting removed</source>
        <translation>Annonce retirée</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Message supprimé</translation>
    </message>
    <message>
        <source>Message restored</source>
        <translation>Message rétabli</translation>
    </message>
    <message>
        <source>Message marked as read</source>
        <translation>Message marqué comme lu</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Poste %1</translation>
    </message>
    <message>
        <source>Voicemail box %1</source>
        <translation>Boîte vocale %1</translation>
    </message>
    <message>
        <source>Unknown operator</source>
        <translation>Opérateur inconnu</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Opérateur %1</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Licence %1</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Appel %1</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Formule %1</translation>
    </message>
    <message>
        <source>This server</source>
        <translation>Ce serveur</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Répété</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Mot de passe erroné</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>Modifié entre-temps</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>The last admin</source>
        <translation>Le dernier administrateur</translation>
    </message>
    <message>
        <source>Bad value</source>
        <translation>Valeur erronée</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>Observateur</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Éditeur</translation>
    </message>
    <message>
        <source>Licence key given</source>
        <translation>Clé de licence saisie</translation>
    </message>
    <message>
        <source>Licence file given</source>
        <translation>Fichier de licence fourni</translation>
    </message>
    <message>
        <source>Licence given back</source>
        <translation>Licence rendue</translation>
    </message>
</context>
<context>
    <name>CallRulesWords</name>
    <message>
        <source>Follow me</source>
        <translation>Suivez-moi</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Messagerie</translation>
    </message>
    <message>
        <source>Turn away</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>follow me</source>
        <translation>suivez-moi</translation>
    </message>
    <message>
        <source>voicemail</source>
        <translation>messagerie</translation>
    </message>
    <message>
        <source>turn away</source>
        <translation>refuser</translation>
    </message>
    <message>
        <source>%1 to %2 in %3</source>
        <translation>%1 à %2 à %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Its own phones ring for %1 s. No answer: %2. Busy: %3. Declined: %4. Nobody there: %5.</source>
        <translation>Ses propres téléphones sonnent %1 s. Sans réponse&#xa0;: %2. Occupé&#xa0;: %3. Refusé&#xa0;: %4. Personne&#xa0;: %5.</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Shows who is registered, which calls are held and what became of every push.</source>
        <translation>Montre qui est enregistré, quels appels attendent et ce que chaque push est devenu.</translation>
    </message>
    <message>
        <source>Connect to the saved connection of this name.</source>
        <translation>Utiliser la connexion enregistrée de ce nom.</translation>
    </message>
    <message>
        <source>Connect to this server, for this run only.</source>
        <translation>Se connecter à ce serveur, pour cette fois seulement.</translation>
    </message>
    <message>
        <source>Sign in as this operator.</source>
        <translation>Se connecter comme cet opérateur.</translation>
    </message>
    <message>
        <source>Read the password from standard input, sign in at once, keep nothing.</source>
        <translation>Lire le mot de passe sur l’entrée standard, se connecter aussitôt, ne rien garder.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light, dark ou system.</translation>
    </message>
    <message>
        <source>Speak this language: %1.</source>
        <translation>Parler cette langue&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Open this page: %1.</source>
        <translation>Ouvrir cette page&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Size of the window, 1280x800.</source>
        <translation>Taille de la fenêtre, 1280x800.</translation>
    </message>
    <message>
        <source>Use this settings file instead of your own.</source>
        <translation>Utiliser ce fichier de réglages au lieu du vôtre.</translation>
    </message>
    <message>
        <source>Write the window to this PNG file and quit.</source>
        <translation>Écrire la fenêtre dans ce fichier PNG et quitter.</translation>
    </message>
    <message>
        <source>Milliseconds to wait before the screenshot (2000).</source>
        <translation>Millisecondes avant la capture d’écran (2000).</translation>
    </message>
    <message>
        <source>--theme is light, dark or system</source>
        <translation>--theme est light, dark ou system</translation>
    </message>
    <message>
        <source>--language is one of %1</source>
        <translation>--language est l’une de %1</translation>
    </message>
    <message>
        <source>--page is one of %1</source>
        <translation>--page est l’une de %1</translation>
    </message>
    <message>
        <source>--size is a width and a height, 1280x800</source>
        <translation>--size est une largeur et une hauteur, 1280x800</translation>
    </message>
    <message>
        <source>--password-stdin was given, and no password came</source>
        <translation>--password-stdin a été donné, mais aucun mot de passe n’est venu</translation>
    </message>
</context>
<context>
    <name>EditConflictWords</name>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>As it is there</source>
        <translation>Comme là-bas</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>The new one that you typed</source>
        <translation>Le nouveau que vous avez saisi</translation>
    </message>
    <message>
        <source>You changed it elsewhere at %1.</source>
        <translation>Vous l’avez modifié ailleurs à %1.</translation>
    </message>
    <message>
        <source>%1 changed it at %2.</source>
        <translation>%1 l’a modifié à %2.</translation>
    </message>
    <message>
        <source>Somebody else changed it at %1.</source>
        <translation>Quelqu’un d’autre l’a modifié à %1.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile.</source>
        <translation>Quelqu’un d’autre l’a modifié entre-temps.</translation>
    </message>
</context>
<context>
    <name>FollowMeWords</name>
    <message>
        <source>%1 for %2 s</source>
        <translation>%1 pendant %2 s</translation>
    </message>
    <message>
        <source>%1 after %2 s for %3 s</source>
        <translation>%1 après %2 s pendant %3 s</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1, puis %2</translation>
    </message>
    <message>
        <source>%1 with its own phones for %2 s</source>
        <translation>%1 avec ses propres téléphones pendant %2 s</translation>
    </message>
</context>
<context>
    <name>KeychainWords</name>
    <message>
        <source>This computer has no keychain that can be used.</source>
        <translation>Cet ordinateur n’a pas de trousseau utilisable.</translation>
    </message>
    <message>
        <source>The keychain did not allow it.</source>
        <translation>Le trousseau ne l’a pas autorisé.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Le trousseau a échoué&#xa0;: %1</translation>
    </message>
    <message>
        <source>The keychain did not answer.</source>
        <translation>Le trousseau n’a pas répondu.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Call for %1 is held</source>
        <translation>Un appel pour %1 attend</translation>
    </message>
    <message>
        <source>%1 waits for %2 to wake</source>
        <translation>%1 attend le réveil de %2</translation>
    </message>
    <message>
        <source>%1 is not well</source>
        <translation>%1&#xa0;: anomalie</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>The licence needs a look</source>
        <translation>La licence est à vérifier</translation>
    </message>
    <message>
        <source>Licence ends soon</source>
        <translation>La licence expire bientôt</translation>
    </message>
    <message>
        <source>It is good until %1</source>
        <translation>Elle est valable jusqu’au %1</translation>
    </message>
    <message>
        <source>Connection to %1 lost</source>
        <translation>Connexion à %1 perdue</translation>
    </message>
    <message>
        <source>%1 shows another certificate</source>
        <translation>%1 présente un autre certificat</translation>
    </message>
    <message>
        <source>Nothing is sent there until you have compared the fingerprint</source>
        <translation>Rien n’y est envoyé tant que vous n’avez pas comparé l’empreinte</translation>
    </message>
    <message>
        <source>Push to extension %1 failed</source>
        <translation>Échec du push vers le poste %1</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 n’a pas répondu</translation>
    </message>
    <message>
        <source>%1 said: %2</source>
        <translation>%1 répond&#xa0;: %2</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>Appelant inconnu</translation>
    </message>
    <message>
        <source>New message from %1</source>
        <translation>Nouveau message de %1</translation>
    </message>
    <message>
        <source>In the box %1, %2 seconds</source>
        <translation>Dans la boîte %1, %2 secondes</translation>
    </message>
    <message>
        <source>Certificate changed</source>
        <translation>Certificat changé</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Connexion perdue</translation>
    </message>
    <message>
        <source>Part of the service not well</source>
        <translation>Anomalie d’une partie du service</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarmes</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Held calls</source>
        <translation>Appels en attente</translation>
    </message>
    <message>
        <source>Failed pushes</source>
        <translation>Échecs de push</translation>
    </message>
    <message>
        <source>New voicemail</source>
        <translation>Nouveau message vocal</translation>
    </message>
    <message>
        <source>The server is not the one that was trusted</source>
        <translation>Le serveur n’est pas celui qui était approuvé</translation>
    </message>
    <message>
        <source>For longer than 30 seconds</source>
        <translation>Depuis plus de 30 secondes</translation>
    </message>
    <message>
        <source>What the service asks somebody to mend</source>
        <translation>Ce que le service demande de réparer</translation>
    </message>
    <message>
        <source>It has ended, or ends within 30 days</source>
        <translation>Elle a expiré, ou expire dans les 30 jours</translation>
    </message>
    <message>
        <source>Waiting for longer than 10 seconds</source>
        <translation>En attente depuis plus de 10 secondes</translation>
    </message>
    <message>
        <source>Refused, or no answer; several together</source>
        <translation>Refusés ou sans réponse&#xa0;; regroupés</translation>
    </message>
    <message>
        <source>In every box, or in those named below</source>
        <translation>Dans chaque boîte, ou dans celles nommées ci-dessous</translation>
    </message>
    <message>
        <source>Database, Kamailio, push, recorder, mail</source>
        <translation>Base de données, Kamailio, push, enregistreur, mail</translation>
    </message>
</context>
<context>
    <name>OwnPushReasons</name>
    <message>
        <source>Nothing had to be sent</source>
        <translation>Rien n’était à envoyer</translation>
    </message>
    <message>
        <source>Apple lets a VoIP push announce a call and nothing else; an app that gets another one is stopped.</source>
        <translation>Apple n’admet un push VoIP que pour annoncer un appel&#xa0;; une application qui en reçoit un autre est arrêtée.</translation>
    </message>
    <message>
        <source>The app of this device knows only pushes that announce a call.</source>
        <translation>L’application de cet appareil ne connaît que les push qui annoncent un appel.</translation>
    </message>
    <message>
        <source>This server has no account at the provider</source>
        <translation>Ce serveur n’a pas de compte chez le fournisseur</translation>
    </message>
    <message>
        <source>No phone of this provider can be woken. The token was kept.</source>
        <translation>Aucun téléphone de ce fournisseur ne peut être réveillé. Le jeton a été gardé.</translation>
    </message>
    <message>
        <source>Name the provider&apos;s key or service account in the settings.</source>
        <translation>Indiquez la clé ou le compte de service du fournisseur dans les réglages.</translation>
    </message>
    <message>
        <source>The provider has not answered for a while</source>
        <translation>Le fournisseur ne répond plus depuis un moment</translation>
    </message>
    <message>
        <source>So this push failed at once instead of keeping the caller waiting. The provider is tried again every few seconds.</source>
        <translation>Ce push a donc échoué aussitôt au lieu de faire attendre l’appelant. Le fournisseur est réessayé toutes les quelques secondes.</translation>
    </message>
    <message>
        <source>Check this server&apos;s way to the internet, and the provider&apos;s status page.</source>
        <translation>Vérifiez l’accès à Internet de ce serveur et la page d’état du fournisseur.</translation>
    </message>
    <message>
        <source>Too many pushes at once</source>
        <translation>Trop de push à la fois</translation>
    </message>
    <message>
        <source>More were waiting than this server takes in; this one was not sent.</source>
        <translation>Il y en avait plus en attente que ce serveur n’en accepte&#xa0;; celui-ci n’a pas été envoyé.</translation>
    </message>
    <message>
        <source>Look for something that calls over and over.</source>
        <translation>Cherchez ce qui appelle sans cesse.</translation>
    </message>
    <message>
        <source>The provider asked for a pause for this phone</source>
        <translation>Le fournisseur demande une pause pour ce téléphone</translation>
    </message>
    <message>
        <source>It had too many pushes in a short time. This one was not sent.</source>
        <translation>Il a reçu trop de push en peu de temps. Celui-ci n’a pas été envoyé.</translation>
    </message>
    <message>
        <source>Look for something that calls the same phone over and over.</source>
        <translation>Cherchez ce qui appelle sans cesse le même téléphone.</translation>
    </message>
    <message>
        <source>The Firebase project has used up its quota</source>
        <translation>Le projet Firebase a épuisé son quota</translation>
    </message>
    <message>
        <source>Google counts the pushes of the whole project by the minute.</source>
        <translation>Google compte les push de tout le projet à la minute.</translation>
    </message>
    <message>
        <source>It passes within a minute. If it comes back, ask Google for more.</source>
        <translation>Cela passe en une minute. Si cela revient, demandez davantage à Google.</translation>
    </message>
    <message>
        <source>The call was over first</source>
        <translation>L’appel s’est terminé avant</translation>
    </message>
    <message>
        <source>There was no time left to send the push, or to wait for the provider.</source>
        <translation>Il ne restait pas le temps d’envoyer le push, ni d’attendre le fournisseur.</translation>
    </message>
    <message>
        <source>Check this server&apos;s connection to the provider if it happens often.</source>
        <translation>Si cela se répète, vérifiez la connexion de ce serveur au fournisseur.</translation>
    </message>
    <message>
        <source>The service was stopped</source>
        <translation>Le service a été arrêté</translation>
    </message>
    <message>
        <source>It ended while this push was under way.</source>
        <translation>Il s’est arrêté pendant que ce push était en route.</translation>
    </message>
    <message>
        <source>The provider could not be reached</source>
        <translation>Le fournisseur était injoignable</translation>
    </message>
    <message>
        <source>No connection came about in time, so nothing was sent.</source>
        <translation>Aucune connexion n’a abouti à temps, rien n’a donc été envoyé.</translation>
    </message>
    <message>
        <source>Check name resolution, firewall and proxy of this server.</source>
        <translation>Vérifiez la résolution de noms, le pare-feu et le proxy de ce serveur.</translation>
    </message>
    <message>
        <source>The connection broke before the answer</source>
        <translation>La connexion a été rompue avant la réponse</translation>
    </message>
    <message>
        <source>The push was sent; whether the provider has it is not known. It was not sent twice.</source>
        <translation>Le push a été envoyé&#xa0;; on ne sait pas si le fournisseur l’a reçu. Il n’a pas été envoyé deux fois.</translation>
    </message>
    <message>
        <source>The provider did not answer in time</source>
        <translation>Le fournisseur n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>The push was sent and may have been delivered all the same.</source>
        <translation>Le push a été envoyé et a peut-être été remis malgré tout.</translation>
    </message>
    <message>
        <source>The provider was too busy to take the push</source>
        <translation>Le fournisseur était trop occupé pour accepter le push</translation>
    </message>
    <message>
        <source>It turned the request away before reading it, so nothing was delivered.</source>
        <translation>Il a écarté la requête avant de la lire, rien n’a donc été remis.</translation>
    </message>
    <message>
        <source>Usually it passes by itself.</source>
        <translation>En général, cela passe tout seul.</translation>
    </message>
    <message>
        <source>The provider&apos;s certificate is not trusted</source>
        <translation>Le certificat du fournisseur n’est pas approuvé</translation>
    </message>
    <message>
        <source>Something on the way may be listening in, or this server&apos;s list of authorities or its clock is wrong. Nothing was sent.</source>
        <translation>Quelqu’un écoute peut-être en chemin, ou la liste d’autorités de ce serveur ou son horloge est fausse. Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Check the clock, the ca-certificates package and any proxy.</source>
        <translation>Vérifiez l’horloge, le paquet ca-certificates et tout proxy.</translation>
    </message>
    <message>
        <source>Google gave no access token</source>
        <translation>Google n’a pas donné de jeton d’accès</translation>
    </message>
    <message>
        <source>Without one nothing can be sent to Firebase.</source>
        <translation>Sans lui, rien ne peut être envoyé à Firebase.</translation>
    </message>
    <message>
        <source>Check this server&apos;s way to oauth2.googleapis.com.</source>
        <translation>Vérifiez l’accès de ce serveur à oauth2.googleapis.com.</translation>
    </message>
    <message>
        <source>Google refuses the service account</source>
        <translation>Google refuse le compte de service</translation>
    </message>
    <message>
        <source>Its key was withdrawn, or this server&apos;s clock is wrong.</source>
        <translation>Sa clé a été retirée, ou l’horloge de ce serveur est fausse.</translation>
    </message>
    <message>
        <source>Make a new key in the Google console, and check the server&apos;s time.</source>
        <translation>Créez une nouvelle clé dans la console Google et vérifiez l’heure du serveur.</translation>
    </message>
    <message>
        <source>The signing key cannot be used</source>
        <translation>La clé de signature est inutilisable</translation>
    </message>
    <message>
        <source>The key file is damaged or holds another kind of key.</source>
        <translation>Le fichier de clé est endommagé ou contient une clé d’un autre type.</translation>
    </message>
    <message>
        <source>Compare the file with the one that the provider gave you.</source>
        <translation>Comparez le fichier avec celui que le fournisseur vous a donné.</translation>
    </message>
    <message>
        <source>The browser&apos;s push service refuses our key</source>
        <translation>Le service push du navigateur refuse notre clé</translation>
    </message>
    <message>
        <source>The VAPID key or its signature is wrong; the subscriptions were kept.</source>
        <translation>La clé VAPID ou sa signature est fausse&#xa0;; les abonnements ont été gardés.</translation>
    </message>
    <message>
        <source>Check the key file, webpush.subject and this server&apos;s clock.</source>
        <translation>Vérifiez le fichier de clé, webpush.subject et l’horloge de ce serveur.</translation>
    </message>
    <message>
        <source>The browser&apos;s push service has not answered lately</source>
        <translation>Le service push du navigateur ne répond plus</translation>
    </message>
    <message>
        <source>So this push failed at once. It is tried again soon.</source>
        <translation>Ce push a donc échoué aussitôt. Un nouvel essai suit bientôt.</translation>
    </message>
    <message>
        <source>Check this server&apos;s way to the internet if it lasts.</source>
        <translation>Si cela dure, vérifiez l’accès à Internet de ce serveur.</translation>
    </message>
    <message>
        <source>The subscription points into a private network</source>
        <translation>L’abonnement pointe vers un réseau privé</translation>
    </message>
    <message>
        <source>Pushes go to public servers only, so that nobody can make this server knock at inner doors.</source>
        <translation>Les push ne vont qu’à des serveurs publics, afin que personne ne fasse frapper ce serveur à des portes internes.</translation>
    </message>
    <message>
        <source>Ask the user to switch notifications off and on again.</source>
        <translation>Demandez à l’utilisateur de désactiver puis de réactiver les notifications.</translation>
    </message>
    <message>
        <source>The push gateway does not answer</source>
        <translation>La passerelle push ne répond pas</translation>
    </message>
    <message>
        <source>This server pushes through another Wakeline, which cannot be reached.</source>
        <translation>Ce serveur passe par un autre Wakeline, qui est injoignable.</translation>
    </message>
    <message>
        <source>Check the gateway&apos;s address and this server&apos;s way there.</source>
        <translation>Vérifiez l’adresse de la passerelle et l’accès de ce serveur.</translation>
    </message>
    <message>
        <source>The gateway does not get through to the provider</source>
        <translation>La passerelle ne joint pas le fournisseur</translation>
    </message>
    <message>
        <source>The provider has not answered it for a while.</source>
        <translation>Le fournisseur ne lui répond plus depuis un moment.</translation>
    </message>
    <message>
        <source>Usually it passes by itself. Ask whoever runs the gateway if it lasts.</source>
        <translation>En général, cela passe tout seul. Si cela dure, demandez à qui gère la passerelle.</translation>
    </message>
    <message>
        <source>The gateway has no account at the provider</source>
        <translation>La passerelle n’a pas de compte chez le fournisseur</translation>
    </message>
    <message>
        <source>No phone of this provider can be woken through it. The token was kept.</source>
        <translation>Aucun téléphone de ce fournisseur ne peut être réveillé par elle. Le jeton a été gardé.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway.</source>
        <translation>Demandez à qui gère la passerelle.</translation>
    </message>
    <message>
        <source>The gateway&apos;s certificate is not trusted</source>
        <translation>Le certificat de la passerelle n’est pas approuvé</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>If the certificate is its own, name its CA in provider.ca.</source>
        <translation>S’il s’agit de son propre certificat, indiquez sa CA dans provider.ca.</translation>
    </message>
    <message>
        <source>The push gateway turned the push away</source>
        <translation>La passerelle push a écarté le push</translation>
    </message>
    <message>
        <source>The reason in its own words is below. The token was kept.</source>
        <translation>La raison, dans ses propres mots, est ci-dessous. Le jeton a été gardé.</translation>
    </message>
    <message>
        <source>Ask whoever runs the gateway if it lasts.</source>
        <translation>Si cela dure, demandez à qui gère la passerelle.</translation>
    </message>
    <message>
        <source>The licence has run out</source>
        <translation>La licence a expiré</translation>
    </message>
    <message>
        <source>The gateway pushes nothing until it is renewed.</source>
        <translation>La passerelle n’envoie rien tant qu’elle n’est pas prolongée.</translation>
    </message>
    <message>
        <source>Renew the licence with the vendor.</source>
        <translation>Prolongez la licence auprès de l’éditeur.</translation>
    </message>
    <message>
        <source>The gateway refuses the licence</source>
        <translation>La passerelle refuse la licence</translation>
    </message>
    <message>
        <source>It pushes nothing until the licence is put right.</source>
        <translation>Elle n’envoie rien tant que la licence n’est pas en règle.</translation>
    </message>
    <message>
        <source>Check the licence key, and ask the vendor.</source>
        <translation>Vérifiez la clé de licence et demandez à l’éditeur.</translation>
    </message>
</context>
<context>
    <name>ProfileWords</name>
    <message>
        <source>Give the connection a name.</source>
        <translation>Donnez un nom à la connexion.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://pbx.example.net.</source>
        <translation>Ce n’est pas une adresse. Elle ressemble à https://pbx.example.net.</translation>
    </message>
    <message>
        <source>The address must begin with https://.</source>
        <translation>L’adresse doit commencer par https://.</translation>
    </message>
    <message>
        <source>The address must not hold a user name or password.</source>
        <translation>L’adresse ne doit contenir ni nom d’utilisateur ni mot de passe.</translation>
    </message>
    <message>
        <source>Enter the address without a path.</source>
        <translation>Saisissez l’adresse sans chemin.</translation>
    </message>
    <message>
        <source>Over http the password would travel readable; use https. Only this computer may use http.</source>
        <translation>Par http, le mot de passe serait lisible&#xa0;; utilisez https. Seul cet ordinateur peut utiliser http.</translation>
    </message>
</context>
<context>
    <name>PushLogQueryWords</name>
    <message>
        <source>“%1” is not known here; try %2: %3.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas connu ici&#xa0;; essayez %2: %3.</translation>
    </message>
</context>
<context>
    <name>PushReasonText</name>
    <message>
        <source>The token is no longer valid</source>
        <translation>Le jeton n’est plus valable</translation>
    </message>
    <message>
        <source>The app was removed or signed out. This device gets no calls until the user signs in again; its token was removed here.</source>
        <translation>L’application a été supprimée ou déconnectée. Cet appareil ne reçoit plus d’appels jusqu’à une nouvelle connexion&#xa0;; son jeton a été retiré ici.</translation>
    </message>
    <message>
        <source>Ask the user to open the app and sign in.</source>
        <translation>Demandez à l’utilisateur d’ouvrir l’application et de se connecter.</translation>
    </message>
    <message>
        <source>The token is for another app or environment</source>
        <translation>Le jeton est celui d’une autre application ou d’un autre environnement</translation>
    </message>
    <message>
        <source>Apple refused it on the production and on the sandbox servers. A test build of the app and a key or bundle id of the released one do not belong together.</source>
        <translation>Apple l’a refusé sur les serveurs de production et de test. Une version d’essai de l’application et une clé ou un bundle id de la version publiée ne vont pas ensemble.</translation>
    </message>
    <message>
        <source>Compare the app&apos;s bundle id with APNS_BUNDLE_ID, then let the user sign in again.</source>
        <translation>Comparez le bundle id de l’application avec APNS_BUNDLE_ID, puis faites reconnecter l’utilisateur.</translation>
    </message>
    <message>
        <source>The provider did not understand the push</source>
        <translation>Le fournisseur n’a pas compris le push</translation>
    </message>
    <message>
        <source>The request was wrong, not the phone. The token was kept.</source>
        <translation>La requête était erronée, pas le téléphone. Le jeton a été gardé.</translation>
    </message>
    <message>
        <source>Report it with the details below.</source>
        <translation>Signalez-le avec les détails ci-dessous.</translation>
    </message>
    <message>
        <source>The push was too large</source>
        <translation>Le push était trop grand</translation>
    </message>
    <message>
        <source>Even without its optional fields it was over the provider&apos;s limit, often because of a very long caller name or Call-ID.</source>
        <translation>Même sans ses champs facultatifs, il dépassait la limite du fournisseur, souvent à cause d’un nom d’appelant ou d’un Call-ID très long.</translation>
    </message>
    <message>
        <source>Shorten the caller names that the trunk sends.</source>
        <translation>Raccourcissez les noms d’appelant qu’envoie le trunk.</translation>
    </message>
    <message>
        <source>The provider had a problem of its own</source>
        <translation>Le fournisseur avait lui-même un problème</translation>
    </message>
    <message>
        <source>It answered with a server error, and the call&apos;s time was over before another attempt could help.</source>
        <translation>Il a répondu par une erreur de serveur, et le temps de l’appel était écoulé avant qu’un autre essai n’aide.</translation>
    </message>
    <message>
        <source>Usually it passes by itself. Look at the provider&apos;s status page if it lasts.</source>
        <translation>En général, cela passe tout seul. Si cela dure, consultez la page d’état du fournisseur.</translation>
    </message>
    <message>
        <source>Too many pushes in a short time</source>
        <translation>Trop de push en peu de temps</translation>
    </message>
    <message>
        <source>The provider asked to wait for longer than this call could.</source>
        <translation>Le fournisseur a demandé d’attendre plus longtemps que cet appel ne le pouvait.</translation>
    </message>
    <message>
        <source>It passes by itself. Look for something that calls the same phone over and over.</source>
        <translation>Cela passe tout seul. Cherchez ce qui appelle sans cesse le même téléphone.</translation>
    </message>
    <message>
        <source>The provider refuses our credential</source>
        <translation>Le fournisseur refuse nos identifiants</translation>
    </message>
    <message>
        <source>No phone of this provider can be woken until it is put right. The tokens were kept.</source>
        <translation>Aucun téléphone de ce fournisseur ne peut être réveillé tant que ce n’est pas réparé. Les jetons ont été gardés.</translation>
    </message>
    <message>
        <source>Check the key file, its key id and team id, or the service account.</source>
        <translation>Vérifiez le fichier de clé, son key id et son team id, ou le compte de service.</translation>
    </message>
    <message>
        <source>The browser&apos;s subscription has ended</source>
        <translation>L’abonnement du navigateur est terminé</translation>
    </message>
    <message>
        <source>The user withdrew the permission or cleared the browser. It was removed here.</source>
        <translation>L’utilisateur a retiré l’autorisation ou vidé le navigateur. Il a été retiré ici.</translation>
    </message>
    <message>
        <source>Ask the user to switch notifications on again.</source>
        <translation>Demandez à l’utilisateur de réactiver les notifications.</translation>
    </message>
    <message>
        <source>The token belongs to another Firebase project</source>
        <translation>Le jeton appartient à un autre projet Firebase</translation>
    </message>
    <message>
        <source>The app was built for another sender than the service account here. The token was disabled.</source>
        <translation>L’application a été conçue pour un autre expéditeur que le compte de service d’ici. Le jeton a été désactivé.</translation>
    </message>
    <message>
        <source>Compare the app&apos;s Firebase project with the service account&apos;s.</source>
        <translation>Comparez le projet Firebase de l’application avec celui du compte de service.</translation>
    </message>
    <message>
        <source>Firebase cannot sign in to Apple or to the web push service</source>
        <translation>Firebase ne peut pas se connecter à Apple ou au service web push</translation>
    </message>
    <message>
        <source>The APNs key or the VAPID key stored in the Firebase project is wrong or has expired. The token was kept.</source>
        <translation>La clé APNs ou VAPID enregistrée dans le projet Firebase est fausse ou a expiré. Le jeton a été gardé.</translation>
    </message>
    <message>
        <source>Renew that key in the Firebase console.</source>
        <translation>Renouvelez cette clé dans la console Firebase.</translation>
    </message>
    <message>
        <source>Apple says our signature is too old</source>
        <translation>Apple juge notre signature trop ancienne</translation>
    </message>
    <message>
        <source>It was signed anew once and refused again, so this server&apos;s clock is probably wrong.</source>
        <translation>Elle a été refaite une fois et de nouveau refusée&#xa0;; l’horloge de ce serveur est sans doute fausse.</translation>
    </message>
    <message>
        <source>Check the server&apos;s time synchronisation.</source>
        <translation>Vérifiez la synchronisation de l’heure du serveur.</translation>
    </message>
    <message>
        <source>Apple does not let this key push to this app</source>
        <translation>Apple n’autorise pas cette clé à envoyer vers cette application</translation>
    </message>
    <message>
        <source>The bundle id is not one of the team&apos;s, or VoIP pushes are not enabled for it. The token was kept.</source>
        <translation>Le bundle id n’est pas de l’équipe, ou les push VoIP ne sont pas activés pour lui. Le jeton a été gardé.</translation>
    </message>
    <message>
        <source>Compare APNS_BUNDLE_ID and APNS_TEAM_ID with the app&apos;s.</source>
        <translation>Comparez APNS_BUNDLE_ID et APNS_TEAM_ID avec ceux de l’application.</translation>
    </message>
    <message>
        <source>Apple counts too many new signatures for the team</source>
        <translation>Apple compte trop de nouvelles signatures pour l’équipe</translation>
    </message>
    <message>
        <source>Another server or process signs with a key of the same team; Apple counts them together.</source>
        <translation>Un autre serveur ou processus signe avec une clé de la même équipe&#xa0;; Apple les compte ensemble.</translation>
    </message>
    <message>
        <source>Let one service push for the team, or use the gateway.</source>
        <translation>Laissez un seul service envoyer pour l’équipe, ou utilisez la passerelle.</translation>
    </message>
    <message>
        <source>The provider took the push</source>
        <translation>Le fournisseur a accepté le push</translation>
    </message>
    <message>
        <source>Whether the phone has it shows when it registers. A phone that is off or without network stays silent.</source>
        <translation>On saura si le téléphone l’a reçu quand il s’enregistre. Un téléphone éteint ou sans réseau reste muet.</translation>
    </message>
    <message>
        <source>The token is not for this app</source>
        <translation>Le jeton n’est pas pour cette application</translation>
    </message>
    <message>
        <source>The provider refuses to push to it with our account. It is not used again until the app registers anew.</source>
        <translation>Le fournisseur refuse d’y envoyer avec notre compte. Il n’est plus utilisé jusqu’à ce que l’application se réenregistre.</translation>
    </message>
    <message>
        <source>Compare the app&apos;s project with the account here.</source>
        <translation>Comparez le projet de l’application avec le compte d’ici.</translation>
    </message>
    <message>
        <source>The provider answered too late</source>
        <translation>Le fournisseur a répondu trop tard</translation>
    </message>
    <message>
        <source>The call was over before the provider said anything.</source>
        <translation>L’appel était terminé avant que le fournisseur ne dise quoi que ce soit.</translation>
    </message>
    <message>
        <source>Check this server&apos;s connection to the provider if it happens often.</source>
        <translation>Si cela se répète, vérifiez la connexion de ce serveur au fournisseur.</translation>
    </message>
    <message>
        <source>The provider could not be reached</source>
        <translation>Le fournisseur était injoignable</translation>
    </message>
    <message>
        <source>There was no connection, or it broke off. The push may have been delivered all the same.</source>
        <translation>Il n’y avait pas de connexion, ou elle a été rompue. Le push a peut-être été remis malgré tout.</translation>
    </message>
    <message>
        <source>Check name resolution, firewall and proxy of this server.</source>
        <translation>Vérifiez la résolution de noms, le pare-feu et le proxy de ce serveur.</translation>
    </message>
</context>
<context>
    <name>PushResultWords</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Woke</source>
        <translation>Réveillé</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lent</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
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
        <translation>Web Push</translation>
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
        <translation>Ce n’est plus là.</translation>
    </message>
    <message>
        <source>It was changed meanwhile.</source>
        <translation>Cela a été modifié entre-temps.</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>Votre rôle ne peut pas faire cela.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>Votre session est terminée. Reconnectez-vous.</translation>
    </message>
    <message>
        <source>Wrong name or password.</source>
        <translation>Nom ou mot de passe erroné.</translation>
    </message>
    <message>
        <source>Too many attempts. Try again later.</source>
        <translation>Trop d’essais. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>The server is too busy. Try again in a moment.</source>
        <translation>Le serveur est surchargé. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The service is stopping.</source>
        <translation>Le service s’arrête.</translation>
    </message>
    <message>
        <source>The server does not reach its database.</source>
        <translation>Le serveur n’atteint pas sa base de données.</translation>
    </message>
    <message>
        <source>This number is taken.</source>
        <translation>Ce numéro est pris.</translation>
    </message>
    <message>
        <source>This name is taken.</source>
        <translation>Ce nom est pris.</translation>
    </message>
    <message>
        <source>The last admin must stay.</source>
        <translation>Le dernier administrateur doit rester.</translation>
    </message>
    <message>
        <source>Nobody has answered this call yet.</source>
        <translation>Personne n’a encore répondu à cet appel.</translation>
    </message>
    <message>
        <source>This call is being transferred already.</source>
        <translation>Cet appel est déjà en cours de transfert.</translation>
    </message>
    <message>
        <source>Whether it was done is not known. Look before you try again.</source>
        <translation>On ne sait pas si cela a été fait. Regardez avant de réessayer.</translation>
    </message>
    <message>
        <source>Another import is running.</source>
        <translation>Une autre importation est en cours.</translation>
    </message>
    <message>
        <source>The voicemail box is full.</source>
        <translation>La boîte vocale est pleine.</translation>
    </message>
    <message>
        <source>There is no such tier.</source>
        <translation>Cette formule n’existe pas.</translation>
    </message>
</context>
<context>
    <name>SpokenLanguage</name>
    <message>
        <source>English</source>
        <extracomment>The name of this translation&apos;s language, in that language.</extracomment>
        <translation>Français</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>il y a %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>il y a 1 heure</translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>il y a %n heure</numerusform>
            <numerusform>il y a %n heures</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>il y a 1 jour</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expiré</translation>
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
        <translation>d MMM HH:mm</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>pattern</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <comment>pattern</comment>
        <translation>d MMM HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <comment>pattern</comment>
        <translation>d MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>pattern</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>pattern</comment>
        <translation>d MMM</translation>
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
        <translation>Sans réponse après %1</translation>
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
        <translation>Annulation envoyée</translation>
    </message>
    <message>
        <source>Push sent</source>
        <translation>Push envoyé</translation>
    </message>
    <message>
        <source>Push accepted</source>
        <translation>Push accepté</translation>
    </message>
    <message>
        <source>Push rejected</source>
        <translation>Push refusé</translation>
    </message>
    <message>
        <source>REGISTER received</source>
        <translation>REGISTER reçu</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Appel terminé</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Personne n’a répondu</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Call failed</source>
        <translation>Échec de l’appel</translation>
    </message>
    <message>
        <source>Caller hung up</source>
        <translation>L’appelant a raccroché</translation>
    </message>
    <message>
        <source>Sent to voicemail</source>
        <translation>Envoyé à la messagerie</translation>
    </message>
    <message>
        <source>INVITE received</source>
        <translation>INVITE reçu</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>SIP %1</source>
        <translation>SIP %1</translation>
    </message>
    <message>
        <source>Waiting for REGISTER</source>
        <translation>En attente de REGISTER</translation>
    </message>
    <message>
        <source>The call waits at the SIP server</source>
        <translation>L’appel attend au serveur SIP</translation>
    </message>
    <message>
        <source>Deliver INVITE</source>
        <translation>Remettre l’INVITE</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonne</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>En appel</translation>
    </message>
    <message>
        <source>The phone did not register</source>
        <translation>Le téléphone ne s’est pas enregistré</translation>
    </message>
    <message>
        <source>Within %1 s</source>
        <translation>En %1 s</translation>
    </message>
</context>
<context>
    <name>TransportWords</name>
    <message>
        <source>The server answered %1.</source>
        <translation>Le serveur a répondu %1.</translation>
    </message>
    <message>
        <source>Over http the password would travel readable; use https.</source>
        <translation>Par http, le mot de passe serait lisible&#xa0;; utilisez https.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Le certificat de %1 n’est pas approuvé.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large to be right.</source>
        <translation>La réponse du serveur est trop grande pour être juste.</translation>
    </message>
    <message>
        <source>The server sends on to %1; enter that address instead.</source>
        <translation>Le serveur renvoie à %1&#xa0;; saisissez plutôt cette adresse.</translation>
    </message>
    <message>
        <source>What answers there is not a Wakeline server.</source>
        <translation>Ce qui répond là n’est pas un serveur Wakeline.</translation>
    </message>
    <message>
        <source>Nothing answers at %1. Is the service running?</source>
        <translation>Rien ne répond à %1. Le service fonctionne-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>No computer of the name %1 is known.</source>
        <translation>Aucun ordinateur du nom de %1 n’est connu.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 s.</source>
        <translation>%1 n’a pas répondu en %2 s.</translation>
    </message>
    <message>
        <source>%1 closed the connection before its answer was whole.</source>
        <translation>%1 a fermé la connexion avant la fin de sa réponse.</translation>
    </message>
    <message>
        <source>No secure connection to %1 could be made.</source>
        <translation>Aucune connexion sûre à %1 n’a pu être établie.</translation>
    </message>
    <message>
        <source>This computer has no network.</source>
        <translation>Cet ordinateur n’a pas de réseau.</translation>
    </message>
    <message>
        <source>The proxy between here and %1 does not let the connection through.</source>
        <translation>Le proxy entre ici et %1 ne laisse pas passer la connexion.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak HTTP.</source>
        <translation>Ce qui répond à %1 ne parle pas HTTP.</translation>
    </message>
    <message>
        <source>The connection to %1 failed.</source>
        <translation>La connexion à %1 a échoué.</translation>
    </message>
</context>
<context>
    <name>wakeline::ApiClient</name>
    <message>
        <source>The server&apos;s answer cannot be read: %1.</source>
        <translation>La réponse du serveur est illisible&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Connectez-vous d’abord.</translation>
    </message>
</context>
<context>
    <name>wakeline::AttentionList</name>
    <message>
        <source>Needs attention</source>
        <translation>À surveiller</translation>
    </message>
    <message>
        <source>Nothing. No call waits and all parts work.</source>
        <translation>Rien. Aucun appel n’attend et tout fonctionne.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::AttentionModel</name>
    <message>
        <source>%1 is not well</source>
        <translation>%1&#xa0;: anomalie</translation>
    </message>
    <message>
        <source>Open status</source>
        <translation>Ouvrir l’état</translation>
    </message>
    <message>
        <source>Waiting for %1 to wake, voicemail takes over next</source>
        <translation>Attend le réveil de %1, puis la messagerie prend l’appel</translation>
    </message>
    <message>
        <source>Waiting for %1 to wake, the call is forwarded next</source>
        <translation>Attend le réveil de %1, puis l’appel est renvoyé</translation>
    </message>
    <message>
        <source>Waiting for %1 to wake</source>
        <translation>Attend le réveil de %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>encore %1</translation>
    </message>
    <message>
        <source>Call for %1 is held</source>
        <translation>Un appel pour %1 attend</translation>
    </message>
    <message>
        <source>Show call</source>
        <translation>Voir l’appel</translation>
    </message>
    <message>
        <source>1 push token rejected</source>
        <translation>1 jeton push refusé</translation>
    </message>
    <message numerus="yes">
        <source>%n push tokens rejected</source>
        <translation>
            <numerusform>%n jeton push refusé</numerusform>
            <numerusform>%n jetons push refusés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 no longer takes them: those phones cannot be woken until they register again</source>
        <translation>%1 ne les accepte plus&#xa0;: ces téléphones ne peuvent pas être réveillés avant de se réenregistrer</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>dernière heure</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>dernières 24 heures</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Voir le journal</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expiré</translation>
    </message>
    <message>
        <source>Licence ends soon</source>
        <translation>La licence expire bientôt</translation>
    </message>
    <message>
        <source>The licence needs a look</source>
        <translation>La licence est à vérifier</translation>
    </message>
    <message>
        <source>Open licence</source>
        <translation>Ouvrir la licence</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarme</translation>
    </message>
</context>
<context>
    <name>wakeline::AuditModel</name>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
</context>
<context>
    <name>wakeline::AuditPage</name>
    <message>
        <source>Audit log</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>What operators did, newest first</source>
        <translation>Ce qu’ont fait les opérateurs, le plus récent d’abord</translation>
    </message>
    <message>
        <source>Details of the entry</source>
        <translation>Détails de l’entrée</translation>
    </message>
    <message>
        <source>101, by:name or action:…</source>
        <translation>101, by:nom ou action:…</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>Rien n’a encore été fait</translation>
    </message>
    <message>
        <source>Every change by an operator, and every sign-in, is listed here.</source>
        <translation>Chaque modification par un opérateur et chaque connexion figure ici.</translation>
    </message>
    <message>
        <source>Loading the audit log…</source>
        <translation>Chargement du journal d’audit…</translation>
    </message>
    <message>
        <source>Could not load the audit log</source>
        <translation>Impossible de charger le journal d’audit</translation>
    </message>
    <message>
        <source>No entry for “%1”</source>
        <translation>Aucune entrée pour «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search for what was changed, such as 101, or by:name, or action:call.hung_up.</source>
        <translation>Cherchez ce qui a été modifié, par exemple 101, ou by:nom, ou action:call.hung_up.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Messagerie</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Opérateurs</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Older entries could not be loaded. %1 F5 tries again.</source>
        <translation>Les entrées plus anciennes n’ont pas pu être chargées. %1 F5 réessaie.</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Role then</source>
        <translation>Rôle d’alors</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
</context>
<context>
    <name>wakeline::BackgroundAlerts</name>
    <message>
        <source>Notifications saved</source>
        <translation>Notifications enregistrées</translation>
    </message>
    <message>
        <source>This is how Wakeline tells you something</source>
        <translation>Voici comment Wakeline vous avertit</translation>
    </message>
    <message>
        <source>A click leads to the page that has more.</source>
        <translation>Un clic mène à la page qui en dit plus.</translation>
    </message>
</context>
<context>
    <name>wakeline::Banner</name>
    <message>
        <source>Connection to %1 lost.</source>
        <translation>Connexion à %1 perdue.</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Reconnecter maintenant</translation>
    </message>
    <message>
        <source>Values below are from %1.</source>
        <translation>Les valeurs ci-dessous datent de %1.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Next attempt in %1 s.</source>
        <translation>Prochain essai dans %1 s.</translation>
    </message>
    <message>
        <source>An attempt is under way</source>
        <translation>Un essai est en cours</translation>
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
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Contact of %1</source>
        <translation>Contact de %1</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-agent</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>Venu de</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>Expire à</translation>
    </message>
    <message>
        <source>Expires in</source>
        <translation>Expire dans</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Sent its push parameters</source>
        <translation>Paramètres push envoyés</translation>
    </message>
    <message>
        <source>None, it must stay awake</source>
        <translation>Aucun, il doit rester éveillé</translation>
    </message>
</context>
<context>
    <name>wakeline::BrandButton</name>
    <message>
        <source>Connection %1, %2</source>
        <translation>Connexion %1, %2</translation>
    </message>
</context>
<context>
    <name>wakeline::CallExportDialog</name>
    <message>
        <source>Export calls</source>
        <translation>Exporter les appels</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 appels sur %2</translation>
    </message>
    <message>
        <source>Nothing was written. %1</source>
        <translation>Rien n’a été écrit. %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>wakeline::CallHistoryModel</name>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Abandonné</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Messagerie</translation>
    </message>
    <message>
        <source>Inbound</source>
        <translation>Entrant</translation>
    </message>
    <message>
        <source>Outbound</source>
        <translation>Sortant</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interne</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Raccroché</translation>
    </message>
    <message>
        <source>The caller gave up</source>
        <translation>L’appelant a renoncé</translation>
    </message>
    <message>
        <source>No phone was there to ring</source>
        <translation>Aucun téléphone ne pouvait sonner</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>There is no such number</source>
        <translation>Ce numéro n’existe pas</translation>
    </message>
    <message>
        <source>No answer came in time</source>
        <translation>Aucune réponse n’est venue à temps</translation>
    </message>
    <message>
        <source>A passing failure</source>
        <translation>Une panne passagère</translation>
    </message>
    <message>
        <source>No audio format in common</source>
        <translation>Aucun format audio commun</translation>
    </message>
    <message>
        <source>The number is not whole</source>
        <translation>Le numéro est incomplet</translation>
    </message>
    <message>
        <source>The number has changed</source>
        <translation>Le numéro a changé</translation>
    </message>
    <message>
        <source>The network was out of order</source>
        <translation>Le réseau était en panne</translation>
    </message>
    <message>
        <source>The service was not there</source>
        <translation>Le service était absent</translation>
    </message>
    <message>
        <source>The call went in a circle</source>
        <translation>L’appel a tourné en rond</translation>
    </message>
    <message>
        <source>The other side cannot do that</source>
        <translation>L’autre côté ne sait pas faire cela</translation>
    </message>
    <message>
        <source>Nobody saw it end</source>
        <translation>Personne n’en a vu la fin</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Withheld</source>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Fin de l’appel</translation>
    </message>
    <message>
        <source>From the answer until somebody hung up</source>
        <translation>De la réponse jusqu’au raccroché</translation>
    </message>
</context>
<context>
    <name>wakeline::CallHistoryPage</name>
    <message>
        <source>Call history</source>
        <translation>Historique d’appels</translation>
    </message>
    <message>
        <source>Calls that are over, newest first</source>
        <translation>Appels terminés, les plus récents d’abord</translation>
    </message>
    <message>
        <source>Call details</source>
        <translation>Détails de l’appel</translation>
    </message>
    <message>
        <source>Number or Call-ID</source>
        <translation>Numéro ou Call-ID</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Pas encore d’appels</translation>
    </message>
    <message>
        <source>A call is listed here as soon as it is over.</source>
        <translation>Un appel figure ici dès qu’il est terminé.</translation>
    </message>
    <message>
        <source>Loading the call history…</source>
        <translation>Chargement de l’historique d’appels…</translation>
    </message>
    <message>
        <source>Could not load the call history</source>
        <translation>Impossible de charger l’historique d’appels</translation>
    </message>
    <message>
        <source>No call of “%1”</source>
        <translation>Aucun appel de «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The number must be whole, as it was dialled or shown.</source>
        <translation>Le numéro doit être complet, tel que composé ou affiché.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>Pushes</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>What was pushed for this call</source>
        <translation>Les push envoyés pour cet appel</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Older calls could not be loaded. %1 F5 tries again.</source>
        <translation>Les appels plus anciens n’ont pas pu être chargés. %1 F5 réessaie.</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>vers %1</translation>
    </message>
    <message>
        <source>The extension that was called</source>
        <translation>Le poste appelé</translation>
    </message>
    <message>
        <source>What was called is no extension here</source>
        <translation>Ce qui a été appelé n’est pas un poste d’ici</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Rang</source>
        <translation>A sonné</translation>
    </message>
    <message>
        <source>Talked</source>
        <translation>Parlé</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>Terminé par</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>Call-ID</source>
        <translation>Call-ID</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>Write all calls that the filter leaves into a CSV file</source>
        <translation>Écrire dans un fichier CSV tous les appels que laisse le filtre</translation>
    </message>
    <message>
        <source>Export calls</source>
        <translation>Exporter les appels</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) written to %1</source>
        <translation>
            <numerusform>%n appel écrit dans %1</numerusform>
            <numerusform>%n appels écrits dans %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::CallModel</name>
    <message>
        <source>Ended</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Failed, %1</source>
        <translation>Échec, %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Caller hung up</source>
        <translation>L’appelant a raccroché</translation>
    </message>
    <message>
        <source>To voicemail</source>
        <translation>Vers messagerie</translation>
    </message>
    <message>
        <source>Then forwarded</source>
        <translation>Puis renvoi</translation>
    </message>
    <message>
        <source>Then voicemail</source>
        <translation>Puis messagerie</translation>
    </message>
    <message>
        <source>Then unavailable</source>
        <translation>Puis indisponible</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonne</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>En appel</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anonyme</translation>
    </message>
    <message>
        <source>1 push, %1 accepted</source>
        <translation>1 push, %1 accepté</translation>
    </message>
    <message numerus="yes">
        <source>%n pushes, %1 accepted</source>
        <translation>
            <numerusform>%n push, %1 accepté</numerusform>
            <numerusform>%n push, %1 acceptés</numerusform>
        </translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>Ext. %1</source>
        <translation>P. %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>Registered after %1</source>
        <translation>Enregistré après %1</translation>
    </message>
    <message>
        <source>Accepted in %1</source>
        <translation>Accepté en %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Wake-up</source>
        <translation>Réveil</translation>
    </message>
</context>
<context>
    <name>wakeline::CallRulesDialog</name>
    <message>
        <source>Calls to extension %1</source>
        <translation>Appels vers le poste %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>What would happen to a call now?</source>
        <translation>Que deviendrait un appel maintenant&#xa0;?</translation>
    </message>
    <message>
        <source>Its own phones ring for (seconds)</source>
        <translation>Ses propres téléphones sonnent (secondes)</translation>
    </message>
    <message>
        <source>When busy</source>
        <translation>Si occupé</translation>
    </message>
    <message>
        <source>When declined</source>
        <translation>Si refusé</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>With nobody there</source>
        <translation>Si personne n’est là</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>While it is not to be disturbed</source>
        <translation>Tant qu’il ne faut pas déranger</translation>
    </message>
    <message>
        <source>Callers get voicemail instead of being turned away</source>
        <translation>Les appelants vont à la messagerie au lieu d’être refusés</translation>
    </message>
    <message>
        <source>Who gets through all the same (numbers)</source>
        <translation>Qui passe tout de même (numéros)</translation>
    </message>
    <message>
        <source>Quiet hours: do not disturb by the clock</source>
        <translation>Heures calmes&#xa0;: ne pas déranger selon l’horloge</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Beginning on</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>Quiet hours begin on %1</source>
        <translation>Les heures calmes commencent le %1</translation>
    </message>
    <message>
        <source>Quiet from %1.</source>
        <translation>Calme de %1.</translation>
    </message>
    <message>
        <source>%1 to %2 seconds.</source>
        <translation>De %1 à %2 secondes.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un numéro.</translation>
    </message>
    <message>
        <source>A time such as 22:00.</source>
        <translation>Une heure comme 22:00.</translation>
    </message>
    <message>
        <source>A name such as Europe/Berlin.</source>
        <translation>Un nom comme Europe/Paris.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Its own phones ring for</source>
        <translation>Ses propres téléphones sonnent</translation>
    </message>
    <message>
        <source>Who gets through all the same</source>
        <translation>Qui passe tout de même</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Poste %1</translation>
    </message>
</context>
<context>
    <name>wakeline::CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Calls in progress</source>
        <translation>Appels en cours</translation>
    </message>
    <message>
        <source>Call details</source>
        <translation>Détails de l’appel</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numéro ou nom</translation>
    </message>
    <message>
        <source>No calls right now</source>
        <translation>Aucun appel en ce moment</translation>
    </message>
    <message>
        <source>Calls show up here as they come in, held ones first.</source>
        <translation>Les appels apparaissent ici dès leur arrivée, ceux en attente d’abord.</translation>
    </message>
    <message>
        <source>Loading calls…</source>
        <translation>Chargement des appels…</translation>
    </message>
    <message>
        <source>Could not load the calls</source>
        <translation>Impossible de charger les appels</translation>
    </message>
    <message>
        <source>No call matches “%1”</source>
        <translation>Aucun appel ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search looks at numbers, names and Call-ID.</source>
        <translation>La recherche porte sur les numéros, les noms et le Call-ID.</translation>
    </message>
    <message>
        <source>The call is forwarded when time runs out</source>
        <translation>L’appel est renvoyé une fois le temps écoulé</translation>
    </message>
    <message>
        <source>Voicemail answers when time runs out</source>
        <translation>La messagerie répond une fois le temps écoulé</translation>
    </message>
    <message>
        <source>The caller hears “unavailable” when time runs out</source>
        <translation>L’appelant entend «&#xa0;indisponible&#xa0;» une fois le temps écoulé</translation>
    </message>
    <message>
        <source>Held for %1</source>
        <translation>Attend %1</translation>
    </message>
    <message>
        <source>Ringing %1</source>
        <translation>%1 sonne</translation>
    </message>
    <message>
        <source>Call with %1</source>
        <translation>Appel avec %1</translation>
    </message>
    <message>
        <source>Call to %1</source>
        <translation>Appel vers %1</translation>
    </message>
    <message>
        <source>To %1, which is being called</source>
        <translation>Vers %1, en cours d’appel</translation>
    </message>
    <message>
        <source>To %1, which answered</source>
        <translation>Vers %1, qui a répondu</translation>
    </message>
    <message>
        <source>To %1 failed, SIP %2</source>
        <translation>Vers %1&#xa0;: échec, SIP %2</translation>
    </message>
    <message>
        <source>To %1 failed</source>
        <translation>Vers %1&#xa0;: échec</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Then unavailable</source>
        <translation>Puis indisponible</translation>
    </message>
    <message>
        <source>2 pushes, %1 accepted</source>
        <translation>2 push, %1 acceptés</translation>
    </message>
    <message>
        <source>Registered after 1.38 s</source>
        <translation>Enregistré après 1,38 s</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Show the called number on the Extensions page</source>
        <translation>Montrer le numéro appelé dans la page Postes</translation>
    </message>
    <message>
        <source>Pushes</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Show this call in the push log</source>
        <translation>Montrer cet appel dans le journal des push</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>%1 active</source>
        <translation>%1 en cours</translation>
    </message>
    <message>
        <source>of %1 s</source>
        <translation>sur %1 s</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>Call-ID</source>
        <translation>Call-ID</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Appelé</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vidéo</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>%1 sent, %2 accepted</source>
        <translation>Envoyés&#xa0;: %1, acceptés&#xa0;: %2</translation>
    </message>
    <message>
        <source>First push</source>
        <translation>Premier push</translation>
    </message>
    <message>
        <source>REGISTER</source>
        <translation>REGISTER</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>Only for calls that are answered</source>
        <translation>Seulement pour les appels répondus</translation>
    </message>
    <message>
        <source>End the selected calls (H)</source>
        <translation>Mettre fin aux appels choisis (H)</translation>
    </message>
    <message>
        <source>Hand the call on to another extension (X)</source>
        <translation>Passer l’appel à un autre poste (X)</translation>
    </message>
    <message>
        <source>One call at a time</source>
        <translation>Un seul appel à la fois</translation>
    </message>
    <message numerus="yes">
        <source>Hang up %n calls?</source>
        <translation>
            <numerusform>Raccrocher %n appel&#xa0;?</numerusform>
            <numerusform>Raccrocher %n appels&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Both sides of each call hear it end at once. This cannot be taken back.</source>
        <translation>Les deux côtés de chaque appel l’entendent finir aussitôt. Cela ne peut pas être annulé.</translation>
    </message>
    <message numerus="yes">
        <source>Hang up %n calls</source>
        <translation>
            <numerusform>Raccrocher %n appel</numerusform>
            <numerusform>Raccrocher %n appels</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 calls were not ended. %3</source>
        <translation>%1 appels sur %2 n’ont pas été raccrochés. %3</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) ended</source>
        <translation>
            <numerusform>%n appel raccroché</numerusform>
            <numerusform>%n appels raccrochés</numerusform>
        </translation>
    </message>
    <message>
        <source>Transfer to %1 has begun</source>
        <translation>Le transfert vers %1 a commencé</translation>
    </message>
    <message>
        <source>Transfer…</source>
        <translation>Transférer…</translation>
    </message>
</context>
<context>
    <name>wakeline::CertificateDialog</name>
    <message>
        <source>The certificate of %1 has changed</source>
        <translation>Le certificat de %1 a changé</translation>
    </message>
    <message>
        <source>Is this the right server?</source>
        <translation>Est-ce le bon serveur&#xa0;?</translation>
    </message>
    <message>
        <source>You trust another certificate for this server. Unless you know that it was replaced, somebody may be listening in. Do not sign in.</source>
        <translation>Vous faites confiance à un autre certificat pour ce serveur. Sauf si vous savez qu’il a été remplacé, quelqu’un écoute peut-être. Ne vous connectez pas.</translation>
    </message>
    <message>
        <source>Nobody vouches for the certificate of %1. Compare its fingerprint with the one that the server&apos;s administrator gives you.</source>
        <translation>Personne ne garantit le certificat de %1. Comparez son empreinte avec celle que vous donne l’administrateur du serveur.</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Délivré à</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Délivré par</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>Jusqu’ici</translation>
    </message>
    <message>
        <source>System says</source>
        <translation>Avis du système</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>Ne pas se connecter</translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation>Faire confiance à ce certificat</translation>
    </message>
</context>
<context>
    <name>wakeline::ChartCard</name>
    <message>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
</context>
<context>
    <name>wakeline::ChartTableDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>wakeline::ChartTableModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
</context>
<context>
    <name>wakeline::Chip</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n ligne</numerusform>
            <numerusform>%1, %n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::ClipControls</name>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
</context>
<context>
    <name>wakeline::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>wakeline::ConflictDialog</name>
    <message>
        <source>%1 Nothing of yours was saved yet. Choose what shall hold.</source>
        <translation>%1 Rien de ce que vous avez saisi n’est encore enregistré. Choisissez ce qui doit valoir.</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continuer la saisie</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>All of mine</source>
        <translation>Tout ce qui est à moi</translation>
    </message>
    <message>
        <source>Now on the server</source>
        <translation>Maintenant sur le serveur</translation>
    </message>
    <message>
        <source>All of theirs</source>
        <translation>Tout ce qui est au serveur</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Modifié par vous</translation>
    </message>
    <message>
        <source>Changed there</source>
        <translation>Modifié là-bas</translation>
    </message>
    <message>
        <source>Changed by both</source>
        <translation>Modifié des deux côtés</translation>
    </message>
    <message>
        <source>%1, yours: %2</source>
        <translation>%1, le vôtre&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, on the server: %2</source>
        <translation>%1, sur le serveur&#xa0;: %2</translation>
    </message>
    <message>
        <source>Keep mine: %1</source>
        <translation>Garder le mien&#xa0;: %1</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Prendre celui du serveur</translation>
    </message>
    <message>
        <source>Combine: %1</source>
        <translation>Combiner&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>wakeline::Console</name>
    <message>
        <source>You stay signed in for this run only. %1</source>
        <translation>Vous ne restez connecté que pour cette fois. %1</translation>
    </message>
</context>
<context>
    <name>wakeline::DashboardPage</name>
    <message>
        <source>in 24 hours</source>
        <translation>en 24 heures</translation>
    </message>
    <message>
        <source>this hour</source>
        <translation>dans l’heure</translation>
    </message>
    <message>
        <source>None so far</source>
        <translation>Aucun jusqu’ici</translation>
    </message>
    <message>
        <source>Peak %1 at %2</source>
        <translation>Maximum %1 à %2</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Enregistrés</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>En appel</translation>
    </message>
    <message>
        <source>and %1 ringing</source>
        <translation>et %1 sonnent</translation>
    </message>
    <message>
        <source>Held calls</source>
        <translation>Appels en attente</translation>
    </message>
    <message>
        <source>Waiting for a phone to wake</source>
        <translation>Attend le réveil d’un téléphone</translation>
    </message>
    <message>
        <source>Next one ends in %1</source>
        <translation>Le prochain finit dans %1</translation>
    </message>
    <message>
        <source>Nobody waits for a phone</source>
        <translation>Personne n’attend un téléphone</translation>
    </message>
    <message>
        <source>Push success</source>
        <translation>Succès des push</translation>
    </message>
    <message>
        <source>No push %1</source>
        <translation>Aucun push %1</translation>
    </message>
    <message>
        <source>%1 of %2 accepted</source>
        <translation>%1 acceptés sur %2</translation>
    </message>
    <message>
        <source>Voicemail waiting</source>
        <translation>Messages vocaux</translation>
    </message>
    <message>
        <source>No new messages</source>
        <translation>Aucun nouveau message</translation>
    </message>
    <message>
        <source>in 1 box</source>
        <translation>dans 1 boîte</translation>
    </message>
    <message numerus="yes">
        <source>in %n boxes</source>
        <translation>
            <numerusform>dans %n boîte</numerusform>
            <numerusform>dans %n boîtes</numerusform>
        </translation>
    </message>
    <message>
        <source>Oldest: %1</source>
        <translation>Le plus ancien&#xa0;: %1</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>This installation needs none</source>
        <translation>Cette installation n’en a pas besoin</translation>
    </message>
    <message>
        <source>Ends in 1 day</source>
        <translation>Expire dans 1 jour</translation>
    </message>
    <message numerus="yes">
        <source>Ends in %n days</source>
        <translation>
            <numerusform>Expire dans %n jour</numerusform>
            <numerusform>Expire dans %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Extensions, until %1</source>
        <translation>Postes, jusqu’au %1</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Wake latency p95</source>
        <translation>Latence de réveil p95</translation>
    </message>
    <message>
        <source>No phone woke %1</source>
        <translation>Aucun réveil %1</translation>
    </message>
    <message>
        <source>Target is under %1 s</source>
        <translation>Objectif&#xa0;: moins de %1 s</translation>
    </message>
    <message>
        <source>Over the target of %1 s</source>
        <translation>Au-dessus de l’objectif de %1 s</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>of %1 well</source>
        <translation>sur %1 en ordre</translation>
    </message>
    <message>
        <source>All parts work</source>
        <translation>Tout fonctionne</translation>
    </message>
    <message>
        <source>Registrations</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>The service has just started</source>
        <translation>Le service vient de démarrer</translation>
    </message>
    <message>
        <source>Calls by outcome, per %1 min</source>
        <translation>Appels par résultat, par %1 min</translation>
    </message>
    <message>
        <source>No calls in the last hour</source>
        <translation>Aucun appel dans la dernière heure</translation>
    </message>
    <message>
        <source>No calls in the last 24 hours</source>
        <translation>Aucun appel dans les dernières 24 heures</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Messagerie</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqués</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Push to REGISTER, seconds</source>
        <translation>Du push au REGISTER, secondes</translation>
    </message>
    <message>
        <source>No phone woke in the last hour</source>
        <translation>Aucun téléphone réveillé dans la dernière heure</translation>
    </message>
    <message>
        <source>No phone woke in the last 24 hours</source>
        <translation>Aucun téléphone réveillé dans les dernières 24 heures</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Tableau de bord</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Load everything anew (F5)</source>
        <translation>Tout recharger (F5)</translation>
    </message>
    <message>
        <source>Charts could not be loaded: %1</source>
        <translation>Les graphiques n’ont pas pu être chargés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Dernières 24 heures</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Could not be loaded</source>
        <translation>Impossible à charger</translation>
    </message>
    <message>
        <source>Pushes accepted, by provider</source>
        <translation>Push acceptés, par fournisseur</translation>
    </message>
    <message>
        <source>No pushes</source>
        <translation>Aucun push</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n woke by push %1</source>
        <translation>
            <numerusform>%n réveillé %1</numerusform>
            <numerusform>%n réveillés %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::DashboardTile</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::DesktopNotifications</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>wakeline::DeviceCards</name>
    <message>
        <source>Reachable</source>
        <translation>Joignable</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Jeton refusé</translation>
    </message>
    <message>
        <source>Other sender</source>
        <translation>Autre expéditeur</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Le sien</translation>
    </message>
    <message>
        <source>The extension&apos;s password</source>
        <translation>Le mot de passe du poste</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>The devices could not be loaded. %1</source>
        <translation>Les appareils n’ont pas pu être chargés. %1</translation>
    </message>
    <message>
        <source>%1 is logged out</source>
        <translation>%1 est déconnecté</translation>
    </message>
    <message>
        <source>%1 was not logged out. %2</source>
        <translation>%1 n’a pas été déconnecté. %2</translation>
    </message>
    <message>
        <source>No device can be woken. Calls reach this extension only while a phone is registered.</source>
        <translation>Aucun appareil ne peut être réveillé. Les appels n’atteignent ce poste que tant qu’un téléphone est enregistré.</translation>
    </message>
    <message>
        <source>Push device %1</source>
        <translation>Appareil push %1</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Via</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Last push</source>
        <translation>Dernier push</translation>
    </message>
    <message>
        <source>SIP account</source>
        <translation>Compte SIP</translation>
    </message>
    <message>
        <source>Signed-in app</source>
        <translation>Application connectée</translation>
    </message>
    <message>
        <source>App without push, %1</source>
        <translation>Application sans push, %1</translation>
    </message>
    <message>
        <source>No push</source>
        <translation>Sans push</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Test push: %1 took it in %2</source>
        <translation>Push d’essai&#xa0;: %1 l’a accepté en %2</translation>
    </message>
    <message>
        <source>Test push: %1. %2</source>
        <translation>Push d’essai&#xa0;: %1. %2</translation>
    </message>
    <message>
        <source>Last wake</source>
        <translation>Dernier réveil</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Push %1, then REGISTER %2</source>
        <translation>Push %1, puis REGISTER %2</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Log out %1</source>
        <translation>Déconnecter %1</translation>
    </message>
    <message>
        <source>Log out this device</source>
        <translation>Déconnecter cet appareil</translation>
    </message>
    <message>
        <source>Its session ends, its push token is forgotten and its own SIP account is deleted, at once. It rings again only after it has been signed in anew.</source>
        <translation>Sa session se termine, son jeton push est oublié et son propre compte SIP supprimé, aussitôt. Il ne sonne de nouveau qu’après une nouvelle connexion.</translation>
    </message>
    <message>
        <source>Its push token is forgotten, and its session ends. It knows the extension&apos;s SIP password, so it comes back when it registers again; to keep it out, change the password too.</source>
        <translation>Son jeton push est oublié et sa session se termine. Il connaît le mot de passe SIP du poste et revient donc en s’enregistrant de nouveau&#xa0;; pour l’écarter, changez aussi le mot de passe.</translation>
    </message>
    <message>
        <source>Log out %1?</source>
        <translation>Déconnecter %1&#xa0;?</translation>
    </message>
</context>
<context>
    <name>wakeline::Dock</name>
    <message>
        <source>Close details (Esc)</source>
        <translation>Fermer les détails (Échap)</translation>
    </message>
</context>
<context>
    <name>wakeline::EditDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>%1 Nothing was saved. What you typed stays here: save it when the connection is back.</source>
        <translation>%1 Rien n’a été enregistré. Votre saisie reste ici&#xa0;: enregistrez-la quand la connexion est revenue.</translation>
    </message>
    <message>
        <source>%1 It is not known whether this was saved. What you typed stays here: save it again when the connection is back.</source>
        <translation>%1 On ne sait pas si cela a été enregistré. Votre saisie reste ici&#xa0;: enregistrez-la de nouveau quand la connexion est revenue.</translation>
    </message>
    <message>
        <source>It was deleted meanwhile. What you typed stays here.</source>
        <translation>Cela a été supprimé entre-temps. Votre saisie reste ici.</translation>
    </message>
    <message>
        <source>%1 was changed meanwhile</source>
        <translation>%1 a été modifié entre-temps</translation>
    </message>
</context>
<context>
    <name>wakeline::EventFeed</name>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Le serveur n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>binary data</source>
        <translation>données binaires</translation>
    </message>
    <message>
        <source>a welcome that makes no sense</source>
        <translation>un accueil qui n’a pas de sens</translation>
    </message>
    <message>
        <source>a resumption of something else</source>
        <translation>la reprise d’autre chose</translation>
    </message>
    <message>
        <source>an event out of place</source>
        <translation>un événement hors de sa place</translation>
    </message>
    <message>
        <source>event %1 after event %2</source>
        <translation>événement %1 après événement %2</translation>
    </message>
    <message>
        <source>a resync before the welcome</source>
        <translation>une resynchronisation avant l’accueil</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Le certificat de %1 n’est pas approuvé.</translation>
    </message>
    <message>
        <source>The session ran out; it is renewed.</source>
        <translation>La session a expiré&#xa0;; elle est renouvelée.</translation>
    </message>
    <message>
        <source>The server did not understand this console.</source>
        <translation>Le serveur n’a pas compris cette console.</translation>
    </message>
    <message>
        <source>This console could not keep up with the events.</source>
        <translation>Cette console n’a pas suivi les événements.</translation>
    </message>
    <message>
        <source>The service is stopping.</source>
        <translation>Le service s’arrête.</translation>
    </message>
    <message>
        <source>The server sent too much at once.</source>
        <translation>Le serveur a envoyé trop à la fois.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2</source>
        <translation>%1 est injoignable&#xa0;: %2</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>La connexion a été perdue.</translation>
    </message>
    <message>
        <source>The server sent something that cannot be read.</source>
        <translation>Le serveur a envoyé quelque chose d’illisible.</translation>
    </message>
    <message>
        <source>Nothing was heard from the server for too long.</source>
        <translation>Le serveur est resté silencieux trop longtemps.</translation>
    </message>
</context>
<context>
    <name>wakeline::ExpiryField</name>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Never expires</source>
        <translation>N’expire jamais</translation>
    </message>
    <message>
        <source>As year-month-day.</source>
        <translation>Sous la forme année-mois-jour.</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 mois</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>3 years</source>
        <translation>3 ans</translation>
    </message>
    <message>
        <source>From today</source>
        <translation>À partir d’aujourd’hui</translation>
    </message>
    <message>
        <source>This is not a day. Write it as 2027-12-31.</source>
        <translation>Ce n’est pas un jour. Écrivez-le comme 2027-12-31.</translation>
    </message>
    <message>
        <source>This day has passed.</source>
        <translation>Ce jour est passé.</translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionDialog</name>
    <message>
        <source>Edit extension %1</source>
        <translation>Modifier le poste %1</translation>
    </message>
    <message>
        <source>New extension</source>
        <translation>Nouveau poste</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add extension</source>
        <translation>Ajouter le poste</translation>
    </message>
    <message>
        <source>What would happen to a call now?</source>
        <translation>Que deviendrait un appel maintenant&#xa0;?</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>Il reste tel quel.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-mail (facultatif)</translation>
    </message>
    <message>
        <source>Do not disturb: turn calls away</source>
        <translation>Ne pas déranger&#xa0;: refuser les appels</translation>
    </message>
    <message>
        <source>New SIP password</source>
        <translation>Nouveau mot de passe SIP</translation>
    </message>
    <message>
        <source>SIP password</source>
        <translation>Mot de passe SIP</translation>
    </message>
    <message>
        <source>Leave it empty to keep the present one.</source>
        <translation>Laissez vide pour garder l’actuel.</translation>
    </message>
    <message>
        <source>Copy it now: only a hash is stored, it can never be shown again.</source>
        <translation>Copiez-le maintenant&#xa0;: seule une empreinte est stockée, il ne pourra plus être affiché.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Ne pas déranger</translation>
    </message>
    <message>
        <source>Follow me</source>
        <translation>Suivez-moi</translation>
    </message>
    <message>
        <source>Follow-me numbers</source>
        <translation>Numéros du suivez-moi</translation>
    </message>
    <message>
        <source>Ring all of them at once</source>
        <translation>Les faire tous sonner à la fois</translation>
    </message>
    <message>
        <source>1 to 32 letters, digits or _ . + -</source>
        <translation>1 à 32 lettres, chiffres ou _ . + -</translation>
    </message>
    <message>
        <source>A name is needed, callers see it.</source>
        <translation>Un nom est nécessaire, les appelants le voient.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Ce n’est pas une adresse e-mail.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Au moins %1 caractères.</translation>
    </message>
    <message>
        <source>This number is taken.</source>
        <translation>Ce numéro est pris.</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Poste %1</translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionHistory</name>
    <message>
        <source>All calls of this extension</source>
        <translation>Tous les appels de ce poste</translation>
    </message>
    <message>
        <source>Loading calls…</source>
        <translation>Chargement des appels…</translation>
    </message>
    <message>
        <source>The calls could not be loaded. %1</source>
        <translation>Les appels n’ont pas pu être chargés. %1</translation>
    </message>
    <message>
        <source>No calls yet.</source>
        <translation>Pas encore d’appels.</translation>
    </message>
    <message>
        <source>%1 %2, %3, %4</source>
        <translation>%1 %2, %3, %4</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
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
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>Aucun appareil</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Inutile</translation>
    </message>
    <message>
        <source>Token expired</source>
        <translation>Jeton expiré</translation>
    </message>
    <message>
        <source>No phone of this extension can be woken</source>
        <translation>Aucun téléphone de ce poste ne peut être réveillé</translation>
    </message>
    <message>
        <source>Ext.</source>
        <translation>P.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>DND</source>
        <translation>NPD</translation>
    </message>
    <message>
        <source>Follow me</source>
        <translation>Suivez-moi</translation>
    </message>
    <message>
        <source>Push wake</source>
        <translation>Réveil push</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Phones that are registered or that a push can wake</source>
        <translation>Téléphones enregistrés ou qu’un push peut réveiller</translation>
    </message>
    <message>
        <source>Do not disturb: calls are turned away</source>
        <translation>Ne pas déranger&#xa0;: les appels sont refusés</translation>
    </message>
    <message>
        <source>Calls ring other numbers, too</source>
        <translation>Les appels sonnent aussi à d’autres numéros</translation>
    </message>
    <message>
        <source>Last push: time until the phone registered, or what became of it</source>
        <translation>Dernier push&#xa0;: temps jusqu’à l’enregistrement du téléphone, ou ce qu’il est devenu</translation>
    </message>
</context>
<context>
    <name>wakeline::ExtensionsPage</name>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Extension details</source>
        <translation>Détails du poste</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Rechercher  (Ctrl+F)</translation>
    </message>
    <message>
        <source>No extensions yet</source>
        <translation>Pas encore de postes</translation>
    </message>
    <message>
        <source>An extension is a SIP user that phones sign in as.</source>
        <translation>Un poste est un utilisateur SIP sous lequel des téléphones s’enregistrent.</translation>
    </message>
    <message>
        <source>New extension</source>
        <translation>Nouveau poste</translation>
    </message>
    <message>
        <source>Loading extensions…</source>
        <translation>Chargement des postes…</translation>
    </message>
    <message>
        <source>Could not load the extensions</source>
        <translation>Impossible de charger les postes</translation>
    </message>
    <message>
        <source>No extension matches “%1”</source>
        <translation>Aucun poste ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search looks at number, name, contact and user agent.</source>
        <translation>La recherche porte sur le numéro, le nom, le contact et le user-agent.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>On, but without a number</source>
        <translation>Activé, mais sans numéro</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Token expired</source>
        <translation>Jeton expiré</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Inutile</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>No push</source>
        <translation>Sans push</translation>
    </message>
    <message>
        <source>Offline, and no device that a push can wake</source>
        <translation>Hors ligne, sans appareil qu’un push puisse réveiller</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Push d’essai</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Call history</source>
        <translation>Historique d’appels</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>QR sign-in</source>
        <translation>Connexion QR</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Call rules</source>
        <translation>Règles d’appel</translation>
    </message>
    <message>
        <source>%1 of %2 online</source>
        <translation>%1 sur %2 en ligne</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Poste %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>none, not registered</source>
        <translation>aucun, non enregistré</translation>
    </message>
    <message>
        <source>DND</source>
        <translation>NPD</translation>
    </message>
    <message>
        <source>On, calls are turned away</source>
        <translation>Activé, les appels sont refusés</translation>
    </message>
    <message>
        <source>Follow me</source>
        <translation>Suivez-moi</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>Add an extension (Ctrl+N)</source>
        <translation>Ajouter un poste (Ctrl+N)</translation>
    </message>
    <message>
        <source>Edit (F2)</source>
        <translation>Modifier (F2)</translation>
    </message>
    <message>
        <source>Push to every device of this extension (T)</source>
        <translation>Push à chaque appareil de ce poste (T)</translation>
    </message>
    <message>
        <source>Sign a phone in by QR code (Q)</source>
        <translation>Connecter un téléphone par code QR (Q)</translation>
    </message>
    <message>
        <source>What becomes of the calls to this extension (R)</source>
        <translation>Ce que deviennent les appels vers ce poste (R)</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>Supprimer (Suppr)</translation>
    </message>
    <message>
        <source>Extension %1 added</source>
        <translation>Poste %1 ajouté</translation>
    </message>
    <message>
        <source>Extension %1 saved</source>
        <translation>Poste %1 enregistré</translation>
    </message>
    <message>
        <source>Delete extension %1?</source>
        <translation>Supprimer le poste %1&#xa0;?</translation>
    </message>
    <message>
        <source>%1 can no longer sign in, and calls to this number are refused. This cannot be taken back.</source>
        <translation>%1 ne peut plus s’enregistrer, et les appels à ce numéro sont refusés. Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Call rules of %1 saved</source>
        <translation>Règles d’appel de %1 enregistrées</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Call rules…</source>
        <translation>Règles d’appel…</translation>
    </message>
    <message>
        <source>Sign in by QR code…</source>
        <translation>Connecter par code QR…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Do not disturb of %1 is on</source>
        <translation>«&#xa0;Ne pas déranger&#xa0;» de %1 est activé</translation>
    </message>
    <message>
        <source>Do not disturb of %1 is off</source>
        <translation>«&#xa0;Ne pas déranger&#xa0;» de %1 est désactivé</translation>
    </message>
    <message>
        <source>Do not disturb of %1 was not changed.</source>
        <translation>«&#xa0;Ne pas déranger&#xa0;» de %1 n’a pas été modifié.</translation>
    </message>
    <message>
        <source>Follow me of %1 is on</source>
        <translation>Le suivez-moi de %1 est activé</translation>
    </message>
    <message>
        <source>Follow me of %1 is off</source>
        <translation>Le suivez-moi de %1 est désactivé</translation>
    </message>
    <message>
        <source>Follow me of %1 was not changed.</source>
        <translation>Le suivez-moi de %1 n’a pas été modifié.</translation>
    </message>
    <message>
        <source>%1 Somebody else has just changed it.</source>
        <translation>%1 Quelqu’un d’autre vient de le modifier.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Extension %1 is as it was</source>
        <translation>Le poste %1 est comme avant</translation>
    </message>
    <message>
        <source>Extension %1 was not changed back.</source>
        <translation>Le poste %1 n’a pas été rétabli.</translation>
    </message>
    <message>
        <source>Extension %1 deleted</source>
        <translation>Poste %1 supprimé</translation>
    </message>
    <message>
        <source>Extension %1 was not deleted.</source>
        <translation>Le poste %1 n’a pas été supprimé.</translation>
    </message>
    <message>
        <source>The test push was not sent.</source>
        <translation>Le push d’essai n’a pas été envoyé.</translation>
    </message>
    <message>
        <source>Extension %1 has no device that a push can reach</source>
        <translation>Le poste %1 n’a pas d’appareil qu’un push puisse atteindre</translation>
    </message>
    <message numerus="yes">
        <source>Test push sent to %n device(s)</source>
        <translation>
            <numerusform>Push d’essai envoyé à %n appareil</numerusform>
            <numerusform>Push d’essai envoyé à %n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>DND on</source>
        <translation>NPD activé</translation>
    </message>
    <message>
        <source>DND off</source>
        <translation>NPD désactivé</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Import and export</source>
        <translation>Importation et exportation</translation>
    </message>
    <message>
        <source>Import from CSV…</source>
        <translation>Importer d’un CSV…</translation>
    </message>
    <message>
        <source>Export to CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added, %1 changed</source>
        <translation>
            <numerusform>%n poste ajouté, %1 modifiés</numerusform>
            <numerusform>%n postes ajoutés, %1 modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added</source>
        <translation>
            <numerusform>%n poste ajouté</numerusform>
            <numerusform>%n postes ajoutés</numerusform>
        </translation>
    </message>
    <message>
        <source>Export extensions</source>
        <translation>Exporter les postes</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) written to %1</source>
        <translation>
            <numerusform>%n poste écrit dans %1</numerusform>
            <numerusform>%n postes écrits dans %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written. %1</source>
        <translation>Rien n’a été écrit. %1</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1 et d’autres</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n extensions?</source>
        <translation>
            <numerusform>Supprimer %n poste&#xa0;?</numerusform>
            <numerusform>Supprimer %n postes&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can no longer sign in, and calls to these numbers are refused. This cannot be taken back.</source>
        <translation>%1 ne peuvent plus s’enregistrer, et les appels à ces numéros sont refusés. Cela ne peut pas être annulé.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n extensions</source>
        <translation>
            <numerusform>Supprimer %n poste</numerusform>
            <numerusform>Supprimer %n postes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message numerus="yes">
        <source>(%n were not there any more)</source>
        <translation>
            <numerusform>(%n n’était plus là)</numerusform>
            <numerusform>(%n n’étaient plus là)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) are as they were</source>
        <translation>
            <numerusform>%n poste est comme avant</numerusform>
            <numerusform>%n postes sont comme avant</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was changed back.</source>
        <translation>Rien n’a été rétabli.</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Filtres enregistrés</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>Enregistrer ce filtre…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Enregistrer ce filtre</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>Nom du filtre</translation>
    </message>
    <message>
        <source>Filter “%1” saved</source>
        <translation>Filtre «&#xa0;%1&#xa0;» enregistré</translation>
    </message>
    <message numerus="yes">
        <source>%n extensions deleted</source>
        <translation>
            <numerusform>%n poste supprimé</numerusform>
            <numerusform>%n postes supprimés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb is on for %n extensions</source>
        <translation>
            <numerusform>«&#xa0;Ne pas déranger&#xa0;» est activé pour %n poste</numerusform>
            <numerusform>«&#xa0;Ne pas déranger&#xa0;» est activé pour %n postes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not disturb is off for %n extensions</source>
        <translation>
            <numerusform>«&#xa0;Ne pas déranger&#xa0;» est désactivé pour %n poste</numerusform>
            <numerusform>«&#xa0;Ne pas déranger&#xa0;» est désactivé pour %n postes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::FollowMeEditor</name>
    <message>
        <source>Follow me</source>
        <translation>Suivez-moi</translation>
    </message>
    <message>
        <source>Follow me: ring other numbers, too</source>
        <translation>Suivez-moi&#xa0;: faire sonner d’autres numéros</translation>
    </message>
    <message>
        <source>Add number</source>
        <translation>Ajouter un numéro</translation>
    </message>
    <message>
        <source>Ring all of them at once</source>
        <translation>Les faire tous sonner à la fois</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>After (s)</source>
        <translation>Après (s)</translation>
    </message>
    <message>
        <source>Rings (s)</source>
        <translation>Sonne (s)</translation>
    </message>
    <message>
        <source>Follow-me numbers in their order</source>
        <translation>Numéros du suivez-moi dans leur ordre</translation>
    </message>
    <message>
        <source>At most %1 numbers</source>
        <translation>Au plus %1 numéros</translation>
    </message>
    <message>
        <source>Add the numbers that a call goes on to.</source>
        <translation>Ajoutez les numéros auxquels un appel est renvoyé.</translation>
    </message>
    <message>
        <source>A call rings %1, all from the beginning.</source>
        <translation>Un appel fait sonner %1, tous dès le début.</translation>
    </message>
    <message>
        <source>When nobody answers, a call rings %1.</source>
        <translation>Si personne ne répond, un appel fait sonner %1.</translation>
    </message>
    <message>
        <source>Follow me needs a number, or switch it off.</source>
        <translation>Le suivez-moi a besoin d’un numéro, ou désactivez-le.</translation>
    </message>
</context>
<context>
    <name>wakeline::FollowMeRow</name>
    <message>
        <source>Move: pull, or press Up or Down</source>
        <translation>Déplacer&#xa0;: tirer, ou presser Haut ou Bas</translation>
    </message>
    <message>
        <source>Follow-me number</source>
        <translation>Numéro du suivez-moi</translation>
    </message>
    <message>
        <source>Number to ring</source>
        <translation>Numéro à appeler</translation>
    </message>
    <message>
        <source>Seconds before it rings</source>
        <translation>Secondes avant qu’il sonne</translation>
    </message>
    <message>
        <source>Seconds that it rings</source>
        <translation>Secondes pendant lesquelles il sonne</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Retirer ce numéro</translation>
    </message>
    <message>
        <source>A number is needed: 1 to 32 letters, digits or _ . + -</source>
        <translation>Un numéro est nécessaire&#xa0;: 1 à 32 lettres, chiffres ou _ . + -</translation>
    </message>
    <message>
        <source>A call cannot follow to the extension itself.</source>
        <translation>Un appel ne peut pas suivre vers le poste lui-même.</translation>
    </message>
    <message>
        <source>It can ring after 0 to %1 seconds.</source>
        <translation>Il peut sonner après 0 à %1 secondes.</translation>
    </message>
    <message>
        <source>It can ring for %1 to %2 seconds.</source>
        <translation>Il peut sonner de %1 à %2 secondes.</translation>
    </message>
</context>
<context>
    <name>wakeline::FormField</name>
    <message>
        <source>Show the password</source>
        <translation>Montrer le mot de passe</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Cacher le mot de passe</translation>
    </message>
</context>
<context>
    <name>wakeline::GoToDialog</name>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Page, number or name</source>
        <translation>Page, numéro ou nom</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Endroits</translation>
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
        <translation>Annonce de %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Callers hear</source>
        <translation>Les appelants entendent</translation>
    </message>
    <message>
        <source>The default</source>
        <translation>L’annonce par défaut</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>La sienne</translation>
    </message>
    <message>
        <source>The default with its name</source>
        <translation>Celle par défaut avec son nom</translation>
    </message>
    <message>
        <source>Callers hear: %1</source>
        <translation>Les appelants entendent&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>WAV, AIFF, FLAC, Ogg or MP3, up to 5 minutes. It can be dropped here as well.</source>
        <translation>WAV, AIFF, FLAC, Ogg ou MP3, jusqu’à 5 minutes. On peut aussi le déposer ici.</translation>
    </message>
    <message>
        <source>Looking for a recording of its own…</source>
        <translation>Recherche d’un enregistrement propre…</translation>
    </message>
    <message>
        <source>This box has no recording of its own yet.</source>
        <translation>Cette boîte n’a pas encore d’enregistrement propre.</translation>
    </message>
    <message>
        <source>The present recording could not be fetched. %1</source>
        <translation>L’enregistrement actuel n’a pas pu être récupéré. %1</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Choisir un enregistrement</translation>
    </message>
    <message>
        <source>Sound files (*.wav *.aif *.aiff *.flac *.ogg *.oga *.mp3);;All files (*)</source>
        <translation>Fichiers audio (*.wav *.aif *.aiff *.flac *.ogg *.oga *.mp3);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read. %2</source>
        <translation>%1 est illisible. %2</translation>
    </message>
    <message>
        <source>%1 is too large: a greeting may have 32 MB.</source>
        <translation>%1 est trop grand&#xa0;: une annonce peut faire 32 Mo.</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>The present recording cannot be played.</source>
        <translation>L’enregistrement actuel ne peut pas être lu.</translation>
    </message>
    <message>
        <source>%1 cannot be used. %2</source>
        <translation>%1 est inutilisable. %2</translation>
    </message>
    <message>
        <source>The recording that the box has</source>
        <translation>L’enregistrement qu’a la boîte</translation>
    </message>
    <message>
        <source>%1, as callers will hear it</source>
        <translation>%1, tel que les appelants l’entendront</translation>
    </message>
    <message>
        <source>Wait until the present recording is here: without it the change could not be undone.</source>
        <translation>Attendez que l’enregistrement actuel soit là&#xa0;: sans lui, la modification ne pourrait pas être annulée.</translation>
    </message>
    <message>
        <source>Choose a file first: this box has no recording of its own yet.</source>
        <translation>Choisissez d’abord un fichier&#xa0;: cette boîte n’a pas encore d’enregistrement propre.</translation>
    </message>
    <message>
        <source>Uploading, %1 %</source>
        <translation>Envoi, %1&#xa0;%</translation>
    </message>
    <message>
        <source>Voicemail box %1</source>
        <translation>Boîte vocale %1</translation>
    </message>
    <message>
        <source>What the box has now</source>
        <translation>Ce que la boîte a maintenant</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
</context>
<context>
    <name>wakeline::HoldRing</name>
    <message>
        <source>%1 seconds left %2</source>
        <translation>encore %1 secondes %2</translation>
    </message>
    <message>
        <source>Time left is not known</source>
        <translation>Le temps restant est inconnu</translation>
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
        <translation>Importer des postes</translation>
    </message>
    <message>
        <source>A CSV file in UTF-8 whose first row names the columns: number, display_name, password, email, dnd, follow_me_enabled, follow_me_numbers, follow_me_strategy. Who has no password gets one.</source>
        <translation>Un fichier CSV en UTF-8 dont la première ligne nomme les colonnes&#xa0;: number, display_name, password, email, dnd, follow_me_enabled, follow_me_numbers, follow_me_strategy. Qui n’a pas de mot de passe en reçoit un.</translation>
    </message>
    <message>
        <source>Change extensions that exist already</source>
        <translation>Modifier les postes qui existent déjà</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <source>or drop it here</source>
        <translation>ou le déposer ici</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>Lignes du fichier</translation>
    </message>
    <message>
        <source>Save passwords…</source>
        <translation>Enregistrer les mots de passe…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All files (*)</source>
        <translation>Fichiers CSV (*.csv *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The file cannot be read. %1</source>
        <translation>Le fichier est illisible. %1</translation>
    </message>
    <message>
        <source>The file is larger than 32 MiB.</source>
        <translation>Le fichier dépasse 32 Mio.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>Checking the file…</source>
        <translation>Vérification du fichier…</translation>
    </message>
    <message>
        <source>The file could not be checked. %1</source>
        <translation>Le fichier n’a pas pu être vérifié. %1</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>Les %1 premières sont affichées.</translation>
    </message>
    <message>
        <source>Sending the file…</source>
        <translation>Envoi du fichier…</translation>
    </message>
    <message>
        <source>Nothing was imported. %1</source>
        <translation>Rien n’a été importé. %1</translation>
    </message>
    <message>
        <source>Whether the import has begun is not known: look at the list before you try again. %1</source>
        <translation>On ne sait pas si l’importation a commencé&#xa0;: regardez la liste avant de réessayer. %1</translation>
    </message>
    <message>
        <source>The service no longer knows this import, since it was started anew meanwhile. Either all rows are imported or none; the list shows which.</source>
        <translation>Le service ne connaît plus cette importation, car il a redémarré entre-temps. Soit toutes les lignes sont importées, soit aucune&#xa0;; la liste le montre.</translation>
    </message>
    <message>
        <source>The service does not answer; the import goes on there. %1</source>
        <translation>Le service ne répond pas&#xa0;; l’importation y continue. %1</translation>
    </message>
    <message>
        <source>%1 of %2 rows written</source>
        <translation>%1 lignes écrites sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) added.</source>
        <translation>
            <numerusform>%n poste ajouté.</numerusform>
            <numerusform>%n postes ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed.</source>
        <translation>
            <numerusform>%n modifié.</numerusform>
            <numerusform>%n modifiés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them got a new password. Save them now: they are never shown again.</source>
        <translation>
            <numerusform>%n d’entre eux a reçu un nouveau mot de passe. Enregistrez-le maintenant&#xa0;: il ne sera plus jamais affiché.</numerusform>
            <numerusform>%n d’entre eux ont reçu un nouveau mot de passe. Enregistrez-les maintenant&#xa0;: ils ne seront plus jamais affichés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>Annulé. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Annulation…</translation>
    </message>
    <message>
        <source>Close without the passwords?</source>
        <translation>Fermer sans les mots de passe&#xa0;?</translation>
    </message>
    <message numerus="yes">
        <source>The passwords of %n extension(s) are known to nobody else and can never be shown again.</source>
        <translation>
            <numerusform>Le mot de passe de %n poste n’est connu de personne d’autre et ne pourra plus être affiché.</numerusform>
            <numerusform>Les mots de passe de %n postes ne sont connus de personne d’autre et ne pourront plus être affichés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save passwords</source>
        <translation>Enregistrer les mots de passe</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>The passwords were not saved. %1</source>
        <translation>Les mots de passe n’ont pas été enregistrés. %1</translation>
    </message>
    <message>
        <source>The passwords are in %1.</source>
        <translation>Les mots de passe sont dans %1.</translation>
    </message>
</context>
<context>
    <name>wakeline::ImportModel</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>New, with a generated password</source>
        <translation>Nouveau, avec un mot de passe généré</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Reste tel quel</translation>
    </message>
    <message>
        <source>Row %1: %2, %3</source>
        <translation>Ligne %1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 nouveaux</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 modifiés</translation>
    </message>
    <message>
        <source>%1 as they are</source>
        <translation>%1 tels quels</translation>
    </message>
    <message numerus="yes">
        <source>%n rows: %1.</source>
        <translation>
            <numerusform>%n ligne&#xa0;: %1.</numerusform>
            <numerusform>%n lignes&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 rows have an error. Nothing is imported until all of them are right.</source>
        <translation>
            <numerusform>%Ln ligne sur %1 a une erreur. Rien n’est importé tant qu’elles ne sont pas toutes justes.</numerusform>
            <numerusform>%Ln lignes sur %1 ont une erreur. Rien n’est importé tant qu’elles ne sont pas toutes justes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::InstallationCards</name>
    <message>
        <source>%1 by %2</source>
        <translation>%1 par %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Installations</source>
        <translation>Installations</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>The installations could not be loaded. %1</source>
        <translation>Les installations n’ont pas pu être chargées. %1</translation>
    </message>
    <message>
        <source>The key was not activated on any PBX yet.</source>
        <translation>La clé n’a encore été activée sur aucun PBX.</translation>
    </message>
    <message>
        <source>Nothing was pushed with this licence yet.</source>
        <translation>Rien n’a encore été envoyé avec cette licence.</translation>
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
        <translation>Postes</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Activated</source>
        <translation>Activée</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Deactivate %1</source>
        <translation>Désactiver %1</translation>
    </message>
    <message>
        <source>Take the seat back</source>
        <translation>Reprendre la place</translation>
    </message>
    <message>
        <source>Its seat is free for another PBX. If it still runs, its next heartbeat takes a seat again where there is one.</source>
        <translation>Sa place est libre pour un autre PBX. Si elle fonctionne encore, son prochain signe de vie reprend une place s’il y en a une.</translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation>Désactiver %1&#xa0;?</translation>
    </message>
    <message>
        <source>%1 is deactivated</source>
        <translation>%1 est désactivée</translation>
    </message>
    <message>
        <source>%1 was not deactivated. %2</source>
        <translation>%1 n’a pas été désactivée. %2</translation>
    </message>
</context>
<context>
    <name>wakeline::InstallationPage</name>
    <message>
        <source>This installation</source>
        <translation>Cette installation</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>For the vendor&apos;s support. No key is in it.</source>
        <translation>Pour le support de l’éditeur. Aucune clé n’y figure.</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Détails copiés</translation>
    </message>
    <message>
        <source>Loading the licence…</source>
        <translation>Chargement de la licence…</translation>
    </message>
    <message>
        <source>Licence of this installation</source>
        <translation>Licence de cette installation</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>This installation needs no licence</source>
        <translation>Cette installation n’a pas besoin de licence</translation>
    </message>
    <message>
        <source>It pushes with credentials of its own, or not at all. A licence is needed where push.gateway_url names another server to push through.</source>
        <translation>Elle envoie avec ses propres identifiants, ou pas du tout. Une licence est nécessaire quand push.gateway_url nomme un autre serveur par lequel passer.</translation>
    </message>
    <message>
        <source>Could not load the licence</source>
        <translation>Impossible de charger la licence</translation>
    </message>
    <message>
        <source>%1 extensions in use</source>
        <translation>%1 postes utilisés</translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s) in use</source>
        <translation>
            <numerusform>%n poste utilisé</numerusform>
            <numerusform>%n postes utilisés</numerusform>
        </translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>File holds until</source>
        <translation>Fichier valable jusqu’au</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Dernier contact</translation>
    </message>
    <message>
        <source>Holds without server</source>
        <translation>Valable sans serveur</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>three days from the last contact</source>
        <translation>trois jours après le dernier contact</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>Load licence file</source>
        <translation>Charger un fichier de licence</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>Saisir une clé</translation>
    </message>
    <message>
        <source>This installation is activated</source>
        <translation>Cette installation est activée</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Calls and pushes go on whatever becomes of the licence, but without any licence no push gets through.</source>
        <translation>Appels et push continuent quoi qu’il advienne de la licence, mais sans aucune licence aucun push ne passe.</translation>
    </message>
    <message>
        <source>The setting %1 names the licence. It is changed there, and takes effect when the service starts again.</source>
        <translation>Le réglage %1 nomme la licence. Elle se modifie là et prend effet au redémarrage du service.</translation>
    </message>
    <message>
        <source>Remove file</source>
        <translation>Retirer le fichier</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>Licence files (*.lic);;All files (*)</source>
        <translation>Fichiers de licence (*.lic);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The licence file cannot be read. %1</source>
        <translation>Le fichier de licence est illisible. %1</translation>
    </message>
    <message>
        <source>The licence file is in use</source>
        <translation>Le fichier de licence est utilisé</translation>
    </message>
    <message>
        <source>The licence file was not taken.</source>
        <translation>Le fichier de licence n’a pas été accepté.</translation>
    </message>
    <message>
        <source>Deactivate this installation?</source>
        <translation>Désactiver cette installation&#xa0;?</translation>
    </message>
    <message>
        <source>Its seat is free for another PBX. Until a licence is given again, no push gets through and phones that sleep do not ring.</source>
        <translation>Sa place est libre pour un autre PBX. Tant qu’aucune licence n’est de nouveau saisie, aucun push ne passe et les téléphones en veille ne sonnent pas.</translation>
    </message>
    <message>
        <source>This installation is deactivated</source>
        <translation>Cette installation est désactivée</translation>
    </message>
    <message>
        <source>This installation was not deactivated.</source>
        <translation>Cette installation n’a pas été désactivée.</translation>
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
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseDialog</name>
    <message>
        <source>Edit licence %1</source>
        <translation>Modifier la licence %1</translation>
    </message>
    <message>
        <source>Issue a licence</source>
        <translation>Délivrer une licence</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Délivrer</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-mail (facultatif)</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Days of grace</source>
        <translation>Jours de grâce</translation>
    </message>
    <message>
        <source>Entitlements besides the tier&apos;s (optional)</source>
        <translation>Droits en plus de ceux de la formule (facultatif)</translation>
    </message>
    <message>
        <source>Names apart by spaces or commas.</source>
        <translation>Noms séparés par des espaces ou des virgules.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>The tiers could not be loaded. %1</source>
        <translation>Les formules n’ont pas pu être chargées. %1</translation>
    </message>
    <message>
        <source>%1, the tier&apos;s</source>
        <translation>%1, de la formule</translation>
    </message>
    <message>
        <source>The server&apos;s</source>
        <translation>Celui du serveur</translation>
    </message>
    <message>
        <source>The tier&apos;s</source>
        <translation>Celui de la formule</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Entitlements besides the tier&apos;s</source>
        <translation>Droits en plus de ceux de la formule</translation>
    </message>
    <message>
        <source>Whose licence is it?</source>
        <translation>À qui est la licence&#xa0;?</translation>
    </message>
    <message>
        <source>Choose a tier.</source>
        <translation>Choisissez une formule.</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Licence %1</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseKeyDialog</name>
    <message>
        <source>Licence key of %1</source>
        <translation>Clé de licence de %1</translation>
    </message>
    <message>
        <source>Licence key</source>
        <translation>Clé de licence</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy it now: only a hash is stored, it can never be shown again. A lost key is replaced by transferring the licence to its own holder.</source>
        <translation>Copiez-la maintenant&#xa0;: seule une empreinte est stockée, elle ne pourra plus être affichée. Une clé perdue se remplace en cédant la licence à son propre titulaire.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseKeyEntry</name>
    <message>
        <source>Activate this installation</source>
        <translation>Activer cette installation</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Licence key</source>
        <translation>Clé de licence</translation>
    </message>
    <message>
        <source>The licence server is asked at once. A key that was given before gives its seat back.</source>
        <translation>Le serveur de licences est interrogé aussitôt. Une clé saisie auparavant rend sa place.</translation>
    </message>
    <message>
        <source>Enter the key that the vendor gave you.</source>
        <translation>Saisissez la clé que l’éditeur vous a donnée.</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseModel</name>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>The key begins so. The whole of it was shown once and is stored nowhere.</source>
        <translation>La clé commence ainsi. Elle a été affichée une fois en entier et n’est stockée nulle part.</translation>
    </message>
    <message>
        <source>Served until %1</source>
        <translation>Servie jusqu’au %1</translation>
    </message>
    <message>
        <source>More extensions in use than the licence allows</source>
        <translation>Plus de postes utilisés que la licence n’en permet</translation>
    </message>
    <message>
        <source>Never activated</source>
        <translation>Jamais activée</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>In use at all installations together, as their heartbeats said last</source>
        <translation>Utilisés dans toutes les installations ensemble, selon leur dernier signe de vie</translation>
    </message>
    <message>
        <source>Installations that hold a seat</source>
        <translation>Installations qui occupent une place</translation>
    </message>
    <message>
        <source>Newest heartbeat of any installation</source>
        <translation>Dernier signe de vie d’une installation</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>In grace</source>
        <translation>Délai de grâce</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirée</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspendue</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoquée</translation>
    </message>
    <message>
        <source>Alive</source>
        <translation>Vivante</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Muette</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Libérée</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Activating</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Server away</source>
        <translation>Serveur absent</translation>
    </message>
    <message>
        <source>No licence</source>
        <translation>Sans licence</translation>
    </message>
    <message>
        <source>File not valid</source>
        <translation>Fichier non valable</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Unknown key</source>
        <translation>Clé inconnue</translation>
    </message>
    <message>
        <source>No seat free</source>
        <translation>Aucune place libre</translation>
    </message>
    <message>
        <source>Over its limit</source>
        <translation>Limite dépassée</translation>
    </message>
    <message>
        <source>Not activated</source>
        <translation>Non activée</translation>
    </message>
    <message>
        <source>Entitlement missing</source>
        <translation>Droit manquant</translation>
    </message>
</context>
<context>
    <name>wakeline::LicenseTransferDialog</name>
    <message>
        <source>Transfer licence %1</source>
        <translation>Céder la licence %1</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Céder</translation>
    </message>
    <message>
        <source>New holder</source>
        <translation>Nouveau titulaire</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-mail (facultatif)</translation>
    </message>
    <message>
        <source>There will be a new key. The old one stops at once, and the PBXs that were activated with it lose their seats.</source>
        <translation>Il y aura une nouvelle clé. L’ancienne cesse aussitôt, et les PBX activés avec elle perdent leurs places.</translation>
    </message>
    <message>
        <source>The same holder replaces a lost key.</source>
        <translation>Le même titulaire remplace une clé perdue.</translation>
    </message>
    <message>
        <source>Whose licence will it be?</source>
        <translation>À qui sera la licence&#xa0;?</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Licence %1</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
</context>
<context>
    <name>wakeline::LicensesPage</name>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Licence details</source>
        <translation>Détails de la licence</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Rechercher  (Ctrl+F)</translation>
    </message>
    <message>
        <source>No licences yet</source>
        <translation>Pas encore de licences</translation>
    </message>
    <message>
        <source>A licence lets another PBX push through this server.</source>
        <translation>Une licence permet à un autre PBX d’envoyer par ce serveur.</translation>
    </message>
    <message>
        <source>Issue a licence</source>
        <translation>Délivrer une licence</translation>
    </message>
    <message>
        <source>Loading licences…</source>
        <translation>Chargement des licences…</translation>
    </message>
    <message>
        <source>Could not load the licences</source>
        <translation>Impossible de charger les licences</translation>
    </message>
    <message>
        <source>No licence matches “%1”</source>
        <translation>Aucune licence ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search looks at holder, e-mail, the beginning of the key, and tier.</source>
        <translation>La recherche porte sur le titulaire, l’e-mail, le début de la clé et la formule.</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Formules</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>Délivrer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>Any tier</source>
        <translation>Toute formule</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>Tier: %1</source>
        <translation>Formule&#xa0;: %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>%1 of %2 active</source>
        <translation>%1 actives sur %2</translation>
    </message>
    <message>
        <source>%1, %2 pushes forwarded</source>
        <translation>%1, %2 push transmis</translation>
    </message>
    <message>
        <source>Key %1…</source>
        <translation>Clé %1…</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Délivrée</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Served until</source>
        <translation>Servie jusqu’au</translation>
    </message>
    <message>
        <source>%1, with grace</source>
        <translation>%1, délai compris</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Sans fin</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>A revoked licence stays as it is</source>
        <translation>Une licence révoquée reste telle quelle</translation>
    </message>
    <message>
        <source>Issue a licence (Ctrl+N)</source>
        <translation>Délivrer une licence (Ctrl+N)</translation>
    </message>
    <message>
        <source>What licences of each tier allow</source>
        <translation>Ce que permettent les licences de chaque formule</translation>
    </message>
    <message>
        <source>Edit (F2)</source>
        <translation>Modifier (F2)</translation>
    </message>
    <message>
        <source>Let it hold longer (R)</source>
        <translation>La faire durer plus longtemps (R)</translation>
    </message>
    <message>
        <source>Tiers saved</source>
        <translation>Formules enregistrées</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Renew…</source>
        <translation>Prolonger…</translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Transfer, new key…</source>
        <translation>Céder, nouvelle clé…</translation>
    </message>
    <message>
        <source>Save licence file…</source>
        <translation>Enregistrer le fichier de licence…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Licence of %1 saved</source>
        <translation>Licence de %1 enregistrée</translation>
    </message>
    <message>
        <source>Revoke the licence of %1?</source>
        <translation>Révoquer la licence de %1&#xa0;?</translation>
    </message>
    <message>
        <source>For good: its key is unknown from now on, and its PBXs cannot push through this server any more. Suspending can be taken back.</source>
        <translation>Pour de bon&#xa0;: sa clé est désormais inconnue, et ses PBX ne peuvent plus envoyer par ce serveur. Suspendre peut être annulé.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>%1 Somebody else has just changed it.</source>
        <translation>%1 Quelqu’un d’autre vient de le modifier.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The licence of %1 was not changed.</source>
        <translation>La licence de %1 n’a pas été modifiée.</translation>
    </message>
    <message>
        <source>Licence of %1 suspended</source>
        <translation>Licence de %1 suspendue</translation>
    </message>
    <message>
        <source>Licence of %1 reinstated</source>
        <translation>Licence de %1 rétablie</translation>
    </message>
    <message>
        <source>Licence of %1 revoked</source>
        <translation>Licence de %1 révoquée</translation>
    </message>
    <message>
        <source>Save licence file</source>
        <translation>Enregistrer le fichier de licence</translation>
    </message>
    <message>
        <source>Licence files (*.lic)</source>
        <translation>Fichiers de licence (*.lic)</translation>
    </message>
    <message>
        <source>No licence file was written.</source>
        <translation>Aucun fichier de licence n’a été écrit.</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 écrit</translation>
    </message>
    <message>
        <source>No licence file was written. %1</source>
        <translation>Aucun fichier de licence n’a été écrit. %1</translation>
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
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>wakeline::MainWindow</name>
    <message>
        <source>%1 – Wakeline Console</source>
        <translation>%1 – Console Wakeline</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>Gérer</translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Administer</source>
        <translation>Administrer</translation>
    </message>
    <message>
        <source>Your role, %1, may only look</source>
        <translation>Votre rôle, %1, ne peut que consulter</translation>
    </message>
    <message>
        <source>Connection to %1 lost</source>
        <translation>Connexion à %1 perdue</translation>
    </message>
    <message>
        <source>Connected to %1 again</source>
        <translation>De nouveau connecté à %1</translation>
    </message>
    <message>
        <source>Live, %1 ms</source>
        <translation>En direct, %1 ms</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s</source>
        <translation>Reconnexion dans %1 s</translation>
    </message>
    <message>
        <source>Reconnecting…</source>
        <translation>Reconnexion…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>Switch connection…</source>
        <translation>Changer de connexion…</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Clair ou sombre comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Notifications…</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Load everything anew</source>
        <translation>Tout recharger</translation>
    </message>
    <message>
        <source>Change your password…</source>
        <translation>Changer votre mot de passe…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Your password was changed</source>
        <translation>Votre mot de passe a été changé</translation>
    </message>
</context>
<context>
    <name>wakeline::NotificationPolicy</name>
    <message numerus="yes">
        <source>%n server certificates have changed</source>
        <translation>
            <numerusform>%n certificat de serveur a changé</numerusform>
            <numerusform>%n certificats de serveur ont changé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections are lost</source>
        <translation>
            <numerusform>%n connexion perdue</numerusform>
            <numerusform>%n connexions perdues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts of the service are not well</source>
        <translation>
            <numerusform>%n partie du service en anomalie</numerusform>
            <numerusform>%n parties du service en anomalie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarms</source>
        <translation>
            <numerusform>%n alarme</numerusform>
            <numerusform>%n alarmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remarks on the licence</source>
        <translation>
            <numerusform>%n remarque sur la licence</numerusform>
            <numerusform>%n remarques sur la licence</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls are held</source>
        <translation>
            <numerusform>%n appel attend</numerusform>
            <numerusform>%n appels attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pushes to %n extensions failed</source>
        <translation>
            <numerusform>Échec des push vers %n poste</numerusform>
            <numerusform>Échec des push vers %n postes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new voicemail messages</source>
        <translation>
            <numerusform>%n nouveau message vocal</numerusform>
            <numerusform>%n nouveaux messages vocaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n de plus</numerusform>
            <numerusform>et %n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::NotificationsDialog</name>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Show an example</source>
        <translation>Montrer un exemple</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Voicemail boxes (numbers)</source>
        <translation>Boîtes vocales (numéros)</translation>
    </message>
    <message>
        <source>All boxes</source>
        <translation>Toutes les boîtes</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Only while the window is not in use</source>
        <translation>Seulement quand la fenêtre n’est pas utilisée</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>Avec un son</translation>
    </message>
    <message>
        <source>Quiet hours: nothing on the desktop</source>
        <translation>Heures calmes&#xa0;: rien sur le bureau</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Closing the window keeps Wakeline in the tray</source>
        <translation>À la fermeture, Wakeline reste dans la zone de notification</translation>
    </message>
    <message>
        <source>This desktop has no tray</source>
        <translation>Ce bureau n’a pas de zone de notification</translation>
    </message>
    <message>
        <source>A time such as 22:00.</source>
        <translation>Une heure comme 22:00.</translation>
    </message>
    <message>
        <source>Later or earlier than its beginning.</source>
        <translation>Plus tard ou plus tôt que son début.</translation>
    </message>
</context>
<context>
    <name>wakeline::OperatorDialog</name>
    <message>
        <source>looks at everything, changes nothing</source>
        <translation>voit tout, ne change rien</translation>
    </message>
    <message>
        <source>extensions, calls, voicemail</source>
        <translation>postes, appels, messagerie</translation>
    </message>
    <message>
        <source>also operators, audit log, settings</source>
        <translation>aussi opérateurs, journal d’audit, réglages</translation>
    </message>
    <message>
        <source>licences only</source>
        <translation>licences seulement</translation>
    </message>
    <message>
        <source>Edit operator %1</source>
        <translation>Modifier l’opérateur %1</translation>
    </message>
    <message>
        <source>New operator</source>
        <translation>Nouvel opérateur</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add operator</source>
        <translation>Ajouter l’opérateur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>Il reste tel quel.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Leave it empty to keep the present one. A new role or password signs the operator out everywhere.</source>
        <translation>Laissez vide pour garder l’actuel. Un nouveau rôle ou mot de passe déconnecte l’opérateur partout.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Au moins %1 caractères.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>A name is needed to sign in with.</source>
        <translation>Un nom est nécessaire pour se connecter.</translation>
    </message>
    <message>
        <source>There is an operator of this name.</source>
        <translation>Il existe déjà un opérateur de ce nom.</translation>
    </message>
    <message>
        <source>Operator %1</source>
        <translation>Opérateur %1</translation>
    </message>
</context>
<context>
    <name>wakeline::OperatorModel</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (vous)</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Dernière connexion</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
</context>
<context>
    <name>wakeline::OperatorsPage</name>
    <message>
        <source>Operators</source>
        <translation>Opérateurs</translation>
    </message>
    <message>
        <source>Operator details</source>
        <translation>Détails de l’opérateur</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Rechercher  (Ctrl+F)</translation>
    </message>
    <message>
        <source>No operators</source>
        <translation>Aucun opérateur</translation>
    </message>
    <message>
        <source>Operators sign in to this console.</source>
        <translation>Les opérateurs se connectent à cette console.</translation>
    </message>
    <message>
        <source>Add an operator</source>
        <translation>Ajouter un opérateur</translation>
    </message>
    <message>
        <source>Loading operators…</source>
        <translation>Chargement des opérateurs…</translation>
    </message>
    <message>
        <source>Could not load the operators</source>
        <translation>Impossible de charger les opérateurs</translation>
    </message>
    <message>
        <source>No operator matches “%1”</source>
        <translation>Aucun opérateur ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search looks at name and role.</source>
        <translation>La recherche porte sur le nom et le rôle.</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>Mon mot de passe</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>What they did</source>
        <translation>Ses actions</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>%1 of %2 enabled</source>
        <translation>%1 activés sur %2</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>C’est vous</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Dernière connexion</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>Another admin can do that, you cannot do it to yourself</source>
        <translation>Un autre administrateur peut le faire, pas vous-même</translation>
    </message>
    <message>
        <source>Operator %1 added</source>
        <translation>Opérateur %1 ajouté</translation>
    </message>
    <message>
        <source>Operator %1 saved</source>
        <translation>Opérateur %1 enregistré</translation>
    </message>
    <message>
        <source>Delete operator %1?</source>
        <translation>Supprimer l’opérateur %1&#xa0;?</translation>
    </message>
    <message>
        <source>Every session of this operator ends. What was done stays in the audit log. This cannot be taken back.</source>
        <translation>Chaque session de cet opérateur se termine. Ce qui a été fait reste dans le journal d’audit. Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Your password was changed</source>
        <translation>Votre mot de passe a été changé</translation>
    </message>
    <message>
        <source>Operator %1 was not changed.</source>
        <translation>L’opérateur %1 n’a pas été modifié.</translation>
    </message>
    <message>
        <source>Operator %1 disabled and signed out</source>
        <translation>Opérateur %1 désactivé et déconnecté</translation>
    </message>
    <message>
        <source>Operator %1 enabled</source>
        <translation>Opérateur %1 activé</translation>
    </message>
    <message>
        <source>Operator %1 was not deleted.</source>
        <translation>L’opérateur %1 n’a pas été supprimé.</translation>
    </message>
    <message>
        <source>Operator %1 deleted</source>
        <translation>Opérateur %1 supprimé</translation>
    </message>
    <message>
        <source>%1 Somebody else has just changed it.</source>
        <translation>%1 Quelqu’un d’autre vient de le modifier.</translation>
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
        <translation>%1&#xa0;: %2 acceptés sur %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>wakeline::Page</name>
    <message>
        <source>Nothing in this filter</source>
        <translation>Rien dans ce filtre</translation>
    </message>
    <message>
        <source>Choose another filter to see the rest.</source>
        <translation>Choisissez un autre filtre pour voir le reste.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Vider la recherche</translation>
    </message>
    <message>
        <source>Row copied</source>
        <translation>Ligne copiée</translation>
    </message>
    <message>
        <source>Row copied as JSON</source>
        <translation>Ligne copiée en JSON</translation>
    </message>
</context>
<context>
    <name>wakeline::PartCard</name>
    <message>
        <source>Works</source>
        <translation>Fonctionne</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>Not well</source>
        <translation>Perturbé</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>Depuis %1</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Changé %1</translation>
    </message>
    <message>
        <source>%1, phones ring without it</source>
        <translation>%1, les téléphones sonnent sans</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>works</source>
        <translation>fonctionne</translation>
    </message>
    <message>
        <source>not well</source>
        <translation>perturbé</translation>
    </message>
</context>
<context>
    <name>wakeline::PasswordDialog</name>
    <message>
        <source>Change your password</source>
        <translation>Changer votre mot de passe</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>Nouveau mot de passe, encore une fois</translation>
    </message>
    <message>
        <source>Your other sessions end; this one goes on.</source>
        <translation>Vos autres sessions se terminent&#xa0;; celle-ci continue.</translation>
    </message>
    <message>
        <source>It is needed to know that it is you.</source>
        <translation>Il est nécessaire pour savoir que c’est vous.</translation>
    </message>
    <message>
        <source>At least %1 characters.</source>
        <translation>Au moins %1 caractères.</translation>
    </message>
    <message>
        <source>This is not the same.</source>
        <translation>Ce n’est pas le même.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Ce n’est pas votre mot de passe.</translation>
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
        <translation>Lire</translation>
    </message>
    <message>
        <source>%1 (Space)</source>
        <translation>%1 (Espace)</translation>
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
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>This computer has no sound output</source>
        <translation>Cet ordinateur n’a pas de sortie audio</translation>
    </message>
    <message>
        <source>The system&apos;s own output</source>
        <translation>La sortie du système</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Vitesse&#xa0;: %1</translation>
    </message>
    <message>
        <source>Speed; the pitch stays</source>
        <translation>Vitesse&#xa0;; la hauteur reste</translation>
    </message>
    <message>
        <source>Volume and output: %1</source>
        <translation>Volume et sortie&#xa0;: %1</translation>
    </message>
    <message>
        <source>Volume and sound output</source>
        <translation>Volume et sortie audio</translation>
    </message>
    <message>
        <source>No message chosen</source>
        <translation>Aucun message choisi</translation>
    </message>
    <message>
        <source>Save the recording as a WAV file (Ctrl+S)</source>
        <translation>Enregistrer le message en fichier WAV (Ctrl+S)</translation>
    </message>
    <message>
        <source>Mark the message as read (M)</source>
        <translation>Marquer le message comme lu (M)</translation>
    </message>
    <message>
        <source>It is read already</source>
        <translation>Il est déjà lu</translation>
    </message>
    <message>
        <source>Delete the message (Delete)</source>
        <translation>Supprimer le message (Suppr)</translation>
    </message>
</context>
<context>
    <name>wakeline::ProfileDialog</name>
    <message>
        <source>New connection</source>
        <translation>Nouvelle connexion</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What you call it. Left empty, the server&apos;s name is taken.</source>
        <translation>Comme vous l’appelez. Vide&#xa0;: le nom du serveur.</translation>
    </message>
    <message>
        <source>Without a keychain, keep the session in a file that only I can read</source>
        <translation>Sans trousseau, garder la session dans un fichier que je suis seul à pouvoir lire</translation>
    </message>
    <message>
        <source>Anybody who can read your files could then act as you. Off: you sign in each time.</source>
        <translation>Qui peut lire vos fichiers pourrait alors agir en votre nom. Désactivé&#xa0;: vous vous connectez à chaque fois.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Pinned certificate</source>
        <translation>Certificat épinglé</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
</context>
<context>
    <name>wakeline::ProgressBar</name>
    <message>
        <source>Progress: %1 %</source>
        <translation>Progression&#xa0;: %1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>wakeline::PushLogDock</name>
    <message>
        <source>Push failed</source>
        <translation>Échec du push</translation>
    </message>
    <message>
        <source>Waiting for the phone</source>
        <translation>En attente du téléphone</translation>
    </message>
    <message>
        <source>Phone woke up</source>
        <translation>Téléphone réveillé</translation>
    </message>
    <message>
        <source>Phone woke up late</source>
        <translation>Téléphone réveillé tard</translation>
    </message>
    <message>
        <source>Phone did not wake up</source>
        <translation>Téléphone non réveillé</translation>
    </message>
    <message>
        <source>Cancel sent</source>
        <translation>Annulation envoyée</translation>
    </message>
    <message>
        <source>Push sent</source>
        <translation>Push envoyé</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Provider answer</source>
        <translation>Réponse du fournisseur</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>Device and call</source>
        <translation>Appareil et appel</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Push d’essai</translation>
    </message>
    <message>
        <source>Show devices</source>
        <translation>Voir les appareils</translation>
    </message>
    <message>
        <source>device %1</source>
        <translation>appareil %1</translation>
    </message>
    <message>
        <source>ext. %1, %2</source>
        <translation>poste %1, %2</translation>
    </message>
    <message>
        <source>status</source>
        <translation>état</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>raison</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>answered in</source>
        <translation>réponse en</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>essais</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Via</translation>
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
        <translation>Appelant</translation>
    </message>
    <message>
        <source>Push to every device of this extension (T)</source>
        <translation>Push à chaque appareil de ce poste (T)</translation>
    </message>
    <message>
        <source>Push copied as JSON</source>
        <translation>Push copié en JSON</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
</context>
<context>
    <name>wakeline::PushLogModel</name>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>Call from %1</source>
        <translation>Appel de %1</translation>
    </message>
    <message>
        <source>Call cancelled</source>
        <translation>Appel annulé</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Appel manqué</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Messagerie</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Push d’essai</translation>
    </message>
    <message>
        <source>Over %1 s target</source>
        <translation>Au-dessus de l’objectif de %1 s</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Appareil %1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Ext.</source>
        <translation>P.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Via</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Push to REGISTER</source>
        <translation>Du push au REGISTER</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Call-ID</source>
        <translation>Call-ID</translation>
    </message>
    <message>
        <source>From sending the push until the phone registered</source>
        <translation>De l’envoi du push jusqu’à l’enregistrement du téléphone</translation>
    </message>
    <message>
        <source>From sending the push until the provider answered</source>
        <translation>De l’envoi du push jusqu’à la réponse du fournisseur</translation>
    </message>
</context>
<context>
    <name>wakeline::PushLogPage</name>
    <message>
        <source>Push log</source>
        <translation>Journal des push</translation>
    </message>
    <message>
        <source>Pushes, newest first</source>
        <translation>Push, les plus récents d’abord</translation>
    </message>
    <message>
        <source>Push details</source>
        <translation>Détails du push</translation>
    </message>
    <message>
        <source>ext:207 is:failed</source>
        <translation>ext:207 is:failed</translation>
    </message>
    <message>
        <source>No pushes yet</source>
        <translation>Pas encore de push</translation>
    </message>
    <message>
        <source>Every push to a phone is listed here with what became of it.</source>
        <translation>Chaque push vers un téléphone figure ici avec ce qu’il est devenu.</translation>
    </message>
    <message>
        <source>Loading the push log…</source>
        <translation>Chargement du journal des push…</translation>
    </message>
    <message>
        <source>Could not load the push log</source>
        <translation>Impossible de charger le journal des push</translation>
    </message>
    <message>
        <source>No push matches “%1”</source>
        <translation>Aucun push ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Try ext:207, is:failed, provider:apns, call:&lt;Call-ID&gt;, reason:Unregistered, after:14:30 or after:2h.</source>
        <translation>Essayez ext:207, is:failed, provider:apns, call:&lt;Call-ID&gt;, reason:Unregistered, after:14:30 ou after:2h.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Keep the newest push in view (L)</source>
        <translation>Garder le dernier push en vue (L)</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nouveau</numerusform>
            <numerusform>%n nouveaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new push(es), show them</source>
        <translation>
            <numerusform>%n nouveau push, l’afficher</numerusform>
            <numerusform>%n nouveaux push, les afficher</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 latest</source>
        <translation>les %1 derniers</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>This extension is not known</source>
        <translation>Ce poste n’est pas connu</translation>
    </message>
    <message numerus="yes">
        <source>Test push sent to %n device(s) of %1</source>
        <translation>
            <numerusform>Push d’essai envoyé à %n appareil de %1</numerusform>
            <numerusform>Push d’essai envoyé à %n appareils de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The test push was not sent. %1</source>
        <translation>Le push d’essai n’a pas été envoyé. %1</translation>
    </message>
    <message>
        <source>Hide how fast phones wake</source>
        <translation>Cacher les temps de réveil</translation>
    </message>
    <message>
        <source>Show how fast phones wake</source>
        <translation>Montrer les temps de réveil</translation>
    </message>
    <message>
        <source>Among the latest only. With ext:, provider:, call:, event:, after: or before: the whole log is searched.</source>
        <translation>Parmi les plus récents seulement. Avec ext:, provider:, call:, event:, after: ou before:, tout le journal est parcouru.</translation>
    </message>
    <message>
        <source>Searching older pushes…</source>
        <translation>Recherche dans les push plus anciens…</translation>
    </message>
    <message>
        <source>Of the older pushes only the newest %1 were searched. Narrow it down with after: and before:.</source>
        <translation>Des push plus anciens, seuls les %1 plus récents ont été parcourus. Précisez avec after: et before:.</translation>
    </message>
    <message>
        <source>The whole log was searched.</source>
        <translation>Tout le journal a été parcouru.</translation>
    </message>
    <message>
        <source>Older pushes could not be searched. %1</source>
        <translation>Les push plus anciens n’ont pas pu être parcourus. %1</translation>
    </message>
</context>
<context>
    <name>wakeline::QrLoginDialog</name>
    <message>
        <source>Sign in by QR code</source>
        <translation>Connexion par code QR</translation>
    </message>
    <message>
        <source>%1, extension %2</source>
        <translation>%1, poste %2</translation>
    </message>
    <message>
        <source>Scan it with the phone&apos;s app, or type the code there. It signs one phone in, once, with a SIP account of its own.</source>
        <translation>Scannez-le avec l’application du téléphone, ou tapez-y le code. Il connecte un téléphone, une fois, avec son propre compte SIP.</translation>
    </message>
    <message>
        <source>QR code that signs a phone in to extension %1</source>
        <translation>Code QR qui connecte un téléphone au poste %1</translation>
    </message>
    <message>
        <source>Valid for %1</source>
        <translation>Valable %1</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>The same as the picture, to send to the phone. Whoever has it can sign in with it once.</source>
        <translation>La même chose que l’image, à envoyer au téléphone. Qui l’a peut se connecter une fois avec.</translation>
    </message>
    <message>
        <source>New code</source>
        <translation>Nouveau code</translation>
    </message>
    <message>
        <source>Makes another code; this one can no longer be seen here</source>
        <translation>Crée un autre code&#xa0;; celui-ci ne peut plus être vu ici</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Making a code…</source>
        <translation>Création d’un code…</translation>
    </message>
    <message>
        <source>A phone</source>
        <translation>Un téléphone</translation>
    </message>
    <message>
        <source>%1 is signed in</source>
        <translation>%1 est connecté</translation>
    </message>
    <message>
        <source>The code was used and works for no other phone.</source>
        <translation>Le code a été utilisé et ne vaut pour aucun autre téléphone.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Autre code</translation>
    </message>
    <message>
        <source>This code has run out</source>
        <translation>Ce code a expiré</translation>
    </message>
    <message>
        <source>Nobody used it in time.</source>
        <translation>Personne ne l’a utilisé à temps.</translation>
    </message>
    <message>
        <source>No code could be made</source>
        <translation>Aucun code n’a pu être créé</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
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
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonne</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>En appel</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>1 device</source>
        <translation>1 appareil</translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n appareil</numerusform>
            <numerusform>%n appareils</numerusform>
        </translation>
    </message>
    <message>
        <source>No push can wake a phone of this extension</source>
        <translation>Aucun push ne peut réveiller un téléphone de ce poste</translation>
    </message>
    <message>
        <source>Devices that a push can wake</source>
        <translation>Appareils qu’un push peut réveiller</translation>
    </message>
    <message>
        <source>Ext.</source>
        <translation>P.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Appareils</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>User agent</source>
        <translation>User-agent</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Contacts bound to the extension now</source>
        <translation>Contacts liés au poste en ce moment</translation>
    </message>
    <message>
        <source>Last keepalive of the newest contact</source>
        <translation>Dernier keepalive du contact le plus récent</translation>
    </message>
    <message>
        <source>When the last contact ends unless it registers again</source>
        <translation>Quand le dernier contact finit, sauf nouvel enregistrement</translation>
    </message>
</context>
<context>
    <name>wakeline::RegistrationsPage</name>
    <message>
        <source>Registrations</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Registration details</source>
        <translation>Détails de l’enregistrement</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Rechercher  (Ctrl+F)</translation>
    </message>
    <message>
        <source>Nobody has registered yet</source>
        <translation>Personne ne s’est encore enregistré</translation>
    </message>
    <message>
        <source>A phone shows up here with its first REGISTER.</source>
        <translation>Un téléphone apparaît ici à son premier REGISTER.</translation>
    </message>
    <message>
        <source>Loading registrations…</source>
        <translation>Chargement des enregistrements…</translation>
    </message>
    <message>
        <source>Could not load the registrations</source>
        <translation>Impossible de charger les enregistrements</translation>
    </message>
    <message>
        <source>No registration matches “%1”</source>
        <translation>Aucun enregistrement ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search looks at number, name, contact and user agent.</source>
        <translation>La recherche porte sur le numéro, le nom, le contact et le user-agent.</translation>
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
        <translation>2 appareils</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Show this number on the Extensions page</source>
        <translation>Montrer ce numéro dans la page Postes</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>%1 of %2 registered</source>
        <translation>%1 enregistrés sur %2</translation>
    </message>
    <message>
        <source>Extension %1</source>
        <translation>Poste %1</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
</context>
<context>
    <name>wakeline::RenewDialog</name>
    <message>
        <source>Renew licence %1</source>
        <translation>Prolonger la licence %1</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>%1, expires %2</source>
        <translation>%1, expire le %2</translation>
    </message>
    <message>
        <source>%1, never expires</source>
        <translation>%1, n’expire jamais</translation>
    </message>
    <message>
        <source>Licence %1</source>
        <translation>Licence %1</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
</context>
<context>
    <name>wakeline::RowTable</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>%1 (in a wider window)</source>
        <translation>%1 (dans une fenêtre plus large)</translation>
    </message>
    <message>
        <source>Automatic widths</source>
        <translation>Largeurs automatiques</translation>
    </message>
    <message>
        <source>Restore the default columns</source>
        <translation>Rétablir les colonnes par défaut</translation>
    </message>
</context>
<context>
    <name>wakeline::SearchField</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
</context>
<context>
    <name>wakeline::SelectionBar</name>
    <message>
        <source>Selected rows</source>
        <translation>Lignes choisies</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Effacer la sélection</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n choisi</numerusform>
            <numerusform>%n choisis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::SettingsPage</name>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>De %1</translation>
    </message>
    <message>
        <source>From the environment: %1</source>
        <translation>De l’environnement&#xa0;: %1</translation>
    </message>
    <message>
        <source>Set, and never shown</source>
        <translation>Défini, jamais montré</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Non défini</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Search  (Ctrl+F)</source>
        <translation>Rechercher  (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Rechercher dans les réglages</translation>
    </message>
    <message>
        <source>Reload on the server</source>
        <translation>Recharger sur le serveur</translation>
    </message>
    <message>
        <source>The server reads its configuration file and certificates again</source>
        <translation>Le serveur relit son fichier de configuration et ses certificats</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>This console</source>
        <translation>Cette console</translation>
    </message>
    <message>
        <source>Settings of the server</source>
        <translation>Réglages du serveur</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Also in the menu of the sidebar.</source>
        <translation>Aussi dans le menu de la barre latérale.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The window opens anew in it.</source>
        <translation>La fenêtre se rouvre dans cette langue.</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Première page</translation>
    </message>
    <message>
        <source>What this console shows after the sign-in.</source>
        <translation>Ce que cette console montre après la connexion.</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Notifications…</translation>
    </message>
    <message>
        <source>What the desktop tells of while the window is not in use (Ctrl+,)</source>
        <translation>Ce que signale le bureau quand la fenêtre n’est pas utilisée (Ctrl+,)</translation>
    </message>
    <message>
        <source>The one that was open last</source>
        <translation>La dernière ouverte</translation>
    </message>
    <message>
        <source>%1 of %2 are not the default</source>
        <translation>%1 sur %2 ne sont pas par défaut</translation>
    </message>
    <message>
        <source>Loading the settings…</source>
        <translation>Chargement des réglages…</translation>
    </message>
    <message>
        <source>Could not load the settings</source>
        <translation>Impossible de charger les réglages</translation>
    </message>
    <message>
        <source>The server found nothing new to apply</source>
        <translation>Le serveur n’a rien trouvé de nouveau</translation>
    </message>
    <message>
        <source>Applied: %1</source>
        <translation>Appliqué&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1. After a restart: %2</source>
        <translation>%1. Après un redémarrage&#xa0;: %2</translation>
    </message>
    <message>
        <source>All of the server</source>
        <translation>Tout le serveur</translation>
    </message>
    <message>
        <source>No setting matches “%1”</source>
        <translation>Aucun réglage ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search looks at name, variable, value and description.</source>
        <translation>La recherche porte sur le nom, la variable, la valeur et la description.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Vider la recherche</translation>
    </message>
    <message>
        <source>%1. Another value waits for a restart.</source>
        <translation>%1. Une autre valeur attend un redémarrage.</translation>
    </message>
    <message>
        <source>%1. Changes with a reload.</source>
        <translation>%1. Change en rechargeant.</translation>
    </message>
</context>
<context>
    <name>wakeline::ShortcutsDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Ctrl+1 … 9</source>
        <translation>Ctrl+1 … 9</translation>
    </message>
    <message>
        <source>Open a page</source>
        <translation>Ouvrir une page</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Go to an extension or page</source>
        <translation>Aller à un poste ou à une page</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Clear the search, then close details</source>
        <translation>Vider la recherche, puis fermer les détails</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Narrow or widen the sidebar</source>
        <translation>Rétrécir ou élargir la barre latérale</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>New extension</source>
        <translation>Nouveau poste</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Take back what can be undone</source>
        <translation>Annuler ce qui peut l’être</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Choose the notifications</source>
        <translation>Choisir les notifications</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Load everything anew</source>
        <translation>Tout recharger</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Cette liste</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Haut, Bas</translation>
    </message>
    <message>
        <source>Move between rows</source>
        <translation>Passer d’une ligne à l’autre</translation>
    </message>
    <message>
        <source>Shift, Ctrl, Ctrl+A</source>
        <translation>Maj, Ctrl, Ctrl+A</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Choisir plusieurs lignes</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Open details</source>
        <translation>Ouvrir les détails</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Switch do not disturb or follow me (in its column); play a message</source>
        <translation>Changer NPD ou suivez-moi (dans sa colonne)&#xa0;; lire</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Edit the extension</source>
        <translation>Modifier le poste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the selected extensions</source>
        <translation>Supprimer les postes choisis</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Test push</source>
        <translation>Push d’essai</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>Q</translation>
    </message>
    <message>
        <source>Sign a phone in by QR code</source>
        <translation>Connecter un téléphone par code QR</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Call rules of the extension</source>
        <translation>Règles d’appel du poste</translation>
    </message>
    <message>
        <source>H</source>
        <translation>H</translation>
    </message>
    <message>
        <source>Hang up the selected calls</source>
        <translation>Raccrocher les appels choisis</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Transfer the call</source>
        <translation>Transférer l’appel</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Mark a voicemail message as read</source>
        <translation>Marquer un message vocal comme lu</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Gauche, Droite</translation>
    </message>
    <message>
        <source>Seek 5 seconds in a voicemail message</source>
        <translation>Sauter 5 secondes dans un message vocal</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Follow the push log</source>
        <translation>Suivre le journal des push</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Choose the columns</source>
        <translation>Choisir les colonnes</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Copier la ligne</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>Copy the row as JSON</source>
        <translation>Copier la ligne en JSON</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>In a table</source>
        <translation>Dans un tableau</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>wakeline::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Settings and help</source>
        <translation>Réglages et aide</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
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
        <translation>%1, certificat propre</translation>
    </message>
    <message>
        <source>Sign in – Wakeline Console</source>
        <translation>Connexion – Console Wakeline</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Nouvelle connexion</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Keep me signed in on this computer</source>
        <translation>Rester connecté sur cet ordinateur</translation>
    </message>
    <message>
        <source>Your session goes to the system keychain.</source>
        <translation>Votre session va dans le trousseau du système.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Which server?</source>
        <translation>Quel serveur&#xa0;?</translation>
    </message>
    <message>
        <source>Name the Wakeline server that you want to look after.</source>
        <translation>Indiquez le serveur Wakeline dont vous voulez vous occuper.</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Se connecter à %1</translation>
    </message>
    <message>
        <source>Not encrypted, stays on this computer</source>
        <translation>Non chiffré, reste sur cet ordinateur</translation>
    </message>
    <message>
        <source>Encrypted, the system checks the certificate</source>
        <translation>Chiffré, le système vérifie le certificat</translation>
    </message>
    <message>
        <source>Encrypted, certificate pinned</source>
        <translation>Chiffré, certificat épinglé</translation>
    </message>
    <message>
        <source>%1, certificate pinned, valid until %2</source>
        <translation>%1, certificat épinglé, valable jusqu’au %2</translation>
    </message>
    <message>
        <source>%1, certificate valid until %2</source>
        <translation>%1, certificat valable jusqu’au %2</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Retirer %1&#xa0;?</translation>
    </message>
    <message>
        <source>The server itself is not changed. You can add the connection again at any time.</source>
        <translation>Le serveur lui-même n’est pas modifié. Vous pouvez ajouter de nouveau la connexion à tout moment.</translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous&#xa0;?</translation>
    </message>
    <message>
        <source>The password is needed.</source>
        <translation>Le mot de passe est nécessaire.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Wrong name or password.</source>
        <translation>Nom ou mot de passe erroné.</translation>
    </message>
    <message>
        <source>Too many attempts. Try again in %1 s.</source>
        <translation>Trop d’essais. Réessayez dans %1 s.</translation>
    </message>
</context>
<context>
    <name>wakeline::SoundClip</name>
    <message>
        <source>This is no sound file.</source>
        <translation>Ce n’est pas un fichier audio.</translation>
    </message>
    <message>
        <source>This kind of sound cannot be played.</source>
        <translation>Ce type d’audio ne peut pas être lu.</translation>
    </message>
    <message>
        <source>This sound is too long to be played.</source>
        <translation>Cet enregistrement est trop long pour être lu.</translation>
    </message>
    <message>
        <source>There is no sound in this file.</source>
        <translation>Il n’y a pas de son dans ce fichier.</translation>
    </message>
</context>
<context>
    <name>wakeline::SoundPlayer</name>
    <message>
        <source>This computer has no sound output. The message can still be saved as a file.</source>
        <translation>Cet ordinateur n’a pas de sortie audio. Le message peut tout de même être enregistré dans un fichier.</translation>
    </message>
    <message>
        <source>The sound output is gone. The message can still be saved as a file.</source>
        <translation>La sortie audio a disparu. Le message peut tout de même être enregistré dans un fichier.</translation>
    </message>
    <message>
        <source>The sound output has stopped. Play goes on from here.</source>
        <translation>La sortie audio s’est arrêtée. La lecture reprend d’ici.</translation>
    </message>
    <message>
        <source>The chosen sound output is gone. Play goes on with the system&apos;s own.</source>
        <translation>La sortie audio choisie a disparu. La lecture continue par celle du système.</translation>
    </message>
</context>
<context>
    <name>wakeline::StateBoard</name>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Trying again in %1 s.</source>
        <translation>Nouvel essai dans %1 s.</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Nouvel essai…</translation>
    </message>
</context>
<context>
    <name>wakeline::SystemStatusModel</name>
    <message>
        <source>well</source>
        <translation>en ordre</translation>
    </message>
    <message>
        <source>not well</source>
        <translation>perturbé</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
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
        <translation>Enregistreur vocal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>APNs production</source>
        <translation>APNs production</translation>
    </message>
    <message>
        <source>APNs sandbox</source>
        <translation>APNs sandbox</translation>
    </message>
    <message>
        <source>FCM</source>
        <translation>FCM</translation>
    </message>
    <message>
        <source>Web Push</source>
        <translation>Web Push</translation>
    </message>
    <message>
        <source>Push gateway</source>
        <translation>Passerelle push</translation>
    </message>
</context>
<context>
    <name>wakeline::SystemStatusPage</name>
    <message numerus="yes">
        <source>%n days %1 h</source>
        <translation>
            <numerusform>%n jour %1 h</numerusform>
            <numerusform>%n jours %1 h</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day %1 h</source>
        <translation>1 jour %1 h</translation>
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
        <translation>État du système</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>Détails copiés</translation>
    </message>
    <message>
        <source>Load everything anew (F5)</source>
        <translation>Tout recharger (F5)</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Latest alarms</source>
        <translation>Dernières alarmes</translation>
    </message>
    <message>
        <source>Loading the status…</source>
        <translation>Chargement de l’état…</translation>
    </message>
    <message>
        <source>Could not load the status</source>
        <translation>Impossible de charger l’état</translation>
    </message>
    <message>
        <source>All %1 parts work</source>
        <translation>Les %1 parties fonctionnent</translation>
    </message>
    <message>
        <source>%1 of %2 parts work</source>
        <translation>%1 parties sur %2 fonctionnent</translation>
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
        <translation>En marche depuis</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Durée de marche</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Époque</translation>
    </message>
</context>
<context>
    <name>wakeline::TiersDialog</name>
    <message>
        <source>Tiers</source>
        <translation>Formules</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>What a licence of each tier allows, unless it has limits of its own. A change holds for all licences of the tier.</source>
        <translation>Ce que permet une licence de chaque formule, sauf si elle a ses propres limites. Une modification vaut pour toutes les licences de la formule.</translation>
    </message>
    <message>
        <source>Add a tier</source>
        <translation>Ajouter une formule</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Entitlements</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>%1 of the new tier</source>
        <translation>%1 de la nouvelle formule</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>A tier needs a name.</source>
        <translation>Une formule a besoin d’un nom.</translation>
    </message>
    <message>
        <source>A tier allows at least one.</source>
        <translation>Une formule en permet au moins un.</translation>
    </message>
    <message>
        <source>The tiers could not be loaded. %1</source>
        <translation>Les formules n’ont pas pu être chargées. %1</translation>
    </message>
    <message>
        <source>Somebody else has removed the tier %1 meanwhile.</source>
        <translation>Quelqu’un d’autre a retiré la formule %1 entre-temps.</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Formule %1</translation>
    </message>
</context>
<context>
    <name>wakeline::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
</context>
<context>
    <name>wakeline::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take it back (Ctrl+Z)</source>
        <translation>Revenir en arrière (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>wakeline::TransferDialog</name>
    <message>
        <source>Transfer call</source>
        <translation>Transférer l’appel</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>Who stays is connected to the extension below; the other side hears the call end when it answers. If it does not, the call goes on as it is.</source>
        <translation>Celui qui reste est relié au poste ci-dessous&#xa0;; l’autre côté entend l’appel finir quand celui-ci répond. Sinon, l’appel continue comme avant.</translation>
    </message>
    <message>
        <source>Extension, by number or name</source>
        <translation>Poste, par numéro ou nom</translation>
    </message>
    <message>
        <source>Extensions that match</source>
        <translation>Postes correspondants</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 stays</source>
        <translation>%1 reste</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>A number is needed: choose one below or type it.</source>
        <translation>Un numéro est nécessaire&#xa0;: choisissez-en un ci-dessous ou saisissez-le.</translation>
    </message>
</context>
<context>
    <name>wakeline::Tray</name>
    <message>
        <source>Wakeline Console</source>
        <translation>Console Wakeline</translation>
    </message>
    <message>
        <source>Show Wakeline</source>
        <translation>Afficher Wakeline</translation>
    </message>
    <message>
        <source>Newest alerts</source>
        <translation>Dernières alertes</translation>
    </message>
    <message>
        <source>Mute for 1 hour</source>
        <translation>Muet pendant 1 heure</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>%1 held, %2 on call</source>
        <translation>%1 en attente, %2 en appel</translation>
    </message>
    <message>
        <source>1 part is not well</source>
        <translation>1 partie est perturbée</translation>
    </message>
    <message numerus="yes">
        <source>%n parts are not well</source>
        <translation>
            <numerusform>%n partie est perturbée</numerusform>
            <numerusform>%n parties sont perturbées</numerusform>
        </translation>
    </message>
    <message>
        <source>1 missed alert</source>
        <translation>1 alerte manquée</translation>
    </message>
    <message numerus="yes">
        <source>%n missed alerts</source>
        <translation>
            <numerusform>%n alerte manquée</numerusform>
            <numerusform>%n alertes manquées</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucune encore</translation>
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
        <translation>Personne ne répond</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Does not wake</source>
        <translation>Pas de réveil</translation>
    </message>
    <message>
        <source>No such number</source>
        <translation>Numéro inexistant</translation>
    </message>
    <message>
        <source>The caller hears “busy”</source>
        <translation>L’appelant entend «&#xa0;occupé&#xa0;»</translation>
    </message>
    <message>
        <source>The caller hears “declined”</source>
        <translation>L’appelant entend «&#xa0;refusé&#xa0;»</translation>
    </message>
    <message>
        <source>The caller hears “unavailable”</source>
        <translation>L’appelant entend «&#xa0;indisponible&#xa0;»</translation>
    </message>
    <message>
        <source>for %1 s at most</source>
        <translation>%1 s au plus</translation>
    </message>
    <message>
        <source>+%1 s</source>
        <translation>+%1 s</translation>
    </message>
    <message>
        <source>Held while a push wakes %1</source>
        <translation>En attente pendant qu’un push réveille %1</translation>
    </message>
    <message>
        <source>%1 rings</source>
        <translation>%1 sonne</translation>
    </message>
    <message>
        <source>%1 ring at once</source>
        <translation>%1 sonnent à la fois</translation>
    </message>
    <message>
        <source>The caller waits for the next number</source>
        <translation>L’appelant attend le numéro suivant</translation>
    </message>
    <message>
        <source>Voicemail box %1 answers</source>
        <translation>La boîte vocale %1 répond</translation>
    </message>
    <message>
        <source>SIP %1</source>
        <translation>SIP %1</translation>
    </message>
    <message>
        <source>A call to extension %1 now</source>
        <translation>Un appel vers le poste %1 maintenant</translation>
    </message>
    <message>
        <source>As the fields are now, saved or not, and as phones are registered now. Nothing rings.</source>
        <translation>Avec les champs tels qu’ils sont, enregistrés ou non, et les téléphones enregistrés en ce moment. Rien ne sonne.</translation>
    </message>
    <message>
        <source>Caller (optional)</source>
        <translation>Appelant (facultatif)</translation>
    </message>
    <message>
        <source>Its own phones: %1</source>
        <translation>Ses propres téléphones&#xa0;: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>It is not to be disturbed by this caller now.</source>
        <translation>Cet appelant ne doit pas déranger maintenant.</translation>
    </message>
    <message>
        <source>Never rings, neither an extension nor allowed through the trunk: %1.</source>
        <translation>Ne sonne jamais, ni poste ni autorisé par le trunk&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailBoxDialog</name>
    <message>
        <source>%1 to %2.</source>
        <translation>De %1 à %2.</translation>
    </message>
    <message>
        <source>Edit voicemail box %1</source>
        <translation>Modifier la boîte vocale %1</translation>
    </message>
    <message>
        <source>New voicemail box</source>
        <translation>Nouvelle boîte vocale</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add box</source>
        <translation>Ajouter une boîte</translation>
    </message>
    <message>
        <source>Extensions that listen to it (numbers)</source>
        <translation>Postes qui l’écoutent (numéros)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>Il reste tel quel.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nouveau code PIN</translation>
    </message>
    <message>
        <source>PIN (optional)</source>
        <translation>Code PIN (facultatif)</translation>
    </message>
    <message>
        <source>Empty: it stays as it is.</source>
        <translation>Vide&#xa0;: il reste tel quel.</translation>
    </message>
    <message>
        <source>To listen by phone.</source>
        <translation>Pour l’écoute par téléphone.</translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation>Retirer le code PIN</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>E-mail (optional)</source>
        <translation>E-mail (facultatif)</translation>
    </message>
    <message>
        <source>Mail of a new message</source>
        <translation>Mail d’un nouveau message</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>A notice</source>
        <translation>Un avis</translation>
    </message>
    <message>
        <source>The recording</source>
        <translation>L’enregistrement</translation>
    </message>
    <message>
        <source>Callers hear</source>
        <translation>Les appelants entendent</translation>
    </message>
    <message>
        <source>The default</source>
        <translation>L’annonce par défaut</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>La sienne</translation>
    </message>
    <message>
        <source>The default with its name</source>
        <translation>Celle par défaut avec son nom</translation>
    </message>
    <message>
        <source>Longest message (s)</source>
        <translation>Message le plus long (s)</translation>
    </message>
    <message>
        <source>Most messages</source>
        <translation>Messages au plus</translation>
    </message>
    <message>
        <source>Keep for (days)</source>
        <translation>Garder (jours)</translation>
    </message>
    <message>
        <source>0: for ever.</source>
        <translation>0&#xa0;: pour toujours.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Code PIN</translation>
    </message>
    <message>
        <source>Extensions that listen to it</source>
        <translation>Postes qui l’écoutent</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>1 to 32 letters, digits or _ . + -</source>
        <translation>1 à 32 lettres, chiffres ou _ . + -</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Un nom est nécessaire.</translation>
    </message>
    <message>
        <source>4 to 12 digits.</source>
        <translation>4 à 12 chiffres.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un numéro.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>Ce n’est pas une adresse e-mail.</translation>
    </message>
    <message>
        <source>An address is needed to send mail to.</source>
        <translation>Une adresse est nécessaire pour envoyer le mail.</translation>
    </message>
    <message>
        <source>This number is taken.</source>
        <translation>Ce numéro est pris.</translation>
    </message>
    <message>
        <source>There is no recording of its own yet: upload one with “Greeting” first.</source>
        <translation>Il n’y a pas encore d’enregistrement propre&#xa0;: envoyez-en d’abord un avec «&#xa0;Annonce&#xa0;».</translation>
    </message>
    <message>
        <source>Voicemail box %1</source>
        <translation>Boîte vocale %1</translation>
    </message>
    <message>
        <source>Not with a dot first or two in a row, nor “default” or “names”.</source>
        <translation>Sans point au début ni deux à la suite, ni «&#xa0;default&#xa0;» ou «&#xa0;names&#xa0;».</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailBoxModel</name>
    <message>
        <source>All boxes</source>
        <translation>Toutes les boîtes</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 message</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Boîte</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveaux</translation>
    </message>
    <message>
        <source>%1, %2 new</source>
        <translation>%1, %2 nouveaux</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailMessageModel</name>
    <message>
        <source>Today %1</source>
        <translation>Aujourd’hui %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Hier %1</translation>
    </message>
    <message>
        <source>Hidden number</source>
        <translation>Numéro masqué</translation>
    </message>
    <message>
        <source>Caller withheld the number</source>
        <translation>L’appelant a masqué son numéro</translation>
    </message>
    <message>
        <source>Ext. %1</source>
        <translation>P. %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Boîte</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lu</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
</context>
<context>
    <name>wakeline::VoicemailPage</name>
    <message>
        <source>Voicemail</source>
        <translation>Messagerie</translation>
    </message>
    <message>
        <source>Voicemail messages, newest first</source>
        <translation>Messages vocaux, les plus récents d’abord</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Search messages</source>
        <translation>Rechercher des messages</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Aucun message</translation>
    </message>
    <message>
        <source>What callers leave in this box is listed here at once.</source>
        <translation>Ce que les appelants laissent dans cette boîte figure aussitôt ici.</translation>
    </message>
    <message>
        <source>Loading messages…</source>
        <translation>Chargement des messages…</translation>
    </message>
    <message>
        <source>Could not load the messages</source>
        <translation>Impossible de charger les messages</translation>
    </message>
    <message>
        <source>No message matches “%1”</source>
        <translation>Aucun message ne correspond à «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Search looks at caller, number and box.</source>
        <translation>La recherche porte sur l’appelant, le numéro et la boîte.</translation>
    </message>
    <message>
        <source>Voicemail boxes</source>
        <translation>Boîtes vocales</translation>
    </message>
    <message>
        <source>Hélène Dubois</source>
        <translation>Marguerite Lefèvre</translation>
    </message>
    <message>
        <source>%1 new in 1 box</source>
        <translation>%1 nouveaux dans 1 boîte</translation>
    </message>
    <message numerus="yes">
        <source>%1 new in %n boxes</source>
        <translation>
            <numerusform>%1 nouveaux dans %n boîte</numerusform>
            <numerusform>%1 nouveaux dans %n boîtes</numerusform>
        </translation>
    </message>
    <message>
        <source>No voicemail boxes yet</source>
        <translation>Pas encore de boîtes vocales</translation>
    </message>
    <message>
        <source>A box takes calls that nobody answers and keeps what callers say.</source>
        <translation>Une boîte prend les appels auxquels personne ne répond et garde ce que disent les appelants.</translation>
    </message>
    <message>
        <source>What callers leave here is listed at once.</source>
        <translation>Ce que les appelants laissent ici figure aussitôt.</translation>
    </message>
    <message>
        <source>Add box</source>
        <translation>Ajouter une boîte</translation>
    </message>
    <message>
        <source>Older messages could not be loaded. %1 F5 tries again.</source>
        <translation>Les messages plus anciens n’ont pas pu être chargés. %1 F5 réessaie.</translation>
    </message>
    <message>
        <source>to %1, %2</source>
        <translation>pour %1, %2</translation>
    </message>
    <message>
        <source>Your role may not listen to messages.</source>
        <translation>Votre rôle ne peut pas écouter les messages.</translation>
    </message>
    <message>
        <source>Not while the connection is lost</source>
        <translation>Pas tant que la connexion est perdue</translation>
    </message>
    <message>
        <source>Add a voicemail box</source>
        <translation>Ajouter une boîte vocale</translation>
    </message>
    <message>
        <source>Choose one box first</source>
        <translation>Choisissez d’abord une boîte</translation>
    </message>
    <message>
        <source>Change the box (F2)</source>
        <translation>Modifier la boîte (F2)</translation>
    </message>
    <message>
        <source>What callers hear before the beep (G)</source>
        <translation>Ce que les appelants entendent avant le bip (G)</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>Edit box</source>
        <translation>Modifier la boîte</translation>
    </message>
    <message>
        <source>Edit box…</source>
        <translation>Modifier la boîte…</translation>
    </message>
    <message>
        <source>Greeting…</source>
        <translation>Annonce…</translation>
    </message>
    <message>
        <source>Delete box…</source>
        <translation>Supprimer la boîte…</translation>
    </message>
    <message>
        <source>Add box…</source>
        <translation>Ajouter une boîte…</translation>
    </message>
    <message>
        <source>Fetching the recording…</source>
        <translation>Récupération de l’enregistrement…</translation>
    </message>
    <message>
        <source>Fetching the recording, %1 %</source>
        <translation>Récupération de l’enregistrement, %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 It can be saved as a file.</source>
        <translation>%1 Il peut être enregistré dans un fichier.</translation>
    </message>
    <message>
        <source>The recording could not be fetched. %1</source>
        <translation>L’enregistrement n’a pas pu être récupéré. %1</translation>
    </message>
    <message>
        <source>The message could not be marked as read. %1</source>
        <translation>Le message n’a pas pu être marqué comme lu. %1</translation>
    </message>
    <message>
        <source>Message from %1 deleted</source>
        <translation>Message de %1 supprimé</translation>
    </message>
    <message>
        <source>The message could not be deleted. %1</source>
        <translation>Le message n’a pas pu être supprimé. %1</translation>
    </message>
    <message>
        <source>The message is back</source>
        <translation>Le message est de retour</translation>
    </message>
    <message>
        <source>It is too late: the message is deleted for good</source>
        <translation>Il est trop tard&#xa0;: le message est supprimé pour de bon</translation>
    </message>
    <message>
        <source>The message could not be brought back. %1</source>
        <translation>Le message n’a pas pu être rétabli. %1</translation>
    </message>
    <message>
        <source>Save the message</source>
        <translation>Enregistrer le message</translation>
    </message>
    <message>
        <source>WAV files (*.wav)</source>
        <translation>Fichiers WAV (*.wav)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>The file could not be written. %1</source>
        <translation>Le fichier n’a pas pu être écrit. %1</translation>
    </message>
    <message>
        <source>The recording is still being fetched. Drag it again in a moment.</source>
        <translation>L’enregistrement est encore en route. Tirez-le de nouveau dans un instant.</translation>
    </message>
    <message>
        <source>Voicemail box %1 added</source>
        <translation>Boîte vocale %1 ajoutée</translation>
    </message>
    <message>
        <source>Voicemail box %1 saved</source>
        <translation>Boîte vocale %1 enregistrée</translation>
    </message>
    <message>
        <source>Delete voicemail box %1?</source>
        <translation>Supprimer la boîte vocale %1&#xa0;?</translation>
    </message>
    <message>
        <source>%1 takes no more calls. This cannot be taken back.</source>
        <translation>%1 ne prend plus d’appels. Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>%1 takes no more calls, and its message is deleted with it. This cannot be taken back.</source>
        <translation>%1 ne prend plus d’appels, et son message est supprimé avec elle. Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>%1 takes no more calls, and its %2 messages are deleted with it. This cannot be taken back.</source>
        <translation>%1 ne prend plus d’appels, et ses %2 messages sont supprimés avec elle. Cela ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Voicemail box %1 deleted</source>
        <translation>Boîte vocale %1 supprimée</translation>
    </message>
    <message>
        <source>Somebody else has changed box %1 meanwhile. It was not deleted.</source>
        <translation>Quelqu’un d’autre a modifié la boîte %1 entre-temps. Elle n’a pas été supprimée.</translation>
    </message>
    <message>
        <source>Box %1 could not be deleted. %2</source>
        <translation>La boîte %1 n’a pas pu être supprimée. %2</translation>
    </message>
    <message>
        <source>Greeting of %1 changed</source>
        <translation>Annonce de %1 modifiée</translation>
    </message>
    <message>
        <source>The greeting of %1 is as it was</source>
        <translation>L’annonce de %1 est comme avant</translation>
    </message>
    <message>
        <source>The greeting could not be brought back. %1</source>
        <translation>L’annonce n’a pas pu être rétablie. %1</translation>
    </message>
</context>
<context>
    <name>wakeline::WakeBar</name>
    <message>
        <source>Push %1 s, then REGISTER after %2 s</source>
        <translation>Push %1 s, puis REGISTER après %2 s</translation>
    </message>
</context>
<context>
    <name>wakeline::WakeHistogram</name>
    <message>
        <source>over %1 s</source>
        <translation>plus de %1 s</translation>
    </message>
    <message>
        <source>under %1 s</source>
        <translation>moins de %1 s</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 à %2 s</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Time from push to REGISTER: nothing woke</source>
        <translation>Temps du push au REGISTER&#xa0;: aucun réveil</translation>
    </message>
    <message>
        <source>Time from push to REGISTER. %1</source>
        <translation>Temps du push au REGISTER. %1</translation>
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
            <numerusform>%1&#xa0;: %n téléphone réveillé</numerusform>
            <numerusform>%1&#xa0;: %n téléphones réveillés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wakeline::Waveform</name>
    <message>
        <source>Click to go there, Left and Right for 5 seconds</source>
        <translation>Cliquer pour y aller, Gauche et Droite pour 5 secondes</translation>
    </message>
    <message>
        <source>Played %1 of %2</source>
        <translation>%1 lu sur %2</translation>
    </message>
    <message>
        <source>Nothing to play</source>
        <translation>Rien à lire</translation>
    </message>
</context>
<context>
    <name>wakeline::WindowPage</name>
    <message>
        <source>as of %1</source>
        <translation>état de %1</translation>
    </message>
</context>
</TS>
