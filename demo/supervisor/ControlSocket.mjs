// SPDX-License-Identifier: GPL-3.0-or-later
// How "./run --call" reaches the instance that is running: one line asks, one line of JSON answers.
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { eachLine } from '../phone/Lines.mjs';
import { PlainError } from './Arguments.mjs';

const NAME = 'control.sock';
const ANSWER_DEADLINE_MS = 60000;

export class ControlSocket {
  #server;
  #clients = new Set();

  /// \param onCall  places a call, resolves with {woke, line}
  async open(state, onCall) {
    fs.rmSync(state.socket(NAME), { force: true });
    this.#server = net.createServer((client) => {
      this.#clients.add(client);
      client.on('error', () => {});
      client.on('close', () => this.#clients.delete(client));
      eachLine(client, async (line) => {
        const answer = line === 'call' ? await onCall() : { woke: false, line: `"${line}" is unknown` };
        if (!client.destroyed) client.end(`${JSON.stringify(answer)}\n`);
      });
    });
    this.#server.listen(state.socket(NAME));
    await once(this.#server, 'listening');
  }

  close() {
    for (const client of this.#clients) client.destroy();
    this.#server?.close();
  }
}

/// \return {woke, line}
export async function askForCall(state) {
  const client = net.connect(state.findSocket(NAME));
  const nobody = new PlainError(`No Wakeline with demo phones runs on ${state.folder}. Start one with ./run.`);
  client.setTimeout(ANSWER_DEADLINE_MS, () => client.destroy(new PlainError('The running Wakeline does not answer.')));
  const answer = new Promise((resolve, reject) => {
    client.on('error', (error) => reject(error instanceof PlainError ? error : nobody));
    client.on('close', () => reject(new PlainError('Wakeline was stopped during the call.')));
    eachLine(client, (line) => resolve(JSON.parse(line)));
  });
  client.write('call\n');
  return answer.finally(() => client.destroy());
}
