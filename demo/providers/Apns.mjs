// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for Apple's push service: HTTP/2 over TLS, one port per environment.
import { randomUUID } from 'node:crypto';
import http2 from 'node:http2';
import { apnsAnswers, checkNotification, deviceTokenOf, parseObject, ProviderTokenCheck } from './ApnsRules.mjs';
import { misbehaviourOf, SeenTokens } from './Misbehaviour.mjs';

const CONCURRENT_STREAMS = 1000; // what Apple announces
const BODY_LIMIT = 64 * 1024; // far above the payload limit: enough to answer 413 instead of breaking off
const HEADERS_KEPT = [
  'apns-id',
  'apns-topic',
  'apns-push-type',
  'apns-priority',
  'apns-expiration',
  'apns-collapse-id',
];

export class Apns {
  #environment;
  #account;
  #log;
  #seen = new SeenTokens();
  #checks = new WeakMap(); // connection → ProviderTokenCheck
  #sessions = new Set();
  #server;

  /// \param environment 'sandbox' or 'production'
  /// \param account     {teamId, keyId, bundleId, publicKey}
  /// \param tls         {key, cert} in PEM
  /// \param log         a PushLog
  constructor({ environment, account, tls, log }) {
    this.#environment = environment;
    this.#account = account;
    this.#log = log;
    this.#server = http2.createSecureServer({ ...tls, settings: { maxConcurrentStreams: CONCURRENT_STREAMS } });
    this.#server.on('session', (session) => this.#welcome(session));
    this.#server.on('stream', (stream, headers) => this.#receive(stream, headers));
    this.#server.on('sessionError', () => {}); // the client's fault, and its session is closed already
  }

  listen(port, host) {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => resolve(this.#server.address().port));
    });
  }

  close() {
    for (const session of this.#sessions) session.destroy();
    this.#server.close();
  }

  #welcome(session) {
    this.#checks.set(session, new ProviderTokenCheck(this.#account));
    this.#sessions.add(session);
    session.on('close', () => this.#sessions.delete(session));
  }

  #receive(stream, headers) {
    const chunks = [];
    let size = 0;
    stream.on('data', (chunk) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
    });
    stream.on('error', () => {}); // the client reset it
    stream.on('end', () => {
      const arrived = process.hrtime.bigint();
      this.#answer(stream, headers, size > BODY_LIMIT ? Buffer.alloc(size) : Buffer.concat(chunks), arrived);
    });
  }

  #answer(stream, headers, body, arrived) {
    const request = { method: headers[':method'], path: headers[':path'], headers, body };
    const token = deviceTokenOf(request.path) ?? '';
    const behaviour = misbehaviourOf(token, apnsAnswers, this.#seen);
    const refused =
      this.#checks.get(stream.session)?.check(headers.authorization, Math.floor(Date.now() / 1000)) ??
      checkNotification(request, this.#account.bundleId, this.#environment) ??
      behaviour.answer;
    const apnsId = headers['apns-id'] ?? randomUUID().toUpperCase();
    this.#record({ token, headers, body, refused, apnsId, arrived, behaviour });
    if (behaviour.silent) return;
    if (behaviour.reset) {
      stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
      return;
    }
    setTimeout(() => this.#reply(stream, refused, apnsId, behaviour), behaviour.delayMs);
  }

  #reply(stream, refused, apnsId, behaviour) {
    if (stream.destroyed) return;
    const session = stream.session;
    if (refused) {
      const answer = { reason: refused.reason };
      if (refused.withTimestamp) answer.timestamp = Date.now();
      stream.respond({ ':status': refused.status, 'content-type': 'application/json', 'apns-id': apnsId });
      stream.end(JSON.stringify(answer));
    } else {
      stream.respond({ ':status': 200, 'apns-id': apnsId }, { endStream: true });
    }
    if (behaviour.goaway) session.close(); // sends GOAWAY and lets the open streams finish
  }

  #record({ token, headers, body, refused, apnsId, arrived, behaviour }) {
    const kept = Object.fromEntries(
      HEADERS_KEPT.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]),
    );
    const answered = !behaviour.silent && !behaviour.reset;
    this.#log.append(
      {
        provider: 'apns',
        environment: this.#environment,
        token,
        status: answered ? (refused?.status ?? 200) : 0,
        reason: refused?.reason ?? '',
        id: apnsId,
        headers: kept,
        payload: parseObject(body) ?? null,
      },
      arrived,
    );
  }
}
