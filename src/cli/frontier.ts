/** A reassignment as `binome reassign` prints it: what has happened, each option in sentences, then all of them side by side. */
import type { FrontierPoint, Reassignment } from '../domain/reassignment.ts';
import { optionsOf } from '../domain/reassignment-options.ts';
import type { Text } from '../domain/text.ts';
import { describeEvent, fill, REASON_NAMES } from '../wording/index.ts';
import type { Language } from '../errors/catalogue.ts';
import { sideBySide } from './side-by-side.ts';
import { writtenLines } from './terminal.ts';

export function describeFrontier(
  reassignment: Reassignment,
  files: readonly string[],
  nameOf: (id: string) => string,
  language: Language,
): string {
  const { events, reason, affected, best, frontier } = reassignment;
  const fr = language === 'fr';
  const lines = ['', ...events.map((event) => describeEvent(event, nameOf, language))];
  if (reason !== null) lines.push(`${fr ? 'Motif : ' : 'Reason: '}${REASON_NAMES[reason][language]}.`);
  if (affected.length > 0) {
    const who = fr ? '{n|Stagiaire concerné|Stagiaires concernés} : ' : '{n|Trainee|Trainees} concerned: ';
    lines.push(`${fill(who, { n: affected.length }, language)}${affected.map(nameOf).join(', ')}.`);
  }
  if (frontier.length === 0) lines.push('', (best === null ? NOTHING.atAll : NOTHING.withinLimit)[language]);
  const options = optionsOf(reassignment);
  for (const { label, point } of options) lines.push('', ...told(label, point, language));
  if (options.length > 1) lines.push('', ...sideBySide(reassignment, options, nameOf, language));
  lines.push('', fr ? 'Ceci est une proposition : une personne décide.' : 'This is a proposal: a person decides.');
  lines.push(...writtenLines(files, language));
  return `${lines.join('\n')}\n`;
}

const NOTHING = {
  atAll: {
    fr: 'Rien ne respecte toutes les règles, qui que l’on déplace : c’est prouvé. Levez des « --pin », ou assouplissez une règle.',
    en: 'Nothing follows every rule, whoever is moved: this is proven. Take out some “--pin”, or loosen a rule.',
  },
  withinLimit: {
    fr: 'Rien ne respecte toutes les règles dans cette limite : permettez plus de déplacements avec « --moves ».',
    en: 'Nothing follows every rule within this limit: allow more moves with “--moves”.',
  },
} as const satisfies Record<string, Text>;

function told(label: string, { explanation }: Pick<FrontierPoint, 'explanation'>, language: Language): string[] {
  const [head, ...rest] = explanation[language];
  return [`${label}. ${head}`, ...rest.map((sentence) => `   ${sentence}`)];
}
