// SPDX-License-Identifier: GPL-3.0-or-later
// One server of POST /v1/push: wakelined, or a variant of the peer.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError } from '../../../demo/supervisor/Arguments.mjs';
import { Child, waitFor } from '../../../demo/supervisor/Child.mjs';
import { BUILD_DIR, note } from '../sip/BenchInstallation.mjs';
import { cpuSecondsOf, memoryOf } from './ProcessFigures.mjs';

const PEER = fileURLToPath(new URL('../peers/express-gateway', import.meta.url));
const WAKELINED = path.join(BUILD_DIR, 'service/wakelined');
const START_DEADLINE_MS = 20000;
const APNS = { APNS_KEY_ID: 'KEYID12345', APNS_TEAM_ID: 'TEAM123456', APNS_BUNDLE_ID: 'org.example.app' };

export class GatewayServer {
  #bench;
  #child;

  constructor(name, bench, port) {
    this.name = name;
    this.port = port;
    this.#bench = bench;
  }

  /// Brings the database to wakelined's schema, and makes the key that licences are hashed with.
  static migrate(bench) {
    const { status, stderr } = spawnSync(WAKELINED, ['migrate', '--config', configOf(bench)], {
      env: ownEnvironment(bench),
      encoding: 'utf8',
    });
    if (status !== 0) throw new PlainError(`"wakelined migrate" failed: ${stderr}`);
  }

  /// \param core      that it runs on
  /// \param settings  more of its environment
  async start({ core, settings = {} }) {
    const [command, env] = this.name === 'wakelined' ? this.#wakelined() : this.#peer();
    this.#child = new Child(this.name, 'taskset', ['-c', String(core), ...command], {
      logFile: path.join(this.#bench.folder, `${this.name}.log`),
      env: { ...APNS, APNS_KEY_PATH: this.#bench.apns.key, ...env, ...settings },
    });
    await waitFor(this.#child, () => 'does not answer', START_DEADLINE_MS, () => this.#answers());
  }

  #wakelined() {
    const env = {
      ...ownEnvironment(this.#bench),
      WAKELINE_HTTP_LISTEN: `127.0.0.1:${this.port}`,
      WAKELINE_PBX_LISTEN: '127.0.0.1:0',
      WAKELINE_APNS_URL: `https://localhost:${this.#bench.apns.port}`,
      WAKELINE_PROVIDER_CA: this.#bench.apns.ca,
    };
    return [[WAKELINED, '--config', configOf(this.#bench)], env];
  }

  #peer() {
    if (!fs.existsSync(path.join(PEER, 'node_modules'))) {
      note('installing the peer’s packages …');
      const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEER, stdio: ['ignore', 2, 2] });
      if (status !== 0) throw new PlainError('npm could not install the packages of the peer.');
    }
    const env = {
      NODE_ENV: 'production',
      PORT: String(this.port),
      DATABASE_URL: this.#bench.postgres.url,
      LICENSE_HASH_KEY: this.#bench.hashKey.toString('hex'),
      RATE_PER_SECOND: '50',
      RATE_BURST: '200',
      APNS_HOST: 'localhost',
      APNS_PORT: String(this.#bench.apns.port),
      APNS_CA: this.#bench.apns.ca,
    };
    return [[process.execPath, path.join(PEER, 'server.mjs'), this.name], env];
  }

  #answers() {
    return fetch(`http://127.0.0.1:${this.port}/healthz`).then(
      ({ ok }) => ok || undefined,
      () => undefined,
    );
  }

  get pid() {
    return this.#child.pid;
  }

  get cpuSeconds() {
    return cpuSecondsOf(this.pid);
  }

  /// MiB
  memory(field) {
    return memoryOf(this.pid, field);
  }

  stop() {
    return this.#child.stop();
  }
}

/// wakelined's settings; none of those that the user may have set for another one.
function ownEnvironment(bench) {
  const foreign = Object.keys(process.env).filter((name) => /^(WAKELINE|APNS|FCM)_|^JWT_SECRET$/.test(name));
  return {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    PATH: process.env.PATH,
    WAKELINE_DATABASE_URL: bench.postgres.url,
    WAKELINE_DATA_DIRECTORY: bench.dataFolder,
  };
}

/// Empty: everything is in the environment, and nothing comes from /etc.
function configOf(bench) {
  const file = path.join(bench.folder, 'wakelined.conf');
  fs.writeFileSync(file, '');
  return file;
}
