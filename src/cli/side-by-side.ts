/** Options side by side on a terminal: one column an option, in blocks that fit a line. */
import { hundredths, type Option, type Reassignment, SCORE_SCALE, type Shift } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { formatsOf, analysisWordsOf, pageWordsOf } from '../wording/index.ts';

const LINE = 120;
const INDENT = 2;
const GAP = 2;
const [NARROWEST, WIDEST] = [12, 32];
/** People named in a cell; the others are counted. */
const NAMED = 3;

const MINUS = '\u2212';

/** What each row says of an option; a cell may have several lines. */
type Row = readonly [label: string, cell: (option: Option) => readonly string[]];

export function sideBySide(
  reassignment: Reassignment,
  options: readonly Option[],
  nameOf: (id: string) => string,
  language: Language,
): string[] {
  const rows = rowsOf(reassignment, nameOf, language).map(([label, cell]) => ({ label, cells: options.map(cell) }));
  const labelWidth = Math.max(...rows.map(({ label }) => lengthOf(label)));
  const words = rows.flatMap(({ cells }) => cells.flatMap((lines) => lines.flatMap((line) => line.split(' ').map(lengthOf))));
  const narrowest = Math.min(WIDEST, Math.max(NARROWEST, ...words));
  const room = LINE - INDENT - labelWidth;
  const most = Math.max(1, Math.floor(room / (GAP + narrowest)));
  const inBlock = Math.ceil(options.length / Math.ceil(options.length / most));
  const width = Math.min(WIDEST, Math.floor(room / inBlock) - GAP);
  const blocks = Array.from({ length: Math.ceil(options.length / inBlock) }, (_, k) => [k * inBlock, (k + 1) * inBlock] as const);
  return blocks.flatMap(([start, end], k) => [
    ...(k === 0 ? [] : ['']),
    ...rows.flatMap(({ label, cells }) => rowLines(label, labelWidth, cells.slice(start, end), width)),
  ]);
}

function rowLines(label: string, labelWidth: number, cells: readonly (readonly string[])[], width: number): string[] {
  const columns = cells.map((lines) => lines.flatMap((line) => wrapped(line, width)));
  return Array.from({ length: Math.max(1, ...columns.map(({ length }) => length)) }, (_, k) => {
    const parts = [padded(k === 0 ? label : '', labelWidth), ...columns.map((lines) => padded(lines[k] ?? '', width))];
    return `${' '.repeat(INDENT)}${parts.join(' '.repeat(GAP))}`.trimEnd();
  });
}

function rowsOf({ best }: Reassignment, nameOf: (id: string) => string, language: Language): Row[] {
  const { frontier } = analysisWordsOf(language);
  const { terminal } = pageWordsOf(language);
  const { compared } = frontier;
  const words = terminal.reassign;
  const { points, integer, plain, fixedPercent } = formatsOf(language);
  const signed = (value: number, text: string): string => `${/[1-9]/.test(text) ? (value > 0 ? '+' : MINUS) : '±'}${text}`;
  const gain = (millionths: number): string => signed(millionths, points(Math.abs(millionths)));
  const shift = (found: Shift | null): string[] => {
    if (found === null) return ['–'];
    const note = { moves: '', placed: words.placed, leftOut: words.leftOut };
    return [`${gain(found.points)}${note[found.kind]}`, nameOf(found.trainee)];
  };
  return [
    [compared.option, ({ label }) => [label]],
    [
      compared.moved,
      ({ movedPeople, point }) => [
        integer(point.moved),
        ...movedPeople.slice(0, NAMED).map(nameOf),
        ...(movedPeople.length > NAMED ? [`+ ${movedPeople.length - NAMED}`] : []),
      ],
    ],
    [compared.served, ({ point, served }) => [`${integer(point.matched)} (${signed(served, integer(Math.abs(served)))})`]],
    [compared.points, ({ point, gain: own }) => [`${points(Math.round(point.objective * SCORE_SCALE))} (${gain(own)})`]],
    [
      best?.proven === false ? compared.shareKnown : compared.share,
      ({ share }) => [share === null ? '–' : fixedPercent(hundredths(share) / 100, 2)],
    ],
    [compared.gained, ({ gained }) => shift(gained)],
    [compared.lost, ({ lost }) => shift(lost)],
    [
      compared.minutes,
      ({ point }) => {
        const { before, after, compared } = point.minutes;
        if (compared === 0) return ['–'];
        const difference = Math.round((after - before) * 10_000) / 10_000;
        return [
          `${signed(difference, plain(Math.abs(difference)))} min`,
          `(${plain(before)} → ${plain(after)})`,
          ...(compared < point.changes.length ? [words.known(compared, point.changes.length)] : []),
        ];
      },
    ],
    [words.heaviest, ({ heaviest }) => (heaviest === null ? ['–'] : [integer(heaviest.trainees), nameOf(heaviest.mentor)])],
  ];
}

/** At spaces; a word that is longer than a line is cut. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (lengthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): string[] {
  const letters = Array.from(word);
  return Array.from({ length: Math.max(1, Math.ceil(letters.length / width)) }, (_, k) =>
    letters.slice(k * width, (k + 1) * width).join(''),
  );
}

/** In characters as they are shown, more or less: what is written over a letter takes no room. */
function lengthOf(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}
