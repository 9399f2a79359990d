// The demonstration as a user starts it and a real Chromium before it, from packages alone, for what is measured or shown of the page.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { every, Person, runDone, version } from '../service-crash/office.mjs';
import { freePort, send, start } from '../service-crash/processes.mjs';
import { launched } from '../session/chromium.mjs';

const PERIOD = 'SP1';
const LONG = 'Anne-Charlotte-Victoire de la Rochefoucauld-Montmorency-Bourbon-Saint-Exupéry';

export const roundName = (board) => `${board}.CPIP 29.${PERIOD}`;
const roundAt = (board) => `/api/rounds/${encodeURIComponent(roundName(board))}`;

/** Asks for a run of the directorate's round, waits for it, submits it. @returns its id */
export async function submitted(origin, board) {
  const officer = await Person.signedIn(origin, `board.${board.toLowerCase()}`);
  const { id } = await officer.must('POST', `${roundAt(board)}/runs`, {});
  await runDone(officer, id);
  await officer.must('PUT', `${roundAt(board)}/proposal`, { run: id }, version((await officer.must('GET', roundAt(board))).version));
  return id;
}

/** The directorate's census so many times over, under new ids; with `longNames` everybody has one. */
export async function enlarge(origin, board, copies, longNames = false) {
  const officer = await Person.signedIn(origin, `board.${board.toLowerCase()}`);
  const [{ id }] = await every(officer, '/api/censuses?limit=1');
  const { files } = await officer.must('GET', `/api/censuses/${id}`);
  const form = new FormData();
  form.set('board', board);
  for (const [number, { name }] of files.entries()) {
    const [header, ...rows] = (await officer.must('GET', `/api/censuses/${id}/files/${number + 1}`)).trimEnd().split('\r\n');
    const own = rows.filter((row) => row !== '');
    const lines = Array.from({ length: copies }, (_, copy) =>
      own.map((row) => {
        const cells = row.replace(/\b([TS])-(\d{4})\b/g, copy === 0 ? '$1-$2' : `$1-$2-${copy}`).split(';');
        if (longNames) cells[3] = `${LONG} ${copy + 1}`;
        return cells.join(';');
      }),
    ).flat();
    form.append('files', new File([`${[header, ...lines].join('\r\n')}\r\n`], name));
  }
  const census = await officer.must('POST', '/api/censuses', form);
  await officer.must('POST', `/api/censuses/${census.id}/application`, census.confirm === null ? {} : { confirm: census.confirm });
}

/** @returns `origin`; `visit(login, options)`: a page of a window of its own, signed in; `stop`. */
export async function staged() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-page-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const config = path.join(folder, 'binome.json');
  writeFileSync(config, JSON.stringify({ mode: 'demo', port, database: { folder: path.join(folder, 'store') } }));
  const service = start('serve', { config });
  if (!(await service.ready)) throw new Error(service.said());
  const origin = `http://127.0.0.1:${port}`;
  const browser = await launched();
  return {
    origin,
    version: browser.version(),
    visit: async (login, { width = 1280, height = 900, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width, height }, locale: 'fr-FR', ...options });
      if (login !== null) await context.request.post(`${origin}/api/session`, { data: { login, password: 'demo' } });
      return context.newPage();
    },
    stop: async () => {
      await browser.close();
      send([service.pid], 'SIGTERM');
      await service.ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
