import type { CatalogueEntry } from './entry.ts';

/** A census, guidelines and a period that do not go together. */
export const matchingErrors = {
  MATCH_NO_TRAINEE: {
    fr: 'Le recensement ne contient aucun stagiaire de la promotion « {promotion} » (promotions présentes : {found}).',
    en: 'The census holds no trainee of the promotion “{promotion}” (promotions found: {found}).',
    remedy: {
      fr: 'Ajoutez le fichier des stagiaires avec --census, ou vérifiez la colonne « promotion » et la période demandée.',
      en: 'Add the trainees’ file with --census, or check the column “promotion” and the period asked for.',
    },
  },
  MATCH_NO_MENTOR: {
    fr: 'Le recensement ne contient aucun tuteur.',
    en: 'The census holds no mentor.',
    remedy: { fr: 'Ajoutez le fichier des tuteurs avec --census.', en: 'Add the mentors’ file with --census.' },
  },
  MATCH_MINIMUM_ABOVE_LIMIT: {
    fr: 'Le tuteur « {id} » demande au moins {min} stagiaires, mais les orientations lui en permettent {max} au plus.',
    en: 'The mentor “{id}” asks for at least {min} trainees, but the guidelines allow at most {max}.',
    remedy: {
      fr: 'Baissez capacité_min dans le recensement, ou relevez capacityLimit dans les orientations.',
      en: 'Lower capacity_min in the census, or raise capacityLimit in the guidelines.',
    },
  },
  MATCH_CENSUS_REJECTED: {
    fr: 'Le recensement contient {rejected} problème(s) bloquant(s) : rien n’a été apparié.',
    en: 'The census holds {rejected} blocking problem(s): nothing was matched.',
    remedy: {
      fr: 'Corrigez les lignes indiquées ci-dessus, ou acceptez de vous en passer avec --accept-partial.',
      en: 'Correct the rows listed above, or accept doing without them with --accept-partial.',
    },
  },
  MATCH_NOT_VERIFIED: {
    fr: 'Le vérificateur indépendant refuse le résultat : {detail}.',
    en: 'The independent verifier refuses the result: {detail}.',
    remedy: {
      fr: 'Rien n’a été écrit. Signalez ce cas avec les fichiers d’entrée.',
      en: 'Nothing was written. Please report this case with its input files.',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;
