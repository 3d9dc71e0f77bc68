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
  voicemail: 90,
};

// Media of the voicemail recorder, two ports a call. Not in the list above: it passes over those that are taken.
const RTP_OFFSET = 100;
const RTP_PORTS = 200;

/// \return the first and the last
export function mediaPortsFrom(base) {
  return [base + RTP_OFFSET, base + RTP_OFFSET + RTP_PORTS - 1];
}

/// \return every port of an installation by its name
export function portsFrom(base) {
  return Object.fromEntries(Object.entries(OFFSETS).map(([name, offset]) => [name, base + offset]));
}

/// Fails if another program has one of the ports.
export async function checkPortsFree(ports) {
  const tcp = Object.values(ports).map((port) => canListen(port));
  const udp = [ports.sip, ports.voicemail].map((port) => canBindUdp(port));
  const taken = (await Promise.all([...tcp, ...udp])).filter((port) => port !== undefined);
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
