// SPDX-License-Identifier: GPL-3.0-or-later
// One socket to the SIP server. `onMessage` gets each SipMessage, `onClosed` is called when a TCP connection is gone.
import dgram from 'node:dgram';
import net from 'node:net';
import { SipFramer, SipMessage } from './SipMessage.mjs';

const CONNECT_TIMEOUT_MS = 5000;

class UdpTransport {
  name = 'UDP';
  reliable = false;
  #socket = dgram.createSocket('udp4');
  #server;

  constructor(server, onMessage) {
    this.#server = server;
    this.#socket.on('error', () => {});
    this.#socket.on('message', (data) => deliver(data.toString('utf8'), onMessage));
  }

  async open() {
    await new Promise((resolve, reject) => {
      this.#socket.once('error', reject);
      this.#socket.bind(0, this.#server.host, resolve);
    });
    this.address = `${this.#server.host}:${this.#socket.address().port}`;
  }

  send(message) {
    this.#socket.send(message.toString(), this.#server.port, this.#server.host);
  }

  close() {
    this.#socket.close();
  }
}

class TcpTransport {
  name = 'TCP';
  reliable = true;
  #server;
  #socket;
  #onMessage;
  #onClosed;

  constructor(server, onMessage, onClosed) {
    this.#server = server;
    this.#onMessage = onMessage;
    this.#onClosed = onClosed;
  }

  open() {
    const framer = new SipFramer();
    return new Promise((resolve, reject) => {
      this.#socket = net.connect(this.#server.port, this.#server.host);
      this.#socket.setNoDelay(true);
      this.#socket.setTimeout(CONNECT_TIMEOUT_MS, () =>
        this.#socket.destroy(new Error('the SIP server does not accept the connection')),
      );
      this.#socket.on('error', reject);
      this.#socket.on('close', () => this.#onClosed());
      this.#socket.on('data', (chunk) => framer.push(chunk).forEach((text) => deliver(text, this.#onMessage)));
      this.#socket.on('connect', () => {
        this.#socket.setTimeout(0);
        this.address = `${this.#socket.localAddress}:${this.#socket.localPort}`;
        resolve();
      });
    });
  }

  send(message) {
    if (!this.#socket.destroyed) this.#socket.write(message.toString());
  }

  close() {
    this.#socket.destroy();
  }
}

function deliver(text, onMessage) {
  const message = SipMessage.parse(text);
  if (message) onMessage(message);
}

/// \param server {host, port, protocol: 'udp' or 'tcp'}
export function createTransport(server, onMessage, onClosed) {
  return server.protocol === 'tcp'
    ? new TcpTransport(server, onMessage, onClosed)
    : new UdpTransport(server, onMessage);
}
