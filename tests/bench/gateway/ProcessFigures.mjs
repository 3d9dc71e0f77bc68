// SPDX-License-Identifier: GPL-3.0-or-later
// What /proc tells about a process.
import fs from 'node:fs';

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

/// User and system time of all threads.
/// \param withChildren  those that have ended, and those that live, as well
export function cpuSecondsOf(pid, { withChildren = false } = {}) {
  // After the name in parentheses: state is field 3; utime, stime, cutime, cstime are 14 to 17.
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  const ticks = fields.slice(11, withChildren ? 15 : 13).reduce((sum, field) => sum + Number(field), 0);
  const living = withChildren ? fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ') : [];
  return living.filter(Boolean).reduce((sum, child) => sum + cpuOrNothing(child), ticks / TICKS_PER_SECOND);
}

function cpuOrNothing(pid) {
  try {
    return cpuSecondsOf(pid);
  } catch {
    return 0; // it ended meanwhile
  }
}

/// MiB of a field of /proc/PID/status.
export function memoryOf(pid, field = 'VmRSS') {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)[1]) / 1024;
}
