/** `binome match`. */
import { MATCH } from '../app/index.ts';
import { shownWaysOut, type Proposal } from '../domain/proposal.ts';
import { fill, formatPoints } from '../domain/wording.ts';
import { type CommandLine, type LimitOptions, limitsOf, type SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { writtenLines, type Terminal } from './terminal.ts';

interface MatchOptions extends SituationOptions, LimitOptions {
  census: string[];
  period: string;
  out: string;
  incumbent?: string;
  acceptPartial?: boolean;
}

export function defineMatch({ terminal, say, add, withSituation, withLimits, finish }: CommandLine): void {
  withLimits(
    withSituation(
      add('match', { fr: 'apparie un recensement pour une période', en: 'match a census for a period' })
        .requiredOption('--census <file...>', say({ fr: 'fichiers du recensement (CSV ou XLSX)', en: 'census files (CSV or XLSX)' }))
        .requiredOption(
          '--period <id>',
          say({ fr: 'période, par exemple SP1 ou "CPIP 29/SP1"', en: 'period, such as SP1 or "CPIP 29/SP1"' }),
        )
        .requiredOption('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
    ),
  )
    .option('--incumbent <proposal>', say({ fr: 'proposition précédente, conservée à égalité', en: 'earlier proposal, kept among equals' }))
    .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
    .action(async (options: MatchOptions) => {
      const { travel, acceptPartial = false, out, ...rest } = options;
      const request = { ...rest, limits: limitsOf(options), travelTable: travel, acceptPartial };
      finish(await execute(terminal, MATCH, request, ({ proposal }, written) => describe(proposal, written, terminal), { out }));
    });
}

function describe(proposal: Proposal, files: readonly string[], { language }: Terminal): string {
  const fr = language === 'fr';
  const { totals, status } = proposal;
  const head = {
    optimal: { fr: 'Optimum prouvé et vérifié', en: 'Proven optimal and verified' },
    limit:
      totals.bound === null
        ? {
            fr: 'Meilleure solution trouvée avant la limite, vérifiée, sans que rien soit prouvé de l’écart',
            en: 'Best found before the limit, verified, nothing proven of its gap',
          }
        : {
            fr: 'Meilleure solution trouvée avant la limite, écart prouvé et vérifié',
            en: 'Best found before the limit, its gap proven and verified',
          },
    infeasible: {
      fr: 'Aucune solution ne respecte toutes les règles (prouvé et vérifié)',
      en: 'No matching satisfies every rule (proven and verified)',
    },
  }[status][language];
  const values = { n: totals.matched, t: totals.trainees };
  const lines = [
    '',
    `${head}${fr ? ' : ' : ': '}${fill(fr ? '{n} {n|stagiaire|stagiaires} sur {t} avec un tuteur' : '{n} of {t} trainees with a mentor', values, language)}.`,
    ...table(proposal, language),
    // What is infeasible says its shortages itself.
    ...(proposal.infeasibility ?? proposal.shortages.map(({ explanation }) => explanation)).map((sentence) => sentence[language]),
    ...waysOutLines(proposal, language),
    '',
    fr ? 'Ceci est une proposition : une personne décide de chaque binôme.' : 'This is a proposal: a person decides on each pair.',
    ...writtenLines(files, language),
    '',
  ];
  return lines.join('\n');
}

function waysOutLines(proposal: Proposal, language: 'fr' | 'en'): string[] {
  const sentences = shownWaysOut(proposal);
  if (sentences.length === 0) return [];
  const head =
    language === 'fr'
      ? 'Ce qui rendrait une solution possible (rien n’a été modifié) :'
      : 'What would make a matching possible (nothing was changed):';
  return ['', head, ...sentences.map((sentence) => `  – ${sentence[language]}`)];
}

function table({ boards }: Proposal, language: 'fr' | 'en'): string[] {
  const [name, trainees, places, matched, mean] =
    language === 'fr'
      ? ['Direction', 'stagiaires', 'places', 'appariés', 'score moyen']
      : ['Directorate', 'trainees', 'places', 'matched', 'mean score'];
  const width = Math.max(name.length, ...boards.map((board) => board.name.length));
  const row = (cells: readonly string[]): string =>
    `  ${cells[0]!.padEnd(width)}  ${cells
      .slice(1)
      .map((cell) => cell.padStart(11))
      .join(' ')}`;
  return [
    '',
    row([name, trainees, places, matched, mean]),
    ...boards.map((board) => {
      const average = board.matched === 0 ? '–' : formatPoints(board.score / board.matched, language);
      return row([board.name, String(board.trainees), String(board.places), String(board.matched), average]);
    }),
    '',
  ];
}
