// SPDX-License-Identifier: GPL-3.0-or-later
const KEPT_MS = 120_000;

/// Lets the same push happen once: who repeats it gets the first one's answer.
export class OnceOnly {
  #answers = new Map(); // what the push is → {answer: Promise, at}; the oldest come first

  /// \param work  makes the answer; one that is not 200 is forgotten, so that it can be tried again
  async run(what, work) {
    this.#forgetOld();
    const known = this.#answers.get(what);
    if (known) return known.answer;
    const answer = work();
    this.#answers.set(what, { answer, at: performance.now() });
    try {
      const made = await answer;
      if (made.status !== 200) this.#answers.delete(what);
      return made;
    } catch (error) {
      this.#answers.delete(what);
      throw error;
    }
  }

  #forgetOld() {
    const limit = performance.now() - KEPT_MS;
    for (const [what, { at }] of this.#answers) {
      if (at > limit) return;
      this.#answers.delete(what);
    }
  }
}
