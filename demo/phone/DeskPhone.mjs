// SPDX-License-Identifier: GPL-3.0-or-later
// The caller: a desk telephone on UDP that calls, waits for an answer, talks a while and hangs up.
import { offerSdp } from './Sdp.mjs';
import { randomTag, UserAgent } from './UserAgent.mjs';

export class DeskPhone {
  #agent;
  #account;

  /// \param account {user, password, domain, displayName, userAgent}
  /// \param server  {host, port}
  constructor(account, server) {
    this.#account = account;
    this.#agent = new UserAgent(account, { ...server, protocol: 'udp' });
  }

  open() {
    return this.#agent.open();
  }

  close() {
    this.#agent.close();
  }

  /// One call from INVITE to BYE.
  /// \param onSending    called as each INVITE goes out, with its Call-ID
  /// \param giveUpMs     CANCELs a call that nobody has answered by then
  /// \return {callId, inviteStatus, inviteReason, byeStatus}; byeStatus is undefined unless the call was answered
  async call(number, { talkMs, giveUpMs, onSending = () => {}, onRinging = () => {} }) {
    const uri = `sip:${number}@${this.#account.domain}`;
    const dialog = {
      callId: `demo-${randomTag()}`,
      cseq: 0,
      to: `<${uri}>`,
      from: `"${this.#account.displayName}" <${this.#agent.addressOfRecord}>;tag=${randomTag()}`,
    };
    let invite;
    const giveUp = setTimeout(() => this.#agent.cancel(invite).catch(() => {}), giveUpMs);
    const answer = await this.#agent
      .request('INVITE', uri, dialog, {
        headers: [['Contact', `<${this.#agent.contactUri}>`]],
        body: offerSdp(),
        onSending: (request) => {
          invite = request;
          onSending(dialog.callId);
        },
        onProvisional: ({ status }) => {
          if (status === 180) onRinging();
        },
      })
      .finally(() => clearTimeout(giveUp));
    const outcome = { callId: dialog.callId, inviteStatus: answer.status, inviteReason: answer.reason };
    if (answer.status >= 300) return outcome;

    const confirmed = { ...dialog, to: answer.header('to'), routes: answer.routeSet };
    const acknowledge = () => this.#agent.send(this.#agent.build('ACK', answer.contactUri, confirmed));
    this.#agent.on('repeated-answer', acknowledge);
    acknowledge();
    await new Promise((resolve) => {
      setTimeout(resolve, talkMs);
    });
    this.#agent.off('repeated-answer', acknowledge);
    const bye = await this.#agent.request('BYE', answer.contactUri, confirmed);
    return { ...outcome, byeStatus: bye.status };
  }
}
