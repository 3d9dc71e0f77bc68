// SPDX-License-Identifier: GPL-3.0-or-later
const REQUIRED = ['license_key', 'push_token', 'push_platform', 'caller_id', 'call_id'];
const TEXTS = new Set([...REQUIRED, 'caller_name', 'call_type', 'app_id', 'event']);
const EVENTS = new Set(['incoming_call', 'cancel', 'missed_call', 'voicemail']);

const fault = (error, code, field) => ({ data: null, error, code, ...(field && { field }) });

/// \return the body of a 400 answer, or undefined if the push is well-formed
export function checkPush(body, keyInHeader) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return fault('the body must be a JSON object', 'malformed_body');
  }
  for (const [name, value] of Object.entries(body)) {
    if (name === 'ttl_s') {
      if (!Number.isInteger(value) || value < 0) return fault('ttl_s must be a whole number', 'invalid_field', name);
    } else if (!TEXTS.has(name)) {
      return fault(`unknown field ${name}`, 'unknown_field', name);
    } else if (typeof value !== 'string') {
      return fault(`${name} must be a text`, 'invalid_field', name);
    }
  }
  const missing = REQUIRED.find((name) => body[name] === undefined || body[name] === '');
  if (missing) return fault(`${missing} is missing`, 'missing_field', missing);
  if (body.push_platform !== 'fcm' && body.push_platform !== 'apns') {
    return fault('push_platform must be fcm or apns', 'invalid_field', 'push_platform');
  }
  if (body.event !== undefined && !EVENTS.has(body.event)) return fault('unknown event', 'invalid_field', 'event');
  if (keyInHeader !== undefined && keyInHeader !== body.license_key) {
    return fault('the licence keys in header and body differ', 'license_key_conflict', 'license_key');
  }
  return undefined;
}
