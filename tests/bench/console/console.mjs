// SPDX-License-Identifier: GPL-3.0-or-later
// The console with 100,000 extensions and 1,000 live events a second, from a real wakelined whose SIP server this
// process plays. See tests/bench/README.md.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { OPERATOR } from '../../../demo/supervisor/Installation.mjs';
import { portsFrom } from '../../../demo/supervisor/Ports.mjs';
import { Providers } from '../../../demo/supervisor/Providers.mjs';
import { StateFolder } from '../../../demo/supervisor/StateFolder.mjs';
import { Wakelined } from '../../../demo/supervisor/Wakelined.mjs';
import { BUILD_DIR, note, paced, pause } from '../sip/BenchInstallation.mjs';
import { EvapiServer } from '../sip/EvapiServer.mjs';
import { printRow } from '../sip/Statistics.mjs';

const EXTENSIONS = Number(process.argv[2] ?? 100000);
const PHONES = Math.min(20000, EXTENSIONS); // of them registered
const EVENTS_PER_SECOND = 1000;
const SECONDS = 14; // a little longer than the console listens
const TARGETS = { firstRowsMs: 1000, keyMs: 50, cpuPercent: 30, frameMs: 50 };

const numberOf = (index) => String(300000 + index);

/// Straight into the database, before wakelined is started on it: signing 100,000 in by the API would take an hour.
function addExtensions(database) {
  const sql = `
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${EXTENSIONS})
    INSERT INTO extensions (number, display_name, email, ha1, version, created_at, updated_at, search)
    SELECT 300000 + i,
           substr('Ada  Bela CleoDora Emil FritzGesa HannoIda  Jonas', 1 + 5 * (i % 10), 5) || ' ' ||
           substr('LovelaceHopper  DijkstraLiskov  Hamilton', 1 + 8 * (i / 10 % 5), 8) || ' ' || i,
           'phone' || i || '@example.com', 'd41d8cd98f00b204e9800998ecf8427e', 1, 1767225600000, 1767225600000, ''
    FROM n;
    UPDATE extensions SET search = lower(number || ' ' || display_name || ' ' || email) WHERE search = '';`;
  const { status, stderr } = spawnSync('sqlite3', [database], { input: sql, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The extensions could not be added: ${stderr}`);
}

function binding(index, isOnline) {
  const number = numberOf(index);
  return {
    ev: 'reg',
    rc: isOnline ? 1 : 3,
    user: number,
    ua: 'bench',
    src: 'udp:127.0.0.1:5070',
    instance: '',
    expires: isOnline ? 3600 : 0,
    devices: isOnline ? 1 : 0,
    contact: `sip:${number}@127.0.0.1:5070`,
  };
}

async function measure(url, password, server) {
  const program = path.join(BUILD_DIR, 'tests/bench/console/ConsoleLoad');
  const load = spawn(program, [url, OPERATOR, String(EXTENSIONS + 1)], {
    env: { ...process.env, QT_QPA_PLATFORM: process.env.QT_QPA_PLATFORM ?? 'offscreen' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  load.stdin.write(`${password}\n`);
  const figures = { keys: [], pages: [] };
  let isDone = false;
  let [turn, isOnline] = [0, false];
  for await (const line of readline.createInterface({ input: load.stdout })) {
    const [name, ...values] = line.split(' ');
    if (name === 'key_us') figures.keys.push(Number(values[0]) / 1000);
    else if (name === 'listening') {
      note(`${EVENTS_PER_SECOND} events a second, ${values[0]} in view …`);
      paced(EVENTS_PER_SECOND * SECONDS, EVENTS_PER_SECOND, () => {
        server.send(binding(turn, isOnline));
        turn = (turn + 1) % PHONES;
        if (turn === 0) isOnline = !isOnline;
      });
    } else if (name === 'heard') {
      const [permille, longest, events] = values.slice(1).map(Number);
      figures.pages.push({ page: values[0], cpu: permille / 10, frame: longest / 1000, events });
      await pause((SECONDS - 11) * 1000);
    } else if (name === 'done') isDone = true;
    else figures[name] = Number(values[0]);
  }
  if (!isDone) throw new Error('ConsoleLoad ended early');
  return figures;
}

function print(figures) {
  const keys = figures.keys.sort((a, b) => a - b);
  const slowest = keys.at(-1);
  const count = EXTENSIONS.toLocaleString('en');
  printRow(
    `console, ${count} extensions: first rows`,
    `${figures.first_rows_ms} ms from start, sign-in included; all after ${figures.all_rows_ms} ms, ` +
      `longest pause meanwhile ${(figures.loading_longest_us / 1000).toFixed(0)} ms`,
    `< ${TARGETS.firstRowsMs} ms`,
    figures.first_rows_ms < TARGETS.firstRowsMs,
  );
  printRow(
    `console, a key in the filter over ${count}`,
    `median ${keys[keys.length >> 1].toFixed(1)}, slowest ${slowest.toFixed(1)} ms of ${keys.length}`,
    `< ${TARGETS.keyMs} ms`,
    slowest < TARGETS.keyMs,
  );
  for (const { page, cpu, frame, events } of figures.pages)
    printRow(
      `console, ${EVENTS_PER_SECOND} events/s, ${page}`,
      `${events} changes/s shown; ${cpu.toFixed(1)} % of a core, longest pause ${frame.toFixed(1)} ms`,
      `< ${TARGETS.cpuPercent} %, < ${TARGETS.frameMs} ms`,
      cpu < TARGETS.cpuPercent && frame < TARGETS.frameMs && events > 0.9 * EVENTS_PER_SECOND,
    );
  const mib = (kib) => (kib / 1024).toFixed(0);
  printRow(
    'console, resident',
    `${mib(figures.resident_kib)} MiB with ${count} extensions, ${mib(figures.resident_after_kib)} MiB after the events`,
  );
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wakeline-bench-'));
const state = new StateFolder(folder);
state.open();
const ports = portsFrom(22000);
const secrets = state.secrets(['101']);
const providers = new Providers(state);
const wakelined = new Wakelined(path.join(BUILD_DIR, 'service/wakelined'), state);
const server = new EvapiServer(secrets.evapiSecret);
try {
  providers.start(ports);
  await providers.waitUntilStarted();
  await server.listen(ports.evapi);
  const { standIns } = providers;
  wakelined.configure({ ports, secrets, sipDomain: 'localhost', standIns, rpcSocket: state.socket('none.sock') });
  wakelined.provision(secrets, OPERATOR);
  addExtensions(state.path('wakeline.db'));
  wakelined.start();
  const url = `http://127.0.0.1:${ports.http}`;
  await wakelined.waitUntilStarted(url);
  await server.welcomed;
  note(`${PHONES} phones register …`);
  await paced(PHONES, 4000, (index) => server.send(binding(index, true)));
  await pause(2000);
  print(await measure(url, secrets.operatorPassword, server));
} finally {
  server.close();
  for (const { child } of [wakelined, providers]) await child?.stop();
  state.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
