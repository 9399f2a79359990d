import { describe, expect, it } from 'vitest';
import type { Plan, PlannedTrainee, SettingUnseen } from '../../../../src/domain/documents/plan.ts';
import { summarisePlan } from '../../../../src/planning/index.ts';
import { journeyOf, unseenInWords } from '../../../../src/planning/periods/plan-sentences.ts';
import { samplePlan } from './sample-plan.ts';

type Stages = PlannedTrainee['stages'];

const at = (period: string, id: string | null, settings: Stages[number]['settings'] = ['MO']): Stages[number] => ({
  ...{ period, mentor: id, name: id === null ? null : `Mme ${id}` },
  settings: id === null ? [] : settings,
});
const unseen = (reason: SettingUnseen['reason'], setting: SettingUnseen['setting'] = 'MF'): SettingUnseen => ({
  ...{ trainee: 'S-1', name: 'Ève Érable' },
  ...{ setting, reason },
});

describe('the way of a trainee', () => {
  it('joins periods in a row with the same mentor, and tells settings', () => {
    const stages = [at('SP1', 'X'), at('SP2', 'X'), at('SP3', 'Y', ['MO', 'MF']), at('SP4', 'X')];
    expect(journeyOf('Ève Érable', stages, [])).toEqual({
      fr: 'Ève Érable\u202f: SP1 et SP2 avec Mme X (milieu ouvert), puis SP3 avec Mme Y (milieu ouvert et milieu fermé), puis SP4 avec Mme X (milieu ouvert).',
      en: 'Ève Érable: SP1 and SP2 with Mme X (the community setting), then SP3 with Mme Y (the community setting and the custodial setting), then SP4 with Mme X (the community setting).',
    });
  });

  it('joins three periods with commas, and periods without anybody', () => {
    const stages = [at('SP1', 'X'), at('SP2', 'X'), at('SP3', 'X'), at('SP4', null), at('SP5', null)];
    expect(journeyOf('É', stages, [])).toEqual({
      fr: 'É\u202f: SP1, SP2 et SP3 avec Mme X (milieu ouvert), puis SP4 et SP5 sans tuteur.',
      en: 'É: SP1, SP2 and SP3 with Mme X (the community setting), then SP4 and SP5 without a mentor.',
    });
  });

  it('says of a mentor whose setting nobody has told that it is to be specified', () => {
    const { fr, en } = journeyOf('É', [at('SP1', 'X', [])], [unseen('unspecified')]);
    expect(fr).toBe(
      'É\u202f: SP1 avec Mme X (milieu à préciser). Ne voit pas le milieu fermé à coup sûr, car les milieux des tuteurs possibles ne sont pas précisés\u202f: remplissez «\u202fmilieux\u202f» au recensement.',
    );
    expect(en).toContain('SP1 with Mme X (setting to be specified). Does not see the custodial setting for certain');
  });

  it('tells two mentors of one name apart, and ends with what is not seen', () => {
    const stages = [at('SP1', 'X'), { ...at('SP2', 'Z'), name: 'Mme X' }];
    const { fr, en } = journeyOf('É', stages, [unseen('never'), unseen('places', 'MO')]);
    expect(fr).toBe(
      'É\u202f: SP1 avec Mme X (milieu ouvert), puis SP2 avec Mme X (milieu ouvert). Ne voit pas le milieu fermé, car aucun tuteur de ce milieu n’est possible dans ces périodes. Ne voit pas le milieu ouvert, car les places de ce milieu ne suffisent pas à tous.',
    );
    expect(en).toBe(
      'É: SP1 with Mme X (the community setting), then SP2 with Mme X (the community setting). Does not see the custodial setting, as no mentor of that setting is possible in these periods. Does not see the community setting, as there are not enough places of that setting for everybody.',
    );
  });

  it('has a sentence of its own for each reason, in each language', () => {
    const reasons = ['never', 'unspecified', 'decided', 'places', 'unproven'] as const;
    const sentences = reasons.flatMap((reason) => (['fr', 'en'] as const).map((language) => unseenInWords(unseen(reason), language)));
    expect(new Set(sentences).size).toBe(10);
    expect(unseenInWords(unseen('decided'), 'fr')).toBe(
      'ne voit pas le milieu fermé, car ce qui est décidé l’en empêche et aucun tuteur de ce milieu n’est possible ensuite.',
    );
    expect(unseenInWords(unseen('decided', 'MO'), 'en')).toBe(
      'does not see the community setting, as what is decided stands in the way and no mentor of that setting is possible after it.',
    );
  });
});

/** The sentences that the second summary has and the first has not. */
function added(before: Plan, after: Plan, language: 'fr' | 'en' = 'en'): string[] {
  const known = summarisePlan(before, language);
  return summarisePlan(after, language).filter((line) => !known.includes(line));
}

describe('the summary of a plan', () => {
  it('says what it comes to', () => {
    expect(summarisePlan(samplePlan(), 'fr')).toEqual([
      'Tuteurs trouvés pour 3 stages sur 4.',
      '1 stagiaire voit les deux milieux, sur 2.',
      '  Ève Érable\u202f: ne voit pas le milieu fermé, car les places de ce milieu ne suffisent pas à tous.',
      '1 fois, un stagiaire garde son tuteur d’une période à la suivante.',
      'Le tuteur le plus sollicité, Alix Ajonc, suit 1 stagiaire par période, sur 2 périodes.',
    ]);
    expect(summarisePlan(samplePlan(), 'en')).toEqual([
      'Mentors found for 3 of 4 internships.',
      '1 of 2 trainees sees both settings.',
      '  Ève Érable: does not see the custodial setting, as there are not enough places of that setting for everybody.',
      '1 time a trainee keeps a mentor from one period to the next.',
      'The busiest mentor, Alix Ajonc, has 1 trainee a period, over 2 periods.',
    ]);
  });

  it('names ten at most who do not see a setting, and none of whom it warns', () => {
    const plan = samplePlan();
    const many = Array.from({ length: 12 }, (_, k) => ({ ...unseen('unproven'), trainee: `S-${k}`, name: `Stagiaire ${k}` }));
    const trainees = many.map((one) => ({ ...plan.trainees[0]!, id: one.trainee, name: one.name, unseen: [one] }));
    expect(summarisePlan({ ...plan, trainees }, 'fr', true).filter((line) => line.includes('un milieu n’est pas vu'))).toHaveLength(1);
    const lines = summarisePlan({ ...plan, trainees }, 'fr').filter((line) => line.startsWith('  '));
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe(
      '  Stagiaire 0\u202f: ne voit pas le milieu fermé dans ce plan\u202f; il n’est pas prouvé que ce soit impossible.',
    );
    expect(lines[10]).toBe('  … et 2 de plus (--json les donne tous).');
    const decided = { periods: ['SP1'], without: plan.value, blocked: many.slice(0, 2) };
    const warned = summarisePlan({ ...plan, trainees, decided }, 'en').filter((line) => line.startsWith('  '));
    expect(warned).toHaveLength(10);
    expect(warned[0]).toContain('Stagiaire 2: does not see the custodial setting in this plan');
  });

  it('keeps silent on settings that the guidelines do not ask for, and on loads where nobody has any', () => {
    const plan = samplePlan();
    const without = summarisePlan({ ...plan, rules: { ...plan.rules, bothSettings: false }, loads: [] }, 'en');
    expect(without.join(' ')).not.toMatch(/settings|busiest/);
  });

  it('says how far a plan is from what is proven, the count before the settings before the points', () => {
    const plan = samplePlan();
    const { value } = plan;
    const limited = (bound: Plan['bound']): Plan => ({ ...plan, status: 'limit', bound });
    const says = (bound: Plan['bound'], language: 'fr' | 'en' = 'en'): string[] => added(plan, limited(bound), language);
    expect(says(null)).toEqual(['Nothing is proven about what could be better.']);
    expect(says(null, 'fr')).toEqual(['Rien n’est prouvé sur ce qui pourrait être mieux.']);
    expect(says({ served: value.served + 2, settings: 9, points: null })).toEqual([
      'It is not ruled out that 2 more internships could have a mentor.',
    ]);
    expect(says({ served: value.served, settings: value.settings + 2, points: null }, 'fr')).toEqual([
      'Il n’est pas exclu que les stagiaires puissent voir 2 milieux de plus en tout.',
    ]);
    expect(says({ served: value.served, settings: value.settings, points: null })).toEqual(['Nothing is proven about the points.']);
    const near = { served: value.served, settings: value.settings, points: value.points + 25_000 };
    expect(says(near)).toEqual([
      'It is proven that no plan that places as many trainees is worth more than 2.5 points more, which is 1.23%.',
    ]);
    expect(says(near, 'fr')[0]).toMatch(/^Il est prouvé qu’aucun plan .* 2,5 points de plus, soit 1,23\u202f%\.$/);
    // A bound is told of a plan at a limit only: an optimum is its own.
    expect(added(plan, { ...plan, bound: near })).toEqual([]);
  });

  it('says what deciding each period by itself would lose: settings, or else points', () => {
    const plan = samplePlan();
    const { value } = plan;
    const beside = (separately: Plan['separately'], rules = plan.rules): string[] => added(plan, { ...plan, rules, separately });
    expect(beside({ ...value, settings: value.settings - 1 })).toEqual([
      'Deciding each period without a look at the others, trainees would see 1 setting fewer in all.',
    ]);
    expect(beside({ ...value, points: value.points - 100_000 })).toEqual([
      'Deciding each period without a look at the others would cost 10.0 points.',
    ]);
    expect(beside(value)).toEqual([]);
    // Of plans that serve fewer, points say nothing.
    expect(beside({ ...value, served: value.served - 1, points: value.points - 1 })).toEqual([]);
  });

  it('warns of what is decided: who is not placed for it, and each obligation that it blocks', () => {
    const plan = samplePlan();
    const decided = {
      periods: ['SP1'],
      without: { ...plan.value, served: plan.value.served + 1 },
      blocked: [unseen('decided'), unseen('places', 'MO')],
    };
    expect(added(plan, { ...plan, decided })).toEqual([
      'Warning: with what is decided, 1 internship fewer has a mentor.',
      'Warning: the placement that is decided blocks an obligation. Ève Érable: does not see the custodial setting, as what is decided stands in the way and no mentor of that setting is possible after it.',
      'Warning: the placement that is decided blocks an obligation. Ève Érable: does not see the community setting, as there are not enough places of that setting for everybody.',
    ]);
    const french = added(plan, { ...plan, decided: { ...decided, without: { ...plan.value, served: plan.value.served + 2 } } }, 'fr');
    expect(french[0]).toBe('Attention\u202f: avec ce qui est décidé, 2 stages de moins ont un tuteur.');
    expect(
      french
        .slice(1)
        .every((line) => line.startsWith('Attention, le placement décidé bloque une obligation. Ève Érable\u202f: ne voit pas')),
    ).toBe(true);
    expect(added(plan, { ...plan, decided: { ...decided, without: plan.value, blocked: [] } })).toEqual([]);
    // Where the guidelines do not ask for both settings none is an obligation.
    expect(
      added(plan, { ...plan, rules: { ...plan.rules, bothSettings: false }, decided }).filter((line) => line.includes('obligation')),
    ).toEqual([]);
  });

  it('says which parts of the guidelines a plan does not follow', () => {
    const plan = samplePlan();
    for (const name of ['fair', 'balance', 'minimums'] as const)
      for (const language of ['fr', 'en'] as const) expect(added(plan, { ...plan, leftOut: [name] }, language), name).toHaveLength(1);
    expect(added(plan, { ...plan, leftOut: ['fair', 'balance', 'minimums'] })).toHaveLength(3);
  });
});
