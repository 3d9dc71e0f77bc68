// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL of the benchmark's own, with the settings it comes with: what is committed is on the disk.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PlainError } from '../../../demo/supervisor/Arguments.mjs';
import { Child, waitFor } from '../../../demo/supervisor/Child.mjs';
import { cpuSecondsOf } from './ProcessFigures.mjs';

const VERSIONS = '/usr/lib/postgresql';
const USER = 'postgres';
const START_DEADLINE_MS = 20000;
const DATABASE = 'bench';

export class Postgres {
  #programs;
  #folder;
  #port;
  #wrap; // command line before each program: PostgreSQL refuses to run as root
  #child;

  /// \param port  a free one
  /// \param core  that it runs on
  constructor(port, core) {
    const [version] = fs.existsSync(VERSIONS) ? fs.readdirSync(VERSIONS).sort().reverse() : [];
    if (!version) throw new PlainError('PostgreSQL is not installed: apt-get install postgresql');
    this.#programs = path.join(VERSIONS, version, 'bin');
    this.#port = port;
    const asUser = process.getuid() === 0 ? [`--reuid=${USER}`, `--regid=${USER}`, '--clear-groups'] : [];
    this.#wrap = ['--pdeathsig', 'TERM', ...asUser, 'taskset', '-c', String(core)];
  }

  get url() {
    return `postgresql://${USER}@127.0.0.1:${this.#port}/${DATABASE}`;
  }

  /// \param logFolder  gets its log
  async start(logFolder) {
    this.#folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wakeline-bench-pg-'));
    if (process.getuid() === 0) run('chown', [USER, this.#folder]);
    const data = path.join(this.#folder, 'data');
    const initdb = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
    run('setpriv', [...this.#wrap, path.join(this.#programs, 'initdb'), ...initdb], { cwd: this.#folder });
    const options = ['-D', data, '-k', this.#folder, '-h', '127.0.0.1', '-p', String(this.#port)];
    const server = path.join(this.#programs, 'postgres');
    this.#child = new Child('PostgreSQL', 'setpriv', [...this.#wrap, server, ...options], {
      logFile: path.join(logFolder, 'postgres.log'),
    });
    const ready = () => spawnSync('pg_isready', ['-q', '-h', '127.0.0.1', '-p', String(this.#port)]).status === 0;
    await waitFor(this.#child, () => 'does not start', START_DEADLINE_MS, () => ready() || undefined);
    run('createdb', ['-h', '127.0.0.1', '-p', String(this.#port), '-U', USER, DATABASE]);
  }

  /// \return what psql prints, unaligned
  query(sql) {
    return run('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-d', this.url], { input: sql }).trim();
  }

  /// CPU time of all of its processes, those that have ended included.
  get cpuSeconds() {
    return cpuSecondsOf(this.#child.pid, { withChildren: true });
  }

  async stop() {
    await this.#child?.stop();
    if (this.#folder) fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26, ...options });
  if (result.status !== 0) {
    throw new PlainError(`${command} failed: ${result.error?.message ?? result.stderr}`);
  }
  return result.stdout;
}
