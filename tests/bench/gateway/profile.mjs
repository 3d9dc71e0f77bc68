// SPDX-License-Identifier: GPL-3.0-or-later
// Where wakelined's time goes under POST /v1/push: samples of perf (apt linux-perf), by what they were taken for.
//   node profile.mjs [FILE]     FILE gets every stack with its samples, as flame graphs are made of
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from '../../../demo/supervisor/Arguments.mjs';
import { note } from '../sip/BenchInstallation.mjs';
import { printRow } from '../sip/Statistics.mjs';
import { GatewayBench, OTHER_CORE, SERVER_CORE } from './GatewayBench.mjs';
import { purposeOf } from './StackPurpose.mjs';

const LICENSES = 1000;
const CONNECTIONS = 128;
const SECONDS = 10;
const SAMPLES_PER_SECOND = 499;

/// \return Map of stacks ("outer;inner") → samples
function stacksIn(script) {
  const stacks = new Map();
  for (const sample of script.split('\n\n')) {
    const [head, ...frames] = sample.trim().split('\n');
    if (frames.length === 0) continue;
    // "  55d0c8 wakeline::Apns::send(…)+0x1f (/usr/bin/wakelined)": the innermost stands first.
    const names = frames.map((frame) => frame.trim().replace(/^\S+ /, '').replace(/\+0x[0-9a-f]+ /, ' '));
    const thread = head.trim().replace(/\s+\d+.*$/, '');
    const stack = [thread, ...names.reverse()].join(';');
    stacks.set(stack, (stacks.get(stack) ?? 0) + 1);
  }
  return stacks;
}

function record(server, file) {
  const record = ['record', '-q', '-e', 'cpu-clock', '-F', String(SAMPLES_PER_SECOND), '--call-graph', 'dwarf,16384'];
  const result = spawnSync('perf', [...record, '-o', file, '-p', String(server.pid), '--', 'sleep', String(SECONDS)]);
  if (result.status !== 0) throw new PlainError(`perf failed: ${result.error?.message ?? result.stderr}`);
  const script = spawnSync('perf', ['script', '-i', file, '-F', 'comm,tid,time,ip,sym,dso'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return stacksIn(script.stdout);
}

await GatewayBench.with(async (bench) => {
  const keys = bench.seedLicenses(LICENSES);
  const server = await bench.startServer('wakelined', { core: SERVER_CORE });
  const options = { keys, connections: CONNECTIONS };
  await bench.load(server, { ...options, tag: 'warm', seconds: 3 });
  note(`sampling for ${SECONDS} s on core ${SERVER_CORE}, load on core ${OTHER_CORE} …`);
  const loaded = bench.load(server, { ...options, tag: 'profile', seconds: SECONDS + 4 });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const stacks = record(server, path.join(bench.folder, 'perf.data'));
  await loaded;
  if (process.argv[2]) fs.writeFileSync(process.argv[2], [...stacks].map((entry) => entry.join(' ')).join('\n'));

  const purposes = new Map();
  let total = 0;
  for (const [stack, samples] of stacks) {
    const purpose = purposeOf(stack.split(';'));
    purposes.set(purpose, (purposes.get(purpose) ?? 0) + samples);
    total += samples;
  }
  const sorted = [...purposes].sort(([, a], [, b]) => b - a);
  for (const [purpose, samples] of sorted) printRow(purpose, `${((samples / total) * 100).toFixed(1)} %`);
});
