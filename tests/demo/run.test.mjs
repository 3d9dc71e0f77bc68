// SPDX-License-Identifier: GPL-3.0-or-later
// ./run as its user meets it. WAKELINE_BUILD_DIR names the build whose wakelined is started.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const RUN = fileURLToPath(new URL('../../demo/run.mjs', import.meta.url));
const BUILD_DIR = process.env.WAKELINE_BUILD_DIR ?? fileURLToPath(new URL('../../build/release', import.meta.url));
const LINE = /^woke extension 10[23]: push \d+ ms, registered \d+ ms, INVITE delivered \d+ ms after REGISTER$/;

let folder;
let runs;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wakeline-run-'));
  runs = [];
});
afterEach(async () => {
  await Promise.all(runs.map((run) => run.end('SIGKILL')));
  await until(() => programsOf(folder).length === 0);
  fs.rmSync(folder, { recursive: true, force: true });
});

/// A base that no other test of this machine uses at the same time: taken from the process number.
const portBase = String(12000 + (process.pid % 80) * 100);

class Run {
  constructor(...args) {
    this.process = spawn(process.execPath, [
      RUN,
      '--state',
      folder,
      '--port-base',
      portBase,
      '--build-dir',
      BUILD_DIR,
      ...args,
    ]);
    this.output = '';
    this.errors = '';
    this.process.stdout.on('data', (data) => {
      this.output += data;
    });
    this.process.stderr.on('data', (data) => {
      this.errors += data;
    });
    this.ended = once(this.process, 'close').then(([code]) => code);
    // No start hangs for ever: its programs end with it, and the test fails.
    const patience = setTimeout(() => this.process.kill('SIGKILL'), 90000);
    this.ended.then(() => clearTimeout(patience));
    runs.push(this);
  }

  async ready() {
    const ended = this.ended.then((code) => {
      throw new Error(`ended with ${code} before it was ready: ${this.errors}`);
    });
    await Promise.race([until(() => this.output.includes('ready\n')), ended]);
    return this;
  }

  end(signal) {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill(signal);
    return this.ended;
  }
}

async function until(condition, deadlineMs = 30000) {
  const deadline = Date.now() + deadlineMs;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `not within ${deadlineMs} ms: ${condition}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

/// Command lines of every process that was started for a state folder.
function programsOf(state) {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replace(/\0/g, ' ');
        return command.includes(state) && !command.includes('run.mjs') ? [command] : [];
      } catch {
        return [];
      }
    });
}

const canConnect = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

test('--once wakes a phone, ends with the one line and leaves nothing behind', async () => {
  const run = new Run('--once');
  assert.equal(await run.ended, 0, run.errors);
  assert.match(run.output.trimEnd(), LINE);
  assert.deepEqual(programsOf(folder), []);
});

test('--headless describes itself in run.env and stops all of it on SIGTERM', async () => {
  const run = await new Run('--headless').ready();
  const environment = fs.readFileSync(path.join(folder, 'run.env'), 'utf8');
  for (const name of [
    'HTTP_URL',
    'PBX_URL',
    'SIP_ADDRESS',
    'SIP_TLS_ADDRESS',
    'SIP_DOMAIN',
    'OPERATOR',
    'OPERATOR_PASSWORD',
    'EXTENSION_PASSWORD_101',
    'EXTENSION_PASSWORD_105',
    'PROVIDER_LOG',
  ]) {
    assert.match(environment, new RegExp(`^${name}='[^']+'$`, 'm'));
  }
  assert.equal(fs.statSync(path.join(folder, 'run.env')).mode & 0o777, 0o600, 'it holds passwords');
  assert.equal(run.output, 'ready\n');
  assert.equal(await run.end('SIGTERM'), 0);
  assert.deepEqual(programsOf(folder), []);
  assert.equal(await canConnect(Number(portBase) + 80), false);
});

test('--headless answers for those who are away, unless it is told not to', async () => {
  const run = await new Run('--headless').ready();
  assert.ok(programsOf(folder).some((program) => program.includes('wakeline-voicemail')));
  const environment = fs.readFileSync(path.join(folder, 'run.env'), 'utf8');
  const value = (name) => new RegExp(`^${name}='([^']+)'$`, 'm').exec(environment)[1];
  const post = (route, body) =>
    fetch(value('HTTP_URL') + route, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const credentials = JSON.stringify({ username: value('OPERATOR'), password: value('OPERATOR_PASSWORD') });
  const session = await (await post('/api/v1/auth/login', credentials)).json();
  const boxes = await fetch(`${value('HTTP_URL')}/api/v1/voicemail-boxes`, {
    headers: { Authorization: `Bearer ${session.data.access_token}` },
  });
  const { items } = (await boxes.json()).data;
  assert.deepEqual(items.find(({ number }) => number === '104').extensions, ['104']);
  const parts = (await (await fetch(`${value('HTTP_URL')}/readyz`)).json()).parts;
  assert.equal(parts.find(({ name }) => name === 'voicemail').ok, true);
  assert.equal(await run.end('SIGTERM'), 0);

  await new Run('--headless', '--no-voicemail').ready();
  assert.ok(!programsOf(folder).some((program) => program.includes('wakeline-voicemail')));
});

test('Ctrl-C while it is still starting leaves nothing behind', async () => {
  const run = new Run('--headless');
  await until(() => programsOf(folder).length > 0);
  await run.end('SIGINT');
  assert.deepEqual(programsOf(folder), []);
});

test('if ./run itself is killed, its programs end too', async () => {
  const run = await new Run('--headless').ready();
  assert.ok(programsOf(folder).length >= 3);
  await run.end('SIGKILL');
  await until(() => programsOf(folder).length === 0, 10000);
});

test('a second start on the same folder says so and disturbs nothing', async () => {
  await new Run('--headless').ready();
  const before = fs.readFileSync(path.join(folder, 'run.env'), 'utf8');
  const second = new Run('--headless');
  assert.equal(await second.ended, 1);
  assert.match(second.errors, /already runs on .* \(process \d+\)/);
  assert.equal(fs.readFileSync(path.join(folder, 'run.env'), 'utf8'), before);
  assert.equal(await canConnect(Number(portBase) + 80), true);
});

test('--call places a call in the running instance and prints what came of it', async () => {
  await new Run('--headless', '--phones').ready();
  const calls = [new Run('--call'), new Run('--call')];
  for (const call of calls) {
    assert.equal(await call.ended, 0, call.errors);
    assert.match(call.output.trimEnd(), LINE);
  }
});

test('a program that dies ends the run with its name and the end of its log', async () => {
  const run = await new Run('--headless').ready();
  const pid = fs.readFileSync(path.join(folder, 'kamailio/kamailio.pid'), 'utf8').trim();
  process.kill(Number(pid), 'SIGKILL');
  assert.equal(await run.ended, 1);
  assert.match(run.errors, /Kamailio ended unexpectedly \(ended by SIGKILL\)/);
  assert.deepEqual(programsOf(folder), []);
});

test('a port that another program has is named', async () => {
  const other = net.createServer().listen(Number(portBase) + 80, '127.0.0.1');
  await once(other, 'listening');
  const run = new Run('--headless');
  assert.equal(await run.ended, 1);
  other.close();
  assert.match(run.errors, new RegExp(`Port ${Number(portBase) + 80} is used by another program`));
});
