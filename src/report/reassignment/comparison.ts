/** The options side by side, and as a curve: what each keeps of the best, against the people moved for it. */
import type { Option, Shift } from '../../domain/index.ts';
import { chart, LINE_SIGN, markSign } from '../chart.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { dataTable, type Row } from '../table.ts';
import { minutesInWords, type ReassignmentEdition } from './edition.ts';

/** Sections are numbered by the option's label: `option-2`. */
export const anchorOf = (label: string): string => `option-${label}`;

/** People named in a cell; the others are counted. */
const NAMED = 3;

export function optionsSection(edition: ReassignmentEdition): Html | null {
  const { reassignment, options, w } = edition;
  if (options.length === 0) return null;
  const words = w.options;
  const numeric = (label: string): { label: string; numeric: boolean } => ({ label, numeric: true });
  const table = dataTable({
    id: 'options-caption',
    caption: words.caption,
    className: 'compared',
    columns: [
      { label: words.option },
      { label: words.moved },
      ...[words.servedMore, words.pointsMore, reassignment.best?.proven === false ? words.shareKnown : words.share].map(numeric),
      ...[{ label: words.gained }, { label: words.lost }, numeric(words.minutes), { label: words.heaviest }],
    ],
    rows: options.map((option) => rowOf(edition, option)),
  });
  return markup`<p>${options.some(({ isAlternate }) => isAlternate) ? `${words.intro} ${words.introChoices}` : words.intro}</p>
${table}
<p class="note">${words.minutesNote}</p>`;
}

function rowOf(edition: ReassignmentEdition, option: Option): Row {
  const { w, f, signed, share, nameOf, minutesMore } = edition;
  const words = w.options;
  const { label, isAlternate, point, movedPeople, served, gain, gained, lost, heaviest } = option;
  const number = label.replace(/\D/g, '');
  const named = movedPeople.slice(0, NAMED).map((id) => markup`<small>${nameOf(id)}</small>`);
  const { before, after, compared } = point.minutes;
  const known = compared === point.changes.length ? null : markup`<small>${words.compared(compared, point.changes.length)}</small>`;
  return [
    markup`<a href="#${anchorOf(isAlternate ? `${number}-choices` : number)}">${label}</a>`,
    markup`${f.integer(point.moved)}${named}${movedPeople.length > NAMED ? markup`<small>${words.others(movedPeople.length - NAMED)}</small>` : null}`,
    signed(`${served > 0 ? '+' : ''}${f.integer(served)}`),
    signed(f.signedPoints(gain)),
    option.share === null ? '–' : share(option.share),
    shiftIn(edition, gained),
    shiftIn(edition, lost),
    compared === 0
      ? '–'
      : markup`${minutesMore(before, after)}<small>${f.decimal(before, 1)} → ${minutesInWords(f, after)}</small>${known}`,
    heaviest === null ? '–' : markup`${words.trainees(heaviest.trainees)}<small>${nameOf(heaviest.mentor)}</small>`,
  ];
}

function shiftIn({ w, f, signed, nameOf }: ReassignmentEdition, shift: Shift | null): Content {
  if (shift === null) return '–';
  const note =
    shift.kind === 'leftOut'
      ? markup`<small class="short"><span aria-hidden="true">▲ </span>${w.options.leftOut}</small>`
      : shift.kind === 'placed'
        ? markup`<small>${w.options.placed}</small>`
        : null;
  return markup`<span class="nowrap">${signed(f.signedPoints(shift.points))}</span><small>${nameOf(shift.trainee)}</small>${note}`;
}

/** Nothing to draw where there is one option only, or where nothing is known of the best. */
export function curveSection(edition: ReassignmentEdition): Html | null {
  const { reassignment, options, w, f, share } = edition;
  const drawn = options.flatMap((option) => (option.share === null ? [] : [{ ...option, share: option.share }]));
  if (drawn.length < 2) return null;
  const words = w.curve;
  const own = drawn.filter(({ isAlternate }) => !isAlternate);
  const figure = chart({
    title: words.title,
    words: {
      ...{ x: words.x, y: words.y },
      alt: words.alt(drawn.map((option) => words.point(option.label, option.point.moved, share(option.share))).join(w.curve.between)),
    },
    line: own.map((option) => [option.point.moved, option.share] as const),
    // Drawn last is what lies above: the options over their alternates.
    marks: [...drawn.filter(({ isAlternate }) => isAlternate), ...own].map((option) => ({
      ...{ x: option.point.moved, y: option.share },
      ...(option.isAlternate ? { shape: 'ring' as const } : { shape: 'dot' as const, name: option.label }),
    })),
    shownX: f.integer,
    shownY: share,
    legend: [
      { sign: markup`${LINE_SIGN}${markSign('dot')}`, text: words.first },
      ...(own.length < drawn.length ? [{ sign: markSign('ring'), text: words.alternate }] : []),
    ],
  });
  return markup`<p>${reassignment.best?.proven === false ? words.introKnown : words.intro}${drawn.some((option) => option.share > 1) ? ` ${words.above}` : ''}</p>
${figure}`;
}
