/** The command line without a process: what it prints, how it ends, and a small census to feed it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { languageOf } from '../../src/cli/language.ts';
import { runProgram } from '../../src/cli/program.ts';
import { BinomeError } from '../../src/errors/error.ts';
import { guidelinesWith, type GuidelinesChanges } from '../unit/matching/small-census.ts';

export interface Ending {
  /** null when it ended with an error. */
  readonly code: number | null;
  readonly error: BinomeError | null;
  readonly out: string;
  readonly log: string;
}

function deadline(timeLimitMs: number): { readonly aborted: boolean } {
  const end = performance.now() + timeLimitMs;
  return {
    get aborted(): boolean {
      return performance.now() >= end;
    },
  };
}

export async function run(...argv: string[]): Promise<Ending> {
  let [out, log] = ['', ''];
  const terminal = {
    language: languageOf(argv),
    json: argv.includes('--json'),
    out: (text: string) => void (out += text),
    log: (text: string) => void (log += text),
    interactive: false,
    cancelled: { aborted: false },
    writing: { made: () => {}, commit: () => {} },
    untilAsked: () => Promise.resolve(),
    today: () => '2025-07-10',
    endingAfter: deadline,
  };
  try {
    const code = await runProgram(terminal, argv);
    return { code, error: null, out, log };
  } catch (error) {
    if (!(error instanceof BinomeError)) throw error;
    return { code: null, error, out, log };
  }
}

/** The one JSON document that a command printed. */
export function json(ending: Ending): Record<string, unknown> {
  return JSON.parse(ending.out) as Record<string, unknown>;
}

const MENTORS = [
  'matricule;rôle;nom;prénom;service;domaines;compétences;année_titularisation;dossiers;capacité_max;formé_le;volontaire;évite',
  'T-1;tuteur;Ajonc;Alix;SPIP-33-01;droit;addictions;2010;55;1;01/09/2020;oui;',
  'T-2;tuteur;Bruyère;Basile;SPIP-33-01;psychologie;insertion;2015;70;1;01/09/2020;oui;',
  'T-3;tuteur;Cèdre;Chloé;SPIP-33-01;droit;insertion;2018;40;1;01/09/2020;non;',
  'T-4;tuteur;Daphné;Denis;SPIP-69-01;droit;insertion;2018;40;1;01/09/2020;oui;',
];
const TRAINEES = [
  'matricule;rôle;nom;prénom;service;promotion;domaines;besoins;préférences',
  'S-1;stagiaire;Érable;Ève;SPIP-33-01;CPIP 29;droit;addictions;T-1',
  'S-2;stagiaire;Frêne;Fadi;SPIP-33-01;CPIP 29;psychologie;insertion;T-2',
  'S-3;stagiaire;Gui;Gaël;SPIP-33-01;CPIP 29;arts;insertion;',
];

export interface SmallCensus {
  readonly folder: string;
  readonly mentors: string;
  readonly trainees: string;
  /** `match` on the two files, into `out` below the folder. */
  readonly args: (out: string, ...more: string[]) => string[];
}

/** Two places for three trainees; one mentor who does not volunteer, one of another directorate. */
export function smallCensus(folder: string, changes: { mentors?: string[]; trainees?: string[] } = {}): SmallCensus {
  mkdirSync(folder, { recursive: true });
  const mentors = written(folder, 'tuteurs.csv', lines(changes.mentors ?? MENTORS));
  const trainees = written(folder, 'stagiaires.csv', lines(changes.trainees ?? TRAINEES));
  const args = (out: string, ...more: string[]): string[] => [
    ...['match', '--census', mentors, trainees, '--period', 'SP1', '--out', path.join(folder, out)],
    ...more,
  ];
  return { folder, mentors, trainees, args };
}

export const people = { mentors: MENTORS, trainees: TRAINEES } as const;

function lines(rows: readonly string[]): string {
  return `${rows.join('\r\n')}\r\n`;
}

export function written(folder: string, name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

export function writtenGuidelines(folder: string, changes: GuidelinesChanges): string {
  return written(folder, 'orientations.json', JSON.stringify(guidelinesWith(changes)));
}
