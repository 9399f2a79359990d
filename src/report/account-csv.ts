/** Everybody of the account as CSV, one row a person: whoever was read is found in it, with what became of them. */
import type { Proposal } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeExclusion, pageWordsOf, wordsOf } from '../wording/index.ts';
import { csvLines, type Cell } from './csv.ts';

/** Trainees, then mentors, each by id; then whoever is left out, in the order of the account. Linear in the number of people. */
export function accountCsvLines(proposal: Proposal, language: Language): Generator<string> {
  return csvLines(rowsOf(proposal, language));
}

function* rowsOf({ pairs, unmet, mentors, account, decided = [] }: Proposal, language: Language): Generator<Cell[]> {
  const { csv } = pageWordsOf(language).account;
  const { semicolon } = wordsOf(language).vocabulary;
  yield [csv.role, csv.id, csv.name, csv.service, csv.situation, csv.detail, csv.file, csv.line];
  const taken = new Map<string, string[]>();
  for (const { trainee, mentor } of pairs) taken.set(mentor.id, [...(taken.get(mentor.id) ?? []), trainee.name]);
  for (const { trainee, mentor } of pairs)
    yield [csv.roles.trainee, trainee.id, trainee.name, trainee.service, csv.situations.matched, mentor.name, null, null];
  for (const { trainee } of unmet)
    yield [csv.roles.trainee, trainee.id, trainee.name, trainee.service, csv.situations.unmet, null, null, null];
  for (const { id, name, service, rules } of mentors) {
    const own = taken.get(id);
    const situation = own !== undefined ? csv.situations.taken : rules.length > 0 ? csv.situations.excluded : csv.situations.free;
    const detail = own?.join(semicolon) ?? rules.map((rule) => describeExclusion(rule, language)).join(semicolon);
    yield [csv.roles.mentor, id, name, service, situation, detail === '' ? null : detail, null, null];
  }
  const serviceOf = new Map(decided.map(({ trainee }) => [trainee.id, trainee.service]));
  for (const { role, reason, promotion, people } of account?.leftOut ?? []) {
    const detail = promotion === null ? csv.reasons[reason] : `${csv.reasons[reason]} (${promotion})`;
    for (const { id, name, file, line } of people)
      yield [
        role === null ? csv.roles.unknown : csv.roles[role],
        id,
        name,
        serviceOf.get(id ?? '') ?? null,
        csv.situations.leftOut,
        detail,
        file,
        line,
      ];
  }
}
