// SPDX-License-Identifier: GPL-3.0-or-later
// What ./run does once everything is built: see help.txt.
import { resultLine } from './phone/DemoCall.mjs';
import { helpText, parseArguments, PlainError } from './supervisor/Arguments.mjs';
import { ConsoleProgram } from './supervisor/ConsoleProgram.mjs';
import { askForCall, ControlSocket } from './supervisor/ControlSocket.mjs';
import { DemoPhones } from './supervisor/DemoPhones.mjs';
import { Installation, OPERATOR } from './supervisor/Installation.mjs';
import { checkPortsFree, portsFrom } from './supervisor/Ports.mjs';
import { StateFolder } from './supervisor/StateFolder.mjs';

// Slow enough to watch in the console; a real phone's app takes about as long to start.
const SHOW_PACE = { startMs: 1500, ringMs: 2500, talkMs: 8000, lingerMs: 2000 };
const QUICK_PACE = { startMs: 0, ringMs: 200, talkMs: 500, lingerMs: 200 };
const FIRST_CALL_MS = 5000;
const CALL_EVERY_MS = 60000;

const VOICEMAIL_HINT = '  Voicemail:   calls that nobody takes are recorded; dial *97 on your phone to listen\n';

const print = (text) => process.stdout.write(`${text}\n`);
const note = (text) => process.stderr.write(`${text}\n`);

/// Resolves when the user, the system or a dead program ends the run; `reason` is an Error in the last case.
function untilStopped(installation) {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(undefined));
    installation.on('died', resolve);
  });
}

/// Starts the installation, does `work`, and stops everything whatever comes of it.
/// \param work  returns the exit code, or waits for `stopped`
async function withInstallation(options, say, work) {
  const installation = new Installation(options, say);
  const stopped = untilStopped(installation).then((reason) => {
    if (reason) throw reason;
    return 0;
  });
  stopped.catch(() => {});
  try {
    const started = installation.start().then(() => work(installation, stopped));
    started.catch(() => {});
    return await Promise.race([started, stopped]);
  } finally {
    await installation.stop();
  }
}

async function once(options) {
  let result;
  const code = await withInstallation(options, note, async (installation) => {
    const phones = new DemoPhones(installation, QUICK_PACE);
    try {
      await phones.start();
      result = await phones.call();
    } finally {
      phones.close();
    }
    return result.woke ? 0 : 1;
  });
  if (result) (result.woke ? print : note)(resultLine(result));
  return result ? code : 1;
}

function headless(options) {
  return withInstallation(options, note, async (installation, stopped) => {
    const phones = options.phones && (await startPhones(installation, QUICK_PACE));
    note(`Everything is described in ${installation.state.path('run.env')}.`);
    print('ready');
    return stopped.finally(() => phones && phones.close());
  });
}

async function startPhones(installation, pace) {
  const phones = new DemoPhones(installation, pace);
  const control = new ControlSocket();
  const call = async () => {
    const result = await phones.call();
    return { woke: result.woke, line: resultLine(result) };
  };
  await phones.start();
  await control.open(installation.state, call);
  const close = () => {
    control.close();
    phones.close();
  };
  return { call, close };
}

function demo(options) {
  return withInstallation(options, print, async (installation, stopped) => {
    const phones = await startPhones(installation, SHOW_PACE);
    const console = new ConsoleProgram(installation);
    const isVisible = await console.start();
    installation.adopt(console.child);
    console.child.on('died', (error) => print(consoleIsGone(console.child, error)));
    introduce(installation, isVisible);
    let isStopping = false;
    const callNow = async () => {
      const { line } = await phones.call();
      if (!isStopping) print(`${new Date().toTimeString().slice(0, 8)}  ${line}`);
    };
    const timers = [setTimeout(callNow, FIRST_CALL_MS), setInterval(callNow, CALL_EVERY_MS)];
    process.stdin.on('data', callNow);
    process.stdin.on('error', () => {});
    return stopped.finally(() => {
      isStopping = true;
      timers.forEach(clearTimeout);
      process.stdin.destroy();
      phones.close();
      print('\nStopping …');
    });
  });
}

function consoleIsGone(child, error) {
  const how = child.ending === 'exit code 0' ? 'The console was closed.' : error.message;
  return `${how}\nEverything else goes on; Ctrl-C stops it.`;
}

function introduce(installation, consoleIsVisible) {
  const { state, secrets, httpUrl, server, sipDomain } = installation;
  const phonePassword = secrets.extensionPasswords['104'];
  const where = consoleIsVisible
    ? 'The console is open on your display, signed in'
    : 'The console runs on a virtual display, as there is no screen here';
  print(`
Wakeline runs.
  ${where}.
  Sign in:     server ${httpUrl}, user ${OPERATOR}, password ${secrets.operatorPassword}
  Your phone:  register as 104@${sipDomain} at ${server.host}:${server.port} (UDP or TCP), password ${phonePassword}
${installation.options.voicemail ? VOICEMAIL_HINT : ''}  Everything:  ${state.folder} (logs in log/, passwords in run.env)

  101 calls 102 (Android) or 103 (iPhone) every minute; both sleep until the push comes, and their
  apps take ${SHOW_PACE.startMs / 1000} s to start and register, as those of real phones do.
  Press Enter for a call now. Press Ctrl-C to stop all of it.
`);
}

/// Everything that can be known to be wrong before minutes go into building.
async function preflight(options) {
  const state = new StateFolder(options.state);
  state.open();
  state.close();
  await checkPortsFree(portsFrom(options.portBase));
  return 0;
}

async function call(options) {
  const { woke, line } = await askForCall(new StateFolder(options.state));
  (woke ? print : note)(line);
  return woke ? 0 : 1;
}

async function main() {
  const options = parseArguments(process.argv.slice(2));
  if (options.preflight && options.mode !== 'call') return preflight(options);
  switch (options.mode) {
    case 'help':
      process.stdout.write(helpText());
      return 0;
    case 'once':
      return once(options);
    case 'headless':
      return headless(options);
    case 'call':
      return call(options);
    default:
      return demo(options);
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    note(error instanceof PlainError ? error.message : error.stack);
    process.exit(1);
  },
);
