// SPDX-License-Identifier: GPL-3.0-or-later
// A whole Wakeline for one benchmark, in a folder that is removed afterwards.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Installation, OPERATOR } from '../../../demo/supervisor/Installation.mjs';

export const BUILD_DIR =
  process.env.WAKELINE_BUILD_DIR ?? fileURLToPath(new URL('../../../build/release', import.meta.url));
const PARALLEL_REQUESTS = 8;
const PORT_BASE = 22000;

export const note = (text) => process.stderr.write(`    ${text}\n`);

/// Runs `work` with an installation that is started and stopped around it.
export async function withInstallation(options, work) {
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'wakeline-bench-'));
  const installation = new Installation({ state, portBase: PORT_BASE, buildDir: BUILD_DIR, ...options }, note);
  const died = new Promise((resolve, reject) => {
    installation.on('died', reject);
  });
  died.catch(() => {});
  try {
    await installation.start();
    return await Promise.race([work(installation), died]);
  } finally {
    await installation.stop();
    fs.rmSync(state, { recursive: true, force: true });
  }
}

/// Adds extensions over the HTTP API, as an operator's import would.
export async function addExtensions(httpUrl, operatorPassword, numbers, passwordOf) {
  const request = async (resource, body, token) => {
    const answer = await fetch(`${httpUrl}${resource}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    });
    const { data, error } = await answer.json();
    if (!answer.ok) throw new Error(`POST ${resource}: ${answer.status} ${error}`);
    return data;
  };
  const { access_token: token } = await request('/api/v1/auth/login', {
    username: OPERATOR,
    password: operatorPassword,
  });
  const waiting = [...numbers];
  await Promise.all(
    Array.from({ length: PARALLEL_REQUESTS }, async () => {
      for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
        await request(
          '/api/v1/extensions',
          { number, display_name: `Bench ${number}`, password: passwordOf(number) },
          token,
        );
      }
    }),
  );
}

/// Calls `each(index)` for 0 … count-1 at an even rate; resolves when the last has been called.
export function paced(count, perSecond, each) {
  const start = performance.now();
  let next = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - start) * perSecond) / 1000));
      while (next < due) each(next++);
      if (next < count) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
}

export const pause = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
