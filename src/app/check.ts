/**
 * `check`: a census read and, for a period, the guidelines' constraints looked at; where that is asked for, its files given back with what is
 * to be corrected. Nobody is matched.
 */
import * as z from 'zod';
import type { CensusReading, FileReading, Finding } from '../census/index.ts';
import {
  type Census,
  compareIds,
  type ExclusionCode,
  grouped,
  type GuidelineFinding,
  type Period,
  type Person,
  type Reference,
} from '../domain/index.ts';
import { describe, type Language } from '../errors/index.ts';
import { type EligibilityContext, lintGuidelines, mentorExclusions, type GuidelinesReview } from '../matching/index.ts';
import { writeAnnotatedCensus } from '../report/index.ts';
import { annotated, type AnnotatedFile, copyOf, type FileToAnnotate } from './annotated.ts';
import { nothingKept, type Command } from './command.ts';
import type { Inputs } from './inputs.ts';
import { censusShape, type InputKinds } from './request.ts';
import { readCalendar, readCensusFiles, readGuidelines, readPeriod } from './situation.ts';

/** Without a period only the census is read. */
const checkRequest = (kinds: InputKinds) =>
  z
    .strictObject({ period: z.string().optional(), annotate: z.boolean().optional(), ...censusShape(kinds) })
    .omit({ acceptPartial: true, limits: true });

/** `review` is null where none was asked for, or where the census has problems: who is missing would falsify it. */
export interface CheckAnswer {
  readonly reading: CensusReading;
  readonly wantsReview: boolean;
  readonly review: GuidelinesReview | null;
  /** null without a period. */
  readonly period: Period | null;
  /** Who was read in each service, sorted by its name. */
  readonly services: readonly ServiceReading[];
  /** The files with what is to be corrected in them, in the order of the reading; null where they are not to be given back. */
  readonly annotatedIn: ((language: Language) => readonly AnnotatedFile[]) | null;
}

export interface ServiceReading {
  readonly service: string;
  readonly trainees: number;
  readonly mentors: number;
  /** Mentors whom no rule of their own keeps out of the period; null without a period. */
  readonly usable: number | null;
  /** The others by the first rule that each breaks. */
  readonly excluded: readonly { readonly code: ExclusionCode; readonly mentors: number }[];
}

export const CHECK: Command<typeof checkRequest, CheckAnswer> = {
  name: 'check',
  bundledAs: null,
  schema: checkRequest,
  run: async (request, { inputs, progress, limits }) => {
    const { period, promotions } =
      request.period === undefined
        ? { period: null, promotions: (await readCalendar(request.calendar, inputs)).promotions }
        : await readPeriod(request.calendar, request.period, inputs);
    const guidelines = period === null ? null : (await readGuidelines(request.guidelines, inputs)).guidelines;
    const { reading, reference, travelTable } = await readCensusFiles(request, inputs, promotions);
    const services = servicesOf(
      reading.census,
      reference,
      period === null || guidelines === null ? null : { period, guidelines, reference, travelTable },
    );
    const copies = request.annotate === true ? await copiesOf(request.census, reading, inputs) : null;
    const annotatedIn = copies === null ? null : inEachLanguage(copies);
    const answer = { reading, wantsReview: period !== null, period, services, annotatedIn };
    if (period === null || guidelines === null || reading.rejected > 0) return { ...answer, review: null };
    const given = { census: reading.census, period, guidelines, reference, travelTable, incumbent: [] };
    return { ...answer, review: lintGuidelines(given, progress, limits) };
  },
  ending: ({ reading, review }) =>
    reading.rejected > 0 ? 'wrongInput' : review?.findings.some(({ kind }) => UNSATISFIABLE.has(kind)) === true ? 'infeasible' : 'done',
  document: ({ reading, wantsReview, review, services, period, annotatedIn }, { language }, written) => {
    const files = reading.files.map((file) => fileDocument(file, language));
    const given = annotatedIn === null ? {} : { annotated: annotatedDocument(annotatedIn(language), written) };
    return wantsReview
      ? { files, period, services, guidelines: review, ...given }
      : files.length === 1
        ? { ...files[0], services, ...given }
        : { files, services, ...given };
  },
  result: ({ annotatedIn }, _, { language }) =>
    annotatedIn === null
      ? nothingKept()
      : {
          outputs: annotatedIn(language).map(({ name, census }) => ({
            name,
            pieces: () => [writeAnnotatedCensus(census, language)],
          })),
          facts: null,
        },
};

/** The files in the order in which the census is read: by name. */
async function copiesOf(places: readonly string[], { files }: CensusReading, inputs: Inputs): Promise<FileToAnnotate[]> {
  const sorted = [...places].sort((a, b) => compareIds(inputs.nameOf(a), inputs.nameOf(b)));
  const copies: FileToAnnotate[] = [];
  for (const [k, reading] of files.entries()) copies.push(await copyOf(reading, await inputs.census(sorted[k]!)));
  return copies;
}

/** They are written, and then told of: the marks are set once. */
function inEachLanguage(copies: readonly FileToAnnotate[]): (language: Language) => readonly AnnotatedFile[] {
  const made = new Map<Language, readonly AnnotatedFile[]>();
  return (language) => {
    const files = made.get(language) ?? annotated(copies, language);
    made.set(language, files);
    return files;
  };
}

/** `written` has the files in the same order. */
function annotatedDocument(files: readonly AnnotatedFile[], written: readonly string[]): object[] {
  return files.map(({ census: { file, refusedCells, warnedCells } }, k) => ({
    ...{ source: file, file: written[k] ?? null, refusedCells, warnedCells },
  }));
}

function servicesOf({ trainees, mentors }: Census, { services }: Reference, context: EligibilityContext | null): ServiceReading[] {
  const nameOf = ({ serviceCode }: Person): string => services.get(serviceCode)?.name ?? serviceCode;
  const [ofTrainees, ofMentors] = [grouped(trainees, nameOf), grouped(mentors, nameOf)];
  return [...new Set([...ofTrainees.keys(), ...ofMentors.keys()])].sort(compareIds).map((service) => {
    const own = ofMentors.get(service) ?? [];
    const first = context === null ? [] : own.map((mentor) => mentorExclusions(context, mentor)[0]?.code);
    const codes = first.filter((code) => code !== undefined);
    return {
      service,
      trainees: ofTrainees.get(service)?.length ?? 0,
      mentors: own.length,
      usable: context === null ? null : own.length - codes.length,
      excluded: [...grouped(codes, (code) => code)].map(([code, same]) => ({ code, mentors: same.length })),
    };
  });
}

/** With one of these, no matching satisfies every rule. */
const UNSATISFIABLE: ReadonlySet<string> = new Set(['noMatching', 'impossible', 'contradictory'] satisfies GuidelineFinding['kind'][]);

function fileDocument({ file, accepted, rejected, warnings, people }: FileReading, language: Language): object {
  const written = (finding: Finding): object => {
    const { sheet, record, line, column, code, value } = finding;
    return { ...(sheet === undefined ? {} : { sheet }), record, line, column, code, value, message: describe(finding, language) };
  };
  return { file, accepted, rejected: rejected.map(written), warnings: warnings.map(written), people };
}
