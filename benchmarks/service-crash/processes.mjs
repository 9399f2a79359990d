// The processes of a service, started as an operator does, found with all that they started, and killed.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command line, built. */
export const MAIN = fileURLToPath(new URL('../../dist/program/main.js', import.meta.url));

/** @returns a port that nobody listens on. */
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * `binome serve` or `binome worker`.
 * @returns the process, `ready` once it says that it works, `ended` with its last words.
 */
export function start(command, { config, environment = {} }) {
  const child = spawn(process.execPath, [MAIN, command, '--config', config], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let said = '';
  let told;
  const ready = new Promise((resolve) => (told = resolve));
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-8000);
    if (/"msg":"(serving|working)"/.test(said)) told(true);
  });
  const ended = new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      told(false);
      resolve({ code, signal, said });
    });
  });
  return { pid: child.pid, ready, ended, said: () => said };
}

/** @returns parents by process, of all that run. */
function parents() {
  const found = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(path.join('/proc', name, 'stat'), 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state !== 'Z') found.set(Number(name), Number(parent));
    } catch {
      // It has ended in between.
    }
  }
  return found;
}

/** @returns the process and all that it started, itself first. */
export function family(pid) {
  const all = parents();
  const found = [];
  for (let wave = all.has(pid) ? [pid] : []; wave.length > 0;) {
    found.push(...wave);
    wave = [...all].filter(([, parent]) => wave.includes(parent)).map(([child]) => child);
  }
  return found;
}

/** @returns the memory of a process and all that it started, in MB: what is shared is counted by its part. */
export function familyMemory(pid) {
  let kilobytes = 0;
  for (const one of family(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It has ended in between, or is another account's.
    }
  }
  return Math.round(kilobytes / 1024);
}

/** @returns how it was called; nothing once it has ended. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

export const isAlive = (pid) => parents().has(pid);

export function send(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
