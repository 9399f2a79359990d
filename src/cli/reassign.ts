/** `binome reassign`. */
import type { Command } from 'commander';
import { COMMANDS, confidentialNote, type ReassignAnswer } from '../app/index.ts';
import { type Reason, REASONS } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { censusFiles, FileSource } from '../files/index.ts';
import { limitsOf, type CommandLine, type LimitOptions, type ReplaceOption } from './command-line.ts';
import { execute, type Describe } from './execute.ts';
import { describeFrontier } from './frontier.ts';
import { wholeNumber } from './option-values.ts';
import { dayAsTyped, fewAlternates, reasonCode, twoParts } from './reassign-values.ts';

interface ReassignOptions extends LimitOptions, ReplaceOption {
  breakdown?: string[];
  departure?: string[];
  site?: string[];
  capacity?: string[];
  reason?: Reason;
  note?: string;
  pin?: string[];
  moves?: number;
  alternates?: number;
  census?: string[];
  travel?: string;
  from?: string;
  acceptPartial?: boolean;
  out?: string;
}

export function defineReassign(command: Command, { terminal, say, withLimits, withReplace, finish }: CommandLine): void {
  withReplace(
    withLimits(
      command
        .argument('<folder>', say({ fr: 'dossier écrit par « match »', en: 'folder written by “match”' }))
        .option('--breakdown <trainee:mentor...>', say({ fr: 'binômes rompus', en: 'pairs that broke down' }))
        .option('--departure <mentor...>', say({ fr: 'tuteurs qui partent', en: 'mentors who leave' }))
        .option(
          '--site <site...>',
          say({
            fr: 'sites perdus (nom ou code) : tous leurs tuteurs partent',
            en: 'sites that are lost (name or code): all their mentors leave',
          }),
        )
        .option('--capacity <mentor=places...>', say({ fr: 'places d’un tuteur, désormais', en: 'places of a mentor, from now on' }))
        .option('--reason <code>', say({ fr: `motif : ${REASONS.join(', ')}`, en: `reason: ${REASONS.join(', ')}` }), reasonCode)
        .option(
          '--note <file>',
          say({
            fr: 'note confidentielle, gardée à part et jamais lue par le calcul',
            en: 'confidential note, kept apart and never read by the computation',
          }),
        )
        .option('--pin <id...>', say({ fr: 'personnes qui ne bougent pas', en: 'people who do not move' }))
        .option('--moves <n>', say({ fr: 'autres personnes déplacées au plus', en: 'other people moved at most' }), wholeNumber('--moves'))
        .option(
          '--alternates <n>',
          say({ fr: 'autres choix à chaque nombre de déplacements (9 au plus)', en: 'other choices at each number of moves (9 at most)' }),
          fewAlternates,
        )
        .option('--census <file...>', say({ fr: 'recensement à jour : arrivées, absences', en: 'census as it is now: arrivals, absences' }))
        .option('--travel <file>', say({ fr: 'avec --census : table des trajets', en: 'with --census: travel-time table' }))
        .option(
          '--from <date>',
          say({
            fr: 'avec --census : jour (JJ/MM/AAAA) à partir duquel la présence compte',
            en: 'with --census: day (DD/MM/YYYY or YYYY-MM-DD) from which presence counts',
          }),
          dayAsTyped('--from'),
        )
        .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
        .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
    ),
  ).action(async (folder: string, options: ReassignOptions) => {
    const { breakdown = [], departure: departures = [], site: sites = [], capacity = [], pin: pinned = [] } = options;
    const { reason = null, note, moves, alternates, census, travel: travelTable, from, out, acceptPartial = false } = options;
    const require = (isMissing: boolean, value: string): void => {
      if (isMissing) throw new BinomeError('CALL_MISSING_OPTION', { value, command: 'reassign' });
    };
    const happened = breakdown.length + departures.length + sites.length + capacity.length > 0 || census !== undefined;
    require(!happened, '--breakdown <trainee:mentor>');
    require(breakdown.length > 0 && reason === null, '--reason <code>');
    require(census === undefined && (from !== undefined || travelTable !== undefined), '--census <file...>');
    require(note !== undefined && out === undefined, '--out <folder>');
    const request = {
      ...{ folder, departures, sites, pinned, reason, alternates, moves, travelTable, from, acceptPartial },
      census: census === undefined ? undefined : await censusFiles(census),
      breakdowns: breakdown.map((value) => twoParts(value, ':', '--breakdown', 'TRAINEE:MENTOR', 'STAGIAIRE:TUTEUR')),
      capacities: capacity.map((value) => {
        const [mentor, places] = twoParts(value, '=', '--capacity', 'MENTOR=PLACES', 'TUTEUR=PLACES');
        return { mentor, places: wholeNumber('--capacity')(places) };
      }),
      limits: limitsOf(options),
    };
    const beside = note === undefined ? [] : [await confidentialNote(new FileSource(), note)];
    const describe: Describe<ReassignAnswer> = ({ reassignment, nameOf, standing }, written, language) =>
      describeFrontier(reassignment, written, nameOf, language, standing);
    finish(await execute(terminal, await COMMANDS.reassign(), request, describe, { out, beside, replace: options.replace }));
  });
}
