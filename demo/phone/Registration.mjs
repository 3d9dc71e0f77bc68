// SPDX-License-Identifier: GPL-3.0-or-later
// REGISTER in its three uses: make a binding with push parameters (RFC 8599), take it away, and ask what there is.
import { randomTag, UserAgent } from './UserAgent.mjs';

function registerDialog(agent) {
  return {
    callId: `register-${randomTag()}@demo`,
    from: `<${agent.addressOfRecord}>;tag=${randomTag()}`,
    to: `<${agent.addressOfRecord}>`,
    cseq: 0,
  };
}

/// \param push     {provider, prid, param} or undefined for a telephone without push
/// \param instance UUID of the device, so that a new token replaces the old one (RFC 5626 §4.1)
/// \param expires  seconds; 0 takes the binding away
/// \return the final response
export function register(agent, { push, instance, expires, onSending }) {
  const parameters = push ? `;pn-provider=${push.provider};pn-param=${push.param};pn-prid=${push.prid}` : '';
  const device = instance ? `;+sip.instance="<urn:uuid:${instance}>"` : '';
  return agent.request('REGISTER', `sip:${agent.account.domain}`, registerDialog(agent), {
    headers: [
      ['Contact', `<${agent.contactUri}${parameters}>${device}`],
      ['Expires', String(expires)],
    ],
    onSending,
  });
}

/// Asks the SIP server how many bindings an account has (RFC 3261 §10.2.3: a REGISTER without Contact).
export async function countBindings(account, server) {
  const agent = new UserAgent(account, { ...server, protocol: 'udp' });
  await agent.open();
  try {
    const response = await agent.request('REGISTER', `sip:${account.domain}`, registerDialog(agent));
    if (response.status !== 200)
      throw new Error(`the SIP server refuses extension ${account.user}: ${response.status} ${response.reason}`);
    return response.all('contact').length;
  } finally {
    agent.close();
  }
}
