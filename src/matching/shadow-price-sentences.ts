/** What the limits of a run are worth, in words: constraints, workplaces, then mentors, what is worth most first. */
import { SCORE_SCALE } from '../domain/pair.ts';
import { fill, formatDecimal, formatPoints } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import type { LimitPrices, LimitStep, PricedConstraint, PricedLimit, PricedMentor, PricedWorkplace } from './shadow-prices.ts';

/** @param mostPlaces that the guidelines give a mentor. Lines to be printed one below the other. */
export function explainLimitPrices(
  { constraints, workplaces, mentors, isOpen }: LimitPrices,
  mostPlaces: number,
  language: Language,
): string[] {
  const words = new Words(language);
  const gaining = mentors.filter(({ higher }) => higher?.status === 'optimal');
  const missed = mentors.filter(({ higher, lower }) => higher === null && lower !== null && lower.status !== 'limit');
  const open = mentors.filter(({ higher, lower }) => higher?.status === 'limit' || (higher === null && lower?.status === 'limit'));
  const idle = mentors.length - gaining.length - missed.length - open.length;
  const beyond = gaining.some(({ higher }) => higher?.status === 'optimal' && higher.to > mostPlaces);
  const lines = [
    words.say(
      'Un seul nombre change, tous les autres restent : ce que la meilleure solution y gagne ou y perd. Ces gains ne s’additionnent pas.',
      'One number changes, all others stay: what the best matching gains or loses by it. These gains do not add up.',
    ),
  ];
  const list = (head: string, each: readonly string[]): void => {
    if (each.length > 0) lines.push('', head, ...each.map((line) => `  ${line}`));
  };
  list(
    words.say('Contraintes des orientations :', 'Constraints of the guidelines:'),
    constraints.map((one) => words.constraint(one)),
  );
  list(
    words.say(
      'Une place de plus, par lieu, chez le tuteur où elle vaut le plus :',
      'A place more, by workplace, with the mentor where it is worth most:',
    ),
    workplaces.map((one) => words.workplace(one)),
  );
  list(
    words.say('Une place de plus, par tuteur :', 'A place more, by mentor:'),
    gaining.map((one) => words.mentor(one)),
  );
  list(
    words.say('Une place de plus n’y changerait rien, une de moins oui :', 'A place more would change nothing, one less would:'),
    missed.map((one) => words.mentor(one)),
  );
  list(
    words.say('Pas de réponse dans le temps imparti :', 'No answer in the time given:'),
    open.map((one) => words.mentor(one)),
  );
  if (idle > 0) {
    lines.push(
      '',
      words.say(
        '{n} {n|autre tuteur|autres tuteurs} : ni une place de plus ni une de moins n’y changerait rien.',
        '{n} other {n|mentor|mentors}: neither a place more nor one less would change anything.',
        { n: idle },
      ),
    );
  }
  if (beyond) {
    lines.push(
      '',
      words.say(
        'Les orientations donnent {n} {n|place|places} au plus à un tuteur : au-delà, il faudrait aussi les changer.',
        'The guidelines give a mentor {n} {n|place|places} at most: beyond that, they would have to change as well.',
        { n: mostPlaces },
      ),
    );
  }
  if (isOpen)
    lines.push('', words.say('Le temps imparti n’a pas suffi pour tout savoir.', 'The time given was not enough to know everything.'));
  return lines;
}

type Counted = 'places' | PricedConstraint['counts'];

class Words {
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  say(fr: string, en: string, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(this.#language === 'fr' ? fr : en, values, this.#language);
  }

  /** « Un par site — Libourne » (au plus 1, 1 atteint) : avec 2, +1 stagiaire, +12,30 points ; avec 0, … */
  constraint({ label, op, value, used, counts, ...limit }: PricedConstraint): string {
    const name = this.say('« {label} »', '“{label}”', { label: label[this.#language] });
    const bound = { '<=': this.say('au plus', 'at most'), '>=': this.say('au moins', 'at least'), '=': this.say('exactement', 'exactly') }[
      op
    ];
    const today = this.say('{bound} {value}, {used} aujourd’hui', '{bound} {value}, {used} today', {
      ...{ bound, value: this.#amount(value, counts), used },
    });
    const steps = this.#steps({ ...limit, value, used }, counts);
    const change = steps === '' ? this.say('un autre seuil n’y changerait rien', 'another limit would change nothing') : steps;
    return this.#line(`${name} (${today})`, change);
  }

  workplace({ service, site, mentor, higher }: PricedWorkplace): string {
    const place = site === null ? service : `${site} (${service})`;
    return this.#line(place, `${this.#change(higher)} (${mentor})`);
  }

  mentor(mentor: PricedMentor): string {
    const { name, service, site, value } = mentor;
    const today = this.#amount(value, 'places');
    return this.#line([name, site ?? service, today].filter((part) => part !== '').join(', '), this.#steps(mentor, 'places'));
  }

  #line(head: string, text: string): string {
    return `${head}${this.say(' : ', ': ')}${text}`;
  }

  #steps({ value, stable, higher, lower }: Omit<PricedLimit, 'id'>, counts: Counted): string {
    const step = (found: LimitStep | null, edge: number | null, direction: 1 | -1): string => {
      if (found === null) return '';
      if (found.status === 'limit') {
        const n = this.#amount(edge ?? value, counts);
        return direction === 1
          ? this.say('au-delà de {n}, inconnu', 'above {n}, unknown', { n })
          : this.say('en dessous de {n}, inconnu', 'below {n}, unknown', { n });
      }
      // Fewer than no pairs, or journeys: of no use to know.
      if (found.status === 'infeasible' && found.to < 0 && counts !== 'difference') return '';
      const range = found.until === found.to ? '' : this.#range(found, direction, counts);
      const what =
        found.status === 'optimal'
          ? this.#change(found)
          : this.say('aucune solution ne respecte toutes les règles', 'no matching satisfies every rule');
      return this.say('avec {n}{range}, {what}', 'with {n}{range}, {what}', { n: this.#amount(found.to, counts), range, what });
    };
    return [step(higher, stable.to, 1), step(lower, stable.from, -1)].filter((text) => text !== '').join(this.say(' ; ', '; '));
  }

  /** How far a step holds, beyond the number that it was told for. */
  #range({ until, status, isOpen }: Exclude<LimitStep, { status: 'limit' }>, direction: 1 | -1, counts: Counted): string {
    if (until === null) return direction === 1 ? this.say(' ou plus', ' or more') : this.say(' ou moins', ' or less');
    const n = this.#amount(until, counts);
    const known = isOpen ? this.say('au moins ', 'at least ') : '';
    // Each place or pair on the way changes as much again; minutes and differences change nothing more.
    if (status === 'optimal' && (counts === 'places' || counts === 'pairs'))
      return this.say(' (autant encore pour chaque pas, {known}jusqu’à {n})', ' (as much again for each step, {known}as far as {n})', {
        known,
        n,
      });
    return this.say(' ({known}jusqu’à {n})', ' ({known}as far as {n})', { known, n });
  }

  #amount(n: number, counts: Counted): string {
    if (counts === 'places') return this.say('{n} {n|place|places}', '{n} {n|place|places}', { n });
    if (counts === 'minutes') return this.say('{n} min', '{n} min', { n });
    if (counts === 'pairs') return this.say('{n}', '{n}', { n });
    return this.say('{sign}{n} d’écart', 'a difference of {sign}{n}', { sign: n < 0 ? '−' : '', n: Math.abs(n) });
  }

  #change({ matched, fairness, score }: Extract<LimitStep, { status: 'optimal' }>): string {
    const parts: string[] = [];
    if (matched !== 0) parts.push(this.say('{sign}{n} {n|stagiaire|stagiaires}', '{sign}{n} {n|trainee|trainees}', signed(matched)));
    if (fairness !== undefined && fairness !== null) {
      const p = formatPoints(fairness.below, this.#language);
      parts.push(
        this.say('{sign}{n} {n|binôme|binômes} sous {p} points', '{sign}{n} {n|pair|pairs} below {p} points', {
          ...signed(fairness.more),
          p,
        }),
      );
    }
    if (score !== 0) parts.push(this.#points(score));
    return parts.join(', ');
  }

  /** In hundredths of a point: what a place is worth is often less than a tenth. */
  #points(millionths: number): string {
    const hundredths = Math.round(Math.abs(millionths) / (SCORE_SCALE / 10_000));
    const { sign } = signed(millionths);
    const least = hundredths === 0 ? this.say('moins de ', 'less than ') : '';
    const n = Math.max(1, hundredths) / 100;
    const text = formatDecimal(n, 2, this.#language);
    return this.say('{sign}{least}{text} {n|point|points}', '{sign}{least}{text} {n|point|points}', { sign, least, text, n });
  }
}

function signed(value: number): { readonly sign: string; readonly n: number } {
  return { sign: value < 0 ? '−' : '+', n: Math.abs(value) };
}
