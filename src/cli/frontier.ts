/** A reassignment as `binome reassign` prints it: what has happened, each option in sentences, then all of them side by side. */
import { decidedAndMoved, type FrontierPoint, optionsOf, type Reassignment, type StandingDecisions } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeEvent, analysisWordsOf, pageWordsOf } from '../wording/index.ts';
import { sideBySide } from './side-by-side.ts';
import { writtenLines } from './written-lines.ts';

export function describeFrontier(
  reassignment: Reassignment,
  files: readonly string[],
  nameOf: (id: string) => string,
  language: Language,
  standing: StandingDecisions,
): string[] {
  const { events, reason, affected, best, frontier } = reassignment;
  const { vocabulary } = analysisWordsOf(language);
  const { terminal } = pageWordsOf(language);
  const words = terminal.reassign;
  const options = optionsOf(reassignment);
  const undone = ({ changes }: Pick<FrontierPoint, 'changes'>, concerned: readonly string[]): string[] => {
    const moved = decidedAndMoved(changes, concerned, standing);
    return moved.length === 0 ? [] : [`   ${words.undoes(moved.map(nameOf).join(', '))}`];
  };
  return [
    '',
    ...events.map((event) => describeEvent(event, nameOf, language)),
    ...(reason === null ? [] : [words.reason(vocabulary.reasons[reason])]),
    ...(affected.length === 0 ? [] : [words.affected(affected.length, affected.map(nameOf).join(', '))]),
    ...(frontier.length > 0 ? [] : ['', best === null ? words.nothing : words.nothingWithin, ...stuck(reassignment, language)]),
    ...options.flatMap(({ label, point }) => ['', ...told(label, point, language), ...undone(point, affected)]),
    ...(options.length > 1 ? ['', ...sideBySide(reassignment, options, nameOf, language)] : []),
    ...['', terminal.proposal, ...writtenLines(files, language)],
  ];
}

/** Which rules stand in the way, and the least that would have to give. */
function stuck({ impossible }: Reassignment, language: Language): string[] {
  if (impossible === undefined) return [];
  const words = analysisWordsOf(language).frontier;
  const { fewestMoves, obstacles, waysOut } = impossible;
  const list = (head: string, sentences: readonly string[]): string[] =>
    sentences.length === 0 ? [] : [head, ...sentences.map((each) => `  ${each}`)];
  return [
    ...(fewestMoves === null ? [] : [words.fewestMoves(fewestMoves)]),
    ...list(
      words.why,
      obstacles.map((each) => each[language]),
    ),
    ...list(
      words.leastToGive,
      waysOut.map(({ sentence }) => sentence[language]),
    ),
    ...(obstacles.length > 0 && waysOut.length === 0 ? [words.noWayOut] : []),
  ];
}

function told(label: string, { explanation }: Pick<FrontierPoint, 'explanation'>, language: Language): string[] {
  const [head, ...rest] = explanation[language];
  return [`${label}. ${head}`, ...rest.map((sentence) => `   ${sentence}`)];
}
