// SPDX-License-Identifier: GPL-3.0-or-later
// The transactions of a SIP telephone (RFC 3261 §17): sends requests, answers challenges, repeats what UDP loses.
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { authorization, parseChallenge } from './Digest.mjs';
import { SipMessage } from './SipMessage.mjs';
import { createTransport } from './SipTransport.mjs';

const T1_MS = 500; // RFC 3261 §17.1.1.1
const T2_MS = 4000;
const TRANSACTION_TIMEOUT_MS = 32000;
const KEPT_ANSWERS = 100;

export const randomTag = () => randomBytes(6).toString('hex');

/// Emits 'request' for every new request except ACK, 'ack', and 'closed' when its TCP connection is gone.
export class UserAgent extends EventEmitter {
  #transport;
  #pending = new Map(); // branch and method → client transaction
  #answers = new Map(); // branch and method → {response, timer} of server transactions
  #closed = false;

  /// \param account {user, password, domain, displayName?}
  /// \param server  {host, port, protocol}
  constructor(account, server) {
    super();
    this.account = account;
    this.addressOfRecord = `sip:${account.user}@${account.domain}`;
    this.#transport = createTransport(
      server,
      (message) => this.#receive(message),
      () => this.#lost(),
    );
  }

  open() {
    return this.#transport.open();
  }

  /// Drops the socket at once, as an operating system does with an app that it stops.
  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#transport.close();
    for (const transaction of this.#pending.values()) transaction.fail(new Error('the telephone was closed'));
    for (const { timer } of this.#answers.values()) clearTimeout(timer);
  }

  get contactUri() {
    const transport = this.#transport.reliable ? ';transport=tcp' : '';
    return `sip:${this.account.user}@${this.#transport.address}${transport}`;
  }

  /// Sends a request and resolves with its final response; one digest challenge is answered on the way.
  /// \param dialog {callId, from, to, cseq, routes?}; its `cseq` is counted up
  /// \param onProvisional  called with every 1xx
  /// \param onSending      called just before each attempt goes out, with the request
  async request(method, uri, dialog, { headers = [], body = '', onProvisional = () => {}, onSending = () => {} } = {}) {
    const first = this.build(method, uri, dialog, headers, body);
    onSending(first);
    const response = await this.#transact(first, onProvisional);
    const challenge =
      response.status === 401
        ? ['www-authenticate', 'Authorization']
        : response.status === 407
          ? ['proxy-authenticate', 'Proxy-Authorization']
          : undefined;
    const parsed = challenge && parseChallenge(response.header(challenge[0]));
    if (!parsed) return response;
    const { user: username, password } = this.account;
    const proof = [challenge[1], authorization(parsed, { username, password, method, uri })];
    const second = this.build(method, uri, dialog, [...headers, proof], body);
    onSending(second);
    return this.#transact(second, onProvisional);
  }

  build(method, uri, dialog, headers = [], body = '') {
    if (method !== 'ACK' && method !== 'CANCEL') dialog.cseq += 1;
    return SipMessage.request(
      method,
      uri,
      [
        ['Via', `SIP/2.0/${this.#transport.name} ${this.#transport.address};branch=z9hG4bK${randomTag()};rport`],
        ...(dialog.routes ?? []).map((route) => ['Route', route]),
        ['Max-Forwards', '70'],
        ['From', dialog.from],
        ['To', dialog.to],
        ['Call-ID', dialog.callId],
        ['CSeq', `${dialog.cseq} ${method}`],
        ['User-Agent', this.account.userAgent ?? 'Wakeline demo phone'],
        ...headers,
      ],
      body,
    );
  }

  /// Cancels an INVITE that has not been answered (RFC 3261 §9.1).
  cancel(invite) {
    const copied = invite.headers.filter(([name]) =>
      ['Via', 'Max-Forwards', 'From', 'To', 'Call-ID', 'Route'].includes(name),
    );
    const cancel = SipMessage.request('CANCEL', invite.uri, [
      ...copied,
      ['CSeq', invite.header('cseq').replace('INVITE', 'CANCEL')],
    ]);
    return this.#transact(cancel, () => {});
  }

  send(message) {
    this.#transport.send(message);
  }

  /// Answers a request; a final answer to an INVITE is repeated until the ACK arrives (RFC 3261 §13.3.1.4).
  respond(request, status, reason, options = {}) {
    const key = `${request.branch} ${request.method}`;
    const response = SipMessage.response(request, status, reason, options);
    clearTimeout(this.#answers.get(key)?.timer);
    const answer = { response, callId: request.header('call-id') };
    this.#answers.set(key, answer);
    if (this.#answers.size > KEPT_ANSWERS) this.#answers.delete(this.#answers.keys().next().value);
    this.send(response);
    if (request.method === 'INVITE' && status >= 200) this.#repeatUntilAck(answer, T1_MS, 0);
  }

  #repeatUntilAck(answer, interval, waited) {
    if (waited > TRANSACTION_TIMEOUT_MS) return;
    answer.timer = setTimeout(() => {
      this.send(answer.response);
      this.#repeatUntilAck(answer, Math.min(interval * 2, T2_MS), waited + interval);
    }, interval);
  }

  #transact(request, onProvisional) {
    const key = `${request.branch} ${request.method}`;
    return new Promise((resolve, reject) => {
      const transaction = { request, onProvisional, proceeding: false };
      const finish = () => {
        clearTimeout(transaction.repeat);
        clearTimeout(transaction.timeout);
        this.#pending.delete(key);
      };
      transaction.succeed = (response) => {
        finish();
        resolve(response);
      };
      transaction.fail = (error) => {
        finish();
        reject(error);
      };
      transaction.timeout = setTimeout(
        () => transaction.fail(new Error(`the SIP server does not answer ${request.method}`)),
        request.method === 'INVITE' ? 4 * TRANSACTION_TIMEOUT_MS : TRANSACTION_TIMEOUT_MS,
      );
      this.#pending.set(key, transaction);
      this.send(request);
      if (!this.#transport.reliable) this.#repeat(transaction, T1_MS);
    });
  }

  #repeat(transaction, interval) {
    transaction.repeat = setTimeout(() => {
      if (transaction.proceeding && transaction.request.method === 'INVITE') return;
      this.send(transaction.request);
      this.#repeat(transaction, Math.min(interval * 2, T2_MS));
    }, interval);
  }

  #receive(message) {
    if (message.status !== undefined) this.#receiveResponse(message);
    else this.#receiveRequest(message);
  }

  #receiveResponse(response) {
    const transaction = this.#pending.get(`${response.branch} ${response.cseqMethod}`);
    if (!transaction) {
      if (response.cseqMethod === 'INVITE' && response.status >= 200 && response.status < 300)
        this.emit('repeated-answer', response);
      return;
    }
    if (response.status < 200) {
      transaction.proceeding = true;
      transaction.onProvisional(response);
      return;
    }
    if (response.cseqMethod === 'INVITE' && response.status >= 300)
      this.#acknowledgeRefusal(transaction.request, response);
    transaction.succeed(response);
  }

  #acknowledgeRefusal(invite, response) {
    // RFC 3261 §17.1.1.3: same branch, the response's To
    const copied = invite.headers.filter(([name]) =>
      ['Via', 'Max-Forwards', 'From', 'Call-ID', 'Route'].includes(name),
    );
    this.send(
      SipMessage.request('ACK', invite.uri, [
        ...copied,
        ['To', response.header('to')],
        ['CSeq', invite.header('cseq').replace('INVITE', 'ACK')],
      ]),
    );
  }

  #receiveRequest(request) {
    if (request.method === 'ACK') {
      for (const answer of this.#answers.values()) {
        if (answer.callId === request.header('call-id')) clearTimeout(answer.timer);
      }
      this.emit('ack', request);
      return;
    }
    const repeated = this.#answers.get(`${request.branch} ${request.method}`);
    if (repeated) this.send(repeated.response);
    else this.emit('request', request);
  }

  #lost() {
    if (this.#closed) return;
    this.close();
    this.emit('closed');
  }
}
