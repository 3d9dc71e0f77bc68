// SPDX-License-Identifier: GPL-3.0-or-later
// The mobile app API of wakelined beside the same in Go, on net/http and pgx. See README.md.
//   node app.mjs [me|voicemail|audio…]     ROUNDS, default 5; SECONDS_PER_RUN, default 4
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { note } from '../sip/BenchInstallation.mjs';
import { printRow, quantile } from '../sip/Statistics.mjs';
import { AppBench, MESSAGES, SOUND_BYTES } from './AppBench.mjs';

const CONNECTIONS = 64;
const SECONDS = Number(process.env.SECONDS_PER_RUN ?? 4);
const WARM_UP_SECONDS = 1;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const STALLED = 100;
const SERVERS = { wakelined: 'wakelined', query: 'Go, with a query', cached: 'Go, from memory' };
const PATHS = { me: '/api/v1/app/me', voicemail: '/api/v1/app/voicemail' };
const SOUND = '/api/v1/app/voicemail/1/audio';

const median = (values) => quantile(values, 0.5);

/// CPU time of the server for each request, and what the load saw.
async function measure(bench, server, path) {
  await bench.load(server, { path, connections: CONNECTIONS, seconds: WARM_UP_SECONDS });
  const cpu = server.cpuSeconds;
  const report = await bench.load(server, { path, connections: CONNECTIONS, seconds: SECONDS });
  const cpuMicros = ((server.cpuSeconds - cpu) * 1e6) / report.ok;
  return { cpuMicros, perSecond: report.ok / report.seconds, p50: report.p50_us, p99: report.p99_us };
}

/// The servers in turn, so that what else the machine does meets all of them.
async function compare(bench, what) {
  const servers = [];
  for (const name of Object.keys(SERVERS)) servers.push(await bench.startServer(name));
  const runs = Object.fromEntries(servers.map(({ name }) => [name, []]));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const server of servers) {
      note(`${what}, round ${round}: ${server.name} …`);
      runs[server.name].push(await measure(bench, server, PATHS[what]));
    }
  }
  for (const server of servers) await server.stop();
  const of = (name, field) => median(runs[name].map((run) => run[field]));
  const label = `GET ${PATHS[what]}${what === 'voicemail' ? ` (${MESSAGES} messages)` : ''}`;
  for (const [name, words] of Object.entries(SERVERS)) {
    const micros = of(name, 'cpuMicros');
    printRow(
      `${label}: ${words}`,
      `${micros.toFixed(1)} µs CPU = ${Math.round(1e6 / micros)}/s/core; ${Math.round(of(name, 'perSecond'))}/s, ` +
        `p50 ${(of(name, 'p50') / 1000).toFixed(2)}, p99 ${(of(name, 'p99') / 1000).toFixed(2)} ms`,
    );
  }
  const times = (name) => of(name, 'cpuMicros') / of('wakelined', 'cpuMicros');
  printRow(
    `${label}: per core, beside Go`,
    `${times('query').toFixed(2)} × with a query, ${times('cached').toFixed(2)} × from memory`,
    '≥ 1 × per core',
    times('query') >= 1,
  );
}

/// Asks for the sound and never reads it.
function stall(server, token) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port: server.port, host: '127.0.0.1', highWaterMark: 1 }, () => {
      socket.pause();
      socket.write(`GET ${SOUND} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`);
      resolve(socket);
    });
    socket.on('error', reject);
  });
}

async function streaming(bench, name) {
  const server = await bench.startServer(name);
  await bench.load(server, { path: PATHS.me, connections: 8, seconds: 1 });
  const idle = server.memory();
  const row = [];
  for (const connections of [1, 100]) {
    note(`audio: ${name}, ${connections} clients …`);
    server.forgetPeak();
    const cpu = server.cpuSeconds;
    const options = { path: SOUND, tokens: bench.soundTokenFile, connections, seconds: SECONDS };
    const report = await bench.load(server, options);
    const megabytes = report.bytes / 1e6;
    row.push(
      `${connections} client${connections > 1 ? 's' : ''} ${Math.round(megabytes / report.seconds)} MB/s, ` +
        `${Math.round(megabytes / (server.cpuSeconds - cpu))} MB per CPU second, peak ` +
        `${server.memory('VmHWM').toFixed(1)} MiB`,
    );
  }
  note(`audio: ${name}, ${STALLED} clients that do not read …`);
  server.forgetPeak();
  const before = server.memory();
  const sockets = await Promise.all(Array.from({ length: STALLED }, () => stall(server, bench.soundToken)));
  await sleep(5000);
  const each = ((server.memory('VmHWM') - before) * 1024) / STALLED;
  const me = await measure(bench, server, PATHS.me);
  sockets.forEach((socket) => socket.destroy());
  row.push(`a stalled client ${each.toFixed(0)} KiB (${STALLED} of them; /me then ${me.cpuMicros.toFixed(1)} µs)`);
  printRow(
    `GET ${SOUND} (${SOUND_BYTES >> 20} MiB): ${SERVERS[name]}`,
    `idle ${idle.toFixed(1)} MiB; ${row.join('; ')}`,
    name === 'wakelined' ? 'a stalled client < 1 MiB' : '',
    name === 'wakelined' ? each < 1024 : undefined,
  );
  await server.stop();
}

await AppBench.with(async (bench) => {
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : ['me', 'voicemail', 'audio'];
  for (const what of chosen.filter((name) => name in PATHS)) await compare(bench, what);
  if (chosen.includes('audio')) for (const name of ['wakelined', 'cached']) await streaming(bench, name);
});
