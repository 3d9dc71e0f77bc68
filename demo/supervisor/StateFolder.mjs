// SPDX-License-Identifier: GPL-3.0-or-later
// The one folder that an installation keeps everything in, and the lock that makes it one installation.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PlainError } from './Arguments.mjs';

const SOCKET_PATH_LIMIT = 100; // sockaddr_un holds 108 bytes; file names of ours take up to 20 after the folder
const LONGEST_SOCKET_NAME = 20;

export class StateFolder {
  #lock;
  #socketFolder;

  constructor(folder) {
    this.folder = folder;
  }

  path(name) {
    return path.join(this.folder, name);
  }

  /// Creates the folder and takes its lock, which the kernel gives back however this process ends.
  open() {
    for (const name of ['', 'log', 'kamailio', 'providers', 'console'])
      fs.mkdirSync(this.path(name), { recursive: true, mode: 0o700 });
    const lock = fs.openSync(this.path('lock'), 'a+', 0o600);
    // flock(1) locks the open file that it shares with us, so the lock outlives it and lasts as long as we do.
    const { status, error } = spawnSync('flock', ['--nonblock', '3'], { stdio: ['ignore', 'ignore', 'ignore', lock] });
    if (error) throw new PlainError(`The folder cannot be locked: ${error.message}`);
    if (status !== 0) throw new PlainError(this.#alreadyRunning());
    fs.ftruncateSync(lock);
    fs.writeSync(lock, String(process.pid));
    this.#lock = lock;
    this.#chooseSocketFolder();
  }

  get isOpen() {
    return this.#lock !== undefined;
  }

  close() {
    if (this.#socketFolder !== this.folder) fs.rmSync(this.#socketFolder, { recursive: true, force: true });
    fs.closeSync(this.#lock);
    this.#lock = undefined;
  }

  #alreadyRunning() {
    const pid = fs.readFileSync(this.path('lock'), 'utf8').trim();
    return (
      `Wakeline already runs on ${this.folder} (process ${pid}).\n` +
      '"./run --call" places a call in it; "./run --state OTHER-FOLDER --port-base 26000" starts another one beside it.'
    );
  }

  /// Unix sockets need short paths; a deep state folder gets its sockets under the temporary folder.
  #chooseSocketFolder() {
    const fits = Buffer.byteLength(this.folder) + LONGEST_SOCKET_NAME < SOCKET_PATH_LIMIT;
    this.#socketFolder = fits ? this.folder : fs.mkdtempSync(path.join(os.tmpdir(), 'wakeline-'));
    fs.writeFileSync(this.path('socket-folder'), this.#socketFolder);
  }

  socket(name) {
    return path.join(this.#socketFolder, name);
  }

  /// Where another process finds a socket of the running installation.
  findSocket(name) {
    try {
      return path.join(fs.readFileSync(this.path('socket-folder'), 'utf8'), name);
    } catch {
      return this.path(name);
    }
  }

  /// Passwords and secrets: made once, kept for the next start.
  /// \param extensions  numbers that each need a password
  secrets(extensions) {
    const file = this.path('secrets.json');
    const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
    const secrets = {
      provisioned: false,
      operatorPassword: randomPassword(),
      evapiSecret: randomPassword(),
      jwtSecret: randomBytes(32).toString('hex'),
      ...kept,
      extensionPasswords: {
        ...Object.fromEntries(extensions.map((number) => [number, randomPassword()])),
        ...kept.extensionPasswords,
      },
    };
    this.saveSecrets(secrets);
    return secrets;
  }

  saveSecrets(secrets) {
    const file = this.path('secrets.json');
    fs.writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }
}

/// Letters and digits only: it may be typed, and stands in shell and Kamailio files.
function randomPassword() {
  return randomBytes(24)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 16);
}
