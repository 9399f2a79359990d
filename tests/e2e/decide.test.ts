/** What people decide is recorded and followed: by match, explain, reassign, plan, report and replay. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Decisions, Proposal, Reassignment } from '../../src/domain/index.ts';
import { json, people, run, smallCensus, written } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-decide-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;
let out = '';
let census: ReturnType<typeof smallCensus>;
const BY = ['--by', 'Claire Martin, directrice'];
const WHY = ['--reason', 'Proposition suivie'];

const read = (name: string, folder = out): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const record = (folder = out): Decisions => read('decisions.json', folder) as Decisions;
const pairsIn = (folder: string): string[] =>
  (read('proposal.json', folder) as Proposal).pairs.map(({ trainee, mentor }) => `${trainee.id} ${mentor.id}`);
const decide = (...argv: string[]): ReturnType<typeof run> => run('decide', out, ...argv);

beforeEach(async () => {
  census = smallCensus(path.join(root, String(count++)));
  out = path.join(census.folder, 'out');
  expect((await run(...census.args('out'))).code).toBe(0);
});

describe('a decision', () => {
  it('is recorded with who, why and when, and stands beside a result that is left as it is', async () => {
    const before = readFileSync(path.join(out, 'bundle.json'), 'utf8');
    const { code, out: said } = await decide('--pair', 'S-1:T-1', ...BY, ...WHY, '--lang', 'en');
    expect(code).toBe(0);
    expect(said).toMatch(/by Claire Martin, directrice, on 10\sJuly\s2025\. Reason: Proposition suivie\./);
    expect(said).toContain('Still to be decided:');
    expect(record().entries).toMatchObject([
      { number: 1, on: '2025-07-10', by: 'Claire Martin, directrice', reason: 'Proposition suivie', previous: null, option: null },
    ]);
    expect(record().entries[0]!.outcomes).toMatchObject([
      { trainee: { id: 'S-1' }, mentor: { id: 'T-1' }, proposed: { id: 'T-1' }, brokenRules: [], placesOver: 0 },
    ]);
    expect(readFileSync(path.join(out, 'bundle.json'), 'utf8')).toBe(before);
    expect((await run('replay', out, '--inputs', census.folder)).code).toBe(0);
    for (const name of ['decisions.csv', 'decisions.html']) expect(readFileSync(path.join(out, name), 'utf8')).toContain('Claire Martin');
  });

  it('is recorded or refused, never lost, when several are made in the same instant', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, k) => decide('--pair', 'S-1:T-1', ...BY, '--reason', `Avis ${k}`)));
    const recorded = outcomes.filter(({ code }) => code === 0).length;
    expect(recorded).toBeGreaterThan(0);
    expect(outcomes.filter(({ error }) => error?.code === 'DECIDE_MEANWHILE')).toHaveLength(8 - recorded);
    expect(record().entries).toHaveLength(recorded);
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await decide('--pair', 'S-1:T-1', ...BY, ...WHY)).code).toBe(0);
  });

  it('waits for nobody who was killed a minute ago', async () => {
    const hold = path.join(out, '.binome-deciding');
    mkdirSync(hold);
    expect((await decide('--pair', 'S-1:T-1', ...BY, ...WHY)).error?.code).toBe('DECIDE_MEANWHILE');
    const before = new Date(Date.now() - 61_000);
    utimesSync(hold, before, before);
    expect((await decide('--pair', 'S-1:T-1', ...BY, ...WHY)).code).toBe(0);
    expect(existsSync(hold)).toBe(false);
  });

  it('is appended: the last on a trainee stands, those before it stay', async () => {
    await decide('--pair', 'S-1:T-1', ...BY, ...WHY);
    const first = record().entries[0]!;
    await decide('--without', 'S-1', ...BY, '--reason', 'Report du stage');
    expect(record().entries[0]).toEqual(first);
    expect(record().entries.map(({ number }) => number)).toEqual([1, 2]);
    const explained = await run('explain', out, '--trainee', 'S-1', '--lang', 'en');
    expect(explained.out).toContain('without a mentor, by Claire Martin, directrice');
    expect(explained.out).not.toContain('Proposition suivie');
  });

  it('that breaks a rule is recorded with the rule named', async () => {
    const { code, out: said } = await decide('--pair', 'S-1:T-3', ...BY, ...WHY);
    expect([code, said.includes('le tuteur n’est pas volontaire')]).toEqual([0, true]);
    await decide('--pair', 'S-2:T-1', ...BY, ...WHY);
    await decide('--pair', 'S-3:T-1', ...BY, ...WHY);
    expect(
      record().entries.map(({ outcomes }) => [outcomes[0]!.brokenRules.map(({ code: rule }) => rule), outcomes[0]!.placesOver]),
    ).toEqual([
      [['MENTOR_NOT_VOLUNTEER'], 0],
      [[], 0],
      [[], 1],
    ]);
    expect(readFileSync(path.join(out, 'decisions.csv'), 'utf8')).toMatch(/[A-ZÉ]\p{L}+ [A-ZÉ]\p{L}+ a 1 stagiaire de plus que de places/u);
  });

  it.each([
    [['--pair', 'S-1:T-1', ...WHY], 'DECIDE_BY'],
    [['--pair', 'S-1:T-1', '--by', 'Claire', ...WHY], 'DECIDE_BY'],
    [['--pair', 'S-1:T-1', ...BY], 'DECIDE_REASON'],
    [['--pair', 'S-1:T-1', ...BY, '--reason', '  '], 'DECIDE_REASON'],
    [['--pair', 'S-9:T-1', ...BY, ...WHY], 'CALL_UNKNOWN_TRAINEE'],
    [['--pair', 'S-1:T-9', ...BY, ...WHY], 'CALL_UNKNOWN_MENTOR'],
    [['--pair', 'S-1', ...BY, ...WHY], 'CALL_BAD_VALUE'],
    [['--pair', 'S-1:T-1', '--without', 'S-2', ...BY, ...WHY], 'DECIDE_ONE'],
    [[...BY, ...WHY], 'DECIDE_ONE'],
    [['--option', '1', ...BY, ...WHY], 'DECIDE_OPTION'],
    [['--pair', 'S-1:T-1', ...BY, ...WHY, '--on', '10 juillet'], 'CALL_BAD_VALUE'],
  ])('is refused, and nothing recorded: %j', async (argv, code) => {
    expect((await decide(...argv)).error?.code).toBe(code);
    expect(existsSync(path.join(out, 'decisions.json'))).toBe(false);
  });
});

describe('a table that a board filled in', () => {
  const filled = (change: (row: string[], header: string[]) => void): string => {
    const [header, ...rows] = readFileSync(path.join(out, 'proposal.csv'), 'utf8').trim().split('\r\n');
    const names = header!.replace('\ufeff', '').split(';');
    const changed = rows.map((row) => {
      const cells = row.split(';');
      change(cells, names);
      return cells.join(';');
    });
    return written(census.folder, 'rempli.csv', [header, ...changed].join('\r\n'));
  };
  const set = (row: string[], names: string[], column: string, value: string): void => void (row[names.indexOf(column)] = value);

  it('is recorded row by row, each with its own reason', async () => {
    const table = filled((row, names) => {
      if (row[0] === 'S-3') return;
      set(row, names, 'Décision', row[0] === 'S-1' ? 'Oui' : 'sans');
      set(row, names, 'Motif de la décision', `motif ${row[0]!}`);
      set(row, names, 'Décidé par', 'Paul Roux, DPIP');
    });
    expect((await decide('--table', table)).code).toBe(0);
    expect(record().entries.map(({ by, reason, outcomes }) => [by, reason, outcomes[0]!.mentor?.id ?? null])).toEqual([
      ['Paul Roux, DPIP', 'motif S-1', 'T-1'],
      ['Paul Roux, DPIP', 'motif S-2', null],
    ]);
  });

  it('takes another mentor by id or name', async () => {
    const table = filled((row, names) => {
      if (row[0] === 'S-3') return;
      set(row, names, 'Décision', row[0] === 'S-1' ? 'T-2' : 'Alix AJONC');
      set(row, names, 'Motif de la décision', 'échange');
    });
    expect((await decide('--table', table, ...BY)).code).toBe(0);
    expect(record().entries.map(({ outcomes }) => outcomes[0]!.mentor?.id)).toEqual(['T-2', 'T-1']);
    // Both at once exceed nobody's places.
    expect(record().entries.map(({ outcomes }) => outcomes[0]!.placesOver)).toEqual([0, 0]);
  });

  it('with a row that does not say it is refused whole, each problem in its place', async () => {
    const table = filled((row, names) => {
      set(row, names, 'Décision', { 'S-1': 'peut-être', 'S-2': 'oui', 'S-3': 'oui' }[row[0]!] ?? '');
      if (row[0] === 'S-1') set(row, names, 'Motif de la décision', 'x');
    });
    const { error, log } = await decide('--table', table, ...BY);
    expect(error).toMatchObject({ code: 'DECIDE_TABLE_REJECTED', values: { rejected: 4 } });
    for (const code of ['DECIDE_TABLE_ANSWER', 'DECIDE_TABLE_REASON', 'DECIDE_TABLE_NO_MENTOR']) expect(log).toContain(code);
    expect(existsSync(path.join(out, 'decisions.json'))).toBe(false);
    expect(
      (
        await decide(
          '--table',
          filled(() => {}),
          ...BY,
        )
      ).error?.code,
    ).toBe('DECIDE_NOTHING');
  });
});

describe('what was decided', () => {
  it('is followed by a new match, whatever rule it breaks, and told in report and bundle', async () => {
    await decide('--pair', 'S-1:T-3', ...BY, ...WHY);
    await decide('--without', 'S-2', ...BY, ...WHY);
    const next = path.join(census.folder, 'next');
    expect((await run(...census.args('next', '--decided', out))).code).toBe(0);
    expect(pairsIn(next)).toContain('S-1 T-3');
    const { pairs, account } = read('proposal.json', next) as Proposal;
    expect(pairs.find(({ trainee }) => trainee.id === 'S-1')!.decision).toMatchObject({
      by: BY[1],
      brokenRules: [{ code: 'MENTOR_NOT_VOLUNTEER' }],
    });
    expect(account!.leftOut).toContainEqual(expect.objectContaining({ role: 'trainee', reason: 'decided' }));
    expect(readFileSync(path.join(next, 'report.html'), 'utf8')).toContain('Claire Martin, directrice');
    const bundle = read('bundle.json', next) as { decisions: object[]; pins: { pairs: string[][] } };
    expect(bundle.decisions).toHaveLength(2);
    expect(bundle.pins.pairs).toEqual([['S-1', 'T-3']]);
    expect((await run('verify', path.join(next, 'problem.json'), path.join(next, 'solution.json'))).code).toBe(0);
    expect((await run('replay', next, '--inputs', census.folder)).code).toBe(0);
  });

  it('is told again where it breaks a rule by now: in the terminal and among what to look at', async () => {
    await decide('--pair', 'S-1:T-1', ...BY, ...WHY);
    const kept = await run(...census.args('kept', '--decided', out));
    expect(kept.out).not.toContain('qui ne respectent pas une règle');
    const now = smallCensus(path.join(root, 'withdrawn'), {
      mentors: people.mentors.map((row) => (row.startsWith('T-1;') ? row.replace(';oui;', ';non;') : row)),
    });
    const told = await run(...now.args('out', '--decided', out));
    const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');
    expect(plain(told.out)).toMatch(
      /Binômes décidés ou imposés qui ne respectent pas une règle aujourd’hui :\n  – .* – Alix Ajonc : ne respecte pas une règle : le tuteur n’est pas volontaire/,
    );
    const report = plain(readFileSync(path.join(now.folder, 'out', 'report.html'), 'utf8'));
    expect(report).toContain('<h3>Binômes décidés ou imposés qui ne respectent pas une règle aujourd’hui (1)</h3>');
    const kinds = plain(readFileSync(path.join(census.folder, 'kept', 'report.html'), 'utf8'));
    expect(kinds).not.toContain('qui ne respectent pas une règle aujourd’hui');
  });

  it('stands on from one result to the next, with nobody lost on the way', async () => {
    await decide('--without', 'S-2', ...BY, ...WHY);
    await decide('--pair', 'S-1:T-3', ...BY, ...WHY);
    const [second, third] = ['second', 'third'].map((name) => path.join(census.folder, name)) as [string, string];
    await run(...census.args('second', '--decided', out));
    const told = await run('decide', second, '--without', 'S-3', ...BY, '--reason', 'Stage reporté', '--lang', 'en');
    expect(told.out).toContain('Every trainee is decided on.');
    const signed = readFileSync(path.join(second, 'decisions.csv'), 'utf8');
    for (const id of ['S-1', 'S-2', 'S-3']) expect(signed).toContain(`;${id};`);
    expect(readFileSync(path.join(second, 'proposal.csv'), 'utf8').trim().split('\r\n')).toHaveLength(1 + 3);
    await run(...census.args('third', '--decided', second));
    // The table of a result that follows decisions is taken as it is, whoever is left without in it too.
    expect((await run('decide', second, '--table', path.join(second, 'proposal.csv'), ...BY)).error).toBeNull();
    expect(pairsIn(third)).toEqual(['S-1 T-3']);
    expect(
      (read('proposal.json', third) as Proposal).decided!.map(({ outcome }) => [outcome.trainee.id, outcome.mentor?.id ?? null]),
    ).toEqual([
      ['S-1', 'T-3'],
      ['S-2', null],
      ['S-3', null],
    ]);
    const explained = await run('explain', third, '--trainee', 'S-2', '--lang', 'en');
    expect(explained.out).toContain('has no mentor in this proposal: that is a decision');
    const sheet = path.join(census.folder, 'sheet.html');
    await run('explain', third, '--trainee', 'S-1', '--sheet', sheet);
    expect(readFileSync(sheet, 'utf8')).toContain('Claire Martin, directrice');
    // After a departure nobody is placed whom a person left without, with today's census or with the result alone.
    for (const more of [[], ['--census', census.mentors, census.trainees]]) {
      const frontier = json(await run('reassign', third, '--departure', 'T-3', ...more, '--json')) as unknown as Reassignment;
      for (const { pairs } of frontier.frontier) expect(pairs.map(([trainee]) => trainee)).toEqual(['S-1']);
      expect(frontier.events.map(({ kind }) => kind)).toEqual(['departure']);
    }
  });

  it('names whom somebody asked to avoid, of a mentor who is excluded anyway too', async () => {
    const avoiding = people.trainees.map((row, k) => `${row};${['évite', 'T-3'][k] ?? ''}`);
    const other = smallCensus(path.join(root, 'avoiding'), { trainees: avoiding });
    await run(...other.args('out'));
    const { out: said } = await run('decide', path.join(other.folder, 'out'), '--pair', 'S-1:T-3', ...BY, ...WHY);
    expect(said).toContain('écarté par le stagiaire');
    expect(said).toContain('le tuteur n’est pas volontaire');
  });

  it('is kept from being lost: the folder is not written to again, unless the old one is kept beside', async () => {
    await decide('--pair', 'S-1:T-1', ...BY, ...WHY);
    expect((await run(...census.args('out'))).error?.code).toBe('RESULT_DECIDED');
    expect((await run(...census.args('out', '--replace'))).code).toBe(0);
    expect(existsSync(path.join(out, 'decisions.json'))).toBe(false);
    expect(record(`${out}.previous-1`).entries).toHaveLength(1);
    expect((await run('explain', `${out}.previous-1`, '--trainee', 'S-1')).code).toBe(0);
    const other = smallCensus(census.folder, { trainees: people.trainees.slice(0, 3) });
    expect((await run(...other.args('out'))).error).toMatchObject({ code: 'RESULT_OTHER_INPUTS', values: { value: 'census' } });
    expect((await run(...other.args('out', '--replace'))).code).toBe(0);
    expect(readdirSync(`${out}.previous-2`)).toContain('bundle.json');
  });

  it('that somebody changed by hand is noticed by every command', async () => {
    await decide('--pair', 'S-1:T-1', ...BY, ...WHY);
    await decide('--pair', 'S-2:T-2', ...BY, ...WHY);
    const text = readFileSync(path.join(out, 'decisions.json'), 'utf8');
    const commands = (): Promise<(string | undefined)[]> =>
      Promise.all(
        [
          ['explain', out, '--trainee', 'S-1'],
          ['decide', out, '--without', 'S-3', ...BY, ...WHY],
          ['reassign', out, '--departure', 'T-1'],
          [...census.args('never', '--decided', out)],
          ['plan', '--periods', 'SP1', '--census', census.mentors, census.trainees, '--decided', out],
          ['plan', out, '--stress'],
        ].map(async (argv) => (await run(...argv)).error?.code),
      );
    for (const changed of [
      text.replace('Proposition suivie', 'Autre motif'),
      text.replace(/,\n {4}\{"number":2.*/, ''),
      text.replace('"T-1"', '"T-2"'),
    ]) {
      expect(changed).not.toBe(text);
      writeFileSync(path.join(out, 'decisions.json'), changed);
      expect(new Set(await commands())).toEqual(new Set(['DECISIONS_EDITED']));
    }
    writeFileSync(path.join(out, 'decisions.json'), text);
    const proposal = readFileSync(path.join(out, 'proposal.json'), 'utf8');
    writeFileSync(path.join(out, 'proposal.json'), proposal.replace('Ajonc', 'Ajoncs'));
    expect(new Set(await commands())).toEqual(new Set(['RESULT_EDITED']));
    writeFileSync(path.join(out, 'proposal.json'), proposal);
    writeFileSync(path.join(out, 'report.html'), 'changed');
    expect((await run('explain', out, '--trainee', 'S-1')).log).toMatch(/modifié depuis que Binôme l’a écrit.*report\.html/);
    rmSync(path.join(out, 'bundle.json'));
    const { code, log } = await run('explain', out, '--trainee', 'S-1');
    expect(code).toBe(0);
    expect(log).toContain('rien ne dit si ses fichiers sont tels qu’ils ont été écrits');
  });

  it('on another result, or of another period or region, is refused', async () => {
    await decide('--pair', 'S-1:T-1', ...BY, ...WHY);
    const other = smallCensus(path.join(root, 'other'), { trainees: people.trainees.slice(0, 3) });
    await run(...other.args('out'));
    cpSync(path.join(out, 'decisions.json'), path.join(other.folder, 'out', 'decisions.json'));
    expect((await run('explain', path.join(other.folder, 'out'), '--trainee', 'S-1')).error?.code).toBe('DECISIONS_OTHER_RESULT');
    const period = census.args('sp2', '--decided', out).map((word) => (word === 'SP1' ? 'SP2' : word));
    expect((await run(...period)).error?.code).toBe('DECISIONS_OTHER_PERIOD');
    const rename = (rows: readonly string[]): string[] => rows.map((row) => row.replace(/\b([ST])-(\d)/g, '$1-9$2'));
    const region = smallCensus(path.join(root, 'region'), { mentors: rename(people.mentors), trainees: rename(people.trainees) });
    expect((await run(...region.args('out', '--decided', out))).error?.code).toBe('DECISIONS_FOREIGN');
    const planned = await run('plan', '--periods', 'SP1', '--census', region.mentors, region.trainees, '--decided', out);
    expect(planned.error?.code).toBe('DECISIONS_FOREIGN');
    expect((await run(...region.args('out', '--incumbent', path.join(out, 'proposal.json')))).error?.code).toBe('DECISIONS_FOREIGN');
  });
});

describe('breakdowns, one after the other', () => {
  const broken = (folder: string, pair: string, into: string): ReturnType<typeof run> =>
    run('reassign', folder, '--breakdown', pair, '--reason', 'availability', '--out', path.join(census.folder, into));

  it('the second follows the first once its option is decided', async () => {
    const mentors = people.mentors.map((row) => row.replace('40;1;01/09/2020;non', '40;1;01/09/2020;oui'));
    census = smallCensus(path.join(root, `chain-${count++}`), { mentors });
    out = path.join(census.folder, 'out');
    await run(...census.args('out'));
    const before = pairsIn(out)
      .find((pair) => pair.startsWith('S-1'))!
      .replace(' ', ':');
    expect((await broken(out, before, 'first')).code).toBe(0);
    const first = path.join(census.folder, 'first');
    expect((await broken(first, before, 'second')).error?.code).toBe('REASSIGN_UNDECIDED');
    expect((await run('decide', first, '--pair', 'S-1:T-2', ...BY, ...WHY)).error?.code).toBe('REASSIGN_UNDECIDED');
    const options = (read('frontier.json', first) as Reassignment).frontier;
    expect((await run('decide', first, '--option', String(options.length), ...BY, ...WHY)).code).toBe(0);
    const chosen = record(first).entries[0]!.outcomes.find(({ trainee }) => trainee.id === 'S-1')!;
    expect(chosen.mentor).not.toBeNull();
    const now = `S-1:${chosen.mentor!.id}`;
    expect(now).not.toBe(before);
    expect((await broken(first, before, 'second')).error?.code).toBe('REASSIGN_NO_PAIR');
    expect((await broken(first, now, 'second')).code).toBe(0);
    const second = read('frontier.json', path.join(census.folder, 'second')) as Reassignment;
    expect(second.broken!.map((pair) => pair.join(':'))).toEqual([before, now].sort());
    for (const { pairs } of second.frontier)
      for (const pair of [before, now]) expect(pairs.map((one) => one.join(':'))).not.toContain(pair);
    expect((await run('replay', path.join(census.folder, 'second'), '--inputs', census.folder)).code).toBe(0);
    // With the census of today too, which does not know of any breakdown.
    const today = await run(
      'reassign',
      first,
      '--breakdown',
      now,
      '--reason',
      'other',
      '--census',
      census.mentors,
      census.trainees,
      '--json',
    );
    for (const { pairs } of (json(today) as unknown as Reassignment).frontier)
      expect(pairs.map((one) => one.join(':'))).not.toContain(before);
    // A result that follows the decisions follows the breakdowns too.
    const after = path.join(census.folder, 'after');
    expect((await run(...census.args('after', '--decided', first))).code).toBe(0);
    const { broken: told, pairs: found } = read('proposal.json', after) as Proposal;
    expect(told).toEqual([before.split(':')]);
    const own = found.find(({ trainee }) => trainee.id === 'S-1')!;
    expect([own.mentor.id, (own.alternatives ?? []).map(({ mentor }) => mentor.id)]).toEqual([chosen.mentor!.id, []]);
    expect(JSON.stringify(own.imposed)).not.toContain(`"${before.split(':')[1]!}"`);
    expect((await run('decide', after, '--pair', before, ...BY, ...WHY)).code).toBe(0);
    expect(record(after).entries[0]!.outcomes[0]!.brokenRules).toContainEqual({ code: 'FORMER_PAIR', values: {} });
    expect((await run('replay', after, '--inputs', census.folder)).code).toBe(0);
    const again = path.join(census.folder, 'again');
    expect((await run(...census.args('again', '--decided', first))).code).toBe(0);
    expect((await broken(again, now, 'third')).code).toBe(0);
    const third = read('frontier.json', path.join(census.folder, 'third')) as Reassignment;
    expect(third.broken!.map((pair) => pair.join(':'))).toEqual([before, now].sort());
    for (const { pairs } of third.frontier) expect(pairs.map((one) => one.join(':'))).not.toContain(before);
  });

  it('start from what was decided, not from what was proposed', async () => {
    await decide('--pair', 'S-1:T-3', ...BY, ...WHY);
    const departed = await run('reassign', out, '--departure', 'T-3', '--json');
    expect(json(departed)['affected']).toEqual(['S-1']);
    expect((await run('reassign', out, '--breakdown', 'S-1:T-1', '--reason', 'other')).error?.code).toBe('REASSIGN_NO_PAIR');
    // Whom a person placed against a rule is not moved because of it.
    const idle = json(await run('reassign', out, '--capacity', 'T-2=1', '--json')) as unknown as Reassignment;
    expect(idle.frontier[0]!.pairs.map((pair) => pair.join(':'))).toContain('S-1:T-3');
    expect(idle.events.map(({ kind }) => kind)).toEqual(['capacity']);
  });
});
