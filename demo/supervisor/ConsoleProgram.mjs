// SPDX-License-Identifier: GPL-3.0-or-later
// wakeline-console, on the user's display or on a virtual one.
import path from 'node:path';
import { Child, waitFor } from './Child.mjs';
import { OPERATOR } from './Installation.mjs';

const DISPLAY_DEADLINE_MS = 10000;

export class ConsoleProgram {
  #installation;
  child;
  display; // the virtual one's Child, or undefined

  constructor(installation) {
    this.#installation = installation;
  }

  get program() {
    return path.join(this.#installation.options.buildDir, 'console/wakeline-console');
  }

  /// Opens the console, signed in as the operator.
  /// \return whether the user can see it
  async start() {
    const { state, httpUrl, secrets } = this.#installation;
    const environment = {};
    const visible = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
    if (!visible) environment.DISPLAY = await this.#startDisplay(state);
    // A settings file of its own, apart from that of a console which the user has installed.
    const settings = state.path('console/console.ini');
    const args = [
      '--settings',
      settings,
      '--profile',
      'Wakeline demo',
      '--url',
      httpUrl,
      '--user',
      OPERATOR,
      '--password-stdin',
    ];
    this.child = new Child('The console', this.program, args, {
      logFile: state.path('log/console.log'),
      env: environment,
      input: `${secrets.operatorPassword}\n`,
    });
    return visible;
  }

  async #startDisplay(state) {
    // Descriptor 3: Xvfb looks for a free display number by itself and writes it there.
    this.display = new Child('Xvfb', 'Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
      logFile: state.path('log/xvfb.log'),
      stdio: ['pipe'],
    });
    this.#installation.adopt(this.display);
    let written = '';
    this.display.stream(3).on('data', (data) => {
      written += data;
    });
    const number = await waitFor(
      this.display,
      () => 'does not start',
      DISPLAY_DEADLINE_MS,
      () => /^(\d+)\n/.exec(written)?.[1],
    );
    return `:${number}`;
  }
}
