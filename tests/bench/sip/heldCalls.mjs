// SPDX-License-Identifier: GPL-3.0-or-later
// REGISTER → INVITE with 500, 2,000 and 4,000 calls held at once, against wakelined and Kamailio as ./run starts them.
// Usage: node heldCalls.mjs [HELD…]
import { addExtensions, note, paced, pause, withInstallation } from './BenchInstallation.mjs';
import { Apps, Callers } from './SipLoad.mjs';
import { distribution, printRow, quantile } from './Statistics.mjs';

const ROUNDS = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [500, 2000, 4000];
const INVITES_PER_SECOND = 400;
const REGISTERS_PER_SECOND = 400;
const HOLD_MS = 90000; // long enough that all calls are held before the first phone wakes
const EXPIRES_S = 30; // the shortest that kamailio.cfg allows
const EXPIRY_PACE_S = 10; // how often this Kamailio looks for bindings that have expired
const DEADLINE_MS = 60000;
const TARGET_P99_MS = 5;
const TARGET_HELD = 2000;

const passwordOf = (number) => `pw-${number}`;
const account = (number) => ({ user: number, password: passwordOf(number) });

async function until(condition, deadlineMs = DEADLINE_MS) {
  const deadline = performance.now() + deadlineMs;
  while (!condition() && performance.now() < deadline) await pause(20);
}

/// Lets wakelined learn a push token of every phone, and the bindings expire.
async function introduce(apps, numbers) {
  let registered = 0;
  let refused = 0;
  await paced(numbers.length, REGISTERS_PER_SECOND, (index) =>
    apps.register(account(numbers[index]), {
      expires: EXPIRES_S,
      onRegistered: (status) => {
        if (status === 200) registered += 1;
        else refused += 1;
      },
    }),
  );
  await until(() => registered + refused === numbers.length);
  note(`${registered} phones have told their push tokens; waiting until their registrations expire …`);
  if (registered < numbers.length) throw new Error(`${numbers.length - registered} phones could not register`);
  await pause((EXPIRES_S + EXPIRY_PACE_S + 5) * 1000);
}

async function round(callers, apps, caller, numbers) {
  const calls = new Map(numbers.map((number) => [number, {}]));
  const count = (name) => [...calls.values()].filter((call) => call[name] !== undefined).length;
  await paced(numbers.length, INVITES_PER_SECOND, (index) => {
    const call = calls.get(numbers[index]);
    callers.call(caller, numbers[index], {
      onTrying: () => {
        call.held = true;
      },
      onEnd: (status) => {
        call.ended = status;
      },
    });
  });
  await until(() => count('held') === numbers.length);
  await pause(1500); // the last decisions and pushes
  const early = count('ended');
  await paced(numbers.length, REGISTERS_PER_SECOND, (index) => {
    const call = calls.get(numbers[index]);
    call.register = apps.register(account(numbers[index]), {
      expires: EXPIRES_S,
      onRegistered: () => {},
      onInvite: (arrived) => {
        call.delivered = arrived - call.register.sent;
      },
    });
  });
  await until(() => count('ended') === numbers.length);
  return {
    held: count('held') - early,
    delays: [...calls.values()].map((call) => call.delivered).filter((delay) => delay !== undefined),
    lost: [...calls.values()].filter((call) => call.ended !== 200).length,
  };
}

await withInstallation(
  { sharedMemoryMb: 1024, keepaliveSeconds: EXPIRY_PACE_S, settings: { WAKELINE_PUSH_HOLD_MS: HOLD_MS } },
  async (installation) => {
    const total = ROUNDS.reduce((sum, held) => sum + held, 0);
    const numbers = Array.from({ length: total }, (_, index) => String(200000 + index));
    note(`adding ${total} extensions …`);
    await addExtensions(installation.httpUrl, installation.secrets.operatorPassword, numbers, passwordOf);
    const callers = new Callers(installation.server, installation.sipDomain);
    const apps = new Apps(installation.server, installation.sipDomain);
    await callers.open();
    await apps.open();
    const single = (number) =>
      new Promise((resolve) => {
        apps.register(account(number), { expires: EXPIRES_S, onRegistered: resolve });
      });
    await single(numbers[0]); // so that every further request carries credentials at once
    await introduce(apps, numbers);
    for (const held of ROUNDS) {
      const {
        delays,
        lost,
        held: reallyHeld,
      } = await round(callers, apps, installation.account('101'), numbers.splice(0, held));
      const p99 = quantile(delays, 0.99);
      const isTarget = held === TARGET_HELD;
      printRow(
        `REGISTER → INVITE, ${held} held`,
        `${distribution(delays)}; ${delays.length} of ${held} delivered, ${lost} lost` +
          (reallyHeld < held ? ` (only ${reallyHeld} were held)` : ''),
        isTarget ? `p99 < ${TARGET_P99_MS} ms, none lost` : '',
        isTarget ? p99 < TARGET_P99_MS && lost === 0 : undefined,
      );
    }
    note(`${callers.repeated} requests of callers and ${apps.repeated} of apps had to be repeated`);
    callers.close();
    apps.close();
  },
);
