// SPDX-License-Identifier: GPL-3.0-or-later
// wakeline-console, on the user's display or on a virtual one.
import fs from 'node:fs';
import path from 'node:path';
import { Child, waitFor } from './Child.mjs';

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

  /// \return whether the user can see it
  async start() {
    const { state } = this.#installation;
    const environment = { ...settingsFolder(state) };
    const visible = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
    if (!visible) environment.DISPLAY = await this.#startDisplay(state);
    this.child = new Child('The console', this.program, [], {
      logFile: state.path('log/console.log'),
      env: environment,
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

/// The console's settings stay in the state folder, apart from those of a console that the user has installed.
function settingsFolder(state) {
  const folder = state.path('console');
  fs.mkdirSync(folder, { recursive: true });
  return { XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder };
}
