/** What several documents hold, described once. What `record`, `closed` and `list` make is read-only in the types that are inferred. */
import * as z from 'zod';

export const record = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.object(shape).readonly();
/** Without room for what is not known. */
export const closed = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape).readonly();
export const list = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).readonly();

export const count = z.int().min(0);
export const millionths = z.int().meta({ id: 'Millionths', description: 'Whole millionths of a point, so that sums are exact.' });
export const minutesOneWay = z.number().min(0).describe('Minutes of the journey, one way.');
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Sha256', description: 'SHA-256 of the bytes of a file, in hexadecimal digits.' });

export const text = record({ fr: z.string(), en: z.string() }).meta({ id: 'Text', description: 'The same in French and in English.' });
export const sentences = record({ fr: list(z.string()), en: list(z.string()) }).meta({
  id: 'Sentences',
  description: 'The same sentences in French and in English.',
});

export const engine = record({ name: z.literal('binome'), version: z.string() }).describe('What computed this.');
export const inputs = list(record({ name: z.string(), sha256 })).describe('The files that were read, sorted by name.');
export const guidelinesRef = record({ id: z.string(), version: z.string(), sha256 }).describe('The guidelines that were followed.');

export const setting = z
  .enum(['MO', 'MF'])
  .meta({ id: 'Setting', description: 'MO: supervision in the community (milieu ouvert). MF: in custody (milieu fermé).' });

export const traineeId = z.string().describe('Id of a trainee.');
export const mentorId = z.string().describe('Id of a mentor.');
/** [trainee, mentor], as the solver writes it. */
export const idPair = z.tuple([traineeId, mentorId]).readonly();
/** The same by name, as a proposal writes it. */
export const pairIds = z.object({ trainee: traineeId, mentor: mentorId });
