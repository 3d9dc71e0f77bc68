// SPDX-License-Identifier: GPL-3.0-or-later
const SWEEP_MS = 60_000;

/// One bucket per licence; a full one needs no memory.
export class TokenBuckets {
  #perMs;
  #burst;
  #buckets = new Map(); // licence id → {tokens, at}

  constructor(perSecond, burst) {
    this.#perMs = perSecond / 1000;
    this.#burst = burst;
    setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  /// \return seconds to wait, 0 if the push may go
  take(license) {
    const now = performance.now();
    const bucket = this.#buckets.get(license) ?? { tokens: this.#burst, at: now };
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (now - bucket.at) * this.#perMs);
    bucket.at = now;
    this.#buckets.set(license, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.#perMs / 1000);
    bucket.tokens -= 1;
    return 0;
  }

  #sweep() {
    const now = performance.now();
    for (const [license, { tokens, at }] of this.#buckets) {
      if (tokens + (now - at) * this.#perMs >= this.#burst) this.#buckets.delete(license);
    }
  }
}
