// Acts of somebody who tries things out, drawn at random: pin, ban, take out, add, places, weight, withdraw.

const CRITERIA = ['background', 'workload', 'location', 'preferences', 'generation'];
/** Nobody keeps more changes in mind; from there on one is withdrawn each time. */
const MOST = 6;

/**
 * @param random as of `../random.mjs`
 * @param base what acts are drawn from: eligible pairs, the pairs chosen at first, mentors; `isCensus`: mentors are people, and weights slide
 * @param changes those that hold
 * @returns the changes that are to hold next; some are refused, because the pair is not possible any more, or the mentor is gone
 */
export function drawAct(random, { pairs, chosen, mentors, isCensus, most = MOST }, changes) {
  if (changes.length > 0 && (changes.length >= most || random.chance(0.1))) {
    const number = random.int(0, changes.length - 1);
    return changes.filter((_, k) => k !== number);
  }
  return [...changes, drawChange(random, { pairs, chosen, mentors, isCensus })];
}

function drawChange(random, { pairs, chosen, mentors, isCensus }) {
  const kinds = ['pin', 'ban', 'take-out', 'add', 'places', ...(isCensus ? ['weight'] : [])].filter(
    (kind) => kind === 'weight' || (mentors.length > 0 && (pairs.length > 0 || kind !== 'pin')),
  );
  const kind = random.pick(kinds);
  switch (kind) {
    case 'pin':
    case 'ban': {
      const list = kind === 'ban' && chosen.length > 0 && random.chance(0.7) ? chosen : pairs;
      if (list.length === 0) return { kind: 'take-out', mentor: random.pick(mentors).id };
      const [trainee, mentor] = random.pick(list);
      return { kind, trainee, mentor };
    }
    case 'take-out':
      return { kind, mentor: random.pick(chosen.length > 0 && random.chance(0.7) ? chosen.map(([, id]) => ({ id })) : mentors).id };
    case 'add': {
      const like = random.pick(mentors);
      const mentor = { ...like, id: `${like.id}+${random.int(0, 9)}` };
      if (isCensus) return { kind, mentor };
      const own = pairs.filter(([, id]) => id === like.id).map(([trainee, , score]) => [trainee, score]);
      return { kind, mentor, pairs: own };
    }
    case 'places':
      return { kind, mentor: random.pick(mentors).id, places: random.int(0, 2) };
    default:
      return { kind, criterion: random.pick(CRITERIA), weight: random.int(0, 20) / 20 };
  }
}
