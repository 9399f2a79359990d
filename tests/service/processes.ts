/** Processes that a test starts, looks at and kills: by their number alone. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Starter {
  readonly child: ChildProcess;
  /** Of the server. */
  readonly pid: number;
}

/** Another process that holds a store. @throws Error with the code when it is refused */
export async function startElsewhere(folder: string, ids: { uid?: number; gid?: number } = {}): Promise<Starter> {
  const file = fileURLToPath(new URL('starter.mjs', import.meta.url));
  const child = spawn(process.execPath, [file, folder], {
    ...ids,
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const pid = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', () => {
      const started = /^started (\d+)$/m.exec(text);
      if (started !== null) resolve(Number(started[1]));
      else if (/^refused .*$/m.test(text)) reject(new Error(text));
    });
    child.on('close', () => reject(new Error(text)));
  });
  return { child, pid };
}

/** A dead process that nobody has buried counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .startsWith('Z');
  } catch {
    return false;
  }
}

export function parentOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
}

export function childrenOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([child, parent]) => (parent === pid ? [child!] : []));
}

/** @throws Error when it is still there after ten seconds */
export async function gone(pid: number): Promise<void> {
  for (let turn = 0; isAlive(pid); turn++) {
    if (turn > 500) throw new Error(`process ${pid} does not end`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
