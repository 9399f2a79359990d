/** `template`: the census of one directorate as a workbook to be filled in; from an earlier census with who is there already. */
import * as z from 'zod';
import { type CensusTemplate, writeCensusTemplate } from '../report/index.ts';
import type { Command } from './command.ts';
import { boardNamed } from './named-places.ts';
import { loadReference } from './reference-files.ts';
import type { InputKinds } from './request.ts';
import { readCalendar, readCensusFiles } from './situation.ts';

const templateRequest = ({ file, census }: InputKinds) =>
  z.strictObject({
    /** Code or name of a directorate, or its town. */
    board: z.string(),
    calendar: file.optional(),
    /** An earlier census. */
    census: census.optional(),
  });

export interface TemplateAnswer {
  readonly template: CensusTemplate;
  readonly board: string;
  /** People of the earlier census who are filled in. */
  readonly people: number;
}

/** @throws BinomeError TEMPLATE_BOARD. */
export const TEMPLATE: Command<typeof templateRequest, TemplateAnswer> = {
  name: 'template',
  bundledAs: null,
  schema: templateRequest,
  run: async ({ board, calendar, census }, { inputs, notice }) => {
    const reference = await loadReference(inputs);
    const boardCode = boardNamed(board, reference).code;
    const { periods, promotions } = await readCalendar(calendar, inputs);
    const earlier = census === undefined ? null : (await readCensusFiles({ census }, inputs, promotions)).reading;
    if (earlier !== null && earlier.rejected > 0) notice({ kind: 'census', reading: earlier });
    const own = <P extends { readonly boardCode: string }>(people: readonly P[]): P[] =>
      people.filter((person) => person.boardCode === boardCode);
    const template = {
      ...{ boardCode, reference, periods },
      mentors: own(earlier?.census.mentors ?? []),
      trainees: own(earlier?.census.trainees ?? []),
    };
    return { template, board: reference.boards.get(boardCode)!.name, people: template.mentors.length + template.trainees.length };
  },
  ending: () => 'done',
  document: ({ board, people }, _, files) => ({ board, people, files }),
  result: ({ template }, _, { language }) => ({
    outputs: [{ name: 'census.xlsx', pieces: () => [writeCensusTemplate(template, language)] }],
    facts: null,
  }),
};
