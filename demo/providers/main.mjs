// SPDX-License-Identifier: GPL-3.0-or-later
// The stand-ins for Apple and Google as one process:
//   node demo/providers/main.mjs --state DIR [--host H] [--apns-sandbox P] [--apns-production P] [--fcm P] [--oauth P]
//                                [--log FILE] [--channel SOCKET] [--token-lifetime SECONDS]
// Ports default to 0: any free one. Prints one line of JSON with every address and file once all of it listens.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Apns } from './Apns.mjs';
import { demoAccount, prepareCredentials, writeServiceAccount } from './Credentials.mjs';
import { Fcm } from './Fcm.mjs';
import { OAuth } from './OAuth.mjs';
import { PushLog } from './PushLog.mjs';

const port = { type: 'string', default: '0' };
const { values: options } = parseArgs({
  options: {
    state: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    log: { type: 'string' },
    channel: { type: 'string' },
    'apns-sandbox': port,
    'apns-production': port,
    fcm: port,
    oauth: port,
    'token-lifetime': { type: 'string', default: '3599' },
  },
});

async function main() {
  if (!options.state) throw new Error('--state DIR is needed: the folder for keys, certificates and the push log');
  const folder = path.resolve(options.state);
  const credentials = prepareCredentials(folder);
  const logFile = options.log ?? path.join(folder, 'pushes.jsonl');
  const channel = options.channel ?? path.join(folder, 'push-channel.sock');
  const log = new PushLog(logFile, channel);
  await log.ready;

  const { tls } = credentials;
  const apnsAccount = { ...demoAccount, publicKey: credentials.apnsPublicKey };
  const sandbox = new Apns({ environment: 'sandbox', account: apnsAccount, tls, log });
  const production = new Apns({ environment: 'production', account: apnsAccount, tls, log });
  const googleAccount = { clientEmail: demoAccount.clientEmail, publicKey: credentials.serviceAccountPublicKey };
  const oauth = new OAuth({ account: googleAccount, tls, lifetimeS: Number(options['token-lifetime']) });
  const fcm = new Fcm({ project: demoAccount.project, oauth, tls, log });

  const listen = async (server, name) =>
    `https://${options.host}:${await server.listen(Number(options[name]), options.host)}`;
  const addresses = {
    apns_sandbox_url: await listen(sandbox, 'apns-sandbox'),
    apns_production_url: await listen(production, 'apns-production'),
    fcm_url: await listen(fcm, 'fcm'),
    token_url: `${await listen(oauth, 'oauth')}/token`,
  };
  googleAccount.tokenUri = addresses.token_url;
  const serviceAccount = writeServiceAccount(folder, credentials, addresses.token_url);
  googleAccount.privateKeyId = serviceAccount.keyId;

  process.stdout.write(
    `${JSON.stringify({
      ...addresses,
      ca: credentials.ca,
      certificate: credentials.certificate,
      certificate_key: credentials.certificateKey,
      apns_key: credentials.apnsKey,
      apns_key_id: demoAccount.keyId,
      apns_team_id: demoAccount.teamId,
      apns_bundle_id: demoAccount.bundleId,
      fcm_project: demoAccount.project,
      fcm_service_account: serviceAccount.file,
      push_log: logFile,
      push_channel: channel,
    })}\n`,
  );

  const stop = () => {
    for (const part of [sandbox, production, fcm, oauth, log]) part.close();
    setTimeout(() => process.exit(0), 200).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error) => {
  process.stderr.write(`The stand-ins for Apple and Google cannot start: ${error.message}\n`);
  process.exit(1);
});
