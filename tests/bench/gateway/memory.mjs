// SPDX-License-Identifier: GPL-3.0-or-later
// wakelined's resident memory with 100,000 licences in use, and with 5,000 keep-alive connections open.
import { note, pause } from '../sip/BenchInstallation.mjs';
import { printRow } from '../sip/Statistics.mjs';
import { GatewayBench, SERVER_CORE } from './GatewayBench.mjs';

const LICENSES = 100000;
const FEW_LICENSES = 100;
const OPEN_CONNECTIONS = 5000; // what wakelined takes from one address
const BUSY_CONNECTIONS = 64;
const RATE = 1000; // per second, over the open connections in turn
const SETTLE_MS = 10000;
const UNLIMITED = { WAKELINE_RATE_PER_SECOND: '1000000', WAKELINE_RATE_BURST: '1000000' };

/// Starts wakelined anew, lets `use` it, and prints what it holds then beside what it held before.
async function measure(bench, title, use) {
  const server = await bench.startServer('wakelined', { core: SERVER_CORE, settings: UNLIMITED });
  await pause(SETTLE_MS);
  const [idle, idleOwn] = [server.memory(), server.memory('RssAnon')];
  note(`${title} …`);
  const release = await use(server);
  await pause(SETTLE_MS);
  const [used, usedOwn] = [server.memory(), server.memory('RssAnon')];
  await release();
  await server.stop();
  const mib = (value) => value.toFixed(1);
  printRow(title, `${mib(used)} MiB resident, idle ${mib(idle)} MiB (its own: ${mib(usedOwn)}, idle ${mib(idleOwn)})`);
}

async function push(bench, server, options) {
  const { report, release } = await bench.loadAndHold(server, options);
  const others = JSON.stringify(report.others);
  if (others !== '{}') throw new Error(`answers other than 200: ${others}`);
  return release;
}

await GatewayBench.with(async (bench) => {
  const few = bench.seedLicenses(FEW_LICENSES);
  const many = bench.seedLicenses(LICENSES);
  const pushes = { count: LICENSES, connections: BUSY_CONNECTIONS };
  await measure(bench, `gateway after ${LICENSES} pushes of ${FEW_LICENSES} licences`, (server) =>
    push(bench, server, { ...pushes, keys: few, tag: 'few' }),
  );
  await measure(bench, `gateway after one push of each of ${LICENSES} licences`, (server) =>
    push(bench, server, { ...pushes, keys: many, tag: 'many' }),
  );
  await measure(bench, `gateway with ${OPEN_CONNECTIONS} connections open, each used once`, (server) =>
    push(bench, server, { count: OPEN_CONNECTIONS, connections: OPEN_CONNECTIONS, rate: RATE, keys: few, tag: 'open' }),
  );
});
