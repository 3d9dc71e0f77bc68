// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

export const SOURCE_DIR = fileURLToPath(new URL('../..', import.meta.url));
const DEFAULT_PORT_BASE = 24000; // below the ports that Linux hands out by itself
const flag = { type: 'boolean', default: false };

/// An error that is told to the user as it stands, without a stack.
export class PlainError extends Error {}

export function helpText() {
  return fs.readFileSync(path.join(SOURCE_DIR, 'demo/help.txt'), 'utf8');
}

/// \return {mode: 'demo' | 'once' | 'headless' | 'call' | 'help', preflight, state, portBase, phones, voicemail,
///          buildDir}
export function parseArguments(argv) {
  const values = read(argv);
  const modes = ['once', 'headless', 'call', 'help'].filter((mode) => values[mode]);
  if (modes.length > 1) throw new PlainError(`--${modes[0]} and --${modes[1]} cannot be combined.`);
  const portBase = Number(values['port-base']);
  if (!Number.isInteger(portBase) || portBase < 1024 || portBase > 65000) {
    throw new PlainError(`--port-base is a number from 1024 to 65000, not "${values['port-base']}".`);
  }
  const state = path.resolve(values.state ?? path.join(SOURCE_DIR, '.run'));
  // The path stands in Kamailio's configuration, in SQLite and shell files; none of them escapes alike.
  if (!/^[A-Za-z0-9/._+@-]+$/.test(state)) {
    throw new PlainError(`The state folder may be named with letters, digits and / . _ + @ - only, not "${state}".`);
  }
  return {
    mode: modes[0] ?? 'demo',
    preflight: values.preflight,
    phones: values.phones || modes[0] !== 'headless',
    voicemail: !values['no-voicemail'] && modes[0] !== 'once',
    portBase,
    state,
    buildDir: path.resolve(values['build-dir'] ?? path.join(SOURCE_DIR, 'build/release')),
  };
}

function read(argv) {
  try {
    return parseArgs({
      args: argv,
      options: {
        once: flag,
        headless: flag,
        call: flag,
        help: { ...flag, short: 'h' },
        phones: flag,
        preflight: flag,
        'no-build': flag,
        'no-voicemail': flag,
        state: { type: 'string' },
        'build-dir': { type: 'string' },
        'port-base': { type: 'string', default: String(DEFAULT_PORT_BASE) },
      },
    }).values;
  } catch (error) {
    throw new PlainError(`${error.message.split('. To specify')[0]}. See ./run --help.`);
  }
}
