/** One person of the demo census at a time: a row by French header, lists still as arrays. */
import { DOMAINS, DOMAIN_WEIGHTS, FIRST_NAMES, LEARNING_NEEDS, PLANTS, STONES } from './vocabulary.mjs';

/** @typedef {import('./random.mjs').Random} Random @typedef {import('./sizes.mjs').Profile} Profile */
/** @typedef {{ communeLabel: (inseeCode: string) => string, hasUniqueName: (name: string) => boolean }} Labels */

const PROMOTION = 'CPIP 29';
/** The first internship of year 2, for which the demo is sized: 28 August to 24 October 2025. */
const INTERNSHIP_START = '2025-08-28';

export class People {
  /** @param {Random} random @param {Labels} labels */
  constructor(random, labels) {
    this.random = random;
    this.labels = labels;
    this.surnames = random.shuffled(PLANTS.flatMap((plant) => STONES.map((stone) => `${plant}-${stone}`)));
    this.taken = { T: 0, S: 0 };
  }

  /** @param {import('./workplaces.mjs').Service} service @param {Profile} profile */
  mentor(service, profile) {
    const { random } = this;
    const site = random.pick(service.sites);
    const workplace = this.#workplace(service, site);
    const tenure = random.integer(1997, 2022);
    const workingTime = [1, 0.9, 0.8, 0.7, 0.6, 0.5][random.weighted([80, 4, 10, 2, 1, 3])];
    const caseload = Math.min(125, Math.max(15, Math.round(random.normal(72, 14.5) * (0.25 + 0.75 * workingTime))));
    const absences = this.#absences(profile);
    const mentor = {
      ...this.#identity('T', 'tuteur'),
      service: workplace,
      commune: this.labels.communeLabel(site.inseeCode),
      domaines: this.#domains(),
      compétences: random.sample(LEARNING_NEEDS, random.integer(2, 6)),
      année_titularisation: random.chance(0.03) ? '' : tenure,
      dossiers: random.chance(0.03) ? '' : caseload,
      quotité: decimal(workingTime),
      capacité_min: profile === 'usable' && absences.length === 0 && random.chance(0.04) ? 1 : '',
      capacité_max: ['', 1, 2][random.weighted([15, 67, 18])],
      formé_le: this.#trainedOn(profile, tenure),
      volontaire: profile === 'unwilling' ? (random.chance(0.8) ? 'non' : '') : 'oui',
      milieux: this.#settings(site, workplace === service.code || workplace === service.name),
      absences,
      stagiaires_suivis: Math.min(1, random.weighted([80, 17, 3])),
    };
    // Whoever follows a trainee can take one more: a capacity counts both, and nobody may have three.
    return mentor.stagiaires_suivis === 0 ? mentor : { ...mentor, capacité_max: 2 };
  }

  /** @param {import('./workplaces.mjs').Service} service */
  trainee(service) {
    const { random } = this;
    const site = random.pick(service.sites);
    const home = random.chance(0.4) ? site.inseeCode : random.pick(site.homes);
    return {
      ...this.#identity('S', 'stagiaire'),
      service: this.#workplace(service, site),
      commune: random.chance(0.7) ? this.labels.communeLabel(home) : home,
      promotion: PROMOTION,
      domaines: this.#domains(),
      besoins: random.sample(LEARNING_NEEDS, random.weighted([3, 27, 35, 25, 10])),
      milieu_requis: random.chance(0.08) ? random.pick(site.settings) : '',
      temps_trajet_max: random.chance(0.2) ? random.pick([60, 75, 90]) : '',
    };
  }

  #identity(prefix, role) {
    const id = `${prefix}-${String(++this.taken[prefix]).padStart(4, '0')}`;
    const lastName = this.surnames.pop();
    const firstName = this.random.pick(FIRST_NAMES);
    const address = `${firstName}.${lastName}`.toLowerCase().replaceAll('œ', 'oe').normalize('NFD').replace(/\p{M}/gu, '');
    const email = this.random.chance(0.95) ? `${address}@example.org` : '';
    return { matricule: id, rôle: role, nom: lastName, prénom: firstName, courriel: email };
  }

  /** As boards write it: mostly the code of the site, sometimes a name, sometimes the service only. */
  #workplace(service, site) {
    const written = [site.code, site.name, service.code, service.name][this.random.weighted([80, 8, 7, 5])];
    return [site.code, service.code].includes(written) || this.labels.hasUniqueName(written) ? written : site.code;
  }

  #domains() {
    const count = this.random.integer(1, 3);
    const domains = new Set();
    while (domains.size < count) domains.add(DOMAINS[this.random.weighted(DOMAIN_WEIGHTS)]);
    return [...domains];
  }

  #trainedOn(profile, tenure) {
    const { random } = this;
    if (profile === 'untrained') return random.chance(0.75) ? '' : frenchDate(random.integer(20, 90));
    const year = random.integer(Math.max(2014, tenure + 2), 2025);
    return `${pad(random.integer(1, 28))}/${pad(random.integer(1, 6))}/${year}`;
  }

  /** Nothing means those of the site, which only a person attached to one can leave unsaid. */
  #settings(site, serviceOnly) {
    const { random } = this;
    if (!serviceOnly && random.chance(0.12)) return [];
    return site.settings.length === 2 && random.chance(0.12) ? [random.pick(site.settings)] : site.settings;
  }

  /** Ranges counted in days from the start of the internship, which lasts 58. */
  #absences(profile) {
    const { random } = this;
    const ranges = [];
    if (profile === 'absent') ranges.push(range(random.integer(-20, 14), random.integer(35, 110)));
    else if (random.chance(0.15)) ranges.push(range(random.integer(0, 50), random.integer(2, 6)));
    if (random.chance(0.12)) ranges.push(range(random.integer(130, 260), random.integer(4, 20)));
    return ranges;
  }
}

function range(startDay, length) {
  return `${frenchDate(startDay)}-${frenchDate(startDay + length)}`;
}

/** dd/mm/yyyy of a day counted from the start of the internship. */
function frenchDate(day) {
  const date = new Date(Date.parse(INTERNSHIP_START) + day * 86_400_000);
  return date.toISOString().slice(0, 10).split('-').reverse().join('/');
}

function decimal(number) {
  return String(number).replace('.', ',');
}

function pad(number) {
  return String(number).padStart(2, '0');
}
