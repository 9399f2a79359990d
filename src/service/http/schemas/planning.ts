/** Results of runs that look ahead, as the API gives them: plans over several periods, recruitment, places, stress. */
import * as z from 'zod';
import { day } from './common.ts';

const count = z.int().min(0);
const named = z.object({ id: z.string(), name: z.string() });
const setting = z.enum(['MO', 'MF']);
const board = z.string().nullable().describe('Code of a directorate; null: the whole country.');
const period = {
  label: z.string().describe('Tells it from the others: `SP1`, or `CPIP 29/SP1`.'),
  ...{ promotion: z.string(), name: z.string(), start: day, end: day },
};
const coordinates = z
  .object({ latitude: z.number().describe('Degrees, WGS 84.'), longitude: z.number().describe('Degrees, WGS 84.') })
  .nullable()
  .describe('Of the seat of the service; null where it is not known.');
const sentences = (what: string) => z.array(z.string()).describe(`${what}, in the language asked for.`);

export const planSchema = z
  .object({
    run: z.uuid(),
    board,
    status: z
      .enum(['optimal', 'limit', 'infeasible', 'unknown'])
      .describe(
        '`optimal`: proven best. `limit`: the best found, with a proven bound. `infeasible`: proven that no plan follows every rule. `unknown`: a limit came before any plan.',
      ),
    summary: sentences('What it comes to and how far that is proven'),
    rules: z
      .object({
        bothSettings: z.boolean().describe('Whether every trainee is to see both settings, as far as places go.'),
        continuity: z.number().describe('Score for each time that a trainee keeps a mentor from one period to the next, in [0, 1].'),
        mostWithOneMentor: count.nullable().describe('Periods that a trainee may spend with one mentor; null: any number.'),
        rest: z
          .object({ most: count.describe('Periods with trainees at most …'), of: count.describe('… in so many in a row.') })
          .nullable()
          .describe('When a mentor rests; null: no rest is due.'),
      })
      .describe('Of the guidelines: what couples the periods. A plan keeps them all.'),
    periods: z
      .array(
        z.object({
          ...period,
          trainees: count.describe('Of its promotion.'),
          places: count.describe('Of usable mentors.'),
          served: count.describe('Trainees with a mentor.'),
          isDecided: z.boolean().describe('Whether its pairs were in place already.'),
        }),
      )
      .describe('In the order in which they start.'),
    trainees: z
      .array(
        z.object({
          ...named.shape,
          stages: z
            .array(
              z.object({
                period: z.string().describe('Its label.'),
                mentor: named.nullable(),
                settings: z.array(setting).describe('Those that the mentor is known to show: `MO` the community, `MF` custody.'),
                isKept: z.boolean().describe('Whether it is the mentor of their period before.'),
              }),
            )
            .describe('The periods of their promotion, in order.'),
          unseen: z
            .array(z.object({ setting: setting.describe('Which.'), says: z.string().describe('Why, in words.') }))
            .describe('Settings that they do not see.'),
          sentence: z.string(),
        }),
      )
      .describe('Each with their way through the periods.'),
    loads: z
      .array(
        z.object({
          mentor: named,
          trainees: count.describe('Over all periods.'),
          periods: count.describe('In how many they have trainees.'),
        }),
      )
      .describe('Mentors with trainees, the busiest first.'),
  })
  .meta({ id: 'PlanResult' });

export const recruitmentSchema = z
  .object({
    run: z.uuid(),
    board,
    periods: z
      .array(
        z.object({
          ...period,
          status: z
            .enum(['optimal', 'limit', 'infeasible'])
            .describe('`limit`: the best found. `infeasible`: proven that no matching follows every rule.'),
          unmetByConstraints: count.describe('Trainees without a mentor for constraints or minimums, beyond the shortages.'),
          trainees: count.describe('Of its promotion.'),
          places: count.describe('Of usable mentors.'),
          served: count.nullable().describe('Trainees with a mentor; null where no matching follows every rule.'),
          short: count.nullable().describe('Trainees without; null where no matching follows every rule.'),
          says: sentences('What is missing where'),
        }),
      )
      .describe('In the order in which they start.'),
    candidates: z
      .array(
        z.object({
          id: z.string().describe('Of the person; of somebody new `new:` and a place.'),
          measure: z
            .enum(['train', 'volunteer', 'recruit'])
            .describe('`train`: lacks training alone. `volunteer`: would have to agree. `recruit`: somebody new.'),
          name: z.string().nullable().describe('null of somebody new.'),
          service: z.string().nullable().describe('Code of the service; null where it is not known.'),
          ...{
            serviceName: z.string(),
            boardName: z.string(),
            site: z.string().nullable().describe('Name of the site; null where none is known.'),
          },
          coordinates,
          places: count.describe('That they would add.'),
          status: z.enum(['proven', 'limit', 'infeasible']).describe('`limit`: not everything is proven, or priced.'),
          served: z.int().describe('Trainees with a mentor more, over the periods.'),
          score: z.int().describe('Points more in all, millionths.'),
          explanation: sentences('What would change'),
        }),
      )
      .describe('Whom a board can train or recruit, then who would have to agree; of each the most useful first.'),
    notes: sentences('What these figures assume'),
  })
  .meta({ id: 'RecruitmentResult' });

const counts = z
  .array(
    z.object({
      label: z.string().describe('Of the period.'),
      trainees: count.describe('Whom the census puts there.'),
      mentors: count.describe('Whom the census puts there.'),
      usable: count.describe('Mentors within their own rules.'),
      excluded: z.string().describe('The other mentors by the first rule that excludes them, in the words of the file.'),
      places: count.describe('Of the usable mentors.'),
      served: count.nullable().describe('Trainees with a mentor; null where no matching follows every rule.'),
      short: count.nullable().describe('Trainees without; null where no matching follows every rule.'),
    }),
  )
  .describe('In each period.');

export const placesSchema = z
  .object({
    run: z.uuid(),
    board,
    boards: z.array(z.object({ name: z.string(), periods: counts })).describe('Directorates.'),
    services: z
      .array(
        z.object({
          code: z.string().nullable().describe('null where the reference has no such service.'),
          name: z.string(),
          boardName: z.string(),
          coordinates,
          periods: counts,
        }),
      )
      .describe('Where there are trainees or mentors.'),
  })
  .meta({ id: 'PlacesResult' });

const loss = z
  .object({
    moved: count.describe('Others who would change.'),
    served: z.int().describe('Trainees fewer with a mentor; negative: more.'),
    score: z.int().describe('Points fewer in all, millionths; negative: more.'),
    proven: z.boolean().describe('Whether nothing better is possible with as many moves, by proof.'),
  })
  .nullable();

export const stressSchema = z
  .object({
    run: z.uuid(),
    board,
    round: z.string().nullable(),
    of: z.uuid().nullable().describe('The run whose pairs are tried; null where it is gone.'),
    summary: sentences('How many departures would be how grave'),
    mentors: z
      .array(
        z.object({
          mentor: named,
          serviceName: z.string(),
          kind: z
            .enum(['replaced', 'moving', 'short', 'impossible'])
            .describe(
              '`replaced`: nobody else moves. `moving`: others have to. `short`: fewer have a mentor, whatever is done. `impossible`: nothing follows every rule.',
            ),
          trainees: z
            .array(
              z.object({
                trainee: named,
                deputy: named.nullable().describe('Who would take over if nobody else moved; null: nobody could.'),
              }),
            )
            .describe('Whom they have.'),
          alone: loss.describe('What it costs if nobody else moves; null where nothing follows every rule.'),
          best: loss.describe('What it costs at best; null where nothing follows every rule.'),
          sentence: z.string(),
        }),
      )
      .describe('Who has trainees, the gravest loss first.'),
  })
  .meta({ id: 'StressResult' });
