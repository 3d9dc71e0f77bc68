// SPDX-License-Identifier: GPL-3.0-or-later
import { createHmac } from 'node:crypto';

const KEPT_MS = 30_000;
const KEPT_AT_MOST = 200_000;
const DAY_MS = 86_400_000;
const QUERY = {
  name: 'license-by-key',
  text: 'SELECT id, status, expires_at, grace_days FROM licenses WHERE key_hash = $1',
};

/// The table holds no usable key: what is looked up is its keyed hash.
export class Licenses {
  #pool;
  #hashKey;

  constructor(pool, hashKey) {
    this.#pool = pool;
    this.#hashKey = hashKey;
  }

  /// \return the licence's row, undefined if there is none or it is not served any more
  async served(key) {
    const row = await this.find(key);
    return row && isServed(row, Date.now()) ? row : undefined;
  }

  async find(key) {
    const symbols = key.toUpperCase().replace(/^WL-|[- ]/g, '');
    const hash = createHmac('sha256', this.#hashKey).update(symbols).digest();
    const { rows } = await this.#pool.query({ ...QUERY, values: [hash] });
    return rows[0];
  }
}

/// Asks the database about a key only once in a while.
export class CachedLicenses extends Licenses {
  #kept = new Map(); // key → {row, until}; the oldest come first

  async find(key) {
    const known = this.#kept.get(key);
    if (known && known.until > performance.now()) return known.row;
    const row = await super.find(key);
    this.#kept.delete(key);
    if (this.#kept.size >= KEPT_AT_MOST) this.#kept.delete(this.#kept.keys().next().value);
    this.#kept.set(key, { row, until: performance.now() + KEPT_MS });
    return row;
  }
}

function isServed({ status, expires_at: expiresAt, grace_days: graceDays }, now) {
  return status === 'active' && (expiresAt === null || Number(expiresAt) + graceDays * DAY_MS > now);
}
