// SPDX-License-Identifier: GPL-3.0-or-later
// What Apple accepts, as pure checks.
// Source: Apple, "Sending notification requests to APNs" and "Handling notification responses from APNs".
import { hasValidSignature, parseJwt } from './Jwt.mjs';

const PROVIDER_TOKEN_LIFETIME_S = 3600;
const PROVIDER_TOKEN_MIN_AGE_S = 20 * 60;
const CLOCK_SKEW_S = 60;
const PAYLOAD_LIMIT = 4096;
const VOIP_PAYLOAD_LIMIT = 5120;
const COLLAPSE_ID_LIMIT = 64;
const PUSH_TYPES = [
  'alert',
  'background',
  'complication',
  'controls',
  'fileprovider',
  'liveactivity',
  'location',
  'mdm',
  'pushtotalk',
  'voip',
  'widgets',
];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const refusal = (status, reason) => ({ status, reason });

/// The answers that a word in the device token asks for (see Misbehaviour.mjs).
export const apnsAnswers = {
  unregistered: { status: 410, reason: 'Unregistered', withTimestamp: true },
  baddevice: refusal(400, 'BadDeviceToken'),
  nottopic: refusal(400, 'DeviceTokenNotForTopic'),
  expiredprovider: refusal(403, 'ExpiredProviderToken'),
  quota: refusal(429, 'TooManyRequests'),
  toomany: refusal(429, 'TooManyRequests'),
  500: refusal(500, 'InternalServerError'),
  503: refusal(503, 'ServiceUnavailable'),
};

/// Checks the provider tokens of one connection: Apple counts their changes per connection.
export class ProviderTokenCheck {
  #account;
  #good = new Map(); // token text → claims whose signature has been checked
  #current;

  /// \param account {teamId, keyId, publicKey}
  constructor(account) {
    this.#account = account;
  }

  /// \param nowS  seconds since 1970
  /// \return a refusal, or undefined if the header is good
  check(authorization, nowS) {
    const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return refusal(403, 'MissingProviderToken');
    const claims = this.#good.get(token) ?? this.#verified(token);
    if (!claims) return refusal(403, 'InvalidProviderToken');
    if (claims.iat > nowS + CLOCK_SKEW_S) return refusal(403, 'InvalidProviderToken');
    if (claims.iat < nowS - PROVIDER_TOKEN_LIFETIME_S) return refusal(403, 'ExpiredProviderToken');
    if (this.#changedTooSoon(token, nowS)) return refusal(429, 'TooManyProviderTokenUpdates');
    if (this.#current?.token !== token) this.#current = { token, since: nowS };
    return undefined;
  }

  #verified(token) {
    const jwt = parseJwt(token);
    if (!jwt || jwt.header.kid !== this.#account.keyId || jwt.claims.iss !== this.#account.teamId) return undefined;
    if (!Number.isInteger(jwt.claims.iat)) return undefined;
    if (!hasValidSignature(jwt, 'ES256', this.#account.publicKey)) return undefined;
    this.#good.set(token, jwt.claims);
    if (this.#good.size > 64) this.#good.delete(this.#good.keys().next().value);
    return jwt.claims;
  }

  #changedTooSoon(token, nowS) {
    return this.#current && this.#current.token !== token && nowS - this.#current.since < PROVIDER_TOKEN_MIN_AGE_S;
  }
}

/// \return the device token of `/3/device/<token>`, or undefined
export function deviceTokenOf(path) {
  return /^\/3\/device\/([^/?#]{1,512})$/.exec(path)?.[1];
}

/// Checks everything but the provider token.
/// \param bundleId  the app's; VoIP pushes go to the topic `<bundleId>.voip`
/// \return a refusal, or undefined if Apple would take it
export function checkNotification({ method, path, headers, body }, bundleId, environment) {
  if (method !== 'POST') return refusal(405, 'MethodNotAllowed');
  const token = deviceTokenOf(path);
  if (!token) return path === '/3/device/' ? refusal(400, 'MissingDeviceToken') : refusal(404, 'BadPath');
  return checkHeaders(headers, bundleId) ?? checkPayload(headers, body) ?? checkEnvironment(token, environment);
}

function checkHeaders(headers, bundleId) {
  const type = headers['apns-push-type'];
  const topic = headers['apns-topic'];
  const priority = headers['apns-priority'];
  if (headers['apns-id'] !== undefined && !UUID.test(headers['apns-id'])) return refusal(400, 'BadMessageId');
  if (!topic) return refusal(400, 'MissingTopic');
  if (!PUSH_TYPES.includes(type)) return refusal(400, 'InvalidPushType');
  if (topic !== bundleId && topic !== `${bundleId}.voip`) return refusal(400, 'TopicDisallowed');
  if ((type === 'voip') !== topic.endsWith('.voip')) return refusal(400, 'DeviceTokenNotForTopic');
  if (priority !== undefined && !['1', '5', '10'].includes(priority)) return refusal(400, 'BadPriority');
  if (type === 'background' && priority !== '5') return refusal(400, 'BadPriority');
  if (!/^\d{1,12}$/.test(headers['apns-expiration'] ?? '0')) return refusal(400, 'BadExpirationDate');
  if (Buffer.byteLength(headers['apns-collapse-id'] ?? '') > COLLAPSE_ID_LIMIT) return refusal(400, 'BadCollapseId');
  return undefined;
}

function checkPayload(headers, body) {
  const limit = headers['apns-push-type'] === 'voip' ? VOIP_PAYLOAD_LIMIT : PAYLOAD_LIMIT;
  if (body.length > limit) return refusal(413, 'PayloadTooLarge');
  const payload = parseObject(body);
  if (!payload) return refusal(400, 'PayloadEmpty');
  return undefined;
}

/// A token of the other environment is no token here: the commonest mistake with APNs, so it can be tried out.
function checkEnvironment(token, environment) {
  const other = environment === 'sandbox' ? 'production' : 'sandbox';
  return token.includes(other) ? refusal(400, 'BadDeviceToken') : undefined;
}

/// \return the JSON object in `body`, or undefined if it holds anything else
export function parseObject(body) {
  try {
    const value = JSON.parse(body.toString('utf8'));
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
