// SPDX-License-Identifier: GPL-3.0-or-later
// What FCM's HTTP v1 API accepts, as pure checks, and its errors in the form that Google sends them.
// Source: Firebase, "REST Resource: projects.messages" and "ErrorCode".
const PAYLOAD_LIMIT = 4096;
const MAX_TTL_S = 28 * 24 * 3600;
const FCM_ERROR = 'type.googleapis.com/google.firebase.fcm.v1.FcmError';
const BAD_REQUEST = 'type.googleapis.com/google.rpc.BadRequest';

const MESSAGE_FIELDS = [
  'name',
  'token',
  'topic',
  'condition',
  'data',
  'notification',
  'android',
  'apns',
  'webpush',
  'fcm_options',
  'fcmOptions',
];
const ANDROID_FIELDS = [
  'collapse_key',
  'collapseKey',
  'priority',
  'ttl',
  'restricted_package_name',
  'restrictedPackageName',
  'data',
  'notification',
  'fcm_options',
  'fcmOptions',
  'direct_boot_ok',
  'directBootOk',
];

/// \param details  further google.rpc details
export function fcmError(code, status, message, errorCode, details = []) {
  const own = errorCode ? [{ '@type': FCM_ERROR, errorCode }] : [];
  return {
    status: code,
    reason: errorCode ?? status,
    body: { error: { code, message, status, details: [...own, ...details] } },
  };
}

function invalidField(field, description) {
  return fcmError(400, 'INVALID_ARGUMENT', description, 'INVALID_ARGUMENT', [
    { '@type': BAD_REQUEST, fieldViolations: [{ field, description }] },
  ]);
}

/// The answers that a word in the registration token asks for (see Misbehaviour.mjs).
export const fcmAnswers = {
  unregistered: fcmError(404, 'NOT_FOUND', 'Requested entity was not found.', 'UNREGISTERED'),
  baddevice: invalidField('message.token', 'The registration token is not a valid FCM registration token'),
  badargument: invalidField('message.android.ttl', "Invalid value at 'message.android.ttl'"),
  mismatch: fcmError(403, 'PERMISSION_DENIED', 'SenderId mismatch', 'SENDER_ID_MISMATCH'),
  thirdparty: fcmError(401, 'UNAUTHENTICATED', 'Auth error from APNS or Web Push Service', 'THIRD_PARTY_AUTH_ERROR'),
  quota: {
    ...fcmError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded for this device.', 'QUOTA_EXCEEDED'),
    headers: { 'retry-after': '60' },
  },
  500: fcmError(500, 'INTERNAL', 'Internal error encountered.', 'INTERNAL'),
  503: {
    ...fcmError(503, 'UNAVAILABLE', 'The service is currently unavailable.', 'UNAVAILABLE'),
    headers: { 'retry-after': '1' },
  },
};

export const unauthenticated = fcmError(
  401,
  'UNAUTHENTICATED',
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid ' +
    'authentication credential.',
);

export function wrongProject(project) {
  return fcmError(
    403,
    'PERMISSION_DENIED',
    `Permission 'cloudmessaging.messages.create' denied on resource ` +
      `'//cloudresourcemanager.googleapis.com/projects/${project}'`,
  );
}

export const notFound = fcmError(404, 'NOT_FOUND', 'The requested URL was not found on this server.');

/// \return the project of `/v1/projects/<project>/messages:send`, or undefined
export function projectOf(path) {
  return /^\/v1\/projects\/([^/?#]+)\/messages:send(?:\?.*)?$/.exec(path)?.[1];
}

/// \return an error as Google words it, or undefined if the message would be taken
export function checkMessage(body) {
  if (!body) return fcmError(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received.');
  const message = body.message;
  const unknown =
    firstUnknown(body, ['message', 'validate_only', 'validateOnly'], '') ??
    firstUnknown(message, MESSAGE_FIELDS, 'message.');
  if (unknown)
    return invalidField(unknown, `Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
  if (typeof message !== 'object' || message === null) return invalidField('message', 'Message is required');
  const targets = ['token', 'topic', 'condition'].filter((name) => message[name] !== undefined);
  if (targets.length !== 1) return invalidField('message', 'Exactly one of token, topic or condition is required');
  if (targets[0] === 'token' && (typeof message.token !== 'string' || message.token === '')) {
    return invalidField('message.token', 'The registration token is not a valid FCM registration token');
  }
  return checkText(message.data) ?? checkAndroid(message.android);
}

function firstUnknown(object, known, prefix) {
  const name = Object.keys(object ?? {}).find((field) => !known.includes(field));
  return name === undefined ? undefined : prefix + name;
}

function checkText(values) {
  let size = 0;
  for (const [key, value] of Object.entries(values ?? {})) {
    if (typeof value !== 'string')
      return invalidField(`message.data[${key}]`, 'Invalid value: data values are strings');
    if (key === 'from' || key === 'message_type' || /^(google|gcm)/.test(key)) {
      return invalidField('message.data', `Invalid data payload key: ${key}`);
    }
    size += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  return size > PAYLOAD_LIMIT ? invalidField('message', 'Android message is too big') : undefined;
}

function checkAndroid(android = {}) {
  const unknown = firstUnknown(android, ANDROID_FIELDS, 'message.android.');
  if (unknown)
    return invalidField(unknown, `Invalid JSON payload received. Unknown name "${unknown}": Cannot find field.`);
  if (android.priority !== undefined && !/^(normal|high)$/i.test(android.priority)) {
    return invalidField('message.android.priority', "Invalid value at 'message.android.priority'");
  }
  if (android.ttl === undefined) return undefined;
  const seconds = /^(\d+(?:\.\d{1,9})?)s$/.exec(android.ttl)?.[1];
  if (seconds === undefined || Number(seconds) > MAX_TTL_S) {
    return invalidField('message.android.ttl', 'Invalid ttl: a duration in seconds ending in "s", at most four weeks');
  }
  return undefined;
}
