// SPDX-License-Identifier: GPL-3.0-or-later
// A device token can ask the stand-in to misbehave: its words are what the test writes into it.
//
// A word of letters counts wherever it occurs; a number (500, 503) only as a part of its own between `-`, `_`, `.` or
// `:`, because the random tokens of real clients hold digits. `slow` waits 3 s and `slow-250` 250 ms before the answer
// that the rest of the token asks for; `silent` never answers; `flaky` fails the first time and works from then on;
// `reset` breaks the stream off; `goaway` answers and then sends GOAWAY.

const DEFAULT_DELAY_MS = 3000;

function parts(token) {
  return token.split(/[-_.:]/);
}

function holds(token, word) {
  return /^\d+$/.test(word) ? parts(token).includes(word) : token.includes(word);
}

/// \param answers  table of word → the provider's answer
/// \return {delayMs, silent, reset, goaway, answer?}
export function misbehaviourOf(token, answers, seenTokens) {
  const behaviour = {
    delayMs: 0,
    silent: holds(token, 'silent'),
    reset: holds(token, 'reset'),
    goaway: holds(token, 'goaway'),
  };
  if (holds(token, 'slow')) {
    behaviour.delayMs = Number(/(?:^|[-_.:])slow[-_.:](\d+)(?:[-_.:]|$)/.exec(token)?.[1] ?? DEFAULT_DELAY_MS);
  }
  if (holds(token, 'flaky') && seenTokens.firstTime(token)) behaviour.answer = answers['503'];
  const word = Object.keys(answers).find((candidate) => holds(token, candidate));
  if (word) behaviour.answer = answers[word];
  return behaviour;
}

/// Remembers which tokens have been seen, the newest few thousand of them.
export class SeenTokens {
  #tokens = new Set();
  #limit;

  constructor(limit = 4096) {
    this.#limit = limit;
  }

  firstTime(token) {
    if (this.#tokens.has(token)) return false;
    this.#tokens.add(token);
    if (this.#tokens.size > this.#limit) this.#tokens.delete(this.#tokens.values().next().value);
    return true;
  }
}
