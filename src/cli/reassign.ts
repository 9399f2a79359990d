import path from 'node:path';
import { checkWritable, writeAll } from '../app/files.ts';
import { reassignOutputs, runReassign, type ReassignRequest } from '../app/reassign.ts';
import { REASON_NAMES, type FrontierPoint, type Reassignment, type ReassignmentEvent } from '../domain/reassignment.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { BinomeError } from '../errors/error.ts';
import { describeReading } from './check.ts';
import { EXIT, printJson, type Terminal } from './terminal.ts';

export async function reassignCommand(terminal: Terminal, request: ReassignRequest, out: string | undefined): Promise<number> {
  if (out !== undefined) await checkWritable(out);
  const { reading, result, note, nameOf } = await runReassign(request);
  if (reading !== null) terminal.log(describeReading(reading, terminal.language));
  if (result === null) throw new BinomeError('MATCH_CENSUS_REJECTED', { rejected: reading?.rejected ?? 0 });
  const { reassignment } = result;
  const outputs = out === undefined ? [] : reassignOutputs(result, note);
  if (out !== undefined) await writeAll(out, outputs);
  const files = outputs.map(({ name }) => path.join(out ?? '', name));
  if (terminal.json) printJson(terminal, reassignment);
  else terminal.out(describe(reassignment, files, nameOf, terminal.language));
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
