// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of telephones on two UDP sockets: one of the callers, one of the mobile apps.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import dgram from 'node:dgram';
import { authorization, parseChallenge } from '../../../demo/phone/Digest.mjs';
import { SipMessage } from '../../../demo/phone/SipMessage.mjs';
import { answerSdp, offerSdp } from '../../../demo/phone/Sdp.mjs';

const HOST = '127.0.0.1';
const REPEAT_MS = 500; // RFC 3261 T1
const PUSH_PARAMETERS = 'pn-provider=fcm;pn-param=wakeline-demo;pn-prid=bench-token-';
const RECEIVE_BUFFER = 8 * 1024 * 1024;
const branch = () => `z9hG4bK${randomBytes(8).toString('hex')}`;

async function bind(onMessage) {
  const socket = dgram.createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BUFFER });
  socket.on('message', (data) => {
    const arrived = performance.now();
    const message = SipMessage.parse(data.toString());
    if (message) onMessage(message, arrived);
  });
  socket.bind(0, HOST);
  await once(socket, 'listening');
  return socket;
}

/// One side of the load. Requests carry credentials from the start: the first challenge is kept for all of them, so
/// that a time from REGISTER to INVITE is one round trip.
class Side {
  #socket;
  #server;
  #domain;
  #challenge;
  #waiting = new Map(); // branch → {request, onResponse, timer}
  repeated = 0;

  constructor(server, domain) {
    this.#server = server;
    this.#domain = domain;
  }

  async open() {
    this.#socket = await bind((message, arrived) => this.#receive(message, arrived));
    this.address = `${HOST}:${this.#socket.address().port}`;
  }

  close() {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#socket.close();
  }

  onRequest() {}

  send(message) {
    this.#socket.send(message.toString(), this.#server.port, this.#server.host);
  }

  /// \param onResponse  called with every response to the request that counts, not with the challenge
  request(method, uri, account, headers, body, onResponse) {
    const { user: username, password } = account;
    const proof = this.#challenge
      ? [[this.#challenge.answerIn, authorization(this.#challenge, { username, password, method, uri })]]
      : [];
    const request = SipMessage.request(
      method,
      uri,
      [['Via', `SIP/2.0/UDP ${this.address};branch=${branch()}`], ['Max-Forwards', '70'], ...headers, ...proof],
      body,
    );
    const entry = { request, onResponse, retry: () => this.request(method, uri, account, headers, body, onResponse) };
    this.#waiting.set(request.branch, entry);
    entry.timer = setInterval(() => {
      this.repeated += 1;
      this.send(request);
    }, REPEAT_MS);
    entry.sent = performance.now();
    this.send(request);
    return entry;
  }

  #receive(message, arrived) {
    if (message.status === undefined) {
      this.onRequest(message, arrived);
      return;
    }
    const entry = this.#waiting.get(message.branch);
    if (!entry) return;
    clearInterval(entry.timer);
    if (message.status >= 200) this.#waiting.delete(message.branch);
    if (message.cseqMethod === 'INVITE' && message.status >= 300) this.#acknowledge(entry.request, message);
    if ((message.status !== 401 && message.status !== 407) || entry.isRetry) {
      entry.onResponse(message, arrived);
      return;
    }
    const [header, answerIn] =
      message.status === 401 ? ['www-authenticate', 'Authorization'] : ['proxy-authenticate', 'Proxy-Authorization'];
    this.#challenge = { ...parseChallenge(message.header(header)), answerIn };
    const answer = entry.retry();
    answer.isRetry = true;
    entry.sent = answer.sent;
  }

  #acknowledge(invite, response) {
    const copied = invite.headers.filter(([name]) => ['Via', 'Max-Forwards', 'From', 'Call-ID'].includes(name));
    this.send(
      SipMessage.request('ACK', invite.uri, [
        ...copied,
        ['To', response.header('to')],
        ['CSeq', invite.header('cseq').replace('INVITE', 'ACK')],
      ]),
    );
  }

  identity(user, tag) {
    return `<sip:${user}@${this.#domain}>${tag ? `;tag=${tag}` : ''}`;
  }

  get domainUri() {
    return `sip:${this.#domain}`;
  }
}

export class Callers extends Side {
  /// Calls `number` and hangs up as soon as the call is answered.
  /// \param events {onTrying, onEnd(status)}
  call(account, number, { onTrying, onEnd }) {
    const uri = `${this.domainUri.replace('sip:', `sip:${number}@`)}`;
    const callId = `bench-${number}-${randomBytes(4).toString('hex')}`;
    const from = this.identity(account.user, randomBytes(4).toString('hex'));
    const headers = (to, cseq) => [
      ['From', from],
      ['To', to],
      ['Call-ID', callId],
      ['CSeq', cseq],
      ['Contact', `<sip:${account.user}@${this.address}>`],
    ];
    this.request('INVITE', uri, account, headers(this.identity(number), '1 INVITE'), offerSdp(), (response) => {
      if (response.status < 200) {
        onTrying();
        return;
      }
      if (response.status >= 300) {
        onEnd(response.status);
        return;
      }
      const routes = response.routeSet.map((route) => ['Route', route]);
      const inDialog = (cseq) => [...routes, ...headers(response.header('to'), cseq)];
      this.send(
        SipMessage.request('ACK', response.contactUri, [
          ['Via', `SIP/2.0/UDP ${this.address};branch=${branch()}`],
          ['Max-Forwards', '70'],
          ...inDialog('1 ACK'),
        ]),
      );
      this.request('BYE', response.contactUri, account, inDialog('2 BYE'), '', () => onEnd(200));
    });
  }
}

export class Apps extends Side {
  #invited = new Map(); // user → function(arrived)

  /// Registers with push parameters.
  /// \param onRegistered  called with the final status
  /// \param onInvite      called with the time when an INVITE for this user arrived, once
  /// \return {sent}: when the REGISTER that counts was sent
  register(account, { expires, onRegistered, onInvite }) {
    if (onInvite) this.#invited.set(account.user, onInvite);
    const headers = [
      ['From', this.identity(account.user, 'r')],
      ['To', this.identity(account.user)],
      ['Call-ID', `register-${account.user}-${randomBytes(4).toString('hex')}`],
      ['CSeq', '1 REGISTER'],
      ['Expires', String(expires)],
      ['Contact', `<sip:${account.user}@${this.address};${PUSH_PARAMETERS}${account.user}>`],
    ];
    return this.request('REGISTER', this.domainUri, account, headers, '', ({ status }) => onRegistered(status));
  }

  onRequest(request, arrived) {
    if (request.method === 'ACK') return;
    const options =
      request.method === 'INVITE'
        ? { toTag: 'app', headers: [['Contact', `<sip:app@${this.address}>`]], body: answerSdp() }
        : { toTag: 'app' };
    this.send(SipMessage.response(request, 200, 'OK', options));
    if (request.method !== 'INVITE') return;
    const user = /^sip:([^@;]+)@/.exec(request.uri)?.[1];
    this.#invited.get(user)?.(arrived);
    this.#invited.delete(user);
  }
}
