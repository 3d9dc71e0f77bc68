// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the stand-in providers for a test and speaks to them as a client would, signing with its own few lines.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createPrivateKey, sign } from 'node:crypto';
import fs from 'node:fs';
import http2 from 'node:http2';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../demo/providers/main.mjs', import.meta.url));

export function signJwt(header, claims, keyPem) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${encode(header)}.${encode(claims)}`;
  const key = { key: createPrivateKey(keyPem), ...(header.alg === 'ES256' && { dsaEncoding: 'ieee-p1363' }) };
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

export class StandIns {
  static async start(...options) {
    const standIns = new StandIns();
    standIns.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wakeline-standins-'));
    standIns.process = spawn(process.execPath, [MAIN, '--state', standIns.folder, ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: standIns.process.stdout }), 'line');
    Object.assign(standIns, JSON.parse(line));
    standIns.caPem = fs.readFileSync(standIns.ca);
    standIns.account = JSON.parse(fs.readFileSync(standIns.fcm_service_account, 'utf8'));
    return standIns;
  }

  async stop() {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    const [code] = await ended;
    fs.rmSync(this.folder, { recursive: true, force: true });
    return code;
  }

  pushes() {
    return fs
      .readFileSync(this.push_log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /// \param changes  claims, or `kid`, that differ from a good provider token's
  providerToken({ kid = this.apns_key_id, key = fs.readFileSync(this.apns_key), ...changes } = {}) {
    const claims = { iss: this.apns_team_id, iat: Math.floor(Date.now() / 1000), ...changes };
    return signJwt({ alg: 'ES256', kid }, claims, key);
  }

  assertion({ key = this.account.private_key, ...changes } = {}) {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.account.client_email,
      scope: 'https://www.googleapis.com/auth/firebase.messaging',
      aud: this.account.token_uri,
      iat: now,
      exp: now + 3600,
      ...changes,
    };
    return signJwt({ alg: 'RS256', typ: 'JWT', kid: this.account.private_key_id }, claims, key);
  }

  /// One request over HTTP/2. \return {status, headers, body}
  async post(url, headers, body, session = http2.connect(new URL(url).origin, { ca: this.caPem })) {
    session.on('error', () => {});
    const stream = session.request({ ':method': 'POST', ':path': new URL(url).pathname, ...headers });
    let answer = {};
    stream.on('response', (received) => {
      answer = received;
    });
    stream.end(body);
    let text = '';
    for await (const chunk of stream) text += chunk;
    if (!session.keepOpen) session.close();
    return { status: answer[':status'], headers: answer, body: text === '' ? undefined : JSON.parse(text) };
  }

  connect(url) {
    const session = http2.connect(new URL(url).origin, { ca: this.caPem });
    session.keepOpen = true;
    return session;
  }

  push(
    token,
    {
      jwt = this.providerToken(),
      headers = {},
      payload = '{"call_id":"c1"}',
      url = this.apns_sandbox_url,
      session,
    } = {},
  ) {
    return this.post(
      `${url}/3/device/${token}`,
      {
        authorization: `bearer ${jwt}`,
        'apns-topic': `${this.apns_bundle_id}.voip`,
        'apns-push-type': 'voip',
        'apns-priority': '10',
        'apns-expiration': '0',
        ...headers,
      },
      payload,
      session,
    );
  }

  async accessToken(assertion = this.assertion()) {
    return this.post(
      this.token_url,
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
    );
  }

  async send(message, accessToken) {
    const bearer = accessToken ?? (await this.accessToken()).body.access_token;
    return this.post(
      `${this.fcm_url}/v1/projects/${this.fcm_project}/messages:send`,
      { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      JSON.stringify({ message }),
    );
  }
}
