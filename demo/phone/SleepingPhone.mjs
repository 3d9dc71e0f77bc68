// SPDX-License-Identifier: GPL-3.0-or-later
// A mobile telephone whose app sleeps: no socket, no binding, until a push wakes it.
import { EventEmitter } from 'node:events';
import { register } from './Registration.mjs';
import { answerSdp } from './Sdp.mjs';
import { randomTag, UserAgent } from './UserAgent.mjs';

const EXPIRES_S = 3600;
const WAIT_FOR_CALL_MS = 10000; // an app that was woken for nothing goes back to sleep

/// Emits 'push', 'registering' (each attempt), 'registered', 'invite', 'answered', 'ended', 'asleep' and 'failed' (an
/// Error), each with the call's Call-ID where there is one; the caller of the phone takes the times.
export class SleepingPhone extends EventEmitter {
  #server;
  #push;
  #instance;
  #timings;
  #agent;
  #sleepTimer;
  #isStarting = false;
  #inCall = false; // the INVITE may overtake the answer to REGISTER
  #ringing; // {invite, toTag, answerTimer}

  /// \param account {user, password, domain, userAgent}
  /// \param server  {host, port}; the phone uses TCP, so that the server sees at once when the app is gone
  /// \param push    {provider, prid, param} as in RFC 8599
  /// \param timings {startMs: from the push to the app's first REGISTER, ringMs: from INVITE to answer,
  ///                 lingerMs: from the end of a call to sleep}
  constructor({ account, server, push, instance, timings }) {
    super();
    this.account = account;
    this.#server = { ...server, protocol: 'tcp' };
    this.#push = push;
    this.#instance = instance;
    this.#timings = timings;
  }

  get token() {
    return this.#push.prid;
  }

  get isAwake() {
    return this.#agent !== undefined;
  }

  /// Registers once, so that the server learns the push token, and falls asleep.
  async introduce() {
    await this.#register();
    this.sleep();
  }

  /// What the operating system does when a push arrives: starts the app, which registers.
  async wake(push) {
    if (!isCall(push)) return;
    this.emit('push', push);
    if (this.isAwake || this.#isStarting) return;
    this.#isStarting = true;
    try {
      await new Promise((resolve) => {
        setTimeout(resolve, this.#timings.startMs);
      });
      await this.#register();
      this.emit('registered');
      if (!this.#inCall) this.#sleepAfter(WAIT_FOR_CALL_MS);
    } catch (error) {
      this.sleep();
      this.emit('failed', error);
    } finally {
      this.#isStarting = false;
    }
  }

  /// The operating system stops the app: its connection breaks, and nobody unregisters.
  sleep() {
    clearTimeout(this.#sleepTimer);
    if (!this.#agent) return;
    clearTimeout(this.#ringing?.answerTimer);
    this.#agent.close();
    this.#agent = undefined;
    this.#inCall = false;
    this.emit('asleep');
  }

  async #register() {
    const agent = new UserAgent(this.account, this.#server);
    this.#agent = agent;
    agent.on('request', (request) => this.#receive(agent, request));
    agent.on('closed', () => this.sleep());
    await agent.open();
    const response = await register(agent, {
      push: this.#push,
      instance: this.#instance,
      expires: EXPIRES_S,
      onSending: () => this.emit('registering'),
    });
    if (response.status !== 200) {
      throw new Error(
        `the SIP server answered REGISTER of ${this.account.user} with ${response.status} ${response.reason}`,
      );
    }
  }

  #receive(agent, request) {
    const toTag = randomTag();
    switch (request.method) {
      case 'INVITE':
        this.#ring(agent, request, toTag);
        break;
      case 'CANCEL':
        agent.respond(request, 200, 'OK', { toTag });
        this.#giveUp(agent);
        break;
      case 'BYE':
        agent.respond(request, 200, 'OK', { toTag });
        this.emit('ended', request.header('call-id'));
        this.#sleepAfter(this.#timings.lingerMs);
        break;
      case 'OPTIONS':
        agent.respond(request, 200, 'OK', { toTag });
        break;
      default:
        agent.respond(request, 501, 'Not Implemented', { toTag });
    }
  }

  #ring(agent, invite, toTag) {
    clearTimeout(this.#sleepTimer);
    this.#inCall = true;
    const callId = invite.header('call-id');
    const headers = [['Contact', `<${agent.contactUri}>`]];
    this.emit('invite', callId);
    agent.respond(invite, 180, 'Ringing', { toTag, headers });
    const answerTimer = setTimeout(() => {
      this.#ringing = undefined;
      agent.respond(invite, 200, 'OK', { toTag, headers, body: answerSdp() });
      this.emit('answered', callId);
    }, this.#timings.ringMs);
    this.#ringing = { invite, toTag, answerTimer };
  }

  #giveUp(agent) {
    if (!this.#ringing) return;
    const { invite, toTag, answerTimer } = this.#ringing;
    clearTimeout(answerTimer);
    this.#ringing = undefined;
    agent.respond(invite, 487, 'Request Terminated', { toTag });
    this.#sleepAfter(this.#timings.lingerMs);
  }

  #sleepAfter(milliseconds) {
    this.#inCall = false;
    clearTimeout(this.#sleepTimer);
    this.#sleepTimer = setTimeout(() => this.sleep(), milliseconds);
  }
}

/// Cancelled calls and voicemail are pushed too; only a call starts the telephone.
function isCall(push) {
  if (push.provider === 'apns') return push.headers['apns-push-type'] === 'voip';
  const data = push.payload?.data ?? {};
  return data.call_id !== undefined && (data.event === undefined || data.event === 'incoming_call');
}
