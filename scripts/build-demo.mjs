/**
 * Makes the demo census, the same bytes each time: `node scripts/build-demo.mjs [output folder]` (default: data/demo).
 *
 * 360 trainees of one promotion and 480 mentors over the ten directorates; DISP de Dijon is short of mentors. Nobody is real.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { linkRegion } from './demo/links.mjs';
import { People } from './demo/people.mjs';
import { Random } from './demo/random.mjs';
import { planSizes } from './demo/sizes.mjs';
import { readWorkplaces } from './demo/workplaces.mjs';

const SEED = 30;

const MENTOR_COLUMNS = (
  'matricule;rôle;nom;prénom;courriel;service;commune;domaines;compétences;année_titularisation;dossiers;quotité;capacité_min;capacité_max;' +
  'formé_le;volontaire;milieux;absences;stagiaires_suivis;préférences;évite;anciens_binômes'
).split(';');
const TRAINEE_COLUMNS = (
  'matricule;rôle;nom;prénom;courriel;service;commune;promotion;domaines;besoins;milieu_requis;temps_trajet_max;préférences;évite;' +
  'anciens_binômes'
).split(';');

const folder = process.argv[2] ?? fileURLToPath(new URL('../data/demo', import.meta.url));
const { regions, ...labels } = await readWorkplaces();
const random = new Random(SEED);
const people = new People(random, labels);
const mentors = [];
const trainees = [];
for (const { services } of planSizes(regions, random)) {
  const ofRegion = { mentors: [], trainees: [] };
  for (const { service, trainees: count, mentors: profiles } of services) {
    for (const profile of random.shuffled(profiles)) ofRegion.mentors.push({ row: people.mentor(service, profile), service: service.code });
    for (let k = 0; k < count; k++) ofRegion.trainees.push({ row: people.trainee(service), service: service.code });
  }
  linkRegion(ofRegion.mentors, ofRegion.trainees, random);
  mentors.push(...ofRegion.mentors.map(({ row }) => row));
  trainees.push(...ofRegion.trainees.map(({ row }) => row));
}

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/tuteurs.csv`, table(MENTOR_COLUMNS, mentors));
writeFileSync(`${folder}/stagiaires.csv`, table(TRAINEE_COLUMNS, trainees));
console.error(`${mentors.length} tuteurs, ${trainees.length} stagiaires → ${folder}`);

/** As a spreadsheet in France writes it: byte order mark, semicolons, CRLF. */
function table(columns, rows) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
  return `\u{feff}${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`;
}

function cell(value) {
  const text = Array.isArray(value) ? value.join('|') : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
