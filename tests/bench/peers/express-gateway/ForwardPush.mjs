// SPDX-License-Identifier: GPL-3.0-or-later
import { createHmac, randomUUID } from 'node:crypto';
import apn from '@parse/node-apn';

const TTL_S = 30;

const failed = (error, code, more = {}) => ({ data: null, error, code, ...more });

/// Licence, rate, once only, APNs, log: in this order, and the answer after the row is committed.
export class ForwardPush {
  #parts;

  constructor(parts) {
    this.#parts = parts;
  }

  /// \return {status, headers?, body}
  async push(request) {
    if (request.push_platform !== 'apns') {
      const body = failed('fcm is not set up', 'provider_not_configured');
      return { status: 503, headers: { 'Retry-After': '60' }, body };
    }
    const license = await this.#parts.licenses.served(request.license_key);
    if (!license) return { status: 403, body: failed('invalid or expired license key', 'invalid_license') };
    const wait = this.#parts.buckets.take(license.id);
    if (wait > 0) {
      return { status: 429, headers: { 'Retry-After': String(wait) }, body: failed('too many pushes', 'rate_limited') };
    }
    const what = [license.id, request.call_id, request.push_token, request.event].join('\n');
    return this.#parts.onceOnly.run(what, () => this.#send(license, request));
  }

  async #send(license, request) {
    const at = Date.now();
    const notification = this.#notification(request, at);
    const { failed: refused } = await this.#parts.provider.send(notification, request.push_token);
    const { status = 0, response, error } = refused[0] ?? { status: 200 };
    const reason = response?.reason ?? error?.message ?? '';
    await this.#parts.log.add({
      at,
      event: request.event ?? 'incoming_call',
      callId: request.call_id,
      caller: request.caller_id,
      outcome: refused.length === 0 ? 'accepted' : status === 410 ? 'token_dead' : 'unreachable',
      status: Number(status),
      reason,
      id: notification.id,
      latencyMs: Date.now() - at,
      tokenMasked: `${request.push_token.slice(0, 4)}…${request.push_token.slice(-4)}`,
      tokenHash: createHmac('sha256', this.#parts.hashKey).update(request.push_token).digest(),
      licenseId: license.id,
    });
    if (refused.length === 0) return { status: 200, body: { data: { delivered: true, call_id: request.call_id } } };
    const isDead = Number(status) === 410;
    return { status: 502, body: failed('push delivery failed', reason, isDead ? { token_dead: true } : {}) };
  }

  #notification(request, now) {
    const expiresAt = now + (request.ttl_s ?? TTL_S) * 1000;
    const notification = new apn.Notification();
    notification.id = idAt(now);
    notification.topic = `${this.#parts.bundleId}.voip`;
    notification.pushType = 'voip';
    notification.priority = 10;
    notification.expiry = Math.floor(expiresAt / 1000);
    notification.collapseId = request.call_id;
    notification.rawPayload = {
      caller_name: request.caller_name ?? request.caller_id,
      caller_number: request.caller_id,
      call_id: request.call_id,
      call_type: request.call_type ?? 'audio',
      event: request.event ?? 'incoming_call',
      expires_at: new Date(expiresAt).toISOString(),
    };
    return notification;
  }
}

/// A UUID of version 7: new rows lie side by side in the log's index.
function idAt(now) {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
