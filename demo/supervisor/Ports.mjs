// SPDX-License-Identifier: GPL-3.0-or-later
import dgram from 'node:dgram';
import net from 'node:net';
import { PlainError } from './Arguments.mjs';

export const HOST = '127.0.0.1';
const OFFSETS = {
  sip: 60,
  sipTls: 61,
  evapi: 62,
  apnsSandbox: 70,
  apnsProduction: 71,
  fcm: 72,
  oauth: 73,
  http: 80,
  pbx: 81,
};

/// \return every port of an installation by its name
export function portsFrom(base) {
  return Object.fromEntries(Object.entries(OFFSETS).map(([name, offset]) => [name, base + offset]));
}

/// Fails if another program has one of the ports.
export async function checkPortsFree(ports) {
  const tcp = Object.values(ports).map((port) => canListen(port));
  const taken = [...(await Promise.all(tcp)), await canBindUdp(ports.sip)].filter((port) => port !== undefined);
  if (taken.length === 0) return;
  throw new PlainError(
    `Port ${taken[0]} is used by another program. Choose other ports: ./run --port-base ${suggestion(ports)}`,
  );
}

const suggestion = (ports) => (ports.sip - OFFSETS.sip < 60000 ? ports.sip - OFFSETS.sip + 1000 : 24000);

function canListen(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(port));
    server.listen(port, HOST, () => server.close(() => resolve(undefined)));
  });
}

function canBindUdp(port) {
  return new Promise((resolve) => {
    const socket = dgram.createSocket('udp4');
    socket.once('error', () => resolve(port));
    socket.bind(port, HOST, () => socket.close(() => resolve(undefined)));
  });
}
