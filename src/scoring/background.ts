/**
 * Background: do the two share fields of study and work, and does the mentor cover what the trainee has to learn?
 *
 * The value is `domainsShare` × the share of the trainee's fields that the mentor shares + the rest × the share of the learning needs that
 * the mentor covers. Where one of the two is unknown the other counts alone; unknown when both are. Deep-level similarity is the
 * strongest known antecedent of mentoring quality (Eby et al. 2013).
 */
import type { Fact, Guidelines } from '../domain/index.ts';
import { rounded, type Assessment } from './assessment.ts';
import type { PreparedMentor, PreparedTrainee, Terms } from './prepared.ts';

export function background(guidelines: Guidelines, trainee: PreparedTrainee, mentor: PreparedMentor): Assessment {
  const domains = shareFound(trainee.domains, mentor.domains);
  const needs = shareFound(trainee.needs, mentor.skills);
  const share = guidelines.background.domainsShare;
  const value = domains === null ? needs : needs === null ? domains : share * domains + (1 - share) * needs;
  return {
    value: value === null ? null : rounded(value),
    facts: () => [
      fact(trainee.domains, mentor.domains, domains, ['DOMAINS_UNKNOWN', 'DOMAINS_NONE_SHARED', 'DOMAINS_SHARED']),
      fact(trainee.needs, mentor.skills, needs, ['NEEDS_UNKNOWN', 'NEEDS_NONE_COVERED', 'NEEDS_COVERED']),
    ],
  };
}

function shareFound(wanted: Terms, offered: Terms): number | null {
  if (wanted.size === 0 || offered.size === 0) return null;
  let found = 0;
  for (const key of wanted.keys()) if (offered.has(key)) found++;
  return found / wanted.size;
}

type Codes = readonly [unknown: Fact['code'], none: Fact['code'], some: Fact['code']];

function fact(wanted: Terms, offered: Terms, share: number | null, [unknown, none, some]: Codes): Fact {
  if (share === null) return { code: unknown, values: {} };
  const terms = [...wanted].filter(([key]) => offered.has(key)).map(([, term]) => term);
  if (terms.length === 0) return { code: none, values: { total: wanted.size } };
  return { code: some, values: { terms: terms.join(', '), found: terms.length, total: wanted.size } };
}
