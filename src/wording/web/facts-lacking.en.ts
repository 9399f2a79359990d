/** Facts that lack: what each changes, and where it is filled in. */
import { formatsOf } from '../formats.ts';
import type { factsLackingFr } from './facts-lacking.fr.ts';

const { integer } = formatsOf('en');

export const factsLackingEn: typeof factsLackingFr = {
  lacking: {
    title: 'What lacks, and what that changes',
    says: 'The criterion then counts for what the guidelines give to the unknown, neither good nor bad.',
    lacks: (label, name) => `${label}, of ${name}`,
    either: (labels, name) => `${labels}: to be seen with ${name}, whose page is not open to you`,
    criterion: (criterion) => `the criterion “${criterion}” is not known`,
    column: (column) => `Filled in in the census, column “${column}”`,
    census: 'To the census',
    self: 'The person says so on their page',
    changes: 'What that changes',
    where: 'Where to correct it',
    row: (column, file, line) => `column “${column}” of ${file}, line ${integer(line)}`,
    inColumn: (column) => `column “${column}” of the census`,
    lacksNow: (label) => `It lacks: ${label}`,
    dueOn: (day) => `To be answered by ${day}`,
    effects: {
      email: 'no mail is sent to them',
      site: 'the journey is counted to the seat of the service',
      commune: 'the journey is not known',
      volunteer: 'the mentor is proposed to nobody',
      trainedOn: 'the mentor is proposed to nobody',
      tenureYear: 'the years of tenure are not known',
      caseload: 'the workload is not known',
      capacityMax: 'the number of places is that of the guidelines',
      settings: 'the settings are those of the site',
      domains: 'fields in common are not known',
      skills: 'what the mentor covers of the needs is not known',
      learningNeeds: 'what the mentor covers of the needs is not known',
      maxTravelMinutes: 'the journey has no limit but that of the guidelines',
      requiredSetting: 'any setting will do',
      preferences: 'no wish is taken into account',
    },
    other: 'this fact is not taken into account',
  },
};
