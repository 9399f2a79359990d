/** `binome decide`. */
import type { Command } from 'commander';
import { COMMANDS, type DecideAnswer } from '../app/index.ts';
import { BesideResults } from '../files/index.ts';
import type { Language } from '../errors/index.ts';
import { explainDecision, pageWordsOf, wordsOf } from '../wording/index.ts';
import type { CommandLine } from './command-line.ts';
import { execute } from './execute.ts';
import { MOST_NAMED } from './notices.ts';
import { dayAsTyped, twoParts } from './reassign-values.ts';
import { writtenLines } from './written-lines.ts';

interface DecideOptions {
  pair?: string;
  without?: string;
  option?: string;
  table?: string;
  by?: string;
  reason?: string;
  on?: string;
}

export function defineDecide(command: Command, { terminal, say, finish }: CommandLine): void {
  command
    .argument('<folder>', say({ fr: 'dossier écrit par « match » ou « reassign »', en: 'folder written by “match” or “reassign”' }))
    .option('--pair <trainee:mentor>', say({ fr: 'binôme décidé, proposé ou non', en: 'pair decided, proposed or not' }))
    .option('--without <trainee>', say({ fr: 'stagiaire laissé sans tuteur', en: 'trainee left without a mentor' }))
    .option('--option <number>', say({ fr: 'option choisie d’une réaffectation', en: 'option chosen of a reassignment' }))
    .option(
      '--table <csv>',
      say({
        fr: 'proposal.csv rempli : décision, motif et décideur de chaque ligne',
        en: 'proposal.csv filled in: decision, reason and decider of each row',
      }),
    )
    .option('--by <name, function>', say({ fr: 'qui décide : nom et fonction', en: 'who decides: name and function' }))
    .option('--reason <text>', say({ fr: 'motif de la décision', en: 'reason of the decision' }))
    .option(
      '--on <date>',
      say({ fr: 'jour de la décision (sinon aujourd’hui)', en: 'day of the decision (else today)' }),
      dayAsTyped('--on'),
    )
    .action(async (folder: string, { pair, without, option, table, by, reason, on = terminal.today() }: DecideOptions) => {
      const request = {
        ...{ folder, without, option, table, by, reason, on },
        pair: pair === undefined ? undefined : twoParts(pair, ':', '--pair', 'TRAINEE:MENTOR', 'STAGIAIRE:TUTEUR'),
      };
      const results = new BesideResults(folder, terminal.writing);
      finish(await execute(terminal, await COMMANDS.decide(), request, describe, { results }));
    });
}

function describe({ added, undecided, record, proposal }: DecideAnswer, files: readonly string[], language: Language): string[] {
  const words = wordsOf(language).decisions;
  const { semicolon } = wordsOf(language).vocabulary;
  const outcomes = added.flatMap((entry) => entry.outcomes.flatMap((outcome) => explainDecision(outcome, entry, language, proposal)));
  const names = undecided.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = undecided.length - names.length;
  const left = [...names, ...(more > 0 ? [pageWordsOf(language).account.more(more)] : [])].join(semicolon);
  return [
    words.recorded(added.length),
    ...outcomes.map((line) => `  ${line}`),
    '',
    ...(record.about.result.name !== 'proposal.json'
      ? []
      : [undecided.length === 0 ? words.allDone : words.left(undecided.length, left), '']),
    ...writtenLines(files, language),
  ];
}
