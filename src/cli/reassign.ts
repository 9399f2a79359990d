import { checkResultFolder, writeResult } from '../app/bundle.ts';
import { readNote, REASSIGN, reassignResult, runReassign, type ReassignRequest } from '../app/reassign.ts';
import { RunFiles } from '../app/run-files.ts';
import { REASON_NAMES, type FrontierPoint, type Reassignment, type ReassignmentEvent } from '../domain/reassignment.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { BinomeError } from '../errors/error.ts';
import { describeReading } from './check.ts';
import { EXIT, printJson, type Terminal } from './terminal.ts';
import { type CommandLine, type LimitOptions, limitsOf } from './command-line.ts';
import { fewAlternates, isoDay, reasonCode, twoParts, wholeNumber } from './option-values.ts';
import { REASONS, type Reason } from '../domain/reassignment.ts';

interface ReassignOptions extends LimitOptions {
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

export function defineReassign({ terminal, say, add, withLimits, finish }: CommandLine): void {
  withLimits(
    add('reassign', {
      fr: 'après une rupture, un départ, un changement : la meilleure solution pour chaque nombre d’autres personnes déplacées',
      en: 'after a breakdown, a departure, a change: the best that can be done for each number of other people moved',
    })
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
          fr: 'avec --census : jour (AAAA-MM-JJ) à partir duquel la présence compte',
          en: 'with --census: day (YYYY-MM-DD) from which presence counts',
        }),
        isoDay('--from'),
      )
      .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
      .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
  ).action(async (folder: string, options: ReassignOptions) => {
    const {
      breakdown = [],
      departure = [],
      site = [],
      capacity = [],
      pin = [],
      census,
      travel,
      from,
      out,
      note,
      reason,
      moves,
      alternates,
    } = options;
    const require = (isMissing: boolean, value: string): void => {
      if (isMissing) throw new BinomeError('CALL_MISSING_OPTION', { value, command: 'reassign' });
    };
    const happened = breakdown.length + departure.length + site.length + capacity.length > 0 || census !== undefined;
    require(!happened, '--breakdown <trainee:mentor>');
    require(breakdown.length > 0 && reason === undefined, '--reason <code>');
    require(census === undefined && (from !== undefined || travel !== undefined), '--census <file...>');
    require(note !== undefined && out === undefined, '--out <folder>');
    finish(
      await reassignCommand(
        terminal,
        {
          ...{
            folder,
            departures: departure,
            sites: site,
            pinned: pin,
            reason: reason ?? null,
            alternates,
            moves,
            census,
            travelTable: travel,
            from,
          },
          breakdowns: breakdown.map((value) => twoParts(value, ':', '--breakdown', 'TRAINEE:MENTOR', 'STAGIAIRE:TUTEUR')),
          capacities: capacity.map((value) => {
            const [mentor, places] = twoParts(value, '=', '--capacity', 'MENTOR=PLACES', 'TUTEUR=PLACES');
            return { mentor, places: wholeNumber('--capacity')(places) };
          }),
          acceptPartial: options.acceptPartial ?? false,
          limits: limitsOf(options),
        },
        { out, note },
      ),
    );
  });
}

/** Where the result goes, and the note that is kept beside it for those who may read it. */
interface ResultPlace {
  readonly out: string | undefined;
  readonly note: string | undefined;
}

async function reassignCommand(terminal: Terminal, request: ReassignRequest, { out, note }: ResultPlace): Promise<number> {
  await checkResultFolder(out, REASSIGN.name);
  const confidential = note === undefined ? null : await readNote(note);
  const files = new RunFiles();
  const { reading, result, guidelines, nameOf } = await runReassign(request, files);
  if (reading !== null) terminal.log(describeReading(reading, terminal.language));
  if (result === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading?.rejected ?? 0 });
  const { reassignment } = result;
  const { language } = terminal;
  const run = { command: REASSIGN, request, files, language };
  const written = out === undefined ? [] : await writeResult(out, run, reassignResult(request, result, guidelines, confidential));
  if (terminal.json) printJson(terminal, reassignment);
  else terminal.out(describe(reassignment, written, nameOf, language));
  if (reassignment.frontier.length === 0) return EXIT.infeasible;
  return reassignment.frontier.some(({ status }) => status === 'limit') ? EXIT.limit : EXIT.done;
}

function describe(
  { events, reason, affected, frontier }: Reassignment,
  files: readonly string[],
  nameOf: (id: string) => string,
  language: Language,
): string {
  const fr = language === 'fr';
  const lines = ['', ...events.map((event) => describeEvent(event, nameOf, language))];
  if (reason !== null) lines.push(`${fr ? 'Motif : ' : 'Reason: '}${REASON_NAMES[reason][language]}.`);
  if (affected.length > 0) {
    const who = fr ? '{n|Stagiaire concerné|Stagiaires concernés} : ' : '{n|Trainee|Trainees} concerned: ';
    lines.push(`${fill(who, { n: affected.length }, language)}${affected.map(nameOf).join(', ')}.`);
  }
  if (frontier.length === 0)
    lines.push(
      '',
      fr
        ? 'Aucune solution ne respecte toutes les règles dans cette limite : levez des « --pin », ou permettez plus de déplacements avec « --moves ».'
        : 'Nothing follows every rule within this limit: take out some “--pin”, or allow more moves with “--moves”.',
    );
  const tell = (number: string, { explanation }: Pick<FrontierPoint, 'explanation'>): void => {
    const [head, ...rest] = explanation[language];
    lines.push('', `${number} ${head}`, ...rest.map((sentence) => `   ${sentence}`));
  };
  frontier.forEach((point, k) => {
    tell(`${k + 1}.`, point);
    point.alternates?.forEach((other, n) => tell(`${k + 1}${String.fromCharCode(98 + n)}.`, other));
  });
  lines.push('', fr ? 'Ceci est une proposition : une personne décide.' : 'This is a proposal: a person decides.');
  if (files.length > 0) lines.push(fr ? 'Fichiers écrits :' : 'Files written:', ...files.map((file) => `  ${file}`));
  return `${lines.join('\n')}\n`;
}

function describeEvent(event: ReassignmentEvent, nameOf: (id: string) => string, language: Language): string {
  const fr = language === 'fr';
  const trainee = 'trainee' in event ? nameOf(event.trainee) : '';
  const mentor = 'mentor' in event ? nameOf(event.mentor) : '';
  switch (event.kind) {
    case 'breakdown':
      return fr ? `Rupture : ${trainee} n’est plus avec ${mentor}.` : `Breakdown: ${trainee} is no longer with ${mentor}.`;
    case 'departure':
      return fr ? `Départ : ${mentor}.` : `Departure: ${mentor}.`;
    case 'capacity':
      return fill(fr ? `Places de ${mentor} : {n}.` : `Places with ${mentor}: {n}.`, { n: event.places }, language);
    case 'arrival':
      return fr ? `Arrivée : ${trainee}.` : `Arrival: ${trainee}.`;
    case 'lapse':
      return fr ? `Le binôme ${mentor} – ${trainee} n’est plus possible.` : `The pair ${mentor} – ${trainee} is no longer possible.`;
  }
}
