/** What the limits of a run are worth, in words: constraints, workplaces, then mentors, what is worth most first. */
import { SCORE_SCALE } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { formatsOf, wordsOf, type Words } from '../wording/index.ts';
import type { LimitPrices, LimitStep, PricedConstraint, PricedLimit, PricedMentor, PricedWorkplace } from './shadow-prices.ts';

/** @param mostPlaces that the guidelines give a mentor. Lines to be printed one below the other. */
export function explainLimitPrices(
  { constraints, workplaces, mentors, isOpen }: LimitPrices,
  mostPlaces: number,
  language: Language,
): string[] {
  const teller = new PriceTeller(language);
  const words = wordsOf(language).limitPrices;
  const gaining = mentors.filter(({ higher }) => higher?.status === 'optimal');
  const missed = mentors.filter(({ higher, lower }) => higher === null && lower !== null && lower.status !== 'limit');
  const open = mentors.filter(({ higher, lower }) => higher?.status === 'limit' || (higher === null && lower?.status === 'limit'));
  const idle = mentors.length - gaining.length - missed.length - open.length;
  const beyond = gaining.some(({ higher }) => higher?.status === 'optimal' && higher.to > mostPlaces);
  const list = (head: string, each: readonly string[]): string[] =>
    each.length === 0 ? [] : ['', head, ...each.map((line) => `  ${line}`)];
  const mentorLines = (some: readonly PricedMentor[]): string[] => some.map((one) => teller.mentor(one));
  return [
    words.intro,
    ...list(
      words.constraints,
      constraints.map((one) => teller.constraint(one)),
    ),
    ...list(
      words.workplaces,
      workplaces.map((one) => teller.workplace(one)),
    ),
    ...list(words.gaining, mentorLines(gaining)),
    ...list(words.missed, mentorLines(missed)),
    ...list(words.open, mentorLines(open)),
    ...(idle > 0 ? ['', words.idle(idle)] : []),
    ...(beyond ? ['', words.beyond(mostPlaces)] : []),
    ...(isOpen ? ['', words.isOpen] : []),
  ];
}

type Counted = 'places' | PricedConstraint['counts'];
type Steps = Omit<PricedLimit, 'id'>;

class PriceTeller {
  readonly #language: Language;
  readonly #words: Words['limitPrices'];
  readonly #vocabulary: Words['vocabulary'];

  constructor(language: Language) {
    this.#language = language;
    const { limitPrices, vocabulary } = wordsOf(language);
    this.#words = limitPrices;
    this.#vocabulary = vocabulary;
  }

  /** « Un par site — Libourne » (au plus 1, 1 atteint) : avec 2, +1 stagiaire, +12,30 points ; avec 0, … */
  constraint({ label, op, value, used, counts, between, ...limit }: PricedConstraint): string {
    const words = this.#words;
    const name = this.#vocabulary.quoted(label[this.#language]);
    const steps = { ...limit, value, used };
    if (between !== undefined)
      return this.#vocabulary.colon(`${name} (${words.together})`, this.#apart(steps, between) || words.unchangedTogether);
    const today = words.today(`${words.ops[op]} ${this.#amount(value, counts)}`, used);
    return this.#vocabulary.colon(`${name} (${today})`, this.#steps(steps, counts) || words.unchanged);
  }

  workplace({ service, site, mentor, higher }: PricedWorkplace): string {
    const place = site === null ? service : `${site} (${service})`;
    return this.#vocabulary.colon(place, `${this.#change(higher)} (${mentor})`);
  }

  mentor(mentor: PricedMentor): string {
    const { name, service, site, value } = mentor;
    const head = [name, site ?? service, this.#amount(value, 'places')].filter((part) => part !== '').join(', ');
    return this.#vocabulary.colon(head, this.#steps(mentor, 'places'));
  }

  #steps({ value, stable, higher, lower }: Steps, counts: Counted): string {
    const words = this.#words;
    const step = (found: LimitStep | null, edge: number | null, direction: 1 | -1): string => {
      if (found === null) return '';
      if (found.status === 'limit') return (direction === 1 ? words.above : words.under)(this.#amount(edge ?? value, counts));
      // Fewer than no pairs, or journeys: of no use to know.
      if (found.status === 'infeasible' && found.to < 0 && counts !== 'difference') return '';
      const range = found.until === found.to ? '' : this.#range(found, direction, counts);
      return words.step(this.#amount(found.to, counts), range, this.#outcome(found));
    };
    return this.#both(step(higher, stable.to, 1), step(lower, stable.from, -1));
  }

  /** Of two who are held together: who would be there without the other. */
  #apart({ higher, lower }: Steps, [first, second]: readonly [string, string]): string {
    const words = this.#words;
    const step = (found: LimitStep | null, one: string, other: string): string => {
      if (found === null) return '';
      return found.status === 'limit' ? words.apartUnknown(one, other) : words.apart(one, other, this.#outcome(found));
    };
    return this.#both(step(higher, first, second), step(lower, second, first));
  }

  #both(up: string, down: string): string {
    return [up, down].filter((text) => text !== '').join(this.#vocabulary.semicolon);
  }

  #outcome(found: Exclude<LimitStep, { status: 'limit' }>): string {
    return found.status === 'optimal' ? this.#change(found) : this.#words.infeasible;
  }

  /** How far a step holds, beyond the number that it was told for. */
  #range({ until, status, isOpen }: Exclude<LimitStep, { status: 'limit' }>, direction: 1 | -1, counts: Counted): string {
    const words = this.#words;
    if (until === null) return direction === 1 ? words.orMore : words.orLess;
    // Each place or pair on the way changes as much again; minutes and differences change nothing more.
    const upTo = status === 'optimal' && (counts === 'places' || counts === 'pairs') ? words.eachUpTo : words.upTo;
    return upTo(this.#amount(until, counts), isOpen);
  }

  #amount(n: number, counts: Counted): string {
    return counts === 'pairs' ? formatsOf(this.#language).plain(n) : this.#words[counts](n);
  }

  #change({ matched, fairness, score }: Extract<LimitStep, { status: 'optimal' }>): string {
    const words = this.#words;
    const sign = (value: number): string => (value < 0 ? '−' : '+');
    const parts: string[] = [];
    if (matched !== 0) parts.push(words.trainees(sign(matched), Math.abs(matched)));
    if (fairness !== undefined && fairness !== null)
      parts.push(words.below(sign(fairness.more), Math.abs(fairness.more), formatsOf(this.#language).points(fairness.below)));
    if (score !== 0) parts.push(words.points(sign(score), Math.round(Math.abs(score) / (SCORE_SCALE / 10_000))));
    return parts.join(', ');
  }
}
