// SPDX-License-Identifier: GPL-3.0-or-later
// Whether anybody answers SIP on a port.
import dgram from 'node:dgram';
import { HOST } from './Ports.mjs';

/// \return true, or undefined if no answer comes within a quarter of a second
export function answersOptions(port) {
  const socket = dgram.createSocket('udp4');
  return new Promise((resolve) => {
    const finish = (answer) => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(finish, 250, undefined);
    socket.on('error', () => finish(undefined));
    socket.on('message', (data) => finish(data.toString().startsWith('SIP/2.0 200') ? true : undefined));
    socket.bind(0, HOST, () => {
      const own = `${HOST}:${socket.address().port}`;
      const id = Math.random().toString(36).slice(2);
      socket.send(
        [
          `OPTIONS sip:${HOST}:${port} SIP/2.0`,
          `Via: SIP/2.0/UDP ${own};branch=z9hG4bK${id}`,
          'Max-Forwards: 70',
          `From: <sip:run@${own}>;tag=${id}`,
          `To: <sip:${HOST}:${port}>`,
          `Call-ID: ${id}`,
          'CSeq: 1 OPTIONS',
          'Content-Length: 0',
          '',
          '',
        ].join('\r\n'),
        port,
        HOST,
      );
    });
  });
}
