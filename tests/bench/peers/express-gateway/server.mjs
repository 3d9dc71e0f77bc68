// SPDX-License-Identifier: GPL-3.0-or-later
// POST /v1/push as wakelined answers it, on Express, pg and @parse/node-apn (see tests/bench/README.md).
//   node server.mjs plain|tuned
// plain: every push reads its licence and writes its row in queries of their own.
// tuned: licences are kept for 30 s, and rows that wait together are written together.
// Prints its port as soon as it listens. Settings: PORT, DATABASE_URL, LICENSE_HASH_KEY (hex), RATE_PER_SECOND,
// RATE_BURST, and of APNs: APNS_HOST, APNS_PORT, APNS_CA, APNS_KEY_PATH, APNS_KEY_ID, APNS_TEAM_ID, APNS_BUNDLE_ID.
import { readFileSync } from 'node:fs';
import apn from '@parse/node-apn';
import express from 'express';
import pg from 'pg';
import { ForwardPush } from './ForwardPush.mjs';
import { CachedLicenses, Licenses } from './Licenses.mjs';
import { OnceOnly } from './OnceOnly.mjs';
import { GroupedPushLog, PushLog } from './PushLog.mjs';
import { checkPush } from './PushRequest.mjs';
import { TokenBuckets } from './TokenBuckets.mjs';

const { env } = process;
const isTuned = process.argv[2] === 'tuned';
const POOL_SIZE = 20;
const BODY_LIMIT = '1mb';

const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: POOL_SIZE });
const hashKey = Buffer.from(env.LICENSE_HASH_KEY, 'hex');
const licenses = isTuned ? new CachedLicenses(pool, hashKey) : new Licenses(pool, hashKey);
const provider = new apn.Provider({
  token: { key: env.APNS_KEY_PATH, keyId: env.APNS_KEY_ID, teamId: env.APNS_TEAM_ID },
  address: env.APNS_HOST,
  port: Number(env.APNS_PORT),
  ca: readFileSync(env.APNS_CA),
});
const forward = new ForwardPush({
  licenses,
  buckets: new TokenBuckets(Number(env.RATE_PER_SECOND), Number(env.RATE_BURST)),
  onceOnly: new OnceOnly(),
  log: isTuned ? new GroupedPushLog(pool) : new PushLog(pool),
  provider,
  hashKey,
  bundleId: env.APNS_BUNDLE_ID,
});

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/healthz', (request, response) => response.json({ status: 'ok' }));
app.post('/v1/push', express.json({ limit: BODY_LIMIT }), async (request, response) => {
  const fault = checkPush(request.body, request.get('x-license-key'));
  const { status, headers = {}, body } = fault ? { status: 400, body: fault } : await forward.push(request.body);
  response.status(status).set(headers).json(body);
});
// eslint-disable-next-line no-unused-vars -- Express knows an error handler by its four parameters
app.use((error, request, response, next) => {
  const status = error.status ?? 500;
  if (status === 500) console.error(error);
  const [message, code] =
    status === 500 ? ['internal error', 'internal'] : ['the body cannot be read', 'malformed_body'];
  response.status(status).json({ data: null, error: message, code });
});
const server = app.listen(Number(env.PORT ?? 0), '127.0.0.1', () => console.log(server.address().port));
server.keepAliveTimeout = 60_000;
