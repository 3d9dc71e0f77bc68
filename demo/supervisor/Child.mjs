// SPDX-License-Identifier: GPL-3.0-or-later
// One program that ./run has started: its log file, its process group and its end.
import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import { PlainError } from './Arguments.mjs';

const TAIL_BYTES = 4096;
const TAIL_LINES = 12;

/// Emits 'died' if the program ends without having been told to.
export class Child extends EventEmitter {
  #process;
  #stopping = false;

  /// \param name     as the user is told, for example "Kamailio"
  /// \param logFile  gets what the program prints; begun anew with each start
  /// \param stdio    more descriptors, from 3 on
  /// \param input    text for the standard input: a password never stands on a command line
  constructor(name, command, args, { logFile, env = {}, stdio = [], input }) {
    super();
    this.name = name;
    this.logFile = logFile;
    const log = fs.openSync(logFile, 'w', 0o600);
    // A group of its own: Ctrl-C reaches only ./run, which ends its programs in order. If ./run itself is killed,
    // the kernel tells each program to end (PR_SET_PDEATHSIG).
    this.#process = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], {
      detached: true,
      stdio: [input === undefined ? 'ignore' : 'pipe', log, log, ...stdio],
      env: { ...process.env, ...env },
    });
    fs.closeSync(log);
    if (input !== undefined) {
      this.#process.stdin.on('error', () => {}); // it ended without reading
      this.#process.stdin.end(input);
    }
    this.#process.on('error', (error) => this.#ended(error.message));
    this.#process.on('exit', (code, signal) => this.#ended(signal ? `ended by ${signal}` : `exit code ${code}`));
  }

  get pid() {
    return this.#process.pid;
  }

  get isRunning() {
    return this.ending === undefined;
  }

  stream(descriptor) {
    return this.#process.stdio[descriptor];
  }

  /// The last lines of the log, indented, for a message.
  tail() {
    const text = fs.readFileSync(this.logFile, 'utf8').slice(-TAIL_BYTES).trimEnd();
    const lines = text === '' ? ['(it printed nothing)'] : text.split('\n').slice(-TAIL_LINES);
    return lines.map((line) => `    ${line}`).join('\n');
  }

  failure(what) {
    return new PlainError(`${this.name} ${what}. The end of ${this.logFile}:\n${this.tail()}`);
  }

  /// Ends the whole process group: SIGTERM, then SIGKILL for what is left.
  async stop(graceMs = 5000) {
    this.#stopping = true;
    if (this.pid === undefined) return;
    signalGroup(this.pid, 'SIGTERM');
    if (this.isRunning) {
      const timer = setTimeout(() => signalGroup(this.pid, 'SIGKILL'), graceMs);
      await once(this, 'ended');
      clearTimeout(timer);
    }
    signalGroup(this.pid, 'SIGKILL');
  }

  #ended(how) {
    if (!this.isRunning) return;
    this.ending = how;
    this.emit('ended');
    if (!this.#stopping) this.emit('died', this.failure(`ended unexpectedly (${how})`));
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/// Asks `check` again and again until it returns something else than undefined.
/// \param child   whose end ends the wait
/// \param awaited  completes the sentence "… within 10 s", told if time runs out
export async function waitFor(child, awaited, deadlineMs, check) {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    if (!child.isRunning) throw child.failure(`ended unexpectedly (${child.ending})`);
    const result = await check();
    if (result !== undefined) return result;
    if (performance.now() > deadline) throw child.failure(`${awaited()} within ${deadlineMs / 1000} s`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
