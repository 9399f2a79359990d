/**
 * The explanations in sentences, in one language at a time: what a director can read aloud.
 */
import { CRITERION_NAMES, describeExclusionCount, describeFact, fill, formatPoints } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import type { Alternative, ProposedPair, Shortage, UnmetTrainee } from '../domain/proposal.ts';
import type { ScorePart } from '../domain/pair.ts';
import { SCORE_SCALE } from '../domain/pair.ts';
import type { Text } from '../domain/text.ts';

export function explainPair(pair: Omit<ProposedPair, 'explanation'>, unknownValue: number, language: Language): string[] {
  const score = points(pair.score, language);
  const head =
    language === 'fr'
      ? `Binôme proposé : ${pair.mentor.name} pour ${pair.trainee.name}, ${score} sur 100.`
      : `Proposed pair: ${pair.mentor.name} for ${pair.trainee.name}, ${score} out of 100.`;
  return [
    head,
    ...pair.parts.map((part) => explainPart(part, unknownValue, language)),
    ...explainAlternatives(pair.trainee.name, pair.alternatives, language),
    ...explainExcluded(pair.excluded, language),
  ];
}

/** `feasible`: false when no matching satisfies every rule, so that there is no best one to speak of. */
export function explainUnmet(
  unmet: Omit<UnmetTrainee, 'explanation'>,
  shortages: readonly Shortage[],
  feasible: boolean,
  language: Language,
): string[] {
  const { trainee, eligibleMentors, shortage } = unmet;
  const name = trainee.name;
  const head = language === 'fr' ? `${name} reste sans tuteur.` : `${name} is left without a mentor.`;
  const shortageText = shortage === null ? undefined : shortages[shortage]?.explanation[language];
  if (!feasible) {
    const why = language === 'fr' ? 'Aucune solution ne respecte toutes les règles.' : 'No matching satisfies every rule.';
    return [head, why, ...(shortageText === undefined ? [] : [shortageText]), ...explainExcluded(unmet.excluded, language)];
  }
  const reason =
    eligibleMentors === 0
      ? language === 'fr'
        ? 'Aucun tuteur ne satisfait toutes les règles pour ce stagiaire.'
        : 'No mentor satisfies every rule for this trainee.'
      : fill(
          language === 'fr'
            ? '{n|Un seul tuteur est possible, et sa place revient|{n} tuteurs sont possibles, mais leurs places reviennent} à d’autres dans la meilleure solution.'
            : '{n|One mentor is possible, and the place goes|{n} mentors are possible, but their places go} to others in the best solution.',
          { n: eligibleMentors },
          language,
        );
  const cause =
    shortageText ??
    (eligibleMentors === 0
      ? null
      : language === 'fr'
        ? 'Ce sont les contraintes des orientations qui l’imposent.'
        : 'It is the constraints of the guidelines that demand it.');
  return [
    head,
    reason,
    ...(cause === null ? [] : [cause]),
    ...explainAlternatives(name, unmet.alternatives, language),
    ...explainExcluded(unmet.excluded, language),
  ];
}

function explainPart(part: ScorePart, unknownValue: number, language: Language): string {
  const name = CRITERION_NAMES[part.criterion][language];
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const [got, most] = [points(part.points, language), formatPoints(part.weight * SCORE_SCALE, language)];
  const facts = part.facts.map((fact) => describeFact(fact, language));
  if (part.value === null) {
    const percent = Math.round(unknownValue * 100);
    facts.push(language === 'fr' ? `inconnu, compté à ${percent} %` : `unknown, counted at ${percent} %`);
  }
  const detail = facts.join(language === 'fr' ? ' ; ' : '; ');
  return language === 'fr' ? `${title} : ${got} sur ${most} (${detail}).` : `${title}: ${got} of ${most} (${detail}).`;
}

function explainAlternatives(trainee: string, alternatives: readonly Alternative[] | null, language: Language): string[] {
  if (alternatives === null) {
    return [
      language === 'fr'
        ? `Les autres tuteurs possibles pour ${trainee} ne sont pas chiffrés ici.`
        : `The other mentors possible for ${trainee} are not priced here.`,
    ];
  }
  if (alternatives.length === 0) {
    return [language === 'fr' ? `Aucun autre tuteur n’est possible pour ${trainee}.` : `No other mentor is possible for ${trainee}.`];
  }
  return alternatives.map((alternative) => explainAlternative(alternative, language));
}

/** "With X (SPIP de l'Ain) instead, the whole matching loses 2.1 points; A moves from B to C." */
export function explainAlternative({ mentor, loss, unmet, fairness, uneven, moves }: Alternative, language: Language): string {
  const fr = language === 'fr';
  const amount = points(Math.abs(loss), language);
  const costs: string[] = [];
  if (unmet > 0) {
    costs.push(
      fill(
        fr ? '{n} {n|besoin resterait|besoins resteraient} en plus sans réponse' : '{n} more {n|need would go|needs would go} unmet',
        { n: unmet },
        language,
      ),
    );
  }
  if (uneven === true) costs.push(fr ? 'les charges seraient moins égales' : 'loads would be less even');
  if (fairness !== undefined && fairness !== null && fairness.more > 0) {
    costs.push(
      fill(
        fr
          ? '{n} {n|binôme|binômes} de plus {n|aurait|auraient} moins de {p} sur 100'
          : '{n} more {n|pair|pairs} would score below {p} out of 100',
        { n: fairness.more, p: points(fairness.below, language) },
        language,
      ),
    );
  }
  if (loss > 0) costs.push(fr ? `l’ensemble perdrait ${amount}` : `the whole matching would lose ${amount}`);
  else if (loss < 0 && (fairness !== undefined || uneven === true))
    costs.push(fr ? `le total gagnerait ${amount}` : `the total would gain ${amount}`);
  else if (loss < 0) costs.push(fr ? `les autres gagneraient ${amount}` : `the others would gain ${amount}`);
  else if (costs.length === 0) costs.push(fr ? 'l’ensemble vaudrait autant' : 'the whole matching would be worth as much');
  const changes = moves.map((move) => {
    if (move.to === null) return fr ? `${move.traineeName} perdrait ${move.fromName}` : `${move.traineeName} would lose ${move.fromName}`;
    if (move.from === null) return fr ? `${move.traineeName} irait chez ${move.toName}` : `${move.traineeName} would go to ${move.toName}`;
    return fr
      ? `${move.traineeName} passerait ${from(move.fromName ?? '')} à ${move.toName}`
      : `${move.traineeName} would move from ${move.fromName} to ${move.toName}`;
  });
  if (changes.length === 0) changes.push(fr ? 'personne d’autre ne changerait' : 'nobody else would change');
  const who = `${mentor.name} (${mentor.service})`;
  return fr ? `Avec ${who} : ${costs.join(', ')} ; ${changes.join(', ')}.` : `With ${who}: ${costs.join(', ')}; ${changes.join(', ')}.`;
}

/** « 0,4 point », « 12,0 points »; what is not nothing is never said to be 0,0. */
export function points(millionths: number, language: Language): string {
  const shown = formatPoints(millionths, language);
  if (millionths > 0 && Number(shown.replace(',', '.')) === 0) return language === 'fr' ? 'moins de 0,1 point' : 'less than 0.1 point';
  return `${shown} ${fill('{n|point|points}', { n: Number(shown.replace(',', '.')) }, language)}`;
}

/** « de Zoé », « d’Aurélie », « d’Yves », « de Yasmine ». */
function from(name: string): string {
  return /^(?:[aeiouhàâäéèêëîïôöûüœæ]|y(?![aeiouéè]))/iu.test(name) ? `d’${name}` : `de ${name}`;
}

function explainExcluded(excluded: ProposedPair['excluded'], language: Language): string[] {
  const total = excluded.reduce((sum, { mentors }) => sum + mentors, 0);
  if (total === 0) return [];
  const list = excluded.map(({ code, mentors }) => describeExclusionCount(code, mentors, language)).join(', ');
  const head =
    language === 'fr'
      ? '{n|Un tuteur de la même direction est exclu|{n} tuteurs de la même direction sont exclus}'
      : '{n|One mentor of the same directorate is excluded|{n} mentors of the same directorate are excluded}';
  return [`${fill(head, { n: total }, language)}${language === 'fr' ? ' : ' : ': '}${list}.`];
}

/** "These 50 trainees (…) can only have these 30 mentors (…), who have 33 places: 17 are missing." */
export function explainShortage(shortage: Omit<Shortage, 'explanation'>): Text {
  const { trainees, mentors, needed, capacity, missing, services, boards } = shortage;
  const where = [...new Set(mentors.map(({ service }) => service))].sort();
  const listed = (names: readonly string[], language: Language): string => {
    const shown = names.slice(0, 8).join(', ');
    const rest = names.length - 8;
    if (rest <= 0) return shown;
    return language === 'fr' ? `${shown} et ${rest} ${rest === 1 ? 'autre' : 'autres'}` : `${shown} and ${rest} more`;
  };
  const values = { t: trainees.length, m: mentors.length, c: capacity, n: needed, x: missing };
  if (mentors.length === 0) {
    return {
      fr: fill(
        `{t|Un stagiaire|{t} stagiaires} (${listed(services, 'fr')}) sans aucun tuteur possible : il manque {x} {x|place|places}.`,
        values,
        'fr',
      ),
      en: fill(
        `{t|One trainee|{t} trainees} (${listed(services, 'en')}) with no possible mentor: {x} {x|place is|places are} missing.`,
        values,
        'en',
      ),
    };
  }
  return {
    fr: fill(
      `${boards.join(', ')} : {t|un stagiaire ne peut|{t} stagiaires ne peuvent} aller que chez {m|un tuteur|{m} tuteurs} (${listed(where, 'fr')}), qui {m|offre|offrent} {c} {c|place|places} pour {n} {n|besoin|besoins} : il en manque {x}.`,
      values,
      'fr',
    ),
    en: fill(
      `${boards.join(', ')}: {t|one trainee can|{t} trainees can} only go to {m|one mentor|{m} mentors} (${listed(where, 'en')}), who {m|offers|offer} {c} {c|place|places} for {n} {n|need|needs}: {x} {x|is|are} missing.`,
      values,
      'en',
    ),
  };
}
