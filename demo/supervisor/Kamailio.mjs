// SPDX-License-Identifier: GPL-3.0-or-later
// A Kamailio of its own, with the packaged kamailio.cfg and a local file for loopback.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { SOURCE_DIR } from './Arguments.mjs';
import { Child, waitFor } from './Child.mjs';
import { answersOptions } from './SipProbe.mjs';
import { HOST } from './Ports.mjs';

const START_DEADLINE_MS = 15000;
const PRIVATE_MEMORY_MB = '16';

export class Kamailio {
  #state;
  #child;
  #sharedMemoryMb;
  #keepaliveSeconds;

  /// \param sharedMemoryMb    a held call takes about 20 kB
  /// \param keepaliveSeconds  also the pace of expiry
  constructor(state, { sharedMemoryMb = 128, keepaliveSeconds = 5 } = {}) {
    this.#state = state;
    this.#sharedMemoryMb = sharedMemoryMb;
    this.#keepaliveSeconds = keepaliveSeconds;
  }

  get child() {
    return this.#child;
  }

  get rpcSocket() {
    return this.#state.socket('kamailio-rpc.sock');
  }

  configure({ ports, secrets, sipDomain, standIns }) {
    const packaged = path.join(SOURCE_DIR, 'packaging/kamailio');
    const local = 'wakeline-local.cfg';
    for (const name of fs.readdirSync(packaged).filter((file) => file.endsWith('.cfg') && file !== local)) {
      fs.copyFileSync(path.join(packaged, name), this.#state.path(`kamailio/${name}`));
    }
    const database = this.#state.path('wakeline.db');
    fs.writeFileSync(
      this.#state.path('kamailio/wakeline-local.cfg'),
      `# Written by ./run at every start.
#!define SIP_DOMAIN "${sipDomain}"
listen=udp:${HOST}:${ports.sip}
listen=tcp:${HOST}:${ports.sip}
#!define SIP_LOOPBACK "${HOST}:${ports.sip}"
#!define WITH_TLS
#!define TLS_CERTIFICATE "${standIns.certificate}"
#!define TLS_PRIVATE_KEY "${standIns.certificate_key}"
listen=tls:${HOST}:${ports.sipTls}
#!define EVAPI_ADDRESS "${HOST}:${ports.evapi}"
#!define EVAPI_SECRET "${secrets.evapiSecret}"
#!define RPC_SOCKET "${this.rpcSocket}"
#!define CTL_SOCKET "unix:${this.#state.socket('kamailio-ctl.sock')}"
#!define WITH_SQLITE
#!define ACCOUNTS_DB_URL "sqlite:///${database}"
#!define ACCOUNTS_SQLITE_FILE "${database}"
#!define WITH_MWI
#!define TRUNKS "192.0.2.0/24"
#!define FLOOD_LIMIT 100000
#!define AUTH_FAILURES_PER_USER 10
#!define AUTH_FAILURES_PER_SOURCE 1000
#!define KEEPALIVE_SECONDS ${this.#keepaliveSeconds}
children=4
tcp_children=4
mpath="${moduleFolder()}"
`,
      { mode: 0o600 },
    );
  }

  start() {
    for (const socket of [this.rpcSocket, this.#state.socket('kamailio-ctl.sock')]) fs.rmSync(socket, { force: true });
    const folder = this.#state.path('kamailio');
    const args = [
      '-f',
      path.join(folder, 'kamailio.cfg'),
      '-P',
      path.join(folder, 'kamailio.pid'),
      '-Y',
      folder,
      '-w',
      folder,
      '-m',
      String(this.#sharedMemoryMb),
      '-M',
      PRIVATE_MEMORY_MB,
      '-DD',
      '-E',
    ];
    this.#child = new Child('Kamailio', program(), args, { logFile: this.#state.path('log/kamailio.log') });
    return this.#child;
  }

  async waitUntilStarted(ports) {
    await waitFor(
      this.#child,
      () => `does not answer on UDP port ${ports.sip}`,
      START_DEADLINE_MS,
      () => answersOptions(ports.sip),
    );
  }
}

function program() {
  return fs.existsSync('/usr/sbin/kamailio') ? '/usr/sbin/kamailio' : 'kamailio';
}

function moduleFolder() {
  const architecture = execFileSync('dpkg-architecture', ['-qDEB_HOST_MULTIARCH'], { encoding: 'utf8' }).trim();
  return `/usr/lib/${architecture}/kamailio/modules/`;
}
