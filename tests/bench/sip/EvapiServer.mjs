// SPDX-License-Identifier: GPL-3.0-or-later
// Plays Kamailio's evapi socket for one wakelined: netstrings of JSON (docs/kamailio.md).
import { once } from 'node:events';
import net from 'node:net';

export class EvapiServer {
  #server;
  #secret;
  #client;
  #asked = new Map(); // transaction → {call, at}: when call.decide was sent
  decisionDelays = []; // milliseconds

  constructor(secret) {
    this.#secret = secret;
    this.welcomed = new Promise((resolve) => {
      this.welcome = resolve;
    });
    this.#server = net.createServer((client) => this.#accept(client));
  }

  async listen(port) {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  close() {
    this.#client?.destroy();
    this.#server.close();
  }

  send(message) {
    if (message.ev === 'call.decide') this.#asked.set(message.tx, { call: message, at: performance.now() });
    const text = JSON.stringify(message);
    this.#client.write(`${Buffer.byteLength(text)}:${text},`);
  }

  #accept(client) {
    this.#client = client;
    client.setNoDelay(true);
    client.on('error', () => {});
    let buffer = Buffer.alloc(0);
    client.on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (;;) {
        // wakelined writes bare newlines, so that TCP acknowledges at once (docs/kamailio.md).
        while (buffer[0] === 0x0a) buffer = buffer.subarray(1);
        const colon = buffer.indexOf(':');
        const length = Number(buffer.toString('latin1', 0, Math.max(colon, 0)));
        if (colon < 0 || buffer.length < colon + length + 2) break;
        this.#receive(JSON.parse(buffer.subarray(colon + 1, colon + 1 + length)));
        buffer = buffer.subarray(colon + length + 2);
      }
    });
  }

  /// Nobody ever registers here: each call is held as long as it was decided, and then fails, as in Kamailio.
  #carryOut({ tx, hold_ms: holdMs }) {
    const asked = this.#asked.get(tx);
    if (asked === undefined) return;
    this.#asked.delete(tx);
    this.decisionDelays.push(performance.now() - asked.at);
    const { call_id, to, from } = asked.call;
    setTimeout(() => {
      if (!this.#client.destroyed) this.send({ ev: 'call.failed', call_id, to, from, code: 480 });
    }, holdMs).unref();
  }

  /// An empty list, in one piece: this Kamailio has neither registrations nor calls yet.
  #answerList(what) {
    const result = what === 'bindings' ? { Domains: [] } : [];
    const text = Buffer.from(JSON.stringify({ jsonrpc: '2.0', result, id: what }));
    this.send({ ev: 'list', what, size: text.length, at: 0, piece_b64: text.toString('base64') });
  }

  #receive(message) {
    switch (message.cmd) {
      case 'hello':
        if (message.secret !== this.#secret) throw new Error('wakelined says hello with a wrong secret');
        this.send({ ev: 'welcome', version: 1 });
        this.welcome();
        break;
      case 'ping':
        this.send({ ev: 'pong', n: message.n });
        break;
      case 'list':
        this.#answerList(message.what);
        break;
      case 'decision':
        this.#carryOut(message);
        break;
      default:
    }
  }
}
