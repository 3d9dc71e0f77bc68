// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for Google's OAuth 2.0 token endpoint, for service accounts (RFC 7523).
import { randomBytes } from 'node:crypto';
import { hasValidSignature, parseJwt } from './Jwt.mjs';
import { WebServer } from './WebServer.mjs';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const SCOPES = ['https://www.googleapis.com/auth/firebase.messaging', 'https://www.googleapis.com/auth/cloud-platform'];
const ASSERTION_LIFETIME_S = 3600;
const CLOCK_SKEW_S = 60;
const KEPT_TOKENS = 1000;

const grantError = (description) => ({ status: 400, body: { error: 'invalid_grant', error_description: description } });

/// \param account  {clientEmail, privateKeyId, publicKey, tokenUri}
/// \return what is wrong with a service account's assertion, in Google's words, or undefined
export function checkAssertion(assertion, account, nowS) {
  const jwt = parseJwt(assertion);
  if (!jwt) return grantError('Bad Request');
  const { iss, aud, iat, exp, scope } = jwt.claims;
  if (iss !== account.clientEmail) return grantError('Invalid grant: account not found');
  if (jwt.header.kid !== undefined && jwt.header.kid !== account.privateKeyId)
    return grantError('Invalid JWT: No key found');
  if (!hasValidSignature(jwt, 'RS256', account.publicKey)) return grantError('Invalid JWT Signature.');
  if (aud !== account.tokenUri)
    return grantError('Invalid JWT: Failed audience check. The right audience is the token URI.');
  const reasonable =
    Number.isInteger(iat) &&
    Number.isInteger(exp) &&
    exp - iat <= ASSERTION_LIFETIME_S &&
    iat <= nowS + CLOCK_SKEW_S &&
    exp > nowS - CLOCK_SKEW_S;
  if (!reasonable) {
    return grantError(
      'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. ' +
        'Check your iat and exp values in the JWT claim.',
    );
  }
  if (
    !String(scope ?? '')
      .split(' ')
      .some((asked) => SCOPES.includes(asked))
  ) {
    return {
      status: 400,
      body: { error: 'invalid_scope', error_description: 'Invalid OAuth scope or ID token audience provided.' },
    };
  }
  return undefined;
}

export class OAuth {
  #account;
  #lifetimeS;
  #issued = new Map(); // access token → when it ends, milliseconds since 1970
  #server;

  /// \param account    may be given its `tokenUri` after listen() has told the port
  /// \param lifetimeS  of the access tokens; Google's is 3599
  constructor({ account, tls, lifetimeS = 3599 }) {
    this.#account = account;
    this.#lifetimeS = lifetimeS;
    this.#server = new WebServer(tls, (request) => this.#answer(request));
  }

  listen(port, host) {
    return this.#server.listen(port, host);
  }

  close() {
    this.#server.close();
  }

  isValid(accessToken) {
    return (this.#issued.get(accessToken) ?? 0) > Date.now();
  }

  #answer({ method, path, headers, body }) {
    if (method !== 'POST' || path !== '/token') return { status: 404, body: { error: 'not_found' } };
    if (!/^application\/x-www-form-urlencoded\b/.test(headers['content-type'] ?? '')) {
      return { status: 400, body: { error: 'invalid_request', error_description: 'Expected a form' } };
    }
    const form = new URLSearchParams(body.toString('utf8'));
    if (form.get('grant_type') !== GRANT) {
      return {
        status: 400,
        body: { error: 'unsupported_grant_type', error_description: `Invalid grant_type: ${form.get('grant_type')}` },
      };
    }
    return checkAssertion(form.get('assertion') ?? '', this.#account, Math.floor(Date.now() / 1000)) ?? this.#issue();
  }

  #issue() {
    const token = `ya29.${randomBytes(32).toString('base64url')}`;
    this.#issued.set(token, Date.now() + this.#lifetimeS * 1000);
    if (this.#issued.size > KEPT_TOKENS) this.#issued.delete(this.#issued.keys().next().value);
    return { status: 200, body: { access_token: token, expires_in: this.#lifetimeS, token_type: 'Bearer' } };
  }
}
