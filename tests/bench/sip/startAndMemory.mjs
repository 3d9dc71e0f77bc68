// SPDX-License-Identifier: GPL-3.0-or-later
// wakelined's start time (process start → the first answer over HTTP) and its memory while nothing happens.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { note, pause, withInstallation } from './BenchInstallation.mjs';
import { printRow, quantile } from './Statistics.mjs';

const STARTS = 10;
const IDLE_MS = 10000;
const TARGET_START_MS = 500;
const TARGET_MEMORY_MB = 32;

/// Resident memory in MiB, as /proc/PID/status tells it.
function residentMb(pid, field = 'VmRSS') {
  return (
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
  );
}

function answersHealthz(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () =>
      socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    );
    socket.on('error', () => resolve(false));
    socket.on('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('HTTP/1.1 200'));
    });
  });
}

async function startOnce(program, config, port) {
  const started = performance.now();
  const child = spawn(program, ['--config', config], { stdio: 'ignore' });
  while (!(await answersHealthz(port))) {
    if (child.exitCode !== null) throw new Error(`wakelined ended with ${child.exitCode}`);
    await pause(1);
  }
  const took = performance.now() - started;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}

await withInstallation({}, async (installation) => {
  note(`waiting ${IDLE_MS / 1000} s for wakelined to have nothing to do …`);
  await pause(IDLE_MS);
  const { child } = installation.wakelined;
  const memory = residentMb(child.pid);
  printRow(
    'wakelined idle, resident',
    `${memory.toFixed(1)} MiB (of it ${residentMb(child.pid, 'RssAnon').toFixed(1)} its own, the rest shared files)`,
    `< ${TARGET_MEMORY_MB} MiB`,
    memory < TARGET_MEMORY_MB,
  );

  await child.stop();
  const starts = [];
  for (let start = 0; start < STARTS; start += 1) {
    starts.push(
      await startOnce(installation.program, installation.state.path('wakelined.conf'), installation.ports.http),
    );
  }
  printRow(
    'wakelined start → first answer',
    `median ${quantile(starts, 0.5).toFixed(0)}, max ${quantile(starts, 1).toFixed(0)} ms of ${STARTS}`,
    `< ${TARGET_START_MS} ms`,
    quantile(starts, 1) < TARGET_START_MS,
  );
});
