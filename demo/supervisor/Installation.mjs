// SPDX-License-Identifier: GPL-3.0-or-later
// One whole Wakeline on loopback: stand-ins, wakelined, Kamailio. Starts them in order and stops them in order.
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { PlainError } from './Arguments.mjs';
import { Kamailio } from './Kamailio.mjs';
import { checkPortsFree, HOST, portsFrom } from './Ports.mjs';
import { Providers } from './Providers.mjs';
import { StateFolder } from './StateFolder.mjs';
import { addVoicemailBoxes, Recorder } from './Recorder.mjs';
import { EXTENSION_NAMES, Wakelined } from './Wakelined.mjs';

export const OPERATOR = 'admin';
export const EXTENSIONS = Object.keys(EXTENSION_NAMES);
const SIP_DOMAIN = 'localhost';

/// Emits 'died' with an Error when one of its programs ends by itself.
export class Installation extends EventEmitter {
  #parts = []; // Child, in the order of their start
  #stopping = false;

  /// \param options {state, portBase, buildDir, sharedMemoryMb?, keepaliveSeconds?, settings?}; `settings` are
  ///                WAKELINE_… settings beside the usual ones
  /// \param say     told in plain words what is being done
  constructor(options, say) {
    super();
    this.say = say;
    this.options = options;
    this.state = new StateFolder(options.state);
    this.ports = portsFrom(options.portBase);
    this.sipDomain = SIP_DOMAIN;
    this.httpUrl = `http://${HOST}:${this.ports.http}`;
    this.server = { host: HOST, port: this.ports.sip };
  }

  get program() {
    return path.join(this.options.buildDir, 'service/wakelined');
  }

  get recorderProgram() {
    return path.join(this.options.buildDir, 'service/voicemail/recorder/wakeline-voicemail');
  }

  /// Fails in plain words; call stop() in any case, even while this is still starting.
  async start() {
    this.state.open();
    await checkPortsFree(this.ports);
    const programs = this.options.voicemail ? [this.program, this.recorderProgram] : [this.program];
    for (const program of programs)
      if (!fs.existsSync(program)) throw new PlainError(`${program} has not been built. Run ./run without --no-build.`);
    this.secrets = this.state.secrets(EXTENSIONS);

    this.say('Starting the stand-ins for Apple and Google …');
    this.providers = new Providers(this.state);
    this.#watch(this.providers.start(this.ports));
    await this.providers.waitUntilStarted();

    const kamailio = new Kamailio(this.state, this.options);
    const wakelined = new Wakelined(this.program, this.state);
    const recorder = this.options.voicemail && new Recorder(this.recorderProgram, this.state, this.options);
    this.wakelined = wakelined;
    const configuration = {
      ports: this.ports,
      secrets: this.secrets,
      sipDomain: this.sipDomain,
      standIns: this.providers.standIns,
      rpcSocket: kamailio.rpcSocket,
      more: { ...(recorder && recorder.settings(this.ports)), ...this.options.settings },
    };
    wakelined.configure(configuration);
    kamailio.configure(configuration);
    this.say('Creating the database, the operator and the extensions …');
    wakelined.provision(this.secrets, OPERATOR);

    if (recorder) {
      this.say('Starting the voicemail recorder …');
      this.#watch(recorder.start(wakelined.config));
      await recorder.waitUntilStarted(this.ports);
    }
    this.say('Starting wakelined and Kamailio …');
    this.#watch(wakelined.start());
    await wakelined.waitUntilStarted(this.httpUrl);
    this.#watch(kamailio.start());
    await kamailio.waitUntilStarted(this.ports);
    await wakelined.waitUntilReady(this.httpUrl);
    if (recorder && !this.secrets.hasBoxes) await this.#addBoxes();
    this.#writeRunEnv();
  }

  /// Adds a program that is stopped with the others, but whose end ends nothing else.
  adopt(child) {
    this.#keep(child);
  }

  /// Stops everything that was started, the last first.
  async stop() {
    this.#stopping = true;
    if (!this.state.isOpen) return;
    for (const child of this.#parts.reverse()) await child.stop();
    fs.rmSync(this.state.path('run.env'), { force: true });
    this.state.close();
  }

  account(number, more = {}) {
    return { user: number, password: this.secrets.extensionPasswords[number], domain: this.sipDomain, ...more };
  }

  /// A voicemail box for each extension, once: whoever removes one does not find it again at the next start.
  async #addBoxes() {
    await addVoicemailBoxes(this.httpUrl, { user: OPERATOR, password: this.secrets.operatorPassword }, EXTENSION_NAMES);
    this.secrets.hasBoxes = true;
    this.state.saveSecrets({ ...this.secrets, provisioned: true });
  }

  #watch(child) {
    this.#keep(child);
    child.on('died', (error) => this.emit('died', error));
  }

  #keep(child) {
    if (this.#stopping) {
      child.stop();
      throw new PlainError('Stopped while starting.');
    }
    this.#parts.push(child);
  }

  /// Shell assignments for whoever wants to use this installation.
  #writeRunEnv() {
    const values = {
      HTTP_URL: this.httpUrl,
      PBX_URL: `http://${HOST}:${this.ports.pbx}`,
      SIP_ADDRESS: `${HOST}:${this.ports.sip}`,
      SIP_TLS_ADDRESS: `${HOST}:${this.ports.sipTls}`,
      SIP_DOMAIN: this.sipDomain,
      OPERATOR,
      OPERATOR_PASSWORD: this.secrets.operatorPassword,
      ...Object.fromEntries(
        EXTENSIONS.map((number) => [`EXTENSION_PASSWORD_${number}`, this.secrets.extensionPasswords[number]]),
      ),
      PROVIDER_LOG: this.providers.standIns.push_log,
      PROVIDER_CA: this.providers.standIns.ca,
      APNS_TOPIC: `${this.providers.standIns.apns_bundle_id}.voip`,
      APNS_TEAM_ID: this.providers.standIns.apns_team_id,
      FCM_PROJECT: this.providers.standIns.fcm_project,
    };
    const lines = Object.entries(values).map(([name, value]) => `${name}='${value.replace(/'/g, "'\\''")}'\n`);
    fs.writeFileSync(this.state.path('run.env'), lines.join(''), { mode: 0o600 });
  }
}
