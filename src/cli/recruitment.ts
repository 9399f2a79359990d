/** Places against trainees, and where one more trained mentor would be worth most, as `binome plan --recruitment` prints it. */
import type { RecruitmentAnswer } from '../app/index.ts';
import { needsAgreement, type Recruitment, type RecruitmentPeriod, type ServicePlaces } from '../domain/recruitment.ts';
import type { Text } from '../domain/text.ts';
import { describeExclusionCount, fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { recruitmentNotes, shownCandidates, type ShownCandidate } from '../planning/index.ts';
import { columns } from './columns.ts';
import type { Describe } from './execute.ts';
import { writtenLines } from './terminal.ts';

/** Candidates that are shown unless asked for otherwise, services in shortage; the document has them all. */
const TOP = 10;
const MOST_SERVICES = 15;

/** `top`: lines of each ranking. */
export function describeRecruitment(top = TOP): Describe<RecruitmentAnswer> {
  return ({ recruitment }, written, language) => describe(recruitment, top, written, language);
}

function describe(result: Recruitment, top: number, files: readonly string[], language: Language): string {
  const fr = language === 'fr';
  const lines = [
    '',
    ...table(result, language),
    ...result.periods.flatMap((period) => statusLines(period, language)),
    ...services(result, language),
    '',
    ...ranking(result, top, language),
    ...recruitmentNotes(result, language),
    fr ? 'Une personne décide de recruter et de former.' : 'A person decides whom to recruit and to train.',
  ];
  lines.push(...writtenLines(files, language));
  return `${lines.join('\n')}\n`;
}

function table({ periods }: Recruitment, language: Language): string[] {
  const head = {
    fr: ['Direction', 'période', 'stagiaires', 'tuteurs', 'mobilisables', 'places', 'servis', 'sans tuteur'],
    en: ['Directorate', 'period', 'trainees', 'mentors', 'usable', 'places', 'served', 'without'],
  }[language];
  const names = new Map(periods.flatMap(({ boards }) => boards.map(({ code, name }) => [code, name])));
  const rows = [...names.keys()]
    .sort()
    .flatMap((code) =>
      periods.flatMap(({ label, boards }) =>
        boards
          .filter((board) => board.code === code && (board.trainees > 0 || board.mentors > 0))
          .map(({ name, trainees, mentors, usable, places, served, short }) => [
            ...[name, label],
            ...[trainees, mentors, usable, places, served, short].map((count) => (count === null ? '–' : String(count))),
          ]),
      ),
    );
  return columns(head, rows);
}

/** What is proven of a period as a whole, and what is not. */
function statusLines({ label, status, total, shortages, unmetByConstraints }: RecruitmentPeriod, language: Language): string[] {
  const fr = language === 'fr';
  const heads: Readonly<Record<RecruitmentPeriod['status'], Text>> = {
    optimal: {
      fr: '{label} : {n} {n|stagiaire|stagiaires} sur {t} avec un tuteur (prouvé et vérifié).',
      en: '{label}: {n} of {t} {t|trainee|trainees} with a mentor (proven and verified).',
    },
    limit: {
      fr: '{label} : {n} {n|stagiaire|stagiaires} sur {t} avec un tuteur, au mieux de ce qui a été trouvé.',
      en: '{label}: {n} of {t} {t|trainee|trainees} with a mentor, the best that was found.',
    },
    infeasible: {
      fr: '{label} : des règles ne laissent à certains aucune solution (prouvé) ; « match » dit ce qui l’empêche.',
      en: '{label}: some rules leave some people no matching (proven); “match” says what stands in the way.',
    },
  };
  const lines = ['', fill(heads[status][language], { label, n: total.served ?? 0, t: total.trainees }, language)];
  lines.push(...shortages.map(({ explanation }) => `  ${explanation[language]}`));
  if (unmetByConstraints > 0) {
    const text = fr
      ? '  {n|Un stagiaire reste|{n} stagiaires restent} sans tuteur du fait des contraintes des orientations ou des minimums de tuteurs.'
      : '  {n|One trainee is|{n} trainees are} without a mentor for the constraints of the guidelines or mentors’ minimums.';
    lines.push(fill(text, { n: unmetByConstraints }, language));
  }
  return lines;
}

/** Services whose trainees go without in the best matching, the most first; periods in which they stand the same are told at once. */
function services({ periods }: Recruitment, language: Language): string[] {
  const fr = language === 'fr';
  const found = new Map<string, { service: ServicePlaces; labels: string[] }>();
  for (const { label, boards } of periods) {
    for (const service of boards.flatMap((board) => board.services).filter(({ short }) => (short ?? 0) > 0)) {
      const { sites: _, ...own } = service;
      const key = JSON.stringify(own);
      found.set(key, { service, labels: [...(found.get(key)?.labels ?? []), label] });
    }
  }
  if (found.size === 0) return [];
  const text = fr
    ? '{name}{when} : {s} {s|stagiaire|stagiaires} sans tuteur sur {t} ; {places}'
    : '{name}{when}: {s} of {t} {t|trainee|trainees} without a mentor; {places}';
  const offered = fr
    ? '{p} {p|place|places} chez {u} {u|tuteur mobilisable|tuteurs mobilisables}'
    : '{p} {p|place|places} with {u} usable {u|mentor|mentors}';
  const none = fr ? 'aucun tuteur mobilisable' : 'no usable mentor';
  const sorted = [...found.values()].sort((a, b) => b.service.short! - a.service.short! || b.labels.length - a.labels.length);
  const told = sorted.slice(0, MOST_SERVICES).map(({ service: { name, trainees, short, places, usable, excluded }, labels }) => {
    const own = usable === 0 ? none : fill(offered, { p: places, u: usable }, language);
    const when = periods.length > 1 ? `, ${labels.join(', ')}` : '';
    const others = excluded.map(({ code, mentors }) => describeExclusionCount(code, mentors, language)).join(', ');
    const why = others === '' ? '' : ` (${fr ? 'exclus : ' : 'excluded: '}${others})`;
    return `  ${fill(text, { name, when, s: short!, t: trainees, places: own }, language)}${why}.`;
  });
  const more = sorted.length - told.length;
  if (more > 0) told.push(fr ? `  … et ${more} de plus (--json les donne tous).` : `  … and ${more} more (--json has them all).`);
  return ['', fr ? 'Services dont des stagiaires restent sans tuteur :' : 'Services whose trainees go without a mentor:', ...told];
}

/** Whom a board can train or recruit; then, apart, those of whom it can only ask. */
const GROUPS: readonly { readonly asked: boolean; readonly head: Text }[] = [
  {
    asked: false,
    head: {
      fr: 'Où un tuteur formé de plus, par formation ou recrutement, vaudrait le plus :',
      en: 'Where one more mentor, by training or recruitment, would be worth most:',
    },
  },
  {
    asked: true,
    head: {
      fr: 'Qui devrait d’abord accepter d’être tuteur, et ce que cela vaudrait :',
      en: 'Who would first have to agree to be a mentor, and what that would be worth:',
    },
  },
];

function ranking(result: Recruitment, top: number, language: Language): string[] {
  const fr = language === 'fr';
  const shown = shownCandidates(result);
  const open = result.candidates.filter(({ status }) => status === 'limit').length;
  const lines = GROUPS.flatMap(({ asked, head }): string[] => {
    const own = shown.filter(({ candidate }) => needsAgreement(candidate) === asked);
    const more = own.length - Math.min(top, own.length);
    if (own.length === 0) return [];
    return [
      head[language],
      ...own.slice(0, top).flatMap((one, k) => candidateLines(one, k + 1, language)),
      ...(more === 0 ? [] : [fr ? `  … et ${more} de plus (--top, --json ou --out).` : `  … and ${more} more (--top, --json or --out).`]),
      '',
    ];
  });
  if (shown.length === 0 && result.candidates.every(({ status }) => status === 'proven'))
    lines.push(
      fr ? 'Un tuteur formé de plus ne changerait rien nulle part.' : 'One more trained mentor would change nothing anywhere.',
      '',
    );
  if (open > 0) {
    const text = fr
      ? 'Pour {n} {n|possibilité|possibilités}, le temps imparti n’a pas suffi à tout prouver.'
      : 'For {n} {n|possibility|possibilities} the time given was not enough to prove everything.';
    lines.push(fill(text, { n: open }, language), '');
  }
  return lines;
}

function candidateLines({ candidate, alike }: ShownCandidate, rank: number, language: Language): string[] {
  const fr = language === 'fr';
  const [first, ...rest] = candidate.explanation[language];
  const head = `${rank}. `.padStart(6);
  const others = alike.length === 0 ? [] : [`${fr ? 'Autant à : ' : 'As much at: '}${alike.join(', ')}.`];
  return [`${head}${first}`, ...[...rest, ...others].map((line) => `${' '.repeat(head.length)}${line}`)];
}
