// SPDX-License-Identifier: GPL-3.0-or-later
// One wake-up call from end to end, with the three times that matter.
import { countBindings } from './Registration.mjs';

const ASLEEP_DEADLINE_MS = 15000;
const POLL_MS = 250;

const pause = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/// Waits until the SIP server, too, has noticed that the phone's app is gone.
export async function waitUntilAsleep(phone, server) {
  const deadline = performance.now() + ASLEEP_DEADLINE_MS;
  while (phone.isAwake || (await countBindings(phone.account, server)) > 0) {
    if (performance.now() > deadline) {
      throw new Error(
        `the SIP server still holds a binding of extension ${phone.account.user} ` +
          `${ASLEEP_DEADLINE_MS / 1000} s after its connection broke`,
      );
    }
    await pause(POLL_MS);
  }
}

/// \param desk   the caller
/// \param phone  asleep
/// \return {extension, woke, pushMs, registeredMs, deliveredMs, cause}; `cause` says what went wrong unless `woke`
export async function placeDemoCall(desk, phone, { talkMs, giveUpMs }) {
  const times = {};
  const errors = [];
  const mark = (name) => () => {
    times[name] ??= performance.now();
  };
  const listeners = {
    push: mark('push'),
    registered: mark('registered'),
    invite: mark('invite'),
    answered: mark('answered'),
    ended: mark('ended'),
    // The REGISTER that counts is the last one before the INVITE: the first is only challenged.
    registering: () => {
      if (!times.registered) times.registering = performance.now();
    },
    failed: (error) => errors.push(error),
  };
  for (const [event, listener] of Object.entries(listeners)) phone.on(event, listener);
  try {
    const outcome = await desk.call(phone.account.user, {
      talkMs,
      giveUpMs,
      onSending: () => {
        times.sent = performance.now();
      },
    });
    return report(phone.account.user, times, outcome, errors);
  } catch (error) {
    return { extension: phone.account.user, woke: false, cause: error.message };
  } finally {
    for (const [event, listener] of Object.entries(listeners)) phone.off(event, listener);
  }
}

function report(extension, times, outcome, errors) {
  const between = (from, to) => (times[from] && times[to] ? Math.max(0, times[to] - times[from]) : undefined);
  const cause = causeOf(times, outcome, errors);
  return {
    extension,
    woke: cause === undefined,
    cause,
    callId: outcome.callId,
    pushMs: between('sent', 'push'),
    registeredMs: between('push', 'registered'),
    deliveredMs: between('registering', 'invite'),
  };
}

function causeOf(times, { inviteStatus, inviteReason, byeStatus }, errors) {
  const answer = `the caller got ${inviteStatus} ${inviteReason}`;
  if (!times.push) return `no push reached the phone (${answer})`;
  if (errors.length > 0) return `the push arrived, but ${errors[0].message} (${answer})`;
  if (!times.registered) return `the push arrived, but the phone did not get registered (${answer})`;
  if (!times.invite) return `the phone registered, but the call was not delivered to it (${answer})`;
  if (!times.answered || inviteStatus !== 200) return `the call was delivered but not answered (${answer})`;
  if (byeStatus !== 200 || !times.ended) return `the call was answered but did not end properly (BYE: ${byeStatus})`;
  return undefined;
}

/// The line that `./run --once` ends with. Whole milliseconds, rounded up.
export function resultLine({ extension, woke, cause, pushMs, registeredMs, deliveredMs }) {
  if (!woke) return `extension ${extension} was not woken: ${cause}`;
  const ms = (value) => `${Math.ceil(value)} ms`;
  return (
    `woke extension ${extension}: push ${ms(pushMs)}, registered ${ms(registeredMs)}, ` +
    `INVITE delivered ${ms(deliveredMs)} after REGISTER`
  );
}
