// SPDX-License-Identifier: GPL-3.0-or-later
// What a benchmark of the mobile app API needs around the server: PostgreSQL with extensions, sessions and messages,
// the tokens, one sound, and load. The server has one core to itself; all the rest shares the other.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { PlainError } from '../../../demo/supervisor/Arguments.mjs';
import { BUILD_DIR, note } from '../sip/BenchInstallation.mjs';
import { Postgres } from '../gateway/Postgres.mjs';
import { AppServer, buildPeer } from './AppServer.mjs';

export const SERVER_CORE = 0;
export const OTHER_CORE = 1;
export const EXTENSIONS = 1000;
export const MESSAGES = 10; // in each extension's box
export const SOUND_BYTES = 16 << 20;
const SIGNED_IN_DAYS = 60;

export class AppBench {
  domain = 'pbx.bench';
  secret = randomBytes(24).toString('hex');
  #running = []; // AppServer

  static async with(work) {
    if (os.cpus().length < 2) throw new PlainError('This benchmark needs two cores: one is the server’s alone.');
    const bench = new AppBench();
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
    this.audioFolder = path.join(this.folder, 'voicemail');
    fs.mkdirSync(this.audioFolder, { mode: 0o700 });
    note('building the peer in Go …');
    this.peer = buildPeer(this.folder);
    note('starting PostgreSQL …');
    this.postgres = new Postgres(await freePort(), OTHER_CORE);
    await this.postgres.start(this.folder);
    AppServer.migrate(this);
    this.#seed();
  }

  async #stop() {
    for (const server of this.#running) await server.stop();
    await this.postgres?.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /// Extension 10000 and up, each with a session, a box and messages; the first message's sound is there.
  #seed() {
    const now = Date.now();
    const sound = soundOf(SOUND_BYTES);
    const hash = createHash('sha256').update(sound).digest('hex');
    const name = `${createHash('sha256').update('a name').digest('hex').slice(0, 32)}.wav`;
    fs.writeFileSync(path.join(this.audioFolder, name), sound, { mode: 0o600 });
    this.postgres.query(`
INSERT INTO extensions (number, display_name, email, ha1, created_at, updated_at, search)
  SELECT 10000 + i, 'Ada Lovelace ' || i, 'ada' || i || '@example.org', md5(i::text), ${now}, ${now}, ''
  FROM generate_series(1, ${EXTENSIONS}) AS i;
INSERT INTO app_sessions (extension_id, secret, created_at, expires_at)
  SELECT id, md5(random()::text), ${now}, ${now + SIGNED_IN_DAYS * 86400000} FROM extensions;
INSERT INTO voicemail_boxes (number, name, max_duration_s, max_messages, retention_days, created_at, updated_at, search)
  SELECT number, display_name, 300, 100, 0, ${now}, ${now}, '' FROM extensions;
INSERT INTO voicemail_box_extensions (box_id, extension_id)
  SELECT b.id, e.id FROM voicemail_boxes AS b JOIN extensions AS e ON e.number = b.number;
INSERT INTO voicemail_messages (box_id, uid, caller_id_name, caller_id_num, received_at, duration, read_at, created_at,
                                audio_file, audio_size, audio_hash)
  SELECT b.id, b.id || '-' || i, 'Grace Hopper', '+493012345678', ${now} - i * 60000, 60,
         CASE WHEN i > 3 THEN ${now} END, ${now}, b.id || '-' || i || '.wav', ${SOUND_BYTES}, '\\x${hash}'
  FROM voicemail_boxes AS b, generate_series(1, ${MESSAGES}) AS i;
UPDATE voicemail_messages SET audio_file = '${name}' WHERE id = 1;
ANALYZE;`);
    const rows = this.postgres.query(`SELECT e.id, e.number, s.id || '.' || s.secret FROM extensions AS e
  JOIN app_sessions AS s ON s.extension_id = e.id ORDER BY e.id`);
    const tokens = rows.split('\n').map((row) => this.#tokenOf(...row.split('|')));
    this.tokensFile = path.join(this.folder, 'tokens');
    fs.writeFileSync(this.tokensFile, `${tokens.join('\n')}\n`);
    const owner = this.postgres.query(`SELECT extension_id - 1 FROM voicemail_box_extensions AS v
  JOIN voicemail_messages AS m ON m.box_id = v.box_id WHERE m.id = 1`);
    this.soundToken = tokens[Number(owner)];
    this.soundTokenFile = path.join(this.folder, 'sound-token');
    fs.writeFileSync(this.soundTokenFile, `${this.soundToken}\n`);
  }

  #tokenOf(id, number, sid) {
    const now = Math.floor(Date.now() / 1000);
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      ext_id: Number(id),
      ext: number,
      sub: `${number}@${this.domain}`,
      iss: 'wakeline',
      sid,
      iat: now,
      exp: now + 86400,
    };
    const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    return `${text}.${createHmac('sha256', this.secret).update(text).digest('base64url')}`;
  }

  /// \param name  wakelined, query or cached
  async startServer(name) {
    const server = new AppServer(name, this, await freePort());
    this.#running.push(server);
    await server.start(SERVER_CORE);
    return server;
  }

  /// \param options  of AppLoad
  /// \return what it reports: {ok, seconds, bytes, p50_us, p99_us}
  async load(server, options) {
    const settings = Object.entries({ port: server.port, tokens: this.tokensFile, ...options });
    const program = path.join(BUILD_DIR, 'tests/bench/app/AppLoad');
    const child = spawn(program, settings.flatMap(([name, value]) => [`--${name}`, String(value)]), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (data) => (text += data));
    const [status] = await once(child, 'close');
    if (status !== 0) throw new PlainError(`The load on ${server.name} broke off: see above.`);
    return JSON.parse(text);
  }
}

/// A WAV file of 8 kHz, 16 bits, mono, of this many bytes.
function soundOf(bytes) {
  const head = Buffer.from('RIFF....WAVEfmt ....................data....', 'latin1');
  head.writeUInt32LE(bytes - 8, 4);
  [16, 1 | (1 << 16), 8000, 16000, 2 | (16 << 16)].forEach((value, i) => head.writeUInt32LE(value, 16 + 4 * i));
  head.writeUInt32LE(bytes - 44, 40);
  return Buffer.concat([head, randomBytes(bytes - 44)]);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
