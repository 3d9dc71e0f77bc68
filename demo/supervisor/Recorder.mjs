// SPDX-License-Identifier: GPL-3.0-or-later
// The voicemail recorder, which reads wakelined's configuration file, and a box for each extension.
import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from './Arguments.mjs';
import { Child, waitFor } from './Child.mjs';
import { HOST, mediaPortsFrom } from './Ports.mjs';
import { answersOptions } from './SipProbe.mjs';
import { cleanEnvironment } from './Wakelined.mjs';

const START_DEADLINE_MS = 15000;

export class Recorder {
  #program;
  #state;
  #options;
  #child;

  /// \param options {portBase, buildDir}
  constructor(program, state, options) {
    this.#program = program;
    this.#state = state;
    this.#options = options;
  }

  /// WAKELINE_… settings of both processes.
  settings(ports) {
    return {
      WAKELINE_VOICEMAIL_TARGET: `sip:${HOST}:${ports.voicemail}`,
      WAKELINE_VOICEMAIL_LISTEN: `${HOST}:${ports.voicemail}`,
      WAKELINE_VOICEMAIL_RTP_PORTS: mediaPortsFrom(this.#options.portBase).join('-'),
      WAKELINE_VOICEMAIL_SOCKET: this.#state.socket('voicemail.sock'),
      WAKELINE_VOICEMAIL_SPOOL: this.#state.path('voicemail-spool'),
      WAKELINE_VOICEMAIL_GREETINGS: this.#state.path('voicemail-greetings'),
      WAKELINE_VOICEMAIL_PROMPTS: path.join(this.#options.buildDir, 'packaging/prompts'),
    };
  }

  start(config) {
    fs.mkdirSync(this.#state.path('voicemail-greetings'), { recursive: true, mode: 0o700 });
    this.#child = new Child('The voicemail recorder', this.#program, ['--config', config], {
      logFile: this.#state.path('log/voicemail.log'),
      env: cleanEnvironment(),
    });
    return this.#child;
  }

  async waitUntilStarted(ports) {
    await waitFor(
      this.#child,
      () => `does not answer on UDP port ${ports.voicemail}`,
      START_DEADLINE_MS,
      () => answersOptions(ports.voicemail),
    );
  }
}

/// One box with each extension's own number.
/// \param names  extension number to the name of its box
export async function addVoicemailBoxes(httpUrl, { user, password }, names) {
  const signedIn = await post(`${httpUrl}/api/v1/auth/login`, { username: user, password });
  for (const [number, name] of Object.entries(names)) {
    const box = { number, name, extensions: [number] };
    await post(`${httpUrl}/api/v1/voicemail-boxes`, box, signedIn.access_token, [409]); // 409: there is one
  }
}

async function post(url, body, token, borne = []) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10000),
  });
  if (!answer.ok && !borne.includes(answer.status))
    throw new PlainError(`POST ${url} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()).data;
}
