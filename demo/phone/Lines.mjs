// SPDX-License-Identifier: GPL-3.0-or-later
import { createInterface } from 'node:readline';

/// Calls `onLine` with each line of a socket. An error of the socket is left to the socket's own listeners.
export function eachLine(socket, onLine) {
  const lines = createInterface({ input: socket });
  lines.on('error', () => {});
  lines.on('line', onLine);
}
