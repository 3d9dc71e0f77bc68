// SPDX-License-Identifier: GPL-3.0-or-later
// Every push that a stand-in received: one JSON line in a file, and the same line to every phone on the push channel.
import fs from 'node:fs';
import net from 'node:net';

const SUBSCRIBER_LIMIT = 1024 * 1024; // bytes a phone may leave unread before it is dropped

export class PushLog {
  #file;
  #channel;
  #phones = new Set();

  /// \param path        JSON lines, appended to
  /// \param socketPath  unix socket of the push channel: what a phone's connection to Apple or Google is
  constructor(path, socketPath) {
    this.#file = fs.openSync(path, 'a', 0o600);
    this.#channel = net.createServer((phone) => this.#subscribe(phone));
    fs.rmSync(socketPath, { force: true });
    this.ready = new Promise((resolve, reject) => {
      this.#channel.once('error', reject);
      this.#channel.listen(socketPath, resolve);
    });
  }

  /// \param arrived  process.hrtime.bigint(): CLOCK_MONOTONIC, so it compares with other processes of this machine
  append(push, arrived) {
    const line = `${JSON.stringify({ time: new Date().toISOString(), monotonic_ns: arrived.toString(), ...push })}\n`;
    fs.writeSync(this.#file, line); // at once: whoever has the provider's answer finds the push in the log
    for (const phone of this.#phones) {
      phone.write(line);
      if (phone.writableLength > SUBSCRIBER_LIMIT) phone.destroy();
    }
  }

  close() {
    for (const phone of this.#phones) phone.destroy();
    this.#channel.close(); // the file stays open: a push that is under way may still be logged
  }

  #subscribe(phone) {
    this.#phones.add(phone);
    phone.resume();
    phone.on('error', () => {});
    phone.on('close', () => this.#phones.delete(phone));
  }
}
