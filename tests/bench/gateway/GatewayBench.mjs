// SPDX-License-Identifier: GPL-3.0-or-later
// What a benchmark of the push gateway needs around the server: PostgreSQL, a stand-in for APNs, licences, load.
// The server has one core to itself; all the rest shares the other.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { createHmac, randomBytes } from 'node:crypto';
import { PlainError } from '../../../demo/supervisor/Arguments.mjs';
import { BUILD_DIR, note } from '../sip/BenchInstallation.mjs';
import { Postgres } from './Postgres.mjs';
import { GatewayServer } from './GatewayServer.mjs';

export const SERVER_CORE = 0;
export const OTHER_CORE = 1;

export class GatewayBench {
  #sink;
  #sinkLines;
  #running = []; // GatewayServer

  static async with(work) {
    if (os.cpus().length < 2) throw new PlainError('This benchmark needs two cores: one is the server’s alone.');
    const bench = new GatewayBench();
    try {
      await bench.#start();
      await work(bench);
    } finally {
      await bench.#stop();
    }
  }

  async #start() {
    spawnSync('taskset', ['-cp', String(OTHER_CORE), String(process.pid)]);
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wakeline-bench-'));
    this.dataFolder = path.join(this.folder, 'data'); // wakelined's
    fs.mkdirSync(this.dataFolder, { mode: 0o700 });
    note('starting PostgreSQL and the stand-in for APNs …');
    this.postgres = new Postgres(await freePort(), OTHER_CORE);
    await this.postgres.start(this.folder);
    this.#sink = spawn(program('PushSink'), { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#sinkLines = readline.createInterface({ input: this.#sink.stdout })[Symbol.asyncIterator]();
    this.apns = JSON.parse((await this.#sinkLines.next()).value);
  }

  async #stop() {
    for (const server of this.#running) await server.stop();
    this.#sink?.stdin.end();
    await this.postgres?.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /// Makes licences that wakelined knows, and the same ones as the peers know them.
  /// \return the file of their keys
  seedLicenses(count) {
    note(`issuing ${count} licences …`);
    this.hashKey = randomBytes(32);
    GatewayServer.migrate(this);
    const seeds = spawnSync(program('SeedLicenses'), [path.join(this.dataFolder, 'token.key'), String(count)], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (seeds.status !== 0) throw new PlainError(`SeedLicenses failed: ${seeds.stderr}`);
    const lines = seeds.stdout.trim().split('\n').map((line) => line.split('\t'));
    const row = (hash, prefix) => `\\\\x${hash}\t${prefix}\n`;
    const peerHash = (symbols) => createHmac('sha256', this.hashKey).update(symbols).digest('hex');
    const rows = lines.map(([, prefix, symbols, hash]) => row(hash, prefix) + row(peerHash(symbols), prefix)).join('');
    this.postgres.query(`CREATE TEMP TABLE seeds (key_hash BYTEA, key_prefix TEXT);
COPY seeds FROM STDIN;
${rows}\\.
INSERT INTO licenses (key_hash, key_prefix, holder, email, tier, status, issued_at, grace_days, updated_at, search)
  SELECT key_hash, key_prefix, 'Bench', '', 'professional', 'active', 0, 14, 0, '' FROM seeds;
ANALYZE licenses;`);
    const keys = path.join(this.folder, `keys-${count}`);
    fs.writeFileSync(keys, `${lines.map(([key]) => key).join('\n')}\n`);
    return keys;
  }

  /// With an empty push log: wakelined recalls from it what it must not send again.
  /// \param name  'wakelined', or a variant of the peer: 'plain', 'tuned'
  async startServer(name, settings) {
    this.postgres.query('TRUNCATE push_log');
    const server = new GatewayServer(name, this, await freePort());
    this.#running.push(server);
    await server.start(settings);
    return server;
  }

  /// Posts pushes. \param options  of PushLoad
  /// \return what it reports: {ok, others, seconds, per_second, p50_us, p99_us, max_us}
  async load(server, options) {
    const { report, release } = await this.loadAndHold(server, options);
    await release();
    return report;
  }

  /// The same, and the connections stay open until release().
  async loadAndHold(server, options) {
    const settings = Object.entries({ port: server.port, ...options });
    const args = settings.map(([name, value]) => `--${name}=${value}`);
    const child = spawn(program('PushLoad'), [...args, '--hold'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const exited = once(child, 'exit');
    const [line] = await Promise.race([once(readline.createInterface({ input: child.stdout }), 'line'), exited]);
    if (typeof line !== 'string') throw new PlainError(`The load on ${server.name} broke off: see above.`);
    const release = () => {
      child.stdin.end();
      return exited;
    };
    return { report: JSON.parse(line), release };
  }

  /// \return {received, calls}: pushes that arrived at APNs, and of how many calls, since the beginning
  async received() {
    this.#sink.stdin.write('\n');
    return JSON.parse((await this.#sinkLines.next()).value);
  }

  /// Rows of the push log whose call begins with the tag.
  rowsOf(tag) {
    return Number(this.postgres.query(`SELECT count(DISTINCT call_id) FROM push_log WHERE call_id LIKE '${tag}-%'`));
  }
}

const program = (name) => path.join(BUILD_DIR, 'tests/bench/gateway', name);

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
