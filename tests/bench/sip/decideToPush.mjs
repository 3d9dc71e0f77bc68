// SPDX-License-Identifier: GPL-3.0-or-later
// decide → provider: from the moment a SIP server hands `call.decide` to wakelined until the push has arrived at the
// provider, at 400 calls a second. This process plays Kamailio (evapi); the provider is the FCM stand-in, a process of
// its own. Both take CLOCK_MONOTONIC. The provider notes its time when it has read the whole request, so that what is
// measured is never less than "decide → first byte at the provider".
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { OPERATOR } from '../../../demo/supervisor/Installation.mjs';
import { portsFrom } from '../../../demo/supervisor/Ports.mjs';
import { Providers } from '../../../demo/supervisor/Providers.mjs';
import { StateFolder } from '../../../demo/supervisor/StateFolder.mjs';
import { Wakelined } from '../../../demo/supervisor/Wakelined.mjs';
import { addExtensions, BUILD_DIR, note, paced, pause } from './BenchInstallation.mjs';
import { EvapiServer } from './EvapiServer.mjs';
import { distribution, printRow, quantile } from './Statistics.mjs';

const CALLS_PER_SECOND = Number(process.argv[2] ?? 400);
const SECONDS = 20;
const WARM_UP_CALLS = 200; // the connection to the provider, its access token, caches
const PHONES = 500;
const TARGET_P99_MS = 2;

const passwordOf = () => 'not-used-here';
const numberOf = (index) => String(300000 + (index % PHONES));

function bindingOf(number, rc) {
  return {
    ev: 'reg',
    rc,
    user: number,
    ua: 'bench',
    src: 'udp:127.0.0.1:5070',
    instance: '',
    expires: rc === 3 ? 0 : 60,
    devices: rc === 3 ? 0 : 1,
    contact: `sip:${number}@127.0.0.1:5070;pn-provider=fcm;pn-param=wakeline-demo;pn-prid=bench-token-${number}`,
  };
}

async function measure(server, log) {
  for (let index = 0; index < PHONES; index += 1) server.send(bindingOf(numberOf(index), 1));
  await pause(2000);
  for (let index = 0; index < PHONES; index += 1) {
    const { user, contact } = bindingOf(numberOf(index), 1);
    server.send({ ev: 'reg.expired', user, contact });
  }
  await pause(1000);
  const total = WARM_UP_CALLS + CALLS_PER_SECOND * SECONDS;
  const sent = new Map();
  await paced(total, CALLS_PER_SECOND, (index) => {
    const callId = `bench-${index}`;
    if (index >= WARM_UP_CALLS) sent.set(callId, process.hrtime.bigint());
    server.send({
      ev: 'call.decide',
      tx: `${index}:1`,
      call_id: callId,
      to: numberOf(index),
      from: '101',
      from_name: 'Bench',
      call_type: 'audio',
      contacts: 0,
      src: 'udp:127.0.0.1:5080',
    });
  });
  await pause(3000);
  const arrived = new Map(
    fs
      .readFileSync(log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .map((push) => [push.payload?.data?.call_id, BigInt(push.monotonic_ns)]),
  );
  return [...sent]
    .filter(([callId]) => arrived.has(callId))
    .map(([callId, at]) => Number(arrived.get(callId) - at) / 1e6);
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
  wakelined.configure({
    ports,
    secrets,
    sipDomain: 'localhost',
    standIns: providers.standIns,
    rpcSocket: state.socket('none.sock'),
    more: { WAKELINE_PUSH_HOLD_MS: 1000 },
  });
  wakelined.provision(secrets, OPERATOR);
  wakelined.start();
  const url = `http://127.0.0.1:${ports.http}`;
  await wakelined.waitUntilStarted(url);
  await addExtensions(
    url,
    secrets.operatorPassword,
    Array.from({ length: PHONES }, (_, index) => numberOf(index)),
    passwordOf,
  );
  await server.welcomed;
  note(`${CALLS_PER_SECOND} calls a second for ${SECONDS} s …`);
  const delays = await measure(server, providers.standIns.push_log);
  const p99 = quantile(delays, 0.99);
  printRow(
    `decide → provider, ${CALLS_PER_SECOND} calls/s`,
    `${distribution(delays)}; ${delays.length} of ${CALLS_PER_SECOND * SECONDS} pushed`,
    `p99 < ${TARGET_P99_MS} ms`,
    p99 < TARGET_P99_MS && delays.length === CALLS_PER_SECOND * SECONDS,
  );
  printRow(`decide → decision, ${CALLS_PER_SECOND} calls/s`, `${distribution(server.decisionDelays)}`);
} finally {
  server.close();
  for (const { child } of [wakelined, providers]) await child?.stop();
  state.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
