/** A census as the API gives it: findings, reasons and facts in the reader's words. */
import type { Finding } from '../../census/index.ts';
import { type Language, sentencesOf } from '../../errors/index.ts';
import type { FactName, FactValue } from '../../domain/index.ts';
import { factInWords, factLabel, frenchSpacing, type NameOf } from '../../wording/index.ts';
import type { CensusView } from '../acts/census.ts';
import { lossValues } from '../acts/census-losses-said.ts';
import { columnOfFact } from '../acts/census-reading.ts';

type Sentences = { readonly sentence: string; readonly remedy: string };

/** Fields beside those of the view: how it is shown. */
export async function censusBody(census: CensusView, language: Language, nameOf: NameOf) {
  const { changes, confirm, files, stale } = census;
  const values = confirm === null ? null : await lossValues(confirm);
  const person = (id: string): string => nameOf('person', id) ?? id;
  const named = <T extends { readonly trainee: string; readonly mentor: string | null }>(pair: T) => ({
    ...pair,
    traineeName: person(pair.trainee),
    mentorName: pair.mentor === null ? null : person(pair.mentor),
  });
  const said = (field: FactName | 'role', value: FactValue): string | null =>
    field === 'role' ? String(value) : factInWords(field, value, language, nameOf);
  return {
    ...census,
    files: files.map((file) => ({ ...file, href: `/api/censuses/${census.id}/files/${file.number}` })),
    rejected: census.rejected.map((finding) => findingBody(finding, language)),
    warnings: census.warnings.map((finding) => findingBody(finding, language)),
    changes: {
      ...changes,
      emptied: changes.emptied.map((fact) => ({ ...fact, label: factLabel(fact.field, language), column: columnOfFact(fact.field) })),
      changed: changes.changed.map((fact) => ({
        ...fact,
        ...{ name: person(fact.id), label: factLabel(fact.field, language) },
        ...{ saidBefore: said(fact.field, fact.before), saidAfter: said(fact.field, fact.after) },
      })),
    },
    stale: { proposals: stale.proposals.map(named), decisions: stale.decisions.map(named), matches: stale.matches.map(named) },
    confirm: confirm === null ? null : { ...confirm, ...spaced(sentencesOf({ code: confirm.code, values: values! }, language), language) },
  };
}

function findingBody(finding: Finding, language: Language) {
  const { code, file, sheet, line, column, value } = finding;
  const place = {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(line === null ? {} : { line }),
    ...(column === null ? {} : { column }),
  };
  return { code, place, value, ...spaced(sentencesOf(finding, language), language) };
}

function spaced({ wrong, remedy }: { readonly wrong: string; readonly remedy: string }, language: Language): Sentences {
  return { sentence: typeset(wrong, language), remedy: typeset(remedy, language) };
}

function typeset(text: string, language: Language): string {
  return language === 'fr' ? frenchSpacing(text) : text;
}
