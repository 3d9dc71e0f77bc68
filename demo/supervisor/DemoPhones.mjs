// SPDX-License-Identifier: GPL-3.0-or-later
// The people of the demo: one desk telephone that calls, two mobile phones that sleep, and one call at a time.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { placeDemoCall, waitUntilAsleep } from '../phone/DemoCall.mjs';
import { DeskPhone } from '../phone/DeskPhone.mjs';
import { PushChannel } from '../phone/PushChannel.mjs';
import { SleepingPhone } from '../phone/SleepingPhone.mjs';

const GIVE_UP_MS = 15000;

export class DemoPhones {
  #installation;
  #pace;
  #desk;
  #phones = [];
  #channel;
  #last = Promise.resolve();
  #next = 0;

  /// \param pace {startMs, ringMs, talkMs, lingerMs}
  constructor(installation, pace) {
    this.#installation = installation;
    this.#pace = pace;
  }

  async start() {
    const { standIns } = this.#installation.providers;
    const identities = this.#identities();
    this.#channel = await PushChannel.open(this.#installation.state.socket('push-channel.sock'));
    this.#desk = new DeskPhone(
      this.#installation.account('101', { displayName: 'Reception', userAgent: 'Wakeline demo desk phone' }),
      this.#installation.server,
    );
    await this.#desk.open();
    await this.#add('102', 'Wakeline demo Android phone', identities['102'], {
      provider: 'fcm',
      param: standIns.fcm_project,
      prid: identities['102'].token,
    });
    await this.#add('103', 'Wakeline demo iPhone', identities['103'], {
      provider: 'apns',
      param: `${standIns.apns_team_id}.${standIns.apns_bundle_id}.voip`,
      prid: identities['103'].token,
    });
  }

  close() {
    this.#desk?.close();
    for (const phone of this.#phones) phone.sleep();
    this.#channel?.close();
  }

  /// Calls the phones in turn; a call that is asked for during another one comes after it.
  /// \return as placeDemoCall()
  call() {
    const result = this.#last.then(() => this.#callNext());
    this.#last = result.catch(() => {});
    return result;
  }

  async #callNext() {
    const phone = this.#phones[this.#next];
    this.#next = (this.#next + 1) % this.#phones.length;
    try {
      await waitUntilAsleep(phone, this.#installation.server);
    } catch (error) {
      return { extension: phone.account.user, woke: false, cause: error.message };
    }
    return placeDemoCall(this.#desk, phone, { talkMs: this.#pace.talkMs, giveUpMs: GIVE_UP_MS });
  }

  async #add(number, userAgent, identity, push) {
    const { startMs, ringMs, lingerMs } = this.#pace;
    const phone = new SleepingPhone({
      account: this.#installation.account(number, { userAgent }),
      server: this.#installation.server,
      push,
      instance: identity.instance,
      timings: { startMs, ringMs, lingerMs },
    });
    this.#channel.listen(phone.token, (received) => phone.wake(received));
    await phone.introduce();
    this.#phones.push(phone);
  }

  /// A phone keeps its push token and its instance id from one start to the next, as a real one does.
  #identities() {
    const file = this.#installation.state.path('phones.json');
    if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
    const hex = (count) => randomUUID().replace(/-/g, '').repeat(count);
    const identities = {
      102: { instance: randomUUID(), token: `demo-android:${hex(1)}` },
      103: { instance: randomUUID(), token: hex(2) },
    };
    fs.writeFileSync(file, JSON.stringify(identities), { mode: 0o600 });
    return identities;
  }
}
