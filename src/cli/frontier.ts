/** A reassignment as `binome reassign` prints it: what has happened, each option in sentences, then all of them side by side. */
import { type FrontierPoint, optionsOf, type Reassignment } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeEvent, wordsOf } from '../wording/index.ts';
import { sideBySide } from './side-by-side.ts';
import { writtenLines } from './written-lines.ts';

export function describeFrontier(
  reassignment: Reassignment,
  files: readonly string[],
  nameOf: (id: string) => string,
  language: Language,
): string[] {
  const { events, reason, affected, best, frontier } = reassignment;
  const { vocabulary, terminal } = wordsOf(language);
  const words = terminal.reassign;
  const options = optionsOf(reassignment);
  return [
    '',
    ...events.map((event) => describeEvent(event, nameOf, language)),
    ...(reason === null ? [] : [words.reason(vocabulary.reasons[reason])]),
    ...(affected.length === 0 ? [] : [words.affected(affected.length, affected.map(nameOf).join(', '))]),
    ...(frontier.length > 0 ? [] : ['', best === null ? words.nothing : words.nothingWithin]),
    ...options.flatMap(({ label, point }) => ['', ...told(label, point, language)]),
    ...(options.length > 1 ? ['', ...sideBySide(reassignment, options, nameOf, language)] : []),
    ...['', terminal.proposal, ...writtenLines(files, language)],
  ];
}

function told(label: string, { explanation }: Pick<FrontierPoint, 'explanation'>, language: Language): string[] {
  const [head, ...rest] = explanation[language];
  return [`${label}. ${head}`, ...rest.map((sentence) => `   ${sentence}`)];
}
