// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for Google's FCM HTTP v1 API: TLS, HTTP/2 or HTTP/1.1 as the client wishes.
import { randomBytes } from 'node:crypto';
import { parseObject } from './ApnsRules.mjs';
import { checkMessage, fcmAnswers, notFound, projectOf, unauthenticated, wrongProject } from './FcmRules.mjs';
import { misbehaviourOf, SeenTokens } from './Misbehaviour.mjs';
import { WebServer } from './WebServer.mjs';

export class Fcm {
  #project;
  #oauth;
  #log;
  #seen = new SeenTokens();
  #server;

  /// \param project  Firebase project id
  /// \param oauth    the OAuth stand-in whose access tokens count
  constructor({ project, oauth, tls, log }) {
    this.#project = project;
    this.#oauth = oauth;
    this.#log = log;
    this.#server = new WebServer(tls, (request) => this.#answer(request));
  }

  listen(port, host) {
    return this.#server.listen(port, host);
  }

  close() {
    this.#server.close();
  }

  #answer(request) {
    const project = projectOf(request.path);
    if (project === undefined || request.method !== 'POST') return notFound;
    const accessToken = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (!this.#oauth.isValid(accessToken)) return unauthenticated;
    if (project !== this.#project) return wrongProject(project);
    const body = parseObject(request.body);
    const token = typeof body?.message?.token === 'string' ? body.message.token : '';
    const behaviour = misbehaviourOf(token, fcmAnswers, this.#seen);
    const refused = checkMessage(body) ?? behaviour.answer;
    const name = `projects/${this.#project}/messages/0:${Date.now()}%${randomBytes(8).toString('hex')}`;
    this.#record(request, body, token, refused, name, behaviour);
    return { status: 200, body: { name }, ...refused, ...behaviour };
  }

  #record(request, body, token, refused, name, behaviour) {
    const answered = !behaviour.silent && !behaviour.reset;
    this.#log.append(
      {
        provider: 'fcm',
        environment: this.#project,
        token,
        status: answered ? (refused?.status ?? 200) : 0,
        reason: refused?.reason ?? '',
        id: refused ? '' : name,
        headers: { 'content-type': request.headers['content-type'], 'http-version': request.httpVersion },
        payload: body?.message ?? null,
      },
      request.arrived,
    );
  }
}
