/** What the header of a column says that it holds: a field, or what the law forbids to keep, or nothing that is known. */
import { termKey } from '../domain/index.ts';
import { Lexicon } from '../errors/index.ts';
import { type FieldNames, FIELDS } from './field-names.ts';
import { roleNamed } from './roles.ts';
import { cutWords, HeaderWords, wordsKey } from './header-words.ts';
import { AT_ONE_PLACE } from './refusal-words.ts';

export type Field = keyof typeof FIELDS;

const names: Readonly<Record<Field, FieldNames>> = FIELDS;
export const FIELD_LIST = Object.keys(FIELDS) as Field[];

const byKey = new Map<string, Field>();
const lexicon = new Lexicon();
for (const field of FIELD_LIST) {
  for (const name of [names[field].header, ...names[field].synonyms]) {
    byKey.set(termKey(name), field);
    lexicon.add(termKey(name), name);
  }
}

/**
 * Headers of the commune that say whose it is. Where somebody lives is where a trainee travels from, and nothing to us of a mentor; where the
 * administration has them is where a mentor works.
 */
const TOWNS: Readonly<Record<'home' | 'office', ReadonlySet<string>>> = {
  home: new Set(
    [
      'commune de résidence',
      'ville de résidence',
      'lieu de résidence',
      'résidence',
      'commune de résidence (code insee)',
      'town of residence',
    ]
      .concat(['code postal de résidence', 'code postal de la résidence', 'cp de résidence', 'code postal du domicile', 'cp domicile'])
      .concat(['code insee de résidence', 'commune de résidence du stagiaire', 'commune d’habitation', 'ville d’habitation', 'home town'])
      .concat(['commune domicile', 'commune du domicile', 'commune de domicile', 'domicile (commune)', 'ville du domicile', 'habite à'])
      .concat(['habite', 'lieu d’habitation', 'commune où habite le stagiaire', 'cp du domicile', 'code insee du domicile'])
      .map(termKey),
  ),
  office: new Set(
    ['résidence administrative', 'commune de résidence administrative', 'commune de la résidence administrative', 'commune du service']
      .concat(['code postal du service', 'code postal de la résidence administrative', 'code postal professionnel', 'cp service'])
      .concat(['commune d’affectation', 'ville d’affectation', 'commune de travail', 'ville du service', 'commune du site', 'office town'])
      .map(termKey),
  ),
};

interface KnownKind {
  readonly kind: 'field';
  readonly field: Field;
  readonly town?: 'home' | 'office';
}

const KINDS = Object.fromEntries(FIELD_LIST.map((field) => [field, { kind: 'field', field }])) as Readonly<Record<Field, KnownKind>>;
const TOWN_KINDS: Readonly<Record<'home' | 'office', KnownKind>> = {
  home: { kind: 'field', field: 'commune', town: 'home' },
  office: { kind: 'field', field: 'commune', town: 'office' },
};

/** Those that tell who somebody is: of these the number of a word counts, since « noms » may be whole names. */
const OF_NAMES: ReadonlySet<Field> = new Set<Field>(['id', 'lastName', 'firstName', 'fullName']);
const byWords = new HeaderWords<KnownKind>(false);
const byExactWords = new HeaderWords<KnownKind>(true);
for (const field of FIELD_LIST)
  for (const name of [names[field].header, ...names[field].synonyms])
    (OF_NAMES.has(field) ? byExactWords : byWords).add(name, KINDS[field]);
for (const side of ['home', 'office'] as const) for (const name of TOWNS[side]) byWords.add(name, TOWN_KINDS[side]);

/** What may stand in brackets behind a header without changing what it is. */
const REMARKS =
  'min mn minutes minute en nb nombre oui non o n ou jj mm aaaa aa date obligatoire facultatif facultative optionnel mo mf etp insee code an annee mois liste noms nom matricule matricules id ids liste s e es x cocher h heures';
const REMARK_WORDS = new Set(REMARKS.split(' '));

/** Words that betray a forbidden column wherever they stand in a header that is not one of ours (`age`, `date de naissance` …). */
const FORBIDDEN_WORDS = new Set(
  [
    'naissance birth birthdate birthday born dob age âge ages',
    'sexe sex genre gender civilité nationalité nationality citoyenneté citizenship',
    'adresse address domicile rue street postal postale home personnel personnelle perso personal',
    'santé health médical médicale medical maladie illness handicap handicapé disability disabled rqth grossesse pregnancy',
    'syndicat syndical syndicale union unions religion religieuse religious culte faith politique political',
    'ethnie ethnique origine ethnicity ethnic race racial orientation casier criminal',
    'classement rang rank ranking discipline disciplinaire disciplinary sanction sanctions',
    'famille familial familiale family marital matrimoniale conjoint spouse enfant enfants children',
    'photo photographie picture portrait nir ssn sécu',
  ].flatMap((line) => line.split(' ').map(termKey)),
);

const FORBIDDEN_NAMES = new Set(
  [
    'né le',
    'née le',
    'né(e) le',
    'numéro de sécurité sociale',
    'n° de sécurité sociale',
    'no sécurité sociale',
    'sécurité sociale',
    'social security number',
    'social security',
  ].map(termKey),
);

const ROLE_LIKE = new Set(
  ['fonction', 'qualité', 'en qualité de', 'statut', 'type', 'profil', 'catégorie', 'function', 'status', 'rôle (T/S)'].map((name) =>
    wordsKey(name),
  ),
);

/** Whether a header may be that of roles: of the grade or the post as well, so that it is taken for it only by what stands below it, or where nothing else tells roles. */
export function mayBeRole(header: string): boolean {
  return ROLE_LIKE.has(wordsKey(header));
}

/** Words of a header that can only be how far somebody travels at most. */
const OF_JOURNEYS = new Set(
  'temps duree route max accepte acceptable possible toleree tolere aller simple domicile travail site service h'.split(' '),
);
const LIMITS = new Set('max accepte acceptable tolere toleree'.split(' '));
const LENGTHS = new Set('temps duree route'.split(' '));

function isLongestJourney(words: string): boolean {
  const found = words.split(' ');
  const has = (some: ReadonlySet<string>): boolean => found.some((word) => some.has(word));
  const isOfTravel = found.includes('route') || !found.includes('travail');
  return has(LIMITS) && has(LENGTHS) && isOfTravel && found.every((word) => OF_JOURNEYS.has(word));
}

/** Words of columns in which people write what they like: among it what must not be kept, such as why somebody was ill. */
const REMARK_COLUMNS =
  /\b(?:observations?|obs|remarques?|commentaires?|comments?|notes?|avis|appreciations?|divers|autres? (?:informations?|precisions?)|precisions?|informations? complementaires?|motifs?|situations?|particularites?|contraintes?|memo|texte libre)\b/;

/** Whether a header that is none of ours announces free text. */
export function mayBeRemarks(header: string): boolean {
  return REMARK_COLUMNS.test(termKey(header));
}

export type ColumnKind =
  /**
   * `town`: whose commune it is, where the header says so. `rank`: of a list that stands in several columns (« Vœu 1 », « Vœu 2 ») which one it is.
   * `isRead`: it is no known name, but has the words of one. `ofTrainees`: the field of it for them, where it serves both roles.
   */
  | { kind: 'field'; field: Field; town?: 'home' | 'office'; rank?: number; ofTrainees?: Field; isRead?: true }
  | { kind: 'forbidden' }
  /** `may`: it is one of these, and what stands below it tells which. `near`: the field that its words speak of, which is told and not taken. */
  | { kind: 'unknown'; suggestion: string | null; may?: readonly Field[]; near?: Field };

/** Headers that mean one thing here and another there. */
const AMBIGUOUS: ReadonlyMap<string, readonly Field[]> = new Map(
  (
    [
      [
        ['caseload', 'followed'],
        ['suivis', 'suivis (nb)', 'suivis en cours', 'effectif', 'effectif suivi', 'effectifs suivis'],
      ],
      [
        ['domains', 'trainedOn'],
        ['formation', 'formations', 'formation suivie'],
      ],
      [['volunteer'], ['ok', 'd’accord', 'accord']],
      [['fullName'], ['agent', 'agents', 'identité', 'personne', 'personnels']],
    ] as const
  ).flatMap(([fields, headers]) => headers.map((header): [string, readonly Field[]] => [wordsKey(header), fields])),
);

/** Longest header that is compared with the known ones. */
const NAME_MAX = 60;

/** What a header says its column holds. A near miss is not taken for a field: it is suggested. */
export function columnKind(header: string): ColumnKind {
  return plainKind(header) ?? unknownKind(header);
}

/** The field that a text names as a header does: without a look at what is near, which takes long, and the cells of every row are asked. */
export function fieldIn(text: string): Field | null {
  const kind = plainKind(text);
  return kind?.kind === 'field' ? kind.field : null;
}

/** null where the header is none that is known. */
function plainKind(header: string): ColumnKind | null {
  const key = termKey(header);
  const known = knownKind(key);
  if (known !== null) return known;
  if (header.trim() === '%') return { kind: 'unknown', suggestion: headerOf('workingTime'), may: ['workingTime'] };
  const shared = sharedKind(header);
  if (shared !== null) return shared;
  if (AT_ONE_PLACE.test(key)) return { kind: 'field', field: 'apartFrom', isRead: true };
  const isShort = key !== '' && key.length <= NAME_MAX;
  const remark = /^([^()[\]]+)[([]([^()[\]]*)[)\]]\s*[?*:]*$/.exec(header.trim());
  const isRemark =
    remark !== null &&
    termKey(remark[2]!)
      .split(' ')
      .every((word) => REMARK_WORDS.has(word));
  const bare = isRemark ? remark[1]! : header;
  const words = wordsKey(bare);
  const may = isShort ? AMBIGUOUS.get(words) : undefined;
  if (may !== undefined) return { kind: 'unknown', suggestion: may.length === 1 ? headerOf(may[0]!) : null, may };
  const isForbidden = FORBIDDEN_NAMES.has(key) || key.split(' ').some((word) => FORBIDDEN_WORDS.has(word));
  const read = isShort ? (isRemark && !isForbidden ? (knownKind(termKey(bare)) ?? readKind(bare, words)) : readKind(bare, words)) : null;
  if (read !== null) return read;
  return isForbidden || cutWords(bare).some(beginsForbidden) ? { kind: 'forbidden' } : null;
}

function unknownKind(header: string): ColumnKind {
  const key = termKey(header);
  const isShort = key !== '' && key.length <= NAME_MAX;
  const suggestion = isShort && roleNamed(header) === null ? lexicon.nearest(key) : null;
  const near = isShort && suggestion === null ? fieldNear(wordsKey(header)) : null;
  return { kind: 'unknown', suggestion, ...(near === null ? {} : { near }) };
}

/** The one field that the words of a header speak of; null where they speak of none, or of several. */
function fieldNear(words: string): Field | null {
  // Of the contrary nothing is told.
  if (/\b(?:ne|pas|non|sans|jamais)\b/.test(words)) return null;
  const near = new Set(words.split(' ').flatMap((word) => wordFields.get(word) ?? []));
  const [only] = near;
  return near.size === 1 ? only! : null;
}

/** A word to the field of which alone it is a word. */
const wordFields: ReadonlyMap<string, Field> = wordsOfOneField();

function wordsOfOneField(): ReadonlyMap<string, Field> {
  const fieldsOf = new Map<string, Set<Field>>();
  for (const field of FIELD_LIST)
    for (const name of [names[field].header, ...names[field].synonyms])
      for (const word of wordsKey(name).split(' ')) fieldsOf.set(word, (fieldsOf.get(word) ?? new Set()).add(field));
  const found = new Map(
    [...fieldsOf].flatMap(([word, [field, another]]) => (another === undefined && word.length > 3 ? [[word, field!] as const] : [])),
  );
  for (const word of ['anciennete', 'nomination', 'corps']) found.set(word, 'tenureYear');
  found.set('route', 'maxTravelMinutes');
  for (const word of ['thematique', 'theme']) found.delete(word);
  return found;
}

/** A header that names a field of each role, one of its two parts each: « Besoins / compétences ». */
function sharedKind(header: string): ColumnKind | null {
  const parts = header.split(/\s*[/&]\s*|\s+(?:et|ou)\s+/i);
  if (parts.length !== 2) return null;
  const [a, b] = parts.map((part) => (knownKind(termKey(part)) ?? byWords.find(part))?.field);
  const isShared = (a === 'skills' && b === 'learningNeeds') || (a === 'learningNeeds' && b === 'skills');
  return isShared ? { kind: 'field', field: 'skills', ofTrainees: 'learningNeeds', isRead: true } : null;
}

/** What a header means by its words; null where that is not plain. */
function readKind(header: string, words: string): ColumnKind | null {
  const meaning = byWords.find(header) ?? byExactWords.find(header);
  const [cut, another] = cutWords(header);
  // Short for several words, of which one must not be kept: « Dom. » may be where somebody lives.
  const isDoubtful = cut !== undefined && another === undefined && !words.includes(' ') && beginsForbidden(cut);
  if (meaning !== null) return isDoubtful ? { kind: 'unknown', suggestion: headerOf(meaning.field) } : { ...meaning, isRead: true };
  if (isLongestJourney(words)) return { kind: 'field', field: 'maxTravelMinutes', isRead: true };
  return rankedKind(header);
}

/** Lists that may stand in several columns, one item each. */
const RANKED: ReadonlySet<Field> = new Set<Field>([
  ...(['preferences', 'domains', 'skills', 'learningNeeds', 'absences'] as const),
  ...(['avoids', 'formerPairs', 'apartFrom', 'sharesCarWith'] as const),
]);

const CHOICE = wordsKey('choix');

/** « Vœu 1 », « Souhait n° 2 », « 1er choix »: a list, and which of its columns it is. */
function rankedKind(header: string): ColumnKind | null {
  const text = header.replace(/\s*\((?:tuteur|stagiaire|nom)s?\)$/i, '').trim();
  const [, before, ahead] = /^(\d)\s?(?:ère|er|re|nde?|ème|e)?\s+(\D+)$/iu.exec(text) ?? [];
  const [, behind, after] = /^(\D+?)[\s([]*(?:n[°o.]?\s*)?(\d)[)\]]?$/iu.exec(text) ?? [];
  const name = ahead ?? behind;
  if (name === undefined) return null;
  const kind = wordsKey(name) === CHOICE ? KINDS.preferences : (knownKind(termKey(name)) ?? byWords.find(name));
  return kind !== null && RANKED.has(kind.field) ? { ...kind, rank: Number(before ?? after), isRead: true } : null;
}

function beginsForbidden(cut: string): boolean {
  return [...FORBIDDEN_WORDS].some((word) => word.startsWith(cut));
}

function knownKind(key: string): KnownKind | null {
  if (TOWNS.home.has(key)) return TOWN_KINDS.home;
  if (TOWNS.office.has(key)) return TOWN_KINDS.office;
  const field = byKey.get(key);
  return field === undefined ? null : KINDS[field];
}

/** Whether a header of whole names says that the first name comes first. */
export function isFirstNameFirst(header: string): boolean {
  return /^(prenom|full name)/.test(termKey(header));
}

/** The field that a name belongs to; used to tell which field a near miss would have been. */
export function fieldNamed(name: string): Field | null {
  return byKey.get(termKey(name)) ?? null;
}

export function headerOf(field: Field): string {
  return names[field].header;
}

export function roleOf(field: Field): FieldNames['of'] {
  return names[field].of;
}
