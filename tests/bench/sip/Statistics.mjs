// SPDX-License-Identifier: GPL-3.0-or-later

/// The value below which `share` (0 to 1) of the samples lie.
export function quantile(samples, share) {
  if (samples.length === 0) return NaN;
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/// "p50 0.8 ms, p99 3.1 ms, max 4.0 ms"
export function distribution(milliseconds) {
  const ms = (share) => `${quantile(milliseconds, share).toFixed(2)}`;
  return `p50 ${ms(0.5)}, p99 ${ms(0.99)}, max ${ms(1)} ms`;
}

/// One line of the table of tests/bench/run: name, measured, target, met ("yes", "no" or "").
export function printRow(name, measured, target = '', isMet = undefined) {
  process.stdout.write(`${[name, measured, target, isMet === undefined ? '' : isMet ? 'yes' : 'no'].join('\t')}\n`);
}
