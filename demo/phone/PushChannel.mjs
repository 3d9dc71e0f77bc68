// SPDX-License-Identifier: GPL-3.0-or-later
// A telephone's connection to its push service: hears every push of the stand-ins and keeps those of its own token.
import { once } from 'node:events';
import net from 'node:net';
import { eachLine } from './Lines.mjs';

export class PushChannel {
  #socket;
  #listeners = new Map(); // token → function

  /// \param socketPath  the stand-ins' unix socket
  static async open(socketPath) {
    const channel = new PushChannel();
    channel.#socket = net.connect(socketPath);
    await once(channel.#socket, 'connect');
    channel.#socket.on('error', () => {});
    eachLine(channel.#socket, (line) => channel.#hand(line));
    return channel;
  }

  /// \param onPush  called with each push that the provider accepted for `token`, as the stand-ins log it
  listen(token, onPush) {
    this.#listeners.set(token, onPush);
  }

  close() {
    this.#socket.destroy();
  }

  #hand(line) {
    const push = JSON.parse(line);
    if (push.status === 200) this.#listeners.get(push.token)?.(push);
  }
}
