/** Recruitment as two CSVs: one row a candidate, two columns a period; and places against trainees, one row a place and period. */
import { needsAgreement, type PlaceCounts, type Recruitment } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { describeExclusionCount, pageWordsOf } from '../wording/index.ts';
import { csvText, outOf100, type Cell } from './csv.ts';

/** Separators as in the proposal's CSV; who would have to agree first is ranked apart. A cell is empty where a period is not the candidate's, or was not priced. */
export function recruitmentCsv({ periods, candidates }: Recruitment, language: Language): string {
  const { csv } = pageWordsOf(language).report;
  const words = csv.recruitment;
  const labels = periods.map(({ label }) => label);
  const pointsOf = (score: number | null | undefined): Cell => (typeof score === 'number' ? outOf100(score) : null);
  const header = [
    ...[words.rank, words.measure, words.id, csv.mentorName, csv.traineeBoard, words.service, words.site, words.places],
    ...[words.served, words.gained, words.status],
    ...labels.flatMap((label) => [words.servedIn(label), words.gainedIn(label)]),
    csv.explanation,
  ];
  const ranked = candidates.findIndex(needsAgreement);
  const rows = candidates.map((candidate, k): Cell[] => {
    const { id, measure, name, board, service, site, places, served, score, status } = candidate;
    const cells = labels.flatMap((label): Cell[] => {
      const worth = candidate.periods.find(({ period }) => period === label);
      return [worth?.served ?? null, pointsOf(worth?.score)];
    });
    return [
      ...[needsAgreement(candidate) ? k - ranked + 1 : k + 1, words.measures[measure], id, name, board, service, site, places],
      ...[served, pointsOf(score), words.statuses[status]],
      ...cells,
      candidate.explanation[language].join(' '),
    ];
  });
  return csvText([header, ...rows]);
}

/** A directorate's row has no service, a service's no site; nobody is counted as served where no matching follows every rule. */
export function placesCsv({ periods }: Recruitment, language: Language): string {
  const { csv } = pageWordsOf(language).report;
  const words = csv.recruitment;
  const header = [
    ...[words.period, csv.traineeBoard, words.service, words.site, words.trainees, words.mentors, words.usable, words.excluded],
    ...[words.places, words.matched, words.short],
  ];
  const counts = ({ trainees, mentors, usable, excluded, places, served, short }: PlaceCounts): Cell[] => {
    const reasons = excluded.map((reason) => describeExclusionCount(reason.code, reason.mentors, language)).join(', ');
    return [trainees, mentors, usable, reasons === '' ? null : reasons, places, served, short];
  };
  const rows = periods.flatMap(({ label, boards }) =>
    boards.flatMap((board): Cell[][] => [
      [label, board.name, null, null, ...counts(board)],
      ...board.services.flatMap((service) => [
        [label, board.name, service.name, null, ...counts(service)],
        ...service.sites.map((site): Cell[] => [label, board.name, service.name, site.name, ...counts(site)]),
      ]),
    ]),
  );
  return csvText([header, ...rows]);
}
