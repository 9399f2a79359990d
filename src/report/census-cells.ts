/** What is known of somebody, in the words in which it would be typed into the columns of the census: read back, it says the same. */
import {
  type DateRange,
  type Mentor,
  namesPrison,
  type Reference,
  type Setting,
  type TemplateColumn,
  type Trainee,
  WorkplaceNames,
} from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { pageWordsOf } from '../wording/index.ts';

/** By column; one that is absent is empty. */
export type TypedCells = Partial<Readonly<Record<TemplateColumn, string>>>;

/** Names of places are indexed once, however many people there are. */
export function cellsAsTyped(reference: Reference, language: Language): (person: Mentor | Trainee) => TypedCells {
  const { yes, no, settings: settingWords } = pageWordsOf(language).template;
  const setting = (code: Setting): string => settingWords[code === 'MO' ? 'open' : 'closed'];
  const places = new WorkplaceNames(reference);
  return (person) => {
    const { id, lastName, firstName, email, communeCode, domains, preferences, droppedPreferences = [], avoids, formerPairs } = person;
    const { apartFrom = [], imposed = [] } = person;
    const commune = communeTyped(communeCode, reference);
    const common: TypedCells = {
      ...{ matricule: id, nom: lastName, prénom: firstName, courriel: email ?? '', service: placeTyped(person, reference, places) },
      ...{ domaines: terms(domains), préférences: names([...preferences, ...droppedPreferences]), évite: names(avoids) },
      ...{ anciens_binômes: names(formerPairs), à_séparer_de: names(apartFrom), binôme_imposé: names(imposed) },
    };
    if (person.role === 'trainee') {
      const { promotion, learningNeeds, requiredSetting, maxTravelMinutes, sharesCarWith = [], priority } = person;
      return {
        ...{
          ...common,
          promotion,
          commune,
          besoins: terms(learningNeeds),
          milieu_requis: requiredSetting === null ? '' : setting(requiredSetting),
        },
        ...{ temps_trajet_max: number(maxTravelMinutes), covoiturage_avec: names(sharesCarWith), priorité: number(priority ?? null) },
      };
    }
    const { volunteer, trainedOn, capacityMin, capacityMax, followed, caseload, workingTime, settings, absences, skills, tenureYear } =
      person;
    return {
      ...{ ...common, résidence_administrative: commune, volontaire: volunteer === null ? '' : volunteer ? yes : no },
      ...{ formé_le: trainedOn === null ? '' : day(trainedOn), capacité_min: number(capacityMin), capacité_max: number(capacityMax) },
      ...{ stagiaires_suivis: number(followed), dossiers: number(caseload), quotité: share(workingTime) },
      ...{ milieux: (settings ?? []).map(setting).join('|'), absences: absences.map(range).join('|'), compétences: terms(skills) },
      année_titularisation: number(tenureYear),
    };
  };
}

/** By its name where that names no other place, and says nothing of the setting that nobody has said; else by its code. */
function placeTyped(person: Mentor | Trainee, { services, sites }: Reference, places: WorkplaceNames): string {
  const { serviceCode, siteCode } = person;
  const code = siteCode ?? serviceCode;
  const name = (siteCode === null ? services.get(serviceCode) : sites.get(siteCode))?.name;
  if (name === undefined) return code;
  const { found, isPlain } = places.find(name);
  const [only, another] = found;
  const isSame = only?.workplace.serviceCode === serviceCode && only.workplace.siteCode === siteCode && another === undefined;
  const saysMore = person.role === 'mentor' && person.settings === null && namesPrison(name);
  return isSame && isPlain && !saysMore ? name : code;
}

/** The INSEE code with the name behind it: a code alone may be the postal code of another commune, a name that of several. */
function communeTyped(communeCode: string | null, { communes }: Reference): string {
  return communeCode === null ? '' : `${communeCode} ${communes.get(communeCode)?.name ?? ''}`.trim();
}

/** A term with a comma, alone in its cell, would be parted at it: a bar behind it says that it is whole. */
function terms(list: readonly string[]): string {
  const [only] = list;
  return list.length === 1 && only!.includes(',') ? `${only}|` : list.join('|');
}

function names(list: readonly string[]): string {
  return list.join('|');
}

/** Never with an exponent, which no column takes. */
function number(value: number | null): string {
  if (value === null) return '';
  const shortest = String(value);
  return (shortest.includes('e') ? value.toFixed(DIGITS) : shortest).replace('.', ',');
}

/** Behind the comma, of a number so small that it would be written with an exponent: enough for each digit that counts. */
const DIGITS = 30;

function share(value: number): string {
  const percent = Math.round(value * 100);
  return percent > 0 && percent / 100 === value ? `${percent} %` : number(value);
}

function day(iso: string): string {
  return iso.split('-').reverse().join('/');
}

function range({ start, end }: DateRange): string {
  return start === end ? day(start) : `${day(start)}-${day(end)}`;
}
