/**
 * What to do, for whoever reads an error of the engine over the API: the catalogue's own remedies name options of the command line, which nobody
 * there has given.
 */
import type { Language } from '../entry.ts';

type Text = Readonly<Record<Language, string>>;

export const REMEDIES_OVER_HTTP: Readonly<Record<string, Text>> = {
  MATCH_NO_TRAINEE: {
    fr: 'Appliquez un recensement qui a les stagiaires de cette promotion.',
    en: 'Apply a census that has the trainees of this promotion.',
  },
  MATCH_NO_MENTOR: { fr: 'Appliquez un recensement qui a des tuteurs.', en: 'Apply a census that has mentors.' },
  MATCH_CENSUS_REJECTED: {
    fr: 'L’aperçu du recensement (GET /api/censuses/ID) nomme les lignes refusées : corrigez-les et appliquez-le de nouveau, ou acceptez de vous en passer (acceptPartial).',
    en: 'The preview of the census (GET /api/censuses/ID) names the rejected rows: correct them and apply it again, or accept doing without them (acceptPartial).',
  },
};

/** Where a code has no remedy of its own for the API. */
export const REMEDY_OVER_HTTP: Text = {
  fr: 'Corrigez ce qui est dit ici (recensement, calendrier, orientations ou demande), puis recommencez.',
  en: 'Correct what is said here (census, calendar, guidelines or request), then try again.',
};
