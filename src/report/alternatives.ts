/** Another mentor for a trainee, in one sentence: its score, what the whole would lose, who would move. */
import type { Alternative } from '../domain/proposal.ts';
import type { Formats } from './formats.ts';
import type { Messages } from './messages.fr.ts';

type Move = Alternative['moves'][number];

function moveInWords({ traineeName, fromName, toName }: Move, { alternatives: words }: Messages): string {
  if (fromName !== null && toName !== null) return words.move(traineeName, fromName, toName);
  if (fromName !== null) return words.moveOut(traineeName, fromName);
  return toName === null ? words.moveNone(traineeName) : words.moveIn(traineeName, toName);
}

export function alternativeInWords({ mentor, loss, score, unmet, fairness, uneven, moves }: Alternative, m: Messages, f: Formats): string {
  const parts = [
    m.alternatives.cost(mentor.name, mentor.service, f.points(score), loss),
    ...(unmet === 0 ? [] : [m.alternatives.unmet(unmet)]),
    ...(uneven === true ? [m.alternatives.uneven] : []),
    ...(fairness === undefined || fairness === null || fairness.more <= 0
      ? []
      : [m.alternatives.fairness(fairness.more, f.points(fairness.below))]),
    ...(moves.length === 0 ? [m.alternatives.noMove] : moves.map((move) => moveInWords(move, m))),
  ];
  return `${parts.join(m.alternatives.separator)}.`;
}
