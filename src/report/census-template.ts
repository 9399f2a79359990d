/** The census to be filled in, as a workbook: a guide, a sheet for each side with lists to choose from, and these lists. */
import {
  type Mentor,
  type Period,
  type Reference,
  TEMPLATE_COLUMNS,
  TEMPLATE_SHEETS,
  type TemplateColumn,
  type Trainee,
} from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { pageWordsOf, wordsOf } from '../wording/index.ts';
import { cellsAsTyped, type TypedCells } from './census-cells.ts';
import type { Choice, WorkbookCell, WorkbookSheet } from './workbook/model.ts';
import { writeWorkbook } from './workbook/workbook.ts';

export interface CensusTemplate {
  readonly boardCode: string;
  readonly reference: Reference;
  readonly periods: readonly Period[];
  /** Of an earlier census and of the board: all that it says of them is filled in, as it would be typed. */
  readonly mentors: readonly Mentor[];
  readonly trainees: readonly Trainee[];
}

const REQUIRED: ReadonlySet<string> = new Set(['matricule', 'nom', 'prénom', 'service', 'promotion', 'volontaire', 'formé_le']);
/** Rows that have lists to choose from. */
const ROWS = 500;
const TERMS = ['criminologie', 'droit', 'psychologie', 'sciences de l’éducation', 'sociologie', 'travail social'];
const NEEDS = ['addictions', 'insertion', 'radicalisation', 'troubles psychiques', 'violences conjugales', 'violences sexuelles'];

/** The same template and language give the same bytes. */
export function writeCensusTemplate(template: CensusTemplate, language: Language): Uint8Array {
  const lists = listsOf(template, language);
  const cellsOf = cellsAsTyped(template.reference, language);
  return writeWorkbook([
    guide(template, language),
    side('mentors', template.mentors.map(cellsOf), lists, language),
    side('trainees', template.trainees.map(cellsOf), lists, language),
    listsSheet(lists, language),
  ]);
}

interface List {
  readonly columns: readonly TemplateColumn[];
  readonly terms: readonly string[];
}

function listsOf({ boardCode, reference, periods }: CensusTemplate, language: Language): List[] {
  const { yes, no, settings } = pageWordsOf(language).template;
  const { open, closed } = settings;
  const services = [...reference.services.values()].filter((service) => service.boardCode === boardCode);
  const codes = new Set(services.map(({ code }) => code));
  const sites = [...reference.sites.values()].filter(({ serviceCode }) => codes.has(serviceCode));
  const names = [...new Set([...services, ...sites].map(({ name }) => name))];
  // A name that two places share does not tell them apart: then the code does.
  const shared = (name: string): boolean =>
    [...reference.services.values(), ...reference.sites.values()].filter((place) => place.name === name).length > 1;
  const coded = [...services, ...sites].filter(({ name }) => shared(name)).map(({ code }) => code);
  return [
    { columns: ['service'], terms: [...names.filter((name) => !shared(name)), ...coded].sort() },
    { columns: ['volontaire'], terms: [yes, no] },
    { columns: ['priorité'], terms: [yes, no, '1', '2', '3'] },
    { columns: ['promotion'], terms: [...new Set(periods.map(({ promotion }) => promotion))] },
    { columns: ['milieux'], terms: [open, closed, `${open}|${closed}`] },
    { columns: ['milieu_requis'], terms: [open, closed] },
    { columns: ['domaines'], terms: TERMS },
    { columns: ['besoins', 'compétences'], terms: NEEDS },
  ];
}

function side(name: 'mentors' | 'trainees', people: readonly TypedCells[], lists: readonly List[], language: Language): WorkbookSheet {
  const words = pageWordsOf(language).template;
  const { colon } = wordsOf(language).vocabulary;
  const columns: readonly TemplateColumn[] = TEMPLATE_COLUMNS[name];
  const header = columns.map((column): WorkbookCell => {
    const comment = `${words.meanings[column]}\n${colon(words.head.example, words.examples[column])}`;
    return { text: column, look: 'header', comment: REQUIRED.has(column) ? `${comment}\n(${words.required})` : comment };
  });
  const rows = people.map((cells) => columns.map((column): WorkbookCell => ({ text: cells[column] ?? '' })));
  const choices = lists.flatMap(({ columns: own, terms }, k): Choice[] => {
    const column = columns.findIndex((one) => own.includes(one));
    const from = { sheet: TEMPLATE_SHEETS.lists[language], column: k, count: terms.length };
    return column < 0 || terms.length === 0 ? [] : [{ column, firstRow: 1, lastRow: Math.max(ROWS, people.length + 100), from }];
  });
  return {
    ...{ name: TEMPLATE_SHEETS[name][language], rows: [header, ...rows], frozen: 1, choices },
    widths: columns.map((column) => (column === 'service' ? 34 : Math.max(14, column.length + 4))),
  };
}

function listsSheet(lists: readonly List[], language: Language): WorkbookSheet {
  const most = Math.max(...lists.map(({ terms }) => terms.length));
  const rows = Array.from({ length: most }, (_, row) => lists.map(({ terms }): WorkbookCell => ({ text: terms[row] ?? '' })));
  return { name: TEMPLATE_SHEETS.lists[language], rows, widths: lists.map(() => 28) };
}

function guide({ boardCode, reference }: CensusTemplate, language: Language): WorkbookSheet {
  const words = pageWordsOf(language).template;
  const prose = (text: string): WorkbookCell[] => [{ text, look: 'prose' }];
  const { head, who, intro } = words;
  const [mentors, trainees] = [new Set<string>(TEMPLATE_COLUMNS.mentors), new Set<string>(TEMPLATE_COLUMNS.trainees)];
  const every = [...new Set<TemplateColumn>([...TEMPLATE_COLUMNS.mentors, ...TEMPLATE_COLUMNS.trainees])];
  const side = (column: string): string =>
    mentors.has(column) && trainees.has(column) ? who.both : mentors.has(column) ? who.mentors : who.trainees;
  return {
    name: TEMPLATE_SHEETS.guide[language],
    rows: [
      [{ text: words.title(reference.boards.get(boardCode)?.name ?? boardCode), look: 'header' }],
      [],
      ...[intro.fill, intro.lists, intro.never, intro.ids, intro.kept, intro.send].map(prose),
      [],
      [head.column, head.who, head.meaning, head.example].map((text): WorkbookCell => ({ text, look: 'header' })),
      ...every.map((column): WorkbookCell[] => [
        { text: REQUIRED.has(column) ? `${column} *` : column },
        { text: side(column) },
        { text: words.meanings[column], look: 'prose' },
        { text: words.examples[column] },
      ]),
    ],
    widths: [70, 24, 80, 28],
  };
}
