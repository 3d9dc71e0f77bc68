// SPDX-License-Identifier: GPL-3.0-or-later
// Makes what Apple and Google would hand to an operator (an APNs key, an FCM service account), and the certificates of
// the stand-ins, signed by a CA that only this demo trusts.
import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const demoAccount = {
  teamId: 'WAKEDEMO01',
  keyId: 'DEMOKEY001',
  bundleId: 'org.wakeline.demo',
  project: 'wakeline-demo',
  clientEmail: 'push@wakeline-demo.iam.gserviceaccount.com',
};
const CERTIFICATE_DAYS = '365';
const RENEW_BEFORE_MS = 30 * 24 * 3600 * 1000;

/// \param folder  where the files are and stay; written with mode 0600
/// \return paths and parsed keys of everything; existing files are kept as long as their certificates last
export function prepareCredentials(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const at = (name) => path.join(folder, name);
  const files = {
    ca: at('ca.pem'),
    caKey: at('ca.key'),
    certificate: at('server.pem'),
    certificateKey: at('server.key'),
    apnsKey: at('AuthKey.p8'),
    serviceAccountKey: at('service-account.key'),
  };
  if (!lasts(files.ca) || !lasts(files.certificate)) makeCertificates(folder, files);
  if (!fs.existsSync(files.apnsKey)) writeSecret(files.apnsKey, privateKey('ec', { namedCurve: 'prime256v1' }));
  if (!fs.existsSync(files.serviceAccountKey)) {
    writeSecret(files.serviceAccountKey, privateKey('rsa', { modulusLength: 2048 }));
  }
  return {
    ...files,
    tls: { key: fs.readFileSync(files.certificateKey), cert: fs.readFileSync(files.certificate) },
    apnsPublicKey: createPublicKey(fs.readFileSync(files.apnsKey)),
    serviceAccountPublicKey: createPublicKey(fs.readFileSync(files.serviceAccountKey)),
  };
}

/// Writes the JSON file that the Firebase console would offer for download.
/// \return its path, and the key id that it names
export function writeServiceAccount(folder, credentials, tokenUri) {
  const file = path.join(folder, 'service-account.json');
  const previous = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const keyId = previous.private_key_id ?? randomBytes(20).toString('hex');
  writeSecret(
    file,
    `${JSON.stringify(
      {
        type: 'service_account',
        project_id: demoAccount.project,
        private_key_id: keyId,
        private_key: fs.readFileSync(credentials.serviceAccountKey, 'utf8'),
        client_email: demoAccount.clientEmail,
        client_id: '100000000000000000000',
        auth_uri: 'https://accounts.google.com/o/oauth2/auth',
        token_uri: tokenUri,
      },
      null,
      2,
    )}\n`,
  );
  return { file, keyId };
}

function lasts(file) {
  if (!fs.existsSync(file)) return false;
  return Date.parse(new X509Certificate(fs.readFileSync(file)).validTo) - Date.now() > RENEW_BEFORE_MS;
}

function privateKey(type, options) {
  return generateKeyPairSync(type, { ...options, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey;
}

function writeSecret(file, text) {
  fs.writeFileSync(file, text, { mode: 0o600 });
}

function makeCertificates(folder, files) {
  const openssl = (...args) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    files.caKey,
    '-out',
    files.ca,
    '-days',
    CERTIFICATE_DAYS,
    '-subj',
    '/CN=Wakeline demo CA',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  );
  openssl('req', ...key, '-keyout', files.certificateKey, '-out', 'server.csr', '-subj', '/CN=localhost');
  const extensions = path.join(folder, 'server.ext');
  fs.writeFileSync(extensions, 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth\n');
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    files.ca,
    '-CAkey',
    files.caKey,
    '-CAcreateserial',
    '-days',
    CERTIFICATE_DAYS,
    '-extfile',
    extensions,
    '-out',
    files.certificate,
  );
  fs.rmSync(path.join(folder, 'server.csr'));
  for (const secret of [files.caKey, files.certificateKey]) fs.chmodSync(secret, 0o600);
}
