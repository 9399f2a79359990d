import { expect, it } from 'vitest';
import { planCsv } from '../../../src/report/plan-csv.ts';
import { samplePlan } from '../planning/periods/sample-plan.ts';

it('has a row for each trainee and three columns for each period, for French spreadsheets', () => {
  const [head, ...rows] = planCsv(samplePlan(), 'en').split('\r\n');
  expect(head).toBe(
    '\u{feff}Trainee id;Trainee;SP1: mentor’s id;SP1: mentor;SP1: setting;SP2: mentor’s id;SP2: mentor;SP2: setting;Journey',
  );
  expect(rows).toEqual([
    'S-1;Ève Érable;T-1;Alix Ajonc;the community setting;T-1;Alix Ajonc;the community setting;Ève Érable: SP1 and SP2.',
    // What a spreadsheet would run is text, and quotes are doubled; nobody in SP2 leaves its cells empty.
    `S-2;"'=Fadi ""F"" Frêne";T-2;Basile Bruyère;the community setting + the custodial setting;;;;Fadi`,
    '',
  ]);
});

it('says it in French, and quotes what holds a separator', () => {
  const [head, first] = planCsv(samplePlan(), 'fr').split('\r\n');
  expect(head!.replaceAll(/[\u{a0}\u{202f}]/gu, ' ')).toBe(
    '\u{feff}Matricule du stagiaire;Stagiaire;SP1 : matricule du tuteur;SP1 : tuteur;SP1 : milieu;SP2 : matricule du tuteur;SP2 : tuteur;SP2 : milieu;Parcours',
  );
  expect(first).toBe('S-1;Ève Érable;T-1;Alix Ajonc;milieu ouvert;T-1;Alix Ajonc;milieu ouvert;"Ève Érable : SP1 et SP2 ; rien d’autre."');
});

it('leaves the cells of a period empty that is not of the trainee’s promotion', () => {
  const plan = samplePlan();
  const other = { ...plan.trainees[0]!, stages: plan.trainees[0]!.stages.slice(1) };
  expect(planCsv({ ...plan, trainees: [other] }, 'en').split('\r\n')[1]).toBe(
    'S-1;Ève Érable;;;;T-1;Alix Ajonc;the community setting;Ève Érable: SP1 and SP2.',
  );
  expect(planCsv({ ...plan, trainees: [] }, 'en').split('\r\n')).toHaveLength(2);
});
