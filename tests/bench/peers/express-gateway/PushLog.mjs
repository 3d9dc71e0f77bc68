// SPDX-License-Identifier: GPL-3.0-or-later
const GROUP_LIMIT = 500;
// Column, type, value of an entry.
const COLUMNS = [
  ['at', 'bigint', ({ at }) => at],
  ['extension', 'text', () => ''],
  ['device_id', 'bigint', () => 0],
  ['user_agent', 'text', () => ''],
  ['provider', 'text', () => 'apns'],
  ['environment', 'text', () => 'production'],
  ['event', 'text', ({ event }) => event],
  ['call_id', 'text', ({ callId }) => callId],
  ['caller', 'text', ({ caller }) => caller],
  ['outcome', 'text', ({ outcome }) => outcome],
  ['status', 'integer', ({ status }) => status],
  ['reason', 'text', ({ reason }) => reason],
  ['provider_id', 'text', ({ id }) => id],
  ['latency_ms', 'bigint', ({ latencyMs }) => latencyMs],
  ['attempts', 'integer', () => 1],
  ['token_masked', 'text', ({ tokenMasked }) => tokenMasked],
  ['license_id', 'bigint', ({ licenseId }) => licenseId],
  ['token_hash', 'bytea', ({ tokenHash }) => tokenHash],
  ['uid', 'uuid', ({ id }) => id],
];
const NAMES = COLUMNS.map(([name]) => name).join(', ');

/// A commit for every push.
export class PushLog {
  #pool;
  #query = {
    name: 'push-log-row',
    text: `INSERT INTO push_log (${NAMES}) VALUES (${COLUMNS.map((column, index) => `$${index + 1}`).join(', ')})`,
  };

  constructor(pool) {
    this.#pool = pool;
  }

  /// Resolves when the row is committed.
  async add(entry) {
    await this.#pool.query({ ...this.#query, values: COLUMNS.map(([, , value]) => value(entry)) });
  }
}

/// A commit for all pushes that came while the last one was under way.
export class GroupedPushLog {
  #pool;
  #query = {
    name: 'push-log-rows',
    text: `INSERT INTO push_log (${NAMES}) SELECT * FROM unnest(${COLUMNS.map(
      ([, type], index) => `$${index + 1}::${type}[]`,
    ).join(', ')})`,
  };
  #waiting = []; // {entry, resolve, reject}
  #isWriting = false;

  constructor(pool) {
    this.#pool = pool;
  }

  /// Resolves when the row is committed.
  add(entry) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (!this.#isWriting) this.#write();
    });
  }

  async #write() {
    this.#isWriting = true;
    await new Promise(setImmediate); // what else comes in this turn of the loop
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP_LIMIT);
      try {
        await this.#pool.query({
          ...this.#query,
          values: COLUMNS.map(([, , value]) => group.map(({ entry }) => value(entry))),
        });
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isWriting = false;
  }
}
