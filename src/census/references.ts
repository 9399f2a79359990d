/**
 * Whom people name (preferences, avoided, former pairs; whom to keep apart, to travel with, to be matched with), looked up once the whole census
 * is read: by id, or by name in any spelling.
 *
 * A preference that finds nobody, or more than one, is taken out with a warning, and stays with the person as a wish that was not followed; so is
 * somebody to share a car with. Somebody to avoid, or to be kept apart from, who is not found refuses the record: dropped, the wish would let the
 * two be matched, which is the one thing that was asked not to happen; also where another file is refused as a whole, which is told then. So does
 * somebody who is imposed, and a former pair where somebody of the census may be meant; where nobody may be, they have left, and a warning says so.
 */
import { type CensusRow, compareIds, type Reference, termKey } from '../domain/index.ts';
import { hint, type ErrorCode } from '../errors/index.ts';
import {
  candidatesWith,
  type Former,
  goneSides,
  type Nameable,
  nameOf,
  type People,
  type Role,
  shownFormer,
  shownWith,
  type Sides,
  sidesOf,
} from './census-people.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import type { Finding, FindingValues } from './finding.ts';
import { type ImposedPair, refuseConflicts, tellPlaces } from './imposed-pairs.ts';
import { NONE } from './lists.ts';
import { type ListKind, mentionsIn, type Mention } from './named-people.ts';
import { quotable } from './private-words.ts';
import { columnOf } from './record.ts';
import { isForAnybody, mayRefuse, namesNobody, remarkKind } from './refusal-words.ts';
import { refuseRows } from './refuse-rows.ts';

/**
 * Of which side each column names people, how its names are told from other words, and why a row is refused of which it is not known whom it
 * names; null where they are left out.
 */
const LISTS = {
  preferences: { of: 'other', kind: 'wishes', refusal: null },
  avoids: { of: 'other', kind: 'refusals', refusal: 'CENSUS_UNREAD_REFUSAL' },
  formerPairs: { of: 'other', kind: 'refusals', refusal: 'CENSUS_UNREAD_REFUSAL' },
  apartFrom: { of: 'both', kind: 'refusals', refusal: 'CENSUS_UNREAD_REFUSAL' },
  sharesCarWith: { of: 'own', kind: 'wishes', refusal: null },
  imposed: { of: 'other', kind: 'exact', refusal: 'CENSUS_UNREAD_IMPOSED' },
} as const satisfies Readonly<Record<string, { of: 'other' | 'own' | 'both'; kind: ListKind; refusal: ErrorCode | null }>>;
type List = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as List[];
/** Of these a refusal that is written in them would be read as its contrary. */
const ASKING: ReadonlySet<List> = new Set<List>(['preferences', 'sharesCarWith', 'imposed']);

interface Naming {
  readonly file: ReadFile;
  readonly read: ReadPerson;
  /** Whether the row is refused for something else: what is wrong in it besides is told, and no more. */
  readonly isFaulty: boolean;
  /** Of the columns that name anybody. */
  readonly mentions: Partial<Readonly<Record<List, readonly Mention<Nameable>[]>>>;
}

/**
 * Turns every list into ids of accepted people; refuses those of whom it cannot be read from whom they must be kept, or whom they must be with.
 * @param before who is in the census that is in force until now
 */
export function checkReferences(files: readonly ReadFile[], reference: Reference, before: readonly Former[]): void {
  const sides = sidesOf(files);
  const gone = goneSides(files, before);
  const former = (list: List, role: Role, { found, text }: Mention<Nameable>): Former | null => {
    const who = found.kind === 'none' ? gone[sideOf(list, role)].find(text) : null;
    return who?.kind === 'one' ? who.person : null;
  };
  const { mentor, trainee } = sides;
  // Whoever is named may stand in a file that is refused, or be somebody of the others under another name: which of the two is not known.
  const nobody = files.every(({ rejected }) => rejected.every(({ record }) => record !== null))
    ? { fr: 'personne de ce nom n’est au recensement', en: 'nobody of this name is in the census' }
    : {
        fr: 'personne de ce nom n’est dans ce qui a été lu, mais un fichier ou une feuille est refusé en entier, où cette personne figure peut-être',
        en: 'nobody of this name is in what was read, but a file or a sheet is rejected as a whole, in which this person may be',
      };
  const namings = files.flatMap((file) => [
    ...file.people.flatMap((read) => namingOf(file, read, false, sides)),
    ...file.faulty.flatMap((read) => namingOf(file, read, true, sides)),
  ]);
  const refused = new Set<ReadPerson>();
  const shown = shownWith(reference);
  const candidates = candidatesWith(shown);
  const refuse = (naming: Naming, list: List, code: ErrorCode, text: string, values: FindingValues): void => {
    naming.file.rejected.push(finding(naming, list, code, text, values));
    refused.add(naming.read);
  };
  const unread = (naming: Naming, list: List, text: string, reasonFr: string, reasonEn: string): void =>
    refuse(naming, list, LISTS[list].refusal!, text, { ...hint(null), reasonFr, reasonEn });

  for (const naming of namings) {
    const { read, mentions } = naming;
    for (const list of LIST_NAMES) {
      const { people, strangers } = peopleFor(list, read.person.role, sides);
      for (const mention of mentions[list] ?? []) {
        const { text, found } = mention;
        if (saysNobody(list, mention)) continue;
        if (found.kind === 'one' && found.person.read === read) refuse(naming, list, 'CENSUS_SELF_REFERENCE', text, {});
        if (ASKING.has(list) && isRefusal(mention)) {
          refuse(naming, list, 'CENSUS_REFUSAL_IN_WISH', text, {});
          continue;
        }
        const isStranger = found.kind === 'none' && strangers?.find(text).kind === 'one';
        if (list === 'imposed' && found.kind === 'one' && besideName(mention, reference) === 'unknown') {
          unread(
            naming,
            list,
            text,
            'ce qui est écrit à côté du nom n’est pas compris',
            'what is written beside the name is not understood',
          );
          continue;
        }
        if (LISTS[list].refusal === null || found.kind === 'one' || people.size === 0) continue;
        if (list === 'imposed' && isStranger) {
          unread(naming, list, text, 'cette personne a le même rôle', 'this person has the same role');
          continue;
        }
        if (isStranger || (list === 'apartFrom' && (mentor.size === 0 || trainee.size === 0))) continue;
        const near = found.kind === 'several' ? found.people : people.near(text);
        const isNobody = found.kind === 'none' && near !== null && near.length === 0;
        const left = former(list, read.person.role, mention);
        if ((isNobody || left !== null) && list === 'formerPairs') continue;
        const names = candidates(near ?? []);
        if (left !== null) {
          const person = shownFormer(left);
          unread(
            naming,
            list,
            text,
            `c’est ${person}, du recensement en vigueur, dont la ligne n’est plus dans ces fichiers`,
            `it is ${person} of the census in force, whose line is no longer in these files`,
          );
        } else if (names === '') unread(naming, list, text, nobody.fr, nobody.en);
        else unread(naming, list, text, `ce peut être ${names}`, `it may be ${names}`);
      }
    }
    const mentors = new Set((mentions.imposed ?? []).flatMap(({ found }) => (found.kind === 'one' ? [found.person.id] : [])));
    if (read.person.role === 'trainee' && mentors.size > 1)
      refuse(naming, 'imposed', 'CENSUS_SEVERAL_IMPOSED', [...mentors].sort(compareIds).join(', '), {});
  }
  const standing = (): ImposedPair[] =>
    imposedBy(namings, refused, (naming, text) =>
      unread(naming, 'imposed', text, 'la ligne de cette personne est refusée', 'the line of this person is rejected'),
    );
  const namingBy = new Map(namings.map((naming) => [naming.read, naming]));
  refuseConflicts(standing(), ({ by }, values) => refuse(namingBy.get(by)!, 'imposed', 'CENSUS_IMPOSED_CONFLICT', '', values));
  tellPlaces(standing());

  for (const naming of namings) {
    const { file, read, mentions, isFaulty } = naming;
    if (isFaulty || refused.has(read)) continue;
    const dropped: string[] = [];
    const idsIn = (list: List): readonly string[] => {
      const { people, strangers } = peopleFor(list, read.person.role, sides);
      const ids = new Set<string>();
      for (const mention of mentions[list] ?? []) {
        const { text, found } = mention;
        const person = found.kind === 'one' ? found.person : null;
        if (saysNobody(list, mention)) {
          file.notes.add({
            code: 'CENSUS_READ_AS_EMPTY',
            column: columnOf(file.columns, list),
            line: read.line,
            text: quotable(list, text),
            reading: null,
          });
          continue;
        }
        if (person !== null && LISTS[list].kind === 'wishes' && besideName(mention, reference) === 'unknown') {
          if (list === 'preferences') dropped.push(quotable(list, text));
          file.warnings.push(finding(naming, list, 'CENSUS_REMARK_BESIDE_NAME', text, { name: nameOf(person) }));
          continue;
        }
        if (person?.read != null && !refused.has(person.read)) {
          if (ids.has(person.id)) file.warnings.push(finding(naming, list, 'CENSUS_REPEATED_VALUE', text));
          else ids.add(person.id);
          if (found.kind === 'one' && found.by === 'reading')
            file.notes.add({
              code: 'CENSUS_NAME_READ',
              column: columnOf(file.columns, list),
              line: read.line,
              text: quotable(list, text),
              reading: shown(person),
            });
          continue;
        }
        if (list === 'preferences') dropped.push(quotable(list, text));
        const left = former(list, read.person.role, mention);
        if (found.kind === 'several')
          file.warnings.push(finding(naming, list, 'CENSUS_AMBIGUOUS_REFERENCE', text, { candidates: candidates(found.people) }));
        else if (found.kind === 'none' && strangers?.find(text).kind === 'one')
          file.warnings.push(finding(naming, list, list === 'sharesCarWith' ? 'CENSUS_NOT_A_TRAINEE' : 'CENSUS_SAME_SIDE_REFERENCE', text));
        else if (left !== null) file.warnings.push(finding(naming, list, 'CENSUS_GONE_REFERENCE', text, { name: shownFormer(left) }));
        else {
          const [nearest] = found.kind === 'one' ? [] : (people.near(text) ?? []);
          const suggestion = nearest === undefined ? null : shown(nearest);
          file.warnings.push(finding(naming, list, 'CENSUS_UNKNOWN_REFERENCE', text, hint(suggestion)));
        }
      }
      return ids.size === 0 ? NONE : [...ids];
    };
    const [preferences, avoids, formerPairs] = [idsIn('preferences'), idsIn('avoids'), idsIn('formerPairs')];
    const person = { ...read.person, preferences, avoids, formerPairs, ...(dropped.length === 0 ? {} : { droppedPreferences: dropped }) };
    read.person = withRequests(
      person,
      { apartFrom: idsIn('apartFrom'), sharesCarWith: idsIn('sharesCarWith'), imposed: idsIn('imposed') },
      {
        file: fileName(file, files),
        line: read.line,
      },
    );
  }
  for (const file of files) refuseRows(file, refused);
}

function withRequests(
  person: ReadPerson['person'],
  { apartFrom, sharesCarWith, imposed }: Readonly<Record<'apartFrom' | 'sharesCarWith' | 'imposed', readonly string[]>>,
  row: CensusRow,
): ReadPerson['person'] {
  const result = { ...person };
  delete result.apartFrom;
  delete result.imposed;
  if (apartFrom.length > 0) result.apartFrom = apartFrom;
  if (imposed.length > 0) result.imposed = imposed;
  if (result.role === 'trainee') {
    delete result.sharesCarWith;
    if (sharesCarWith.length > 0) result.sharesCarWith = sharesCarWith;
  }
  if (apartFrom.length + imposed.length + sharesCarWith.length > 0) result.row = row;
  return result;
}

/** With its sheet, where a workbook has several that were read. */
function fileName({ file: { name }, sheet }: ReadFile, files: readonly ReadFile[]): string {
  const several = files.filter(({ file }) => file.name === name).length > 1;
  return several && sheet !== null ? `${name} [${sheet}]` : name;
}

/**
 * The imposed pairs of records that stand; one whose other person's record is refused is told, and its own record refused, until there are no
 * more of these.
 */
function imposedBy(
  namings: readonly Naming[],
  refused: ReadonlySet<ReadPerson>,
  tell: (naming: Naming, text: string) => void,
): ImposedPair[] {
  for (;;) {
    const before = refused.size;
    const found = namings.flatMap((naming): ImposedPair[] => {
      const { file, read, mentions, isFaulty } = naming;
      if (isFaulty) return [];
      return (mentions.imposed ?? []).flatMap(({ text, found: { kind, ...who } }): ImposedPair[] => {
        const person = kind === 'one' && 'person' in who ? who.person : null;
        if (refused.has(read) || person === null) return [];
        if (person.read === null || refused.has(person.read)) {
          tell(naming, text);
          return [];
        }
        const [trainee, mentor] = read.person.role === 'trainee' ? [read.person, person.read.person] : [person.read.person, read.person];
        return trainee.role === 'trainee' && mentor.role === 'mentor' ? [{ trainee, mentor, by: read, file }] : [];
      });
    });
    if (refused.size === before) return found;
  }
}

/** What stands beside a name, the words of the person's own place left out. */
function besideName({ found, remark }: Mention<Nameable>, { services, sites }: Reference): ReturnType<typeof remarkKind> {
  const places =
    found.kind === 'one' ? [services.get(found.person.serviceCode), sites.get(found.person.siteCode)].flatMap((place) => place ?? []) : [];
  return remarkKind(remark, new Set(places.flatMap(({ name, code, town }) => termKey(`${name} ${code} ${town}`).split(' '))));
}

/** Whether what stands beside a name, or in place of one, may say that the person is not wanted. */
function isRefusal({ found, text, remark }: Mention<Nameable>): boolean {
  return mayRefuse(found.kind === 'one' ? remark : text) && !isForAnybody(text);
}

/** « personne », « non » in a column of people, where nobody is called so. */
function saysNobody(list: List, { found, text }: Mention<Nameable>): boolean {
  return found.kind === 'none' && (list === 'preferences' ? isForAnybody(text) : namesNobody(text));
}

/** Who may be named in a column, and among whom somebody is found who may not. A mentor is kept apart from trainees: where they work is not for us. */
function peopleFor(list: List, role: Role, sides: Sides): { readonly people: People; readonly strangers: People | null } {
  const side = sideOf(list, role);
  return { people: sides[side], strangers: side === 'both' ? null : sides[side === 'mentor' ? 'trainee' : 'mentor'] };
}

function sideOf(list: List, role: Role): keyof Sides {
  const { of } = LISTS[list];
  if (of === 'own') return role;
  if (of === 'both' && role === 'trainee') return 'both';
  return role === 'mentor' ? 'trainee' : 'mentor';
}

function namingOf(file: ReadFile, read: ReadPerson, isFaulty: boolean, sides: Sides): Naming[] {
  const { person } = read;
  const named: Partial<Record<List, readonly string[]>> = person;
  const mentions = LIST_NAMES.flatMap((list) => {
    const texts = named[list] ?? NONE;
    const { people } = peopleFor(list, person.role, sides);
    return texts.length === 0 ? [] : [[list, texts.flatMap((text) => mentionsIn(text, people, LISTS[list].kind))] as const];
  });
  return mentions.length === 0 ? [] : [{ file, read, isFaulty, mentions: Object.fromEntries(mentions) }];
}

function finding({ file, read }: Naming, list: List, code: Finding['code'], text: string, values: FindingValues = {}): Finding {
  const [column, value] = [columnOf(file.columns, list), quotable(list, text)];
  return { code, file: file.file.name, record: read.record, line: read.line, column, value, values: { value, column, ...values } };
}
