// SPDX-License-Identifier: GPL-3.0-or-later
// wakelined: its configuration file, its accounts, its start.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { PlainError } from './Arguments.mjs';
import { Child, waitFor } from './Child.mjs';
import { HOST } from './Ports.mjs';

const START_DEADLINE_MS = 20000;
const READY_DEADLINE_MS = 20000;
const COMMAND_TIMEOUT_MS = 30000;

export class Wakelined {
  #program;
  #state;
  #config;
  #child;

  /// \param program  path of the wakelined executable
  constructor(program, state) {
    this.#program = program;
    this.#state = state;
    this.#config = state.path('wakelined.conf');
  }

  /// Path of the configuration file.
  get config() {
    return this.#config;
  }

  get child() {
    return this.#child;
  }

  /// Writes the configuration file: the settings of docs/settings.md by their environment names, without secrets in
  /// anybody's sight (mode 0600).
  configure({ ports, secrets, sipDomain, standIns, rpcSocket, more = {} }) {
    writeIni(this.#config, {
      WAKELINE_DATABASE_URL: `sqlite://${this.#state.path('wakeline.db')}`,
      WAKELINE_HTTP_LISTEN: `${HOST}:${ports.http}`,
      WAKELINE_PBX_LISTEN: `${HOST}:${ports.pbx}`,
      WAKELINE_KAMAILIO_EVAPI: `${HOST}:${ports.evapi}`,
      WAKELINE_KAMAILIO_SECRET: secrets.evapiSecret,
      WAKELINE_KAMAILIO_RPC: rpcSocket,
      WAKELINE_SIP_DOMAIN: sipDomain,
      WAKELINE_SIP_PORT: ports.sip,
      WAKELINE_SIP_TLS_PORT: ports.sipTls,
      WAKELINE_JWT_SECRET: secrets.jwtSecret,
      WAKELINE_APNS_URL: `${standIns.apns_production_url},${standIns.apns_sandbox_url}`,
      WAKELINE_FCM_URL: standIns.fcm_url,
      WAKELINE_PROVIDER_CA: standIns.ca,
      APNS_KEY_PATH: standIns.apns_key,
      APNS_KEY_ID: standIns.apns_key_id,
      APNS_TEAM_ID: standIns.apns_team_id,
      APNS_BUNDLE_ID: standIns.apns_bundle_id,
      APNS_USE_SANDBOX: true,
      FCM_SERVICE_ACCOUNT_PATH: standIns.fcm_service_account,
      ...more,
    });
  }

  /// Creates the database, one operator and the extensions. A first start that broke off is begun again.
  provision(secrets, operator) {
    const database = this.#state.path('wakeline.db');
    const done = secrets.provisioned && fs.existsSync(database);
    if (!done) {
      for (const suffix of ['', '-wal', '-shm']) fs.rmSync(database + suffix, { force: true });
      secrets.hasBoxes = false;
    }
    this.#command(['migrate']);
    if (done) return;
    this.#command(['operator', 'add', operator, '--role', 'admin', '--password-stdin'], secrets.operatorPassword);
    for (const [number, password] of Object.entries(secrets.extensionPasswords)) {
      this.#command(
        ['extension', 'add', number, '--name', EXTENSION_NAMES[number] ?? `Extension ${number}`, '--password-stdin'],
        password,
      );
    }
    this.#state.saveSecrets({ ...secrets, provisioned: true });
  }

  start() {
    this.#child = new Child('wakelined', this.#program, ['--config', this.#config], {
      logFile: this.#state.path('log/wakelined.log'),
      env: cleanEnvironment(),
    });
    return this.#child;
  }

  /// Waits until HTTP answers at all.
  async waitUntilStarted(url) {
    await waitFor(
      this.#child,
      () => `does not answer on ${url}`,
      START_DEADLINE_MS,
      () => fetchStatus(`${url}/healthz`),
    );
  }

  /// Waits until every part, Kamailio's connection included, reports that it works.
  async waitUntilReady(url) {
    let parts = [];
    const awaited = () =>
      `is not ready (${parts.map(({ name, message }) => `${name}: ${message}`).join('; ') || 'no answer'})`;
    await waitFor(this.#child, awaited, READY_DEADLINE_MS, async () => {
      const answer = await fetchJson(`${url}/readyz`);
      parts = (answer?.body?.parts ?? answer?.body?.data?.parts ?? []).filter(({ ok }) => !ok);
      return answer?.status === 200 ? true : undefined;
    });
  }

  #command(args, input = '') {
    const result = spawnSync(this.#program, [...args, '--config', this.#config], {
      input: `${input}\n`,
      encoding: 'utf8',
      timeout: COMMAND_TIMEOUT_MS,
      env: { ...process.env, ...cleanEnvironment() },
    });
    if (result.error) throw new PlainError(`wakelined ${args[0]} cannot be started: ${result.error.message}`);
    if (result.status !== 0) {
      const command = `wakelined ${args.slice(0, 3).join(' ')}`;
      throw new PlainError(`"${command}" failed (exit code ${result.status}):\n${result.stderr || result.stdout}`);
    }
  }
}

export const EXTENSION_NAMES = {
  101: 'Reception',
  102: 'Ada (Android)',
  103: 'Grace (iPhone)',
  104: 'Edsger',
  105: 'Barbara',
};

/// The environment wins over the file, so what the user may have set for another wakelined must not get in.
export function cleanEnvironment() {
  const foreign = Object.keys(process.env).filter((name) => /^(WAKELINE|APNS|FCM)_|^JWT_SECRET$/.test(name));
  return Object.fromEntries(foreign.map((name) => [name, undefined]));
}

/// `WAKELINE_HTTP_TLS_CERT` is the key `tls_cert` in the section `http`.
function writeIni(file, settings) {
  const sections = {};
  for (const [name, value] of Object.entries(settings)) {
    const [section, ...key] = name
      .replace(/^WAKELINE_/, '')
      .toLowerCase()
      .split('_');
    (sections[section] ??= []).push(`${key.join('_')}=${value}`);
  }
  const text = Object.entries(sections)
    .map(([name, lines]) => `[${name}]\n${lines.join('\n')}\n`)
    .join('\n');
  fs.writeFileSync(file, `# Written by ./run at every start.\n${text}`, { mode: 0o600 });
}

async function fetchJson(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
    return { status: answer.status, body: await answer.json().catch(() => undefined) };
  } catch {
    return undefined;
  }
}

async function fetchStatus(url) {
  return (await fetchJson(url))?.status;
}
