import type { CatalogueEntry } from './entry.ts';

/** A problem, a solution or a cost matrix handed to the solver that cannot be read as one. */
export const solverErrors = {
  PROBLEM_NOT_JSON: {
    fr: 'Le fichier n’est pas du JSON lisible : {detail}.',
    en: 'The file is not readable JSON: {detail}.',
    remedy: {
      fr: 'Vérifiez que c’est bien le fichier voulu et qu’il est entier.',
      en: 'Check that it is the intended file and that it is whole.',
    },
  },
  PROBLEM_FORMAT: {
    fr: 'Le format « {value} » n’est pas connu.',
    en: 'The format “{value}” is not known.',
    remedy: { fr: 'Mettez "format": "{expected}".', en: 'Set "format": "{expected}".' },
  },
  PROBLEM_FIELD: {
    fr: 'La valeur « {value} » ne convient pas : il faut {expectedFr}.',
    en: 'The value “{value}” does not fit: {expected} is needed.',
    remedy: { fr: 'Corrigez ce champ du problème.', en: 'Correct this field of the problem.' },
  },
  PROBLEM_UNKNOWN_FIELD: {
    fr: 'Le champ « {value} » n’est pas connu ici.',
    en: 'The field “{value}” is not known here.',
    remedy: {
      fr: 'Retirez-le ou corrigez son nom (champs connus : {expected}).',
      en: 'Remove it or correct its name (known fields: {expected}).',
    },
  },
  PROBLEM_DUPLICATE_ID: {
    fr: 'L’identifiant « {value} » est déjà pris.',
    en: 'The id “{value}” is already taken.',
    remedy: { fr: 'Donnez à chaque élément un identifiant unique.', en: 'Give each element an id of its own.' },
  },
  PROBLEM_UNKNOWN_ID: {
    fr: 'L’identifiant « {value} » n’est déclaré nulle part.',
    en: 'The id “{value}” is declared nowhere.',
    remedy: { fr: 'Déclarez-le dans « {list} » ou retirez cette ligne.', en: 'Declare it in “{list}” or remove this row.' },
  },
  PROBLEM_DUPLICATE_PAIR: {
    fr: 'La paire « {trainee} » – « {mentor} » figure deux fois.',
    en: 'The pair “{trainee}” – “{mentor}” stands twice.',
    remedy: { fr: 'Gardez une seule ligne par paire.', en: 'Keep one row for each pair.' },
  },
  PROBLEM_PAIR_NOT_ELIGIBLE: {
    fr: 'La paire « {trainee} » – « {mentor} » n’est pas dans « pairs » : elle est interdite.',
    en: 'The pair “{trainee}” – “{mentor}” is not in “pairs”: it is forbidden.',
    remedy: {
      fr: 'Ajoutez-la à « pairs » avec son score, ou retirez-la d’ici.',
      en: 'Add it to “pairs” with its score, or remove it from here.',
    },
  },
  PROBLEM_MIN_ABOVE_MAX: {
    fr: 'Le minimum {min} dépasse le maximum {max}.',
    en: 'The minimum {min} is above the maximum {max}.',
    remedy: { fr: 'Corrigez l’un des deux.', en: 'Correct one of the two.' },
  },
  PROBLEM_TOO_LARGE: {
    fr: 'Les coefficients de la contrainte « {value} » sont trop grands pour un calcul exact.',
    en: 'The coefficients of the constraint “{value}” are too large to compute with exactly.',
    remedy: {
      fr: 'Divisez-les par un facteur commun ou donnez moins de décimales.',
      en: 'Divide them by a common factor or give fewer decimals.',
    },
  },
  PROBLEM_OBJECTIVE_UNSUPPORTED: {
    fr: 'L’objectif « {value} » n’est pas encore pris en charge.',
    en: 'The objective “{value}” is not supported yet.',
    remedy: { fr: 'Utilisez "objective": "score".', en: 'Use "objective": "score".' },
  },
  COST_SHAPE: {
    fr: 'La matrice annonce {rows} lignes × {columns} colonnes mais contient {length} valeurs.',
    en: 'The matrix announces {rows} rows × {columns} columns but holds {length} values.',
    remedy: { fr: 'Donnez rows × columns valeurs, ligne par ligne.', en: 'Give rows × columns values, row by row.' },
  },
  COST_VALUE: {
    fr: 'La valeur {value} (ligne {row}, colonne {column}) n’est pas un coût.',
    en: 'The value {value} (row {row}, column {column}) is not a cost.',
    remedy: {
      fr: 'Donnez un nombre fini, ou {forbidden} pour interdire la case.',
      en: 'Give a finite number, or {forbidden} to forbid the cell.',
    },
  },
  SCORES_SHAPE: {
    fr: 'Les tableaux des scores ne vont pas ensemble : {value}.',
    en: 'The arrays of scores do not fit together: {value}.',
    remedy: {
      fr: 'Donnez des tableaux typés : start (rows + 1), column et score (une valeur par arc), capacity (columns).',
      en: 'Give typed arrays: start (rows + 1), column and score (one value an arc), capacity (columns).',
    },
  },
  SCORES_VALUE: {
    fr: 'La valeur {value} n’est pas possible à cet endroit.',
    en: 'The value {value} is not possible in this place.',
    remedy: {
      fr: 'start commence à 0 et ne baisse jamais ; column nomme chaque colonne une fois au plus par ligne ; score est fini ; capacity est positive ou nulle.',
      en: 'start begins at 0 and never falls; column names each column at most once a row; score is finite; capacity is not negative.',
    },
  },
  SOLUTION_FIELD: {
    fr: 'La solution ne se lit pas : « {value} », il faut {expectedFr}.',
    en: 'The solution cannot be read: “{value}”, {expected} is needed.',
    remedy: { fr: 'Refaites-la avec « binome solve ».', en: 'Make it again with “binome solve”.' },
  },
} as const satisfies Record<string, CatalogueEntry>;
