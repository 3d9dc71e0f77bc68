// SPDX-License-Identifier: GPL-3.0-or-later
// Checks JSON Web Tokens the way the real providers do; nothing here signs one.
import { createPublicKey, verify } from 'node:crypto';

/// Takes a JWT apart without trusting it.
/// \return {header, claims, signedText, signature}, or undefined if it is not a JWT at all
export function parseJwt(token) {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    return {
      header: JSON.parse(Buffer.from(parts[0], 'base64url')),
      claims: JSON.parse(Buffer.from(parts[1], 'base64url')),
      signedText: `${parts[0]}.${parts[1]}`,
      signature: Buffer.from(parts[2], 'base64url'),
    };
  } catch {
    return undefined;
  }
}

/// \param algorithm  'ES256' or 'RS256', and the token must name exactly this one
/// \param publicKey  PEM or KeyObject
export function hasValidSignature(jwt, algorithm, publicKey) {
  if (jwt.header?.alg !== algorithm) return false;
  const key = typeof publicKey === 'string' ? createPublicKey(publicKey) : publicKey;
  // JWS carries an ECDSA signature as the two bare numbers (RFC 7518 §3.4), not as OpenSSL's DER.
  const options = algorithm === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' } : { key };
  try {
    return verify('sha256', Buffer.from(jwt.signedText), options, jwt.signature);
  } catch {
    return false;
  }
}
