// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP digest authentication as SIP uses it (RFC 2617 §3, RFC 3261 §22): MD5 with qop=auth.
import { createHash, randomBytes } from 'node:crypto';

const md5 = (text) => createHash('md5').update(text).digest('hex');

/// Reads `Digest realm="…", nonce="…", qop="auth"`.
/// \return the parameters, or undefined if this is not a Digest challenge that can be answered
export function parseChallenge(header) {
  const parameters = /^\s*Digest\s+(.+)$/is.exec(header ?? '')?.[1];
  if (parameters === undefined) return undefined;
  const challenge = {};
  for (const [, name, quoted, bare] of parameters.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)) {
    challenge[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare;
  }
  if (!challenge.realm || !challenge.nonce) return undefined;
  if ((challenge.algorithm ?? 'MD5').toUpperCase() !== 'MD5') return undefined;
  return challenge;
}

/// The response value of RFC 2617 §3.2.2.
export function digestResponse({ username, password, realm, method, uri, nonce, qop, nonceCount, cnonce }) {
  const ha1 = md5(`${username}:${realm}:${password}`);
  const ha2 = md5(`${method}:${uri}`);
  return qop ? md5(`${ha1}:${nonce}:${nonceCount}:${cnonce}:${qop}:${ha2}`) : md5(`${ha1}:${nonce}:${ha2}`);
}

/// \return the value of an Authorization or Proxy-Authorization header
export function authorization(challenge, { username, password, method, uri }) {
  const qop = (challenge.qop ?? '').split(/\s*,\s*/).includes('auth') ? 'auth' : undefined;
  const own = { nonceCount: '00000001', cnonce: randomBytes(8).toString('hex') };
  const { realm, nonce, opaque } = challenge;
  const response = digestResponse({ username, password, realm, method, uri, nonce, qop, ...own });
  const parts = [
    `username="${username}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `response="${response}"`,
    'algorithm=MD5',
  ];
  if (qop) parts.push(`qop=${qop}`, `nc=${own.nonceCount}`, `cnonce="${own.cnonce}"`);
  if (opaque) parts.push(`opaque="${opaque}"`);
  return `Digest ${parts.join(', ')}`;
}
