// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import https from 'node:https';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { StandIns } from './StandIns.mjs';

let standIns;
before(async () => {
  standIns = await StandIns.start('--token-lifetime', '2');
});
after(async () => {
  assert.equal(await standIns.stop(), 0, 'the stand-ins end cleanly on SIGTERM');
});

const nowS = () => Math.floor(Date.now() / 1000);
const foreignKey = (type, options) =>
  generateKeyPairSync(type, options).privateKey.export({ type: 'pkcs8', format: 'pem' });

test('APNs takes a VoIP push and answers with its apns-id', async () => {
  const answer = await standIns.push('aa11');
  assert.equal(answer.status, 200);
  assert.match(answer.headers['apns-id'], /^[0-9A-F-]{36}$/);
});

test('APNs refuses every provider token that Apple would refuse', async () => {
  const refusals = [
    [standIns.providerToken({ iss: 'OTHERTEAM1' }), 'InvalidProviderToken'],
    [standIns.providerToken({ kid: 'OTHERKEY01' }), 'InvalidProviderToken'],
    [standIns.providerToken({ key: foreignKey('ec', { namedCurve: 'prime256v1' }) }), 'InvalidProviderToken'],
    [standIns.providerToken({ iat: nowS() - 3700 }), 'ExpiredProviderToken'],
    [standIns.providerToken({ iat: nowS() + 600 }), 'InvalidProviderToken'],
    [`${standIns.providerToken().slice(0, -8)}AAAAAAAA`, 'InvalidProviderToken'],
    ['not-a-jwt', 'InvalidProviderToken'],
  ];
  for (const [jwt, reason] of refusals) {
    const answer = await standIns.push('aa11', { jwt });
    assert.deepEqual([answer.status, answer.body.reason], [403, reason]);
  }
  const none = await standIns.push('aa11', { headers: { authorization: '' } });
  assert.equal(none.body.reason, 'MissingProviderToken');
});

test('APNs refuses a second provider token on one connection within 20 minutes', async () => {
  const session = standIns.connect(standIns.apns_sandbox_url);
  assert.equal((await standIns.push('aa11', { session })).status, 200);
  const again = await standIns.push('aa11', { session, jwt: standIns.providerToken({ iat: nowS() - 5 }) });
  assert.deepEqual([again.status, again.body.reason], [429, 'TooManyProviderTokenUpdates']);
  session.close();
});

test('APNs refuses headers and payloads that Apple would refuse', async () => {
  const bundle = standIns.apns_bundle_id;
  const cases = [
    [{ headers: { 'apns-topic': 'org.other.app.voip' } }, 400, 'TopicDisallowed'],
    [{ headers: { 'apns-topic': bundle } }, 400, 'DeviceTokenNotForTopic'],
    [{ headers: { 'apns-push-type': 'ring' } }, 400, 'InvalidPushType'],
    [{ headers: { 'apns-priority': '7' } }, 400, 'BadPriority'],
    [{ headers: { 'apns-push-type': 'background', 'apns-topic': bundle } }, 400, 'BadPriority'],
    [{ headers: { 'apns-expiration': 'soon' } }, 400, 'BadExpirationDate'],
    [{ headers: { 'apns-collapse-id': 'c'.repeat(65) } }, 400, 'BadCollapseId'],
    [{ headers: { 'apns-id': '17' } }, 400, 'BadMessageId'],
    [{ payload: '' }, 400, 'PayloadEmpty'],
    [{ payload: '[1]' }, 400, 'PayloadEmpty'],
    [{ payload: JSON.stringify({ a: 'x'.repeat(5200) }) }, 413, 'PayloadTooLarge'],
  ];
  for (const [change, status, reason] of cases) {
    const answer = await standIns.push('aa11', change);
    assert.deepEqual([answer.status, answer.body?.reason], [status, reason]);
  }
});

test('a word in an APNs token brings the documented refusal', async () => {
  const gone = await standIns.push('phone-unregistered');
  assert.equal(gone.status, 410);
  assert.equal(gone.body.reason, 'Unregistered');
  assert.ok(gone.body.timestamp > 1.6e12, 'milliseconds since 1970');
  assert.equal((await standIns.push('baddevice')).body.reason, 'BadDeviceToken');
  assert.equal((await standIns.push('x-500')).status, 500);
  assert.equal((await standIns.push('ab500cd')).status, 200, 'digits inside a random token mean nothing');
  assert.equal((await standIns.push('flaky-1')).status, 503);
  assert.equal((await standIns.push('flaky-1')).status, 200);
});

test('a token of the other APNs environment is a bad device token', async () => {
  assert.equal((await standIns.push('production-1')).body.reason, 'BadDeviceToken');
  assert.equal((await standIns.push('production-1', { url: standIns.apns_production_url })).status, 200);
});

test('slow tokens are answered late and silent ones never', async () => {
  const started = Date.now();
  await standIns.push('slow-300');
  assert.ok(Date.now() - started >= 290);
  const silent = standIns.push('silent');
  assert.equal(
    await Promise.race([
      silent,
      new Promise((resolve) => {
        setTimeout(resolve, 300, 'nothing');
      }),
    ]),
    'nothing',
  );
});

test('OAuth refuses every assertion that Google would refuse', async () => {
  const cases = [
    [{ aud: 'https://oauth2.googleapis.com/token' }, 'invalid_grant', /audience/],
    [{ iat: nowS() - 7200, exp: nowS() - 3600 }, 'invalid_grant', /timeframe/],
    [{ exp: nowS() + 7200 }, 'invalid_grant', /short-lived/],
    [{ iss: 'nobody@example.org' }, 'invalid_grant', /account/],
    [{ key: foreignKey('rsa', { modulusLength: 2048 }) }, 'invalid_grant', /Signature/],
    [{ scope: 'https://www.googleapis.com/auth/drive' }, 'invalid_scope', /scope/],
  ];
  for (const [change, error, description] of cases) {
    const answer = await standIns.accessToken(standIns.assertion(change));
    assert.deepEqual([answer.status, answer.body.error], [400, error]);
    assert.match(answer.body.error_description, description);
  }
});

test('FCM takes a message with a fresh access token and refuses it with an expired or invented one', async () => {
  const token = (await standIns.accessToken()).body.access_token;
  const message = { token: 'phone-1', data: { type: 'call', call_id: 'c1' }, android: { priority: 'high', ttl: '5s' } };
  const answer = await standIns.send(message, token);
  assert.equal(answer.status, 200);
  assert.match(answer.body.name, /^projects\/wakeline-demo\/messages\/0:/);
  assert.equal((await standIns.send(message, 'ya29.invented')).body.error.status, 'UNAUTHENTICATED');
  await new Promise((resolve) => {
    setTimeout(resolve, 2100);
  });
  assert.equal((await standIns.send(message, token)).status, 401);
});

test('FCM answers bad messages and marked tokens as Google documents', async () => {
  const errorOf = async (message) => {
    const { status, body, headers } = await standIns.send(message);
    return {
      status,
      code: body.error?.details?.[0]?.errorCode,
      field: body.error?.details?.[1]?.fieldViolations?.[0]?.field,
      headers,
    };
  };
  const good = { token: 'phone-1' };
  assert.equal((await errorOf({ ...good, data: { retries: 3 } })).field, 'message.data[retries]');
  assert.equal((await errorOf({ ...good, data: { google_id: 'x' } })).code, 'INVALID_ARGUMENT');
  assert.equal((await errorOf({ ...good, colour: 'red' })).field, 'message.colour');
  assert.equal((await errorOf({ ...good, android: { ttl: '5' } })).field, 'message.android.ttl');
  assert.equal((await errorOf({ data: {} })).field, 'message');
  assert.deepEqual(await errorOf({ token: 'unregistered' }).then(({ status, code }) => [status, code]), [
    404,
    'UNREGISTERED',
  ]);
  assert.equal((await errorOf({ token: 'baddevice' })).field, 'message.token');
  const throttled = await errorOf({ token: 'quota' });
  assert.deepEqual([throttled.status, throttled.code, throttled.headers['retry-after']], [429, 'QUOTA_EXCEEDED', '60']);
});

test('FCM speaks HTTP/1.1 to a client that asks for it', async () => {
  const {
    body: { access_token: bearer },
  } = await standIns.accessToken();
  const request = https.request(`${standIns.fcm_url}/v1/projects/${standIns.fcm_project}/messages:send`, {
    method: 'POST',
    ca: standIns.caPem,
    headers: { authorization: `Bearer ${bearer}` },
    ALPNProtocols: ['http/1.1'],
  });
  request.end(JSON.stringify({ message: { token: 'phone-1' } }));
  const [response] = await once(request, 'response');
  response.resume();
  assert.deepEqual([response.statusCode, response.httpVersion], [200, '1.1']);
});

test('every push is logged once and handed to the phones on the push channel', async () => {
  const phone = net.connect(standIns.push_channel);
  await once(phone, 'connect');
  const line = once(createInterface({ input: phone }), 'line');
  const before = standIns.pushes().length;
  await standIns.push('channel-1', { payload: '{"caller_name":"Ann"}' });
  const handed = JSON.parse((await line)[0]);
  phone.destroy();
  assert.equal(handed.token, 'channel-1');
  assert.deepEqual(handed.payload, { caller_name: 'Ann' });
  const logged = standIns.pushes().slice(before);
  assert.deepEqual(
    logged.map(({ provider, environment, token, status }) => ({ provider, environment, token, status })),
    [{ provider: 'apns', environment: 'sandbox', token: 'channel-1', status: 200 }],
  );
});
