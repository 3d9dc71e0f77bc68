// SPDX-License-Identifier: GPL-3.0-or-later
// The same as push/Http2Bench.cpp, through @parse/node-apn.
//   node bench.mjs HOST PORT CA KEY IN_FLIGHT SECONDS TOKEN
import { readFileSync } from 'node:fs';
import apn from '@parse/node-apn';

const [host, port, ca, key, inFlight, seconds, token] = process.argv.slice(2);
const WARM_UP_MS = 1000;

const provider = new apn.Provider({
  token: { key, keyId: 'KEYID12345', teamId: 'TEAM123456' }, address: host, port: Number(port), ca: readFileSync(ca),
});
const notification = new apn.Notification();
notification.topic = 'org.example.app.voip';
notification.pushType = 'voip';
notification.priority = 10;
notification.expiry = 0;
notification.rawPayload = { x: 'x'.repeat(500 - '{"x":""}'.length) };

let answered = 0;
let failed = 0;
let stopping = false;

async function work() {
  while (!stopping) {
    const { sent } = await provider.send(notification, token);
    if (sent.length === 1) answered += 1;
    else failed += 1;
  }
}

const workers = Array.from({ length: Number(inFlight) }, work);
await new Promise((resolve) => setTimeout(resolve, WARM_UP_MS));
const [start, before, cpu] = [process.hrtime.bigint(), answered, process.cpuUsage()];
await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1000));
const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
const used = process.cpuUsage(cpu);
const count = answered - before;
console.log(JSON.stringify({ per_second: count / elapsed, cpu_us: (used.user + used.system) / Math.max(count, 1), failed }));
stopping = true;
await Promise.all(workers);
await provider.shutdown();
