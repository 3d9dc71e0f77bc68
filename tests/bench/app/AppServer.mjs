// SPDX-License-Identifier: GPL-3.0-or-later
// One server of the mobile app API: wakelined, or the peer in Go, which holds its sessions in memory or does not.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError } from '../../../demo/supervisor/Arguments.mjs';
import { Child, waitFor } from '../../../demo/supervisor/Child.mjs';
import { BUILD_DIR } from '../sip/BenchInstallation.mjs';
import { cpuSecondsOf, memoryOf } from '../gateway/ProcessFigures.mjs';

const PEER = fileURLToPath(new URL('../peers/go-app', import.meta.url));
const WAKELINED = path.join(BUILD_DIR, 'service/wakelined');
const START_DEADLINE_MS = 20000;

/// Builds the peer. \return its program
export function buildPeer(folder) {
  const program = path.join(folder, 'go-app');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: path.join(folder, 'go') };
  const options = { cwd: PEER, env, encoding: 'utf8' };
  const { status, error, stderr } = spawnSync('go', ['build', '-o', program, '.'], options);
  if (status !== 0) {
    const packages = 'apt-get install golang-go golang-github-jackc-pgx-v4-dev';
    throw new PlainError(`The peer in Go cannot be built (${packages}): ${error?.message ?? stderr}`);
  }
  return program;
}

export class AppServer {
  #bench;
  #child;

  /// \param name  wakelined, query or cached
  constructor(name, bench, port) {
    this.name = name;
    this.port = port;
    this.#bench = bench;
  }

  static migrate(bench) {
    const { status, stderr } = spawnSync(WAKELINED, ['migrate', '--config', configOf(bench)], {
      env: environmentOf(bench),
      encoding: 'utf8',
    });
    if (status !== 0) throw new PlainError(`"wakelined migrate" failed: ${stderr}`);
  }

  async start(core) {
    const command =
      this.name === 'wakelined'
        ? [WAKELINED, '--config', configOf(this.#bench)]
        : [this.#bench.peer, String(this.port), this.name];
    this.#child = new Child(this.name, 'taskset', ['-c', String(core), ...command], {
      logFile: path.join(this.#bench.folder, `${this.name}.log`),
      env: { ...environmentOf(this.#bench), WAKELINE_HTTP_LISTEN: `127.0.0.1:${this.port}` },
    });
    const answers = () =>
      fetch(`http://127.0.0.1:${this.port}/healthz`).then(
        ({ ok }) => ok || undefined,
        () => undefined,
      );
    await waitFor(this.#child, () => 'does not answer', START_DEADLINE_MS, answers);
  }

  get cpuSeconds() {
    return cpuSecondsOf(this.#child.pid);
  }

  /// MiB
  memory(field) {
    return memoryOf(this.#child.pid, field);
  }

  /// The peak of VmHWM begins anew.
  forgetPeak() {
    fs.writeFileSync(`/proc/${this.#child.pid}/clear_refs`, '5');
  }

  stop() {
    return this.#child.stop();
  }
}

function environmentOf(bench) {
  const foreign = Object.keys(process.env).filter((name) => /^(WAKELINE|APNS|FCM)_|^JWT_SECRET$/.test(name));
  return {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    PATH: process.env.PATH,
    WAKELINE_DATABASE_URL: bench.postgres.url,
    WAKELINE_DATA_DIRECTORY: bench.folder,
    WAKELINE_VOICEMAIL_DIRECTORY: bench.audioFolder,
    WAKELINE_PBX_LISTEN: '127.0.0.1:0',
    WAKELINE_SIP_DOMAIN: bench.domain,
    WAKELINE_JWT_SECRET: bench.secret,
    DATABASE_URL: bench.postgres.url,
    AUDIO_FOLDER: bench.audioFolder,
    SIP_DOMAIN: bench.domain,
    JWT_SECRET: bench.secret,
  };
}

/// Empty: everything is in the environment, and nothing comes from /etc.
function configOf(bench) {
  const file = path.join(bench.folder, 'wakelined.conf');
  fs.writeFileSync(file, '');
  return file;
}
