// SPDX-License-Identifier: GPL-3.0-or-later
// POST /v1/push of wakelined beside the same on Express, pg and @parse/node-apn. See tests/bench/README.md.
//   node gateway.mjs [wakelined|plain|tuned…]     ROUNDS, default 3; SECONDS_PER_RUN, default 6
import { note } from '../sip/BenchInstallation.mjs';
import { printRow } from '../sip/Statistics.mjs';
import { GatewayBench, SERVER_CORE } from './GatewayBench.mjs';

const LICENSES = 1000; // so that none meets its limit of 50 pushes a second
const CONNECTIONS = 128;
const RATE = 500; // per second: all three can do it
const SECONDS = Number(process.env.SECONDS_PER_RUN ?? 6);
const WARM_UP_SECONDS = 2;
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const TARGET = 10; // times the plain peer, per core
const NAMES = {
  wakelined: 'wakelined',
  plain: 'Express, a query and a commit a push',
  tuned: 'Express, licences cached, rows grouped',
};

/// Loads the server, and checks that every push answered with 200 was sent once and is in the log.
async function measure(bench, server, tag, options) {
  const before = await bench.received();
  const [cpu, databaseCpu] = [server.cpuSeconds, bench.postgres.cpuSeconds];
  const report = await bench.load(server, { connections: CONNECTIONS, tag, ...options });
  const cpuMicros = ((server.cpuSeconds - cpu) * 1e6) / report.ok;
  const databaseMicros = ((bench.postgres.cpuSeconds - databaseCpu) * 1e6) / report.ok;
  const after = await bench.received();
  const rows = bench.rowsOf(tag);
  const [sent, calls] = [after.received - before.received, after.calls - before.calls];
  const isWhole = Object.keys(report.others).length === 0 && [sent, calls, rows].every((count) => count === report.ok);
  if (!isWhole) {
    throw new Error(
      `${server.name}: ${report.ok} answered with 200, others ${JSON.stringify(report.others)}; ` +
        `${sent} pushes of ${calls} calls sent, ${rows} calls in the log`,
    );
  }
  return { ...report, cpuMicros, databaseMicros };
}

const ms = (micros) => (micros / 1000).toFixed(1);
const latency = ({ p50_us: p50, p99_us: p99 }) => `p50 ${ms(p50)}, p99 ${ms(p99)} ms`;

/// One start of the server: CPU and rate at full load, and, where `rate` is given, latency at that rate.
async function measureServer(bench, name, keys, round, rate) {
  const server = await bench.startServer(name, { core: SERVER_CORE });
  const tag = (what) => `${name}-${what}-${round}`;
  note(`round ${round}: ${name} …`);
  await measure(bench, server, tag('warm'), { keys, seconds: WARM_UP_SECONDS });
  const full = await measure(bench, server, tag('full'), { keys, seconds: SECONDS });
  const steady = rate && (await measure(bench, server, tag('steady'), { keys, seconds: SECONDS, rate }));
  await server.stop();
  return { full, steady };
}

function print(name, { full, steady }) {
  printRow(
    `POST /v1/push: ${NAMES[name]}`,
    `${Math.round(full.per_second)}/s, ${latency(full)}; ${full.cpuMicros.toFixed(1)} µs CPU a push = ` +
      `${Math.round(1e6 / full.cpuMicros)} push/s/core (PostgreSQL: ${full.databaseMicros.toFixed(1)} µs); ` +
      `at ${RATE}/s ${latency(steady)}`,
  );
}

/// What else runs on the machine only adds: of several rounds that with the least CPU time says most.
async function measureAll(bench, names, keys) {
  const best = {};
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const { full, steady } = await measureServer(bench, name, keys, round, round === ROUNDS && RATE);
      const known = best[name]?.full;
      best[name] = { full: known && known.cpuMicros < full.cpuMicros ? known : full, steady };
    }
  }
  return best;
}

await GatewayBench.with(async (bench) => {
  const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(NAMES);
  const measured = await measureAll(bench, chosen, bench.seedLicenses(LICENSES));
  for (const name of chosen) print(name, measured[name]);
  const { wakelined, plain, tuned } = measured;
  if (!wakelined || !plain || !tuned) return;
  const times = (peer) => peer.full.cpuMicros / wakelined.full.cpuMicros;
  printRow(
    'POST /v1/push: per core, beside Express',
    `${times(plain).toFixed(1)} × plain, ${times(tuned).toFixed(1)} × tuned`,
    `≥ ${TARGET} × per core`,
    times(plain) >= TARGET,
  );
});
