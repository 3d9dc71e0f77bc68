// SPDX-License-Identifier: GPL-3.0-or-later
// A fixed session description: the demo telephones signal a call and send no sound.
const SESSION = ['v=0', 'o=demo 1 1 IN IP4 127.0.0.1', 's=Wakeline demo', 'c=IN IP4 127.0.0.1', 't=0 0'];

const audio = (port) =>
  [
    ...SESSION,
    `m=audio ${port} RTP/AVP 0 8 101`,
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:101 telephone-event/8000',
    'a=sendrecv',
    '',
  ].join('\r\n');

export const offerSdp = () => audio(40000);
export const answerSdp = () => audio(40002);
