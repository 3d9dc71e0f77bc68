// SPDX-License-Identifier: GPL-3.0-or-later
// The stand-ins for Apple and Google, as a process.
import fs from 'node:fs';
import path from 'node:path';
import { SOURCE_DIR } from './Arguments.mjs';
import { Child, waitFor } from './Child.mjs';

const START_DEADLINE_MS = 15000;

export class Providers {
  #state;
  #child;
  standIns; // addresses and files, as the process tells them

  constructor(state) {
    this.#state = state;
  }

  get child() {
    return this.#child;
  }

  start(ports) {
    this.#child = new Child(
      'The stand-in for Apple and Google',
      process.execPath,
      [
        path.join(SOURCE_DIR, 'demo/providers/main.mjs'),
        '--state',
        this.#state.path('providers'),
        '--log',
        this.#state.path('pushes.jsonl'),
        '--channel',
        this.#state.socket('push-channel.sock'),
        '--apns-sandbox',
        String(ports.apnsSandbox),
        '--apns-production',
        String(ports.apnsProduction),
        '--fcm',
        String(ports.fcm),
        '--oauth',
        String(ports.oauth),
      ],
      { logFile: this.#state.path('log/providers.log') },
    );
    return this.#child;
  }

  async waitUntilStarted() {
    this.standIns = await waitFor(
      this.#child,
      () => 'does not start',
      START_DEADLINE_MS,
      () => firstJsonLine(this.#child.logFile),
    );
  }
}

function firstJsonLine(file) {
  const line = /^(\{.*\})\n/m.exec(fs.readFileSync(file, 'utf8'))?.[1];
  return line && JSON.parse(line);
}
