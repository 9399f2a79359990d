/** A problem or a solution that is malformed. */
import { ofKind } from './entry.ts';

/** A problem, a solution or a cost matrix handed to the solver that cannot be read as one. */
export const solverErrors = ofKind('input', {
  PROBLEM_NOT_JSON: {
    fr: 'Le fichier n’est pas du JSON lisible : {detailFr}.',
    en: 'The file is not readable JSON: {detail}.',
    remedy: {
      fr: 'Vérifiez que c’est bien le fichier voulu et qu’il est entier.',
      en: 'Check that it is the intended file and that it is whole.',
    },
  },
  PROBLEM_FORMAT: {
    fr: 'Le format doit être « {expected} », et non {foundFr}.',
    en: 'The format must be “{expected}”, not {found}.',
    remedy: { fr: 'Mettez "format": "{expected}".', en: 'Set "format": "{expected}".' },
  },
  PROBLEM_FIELD: {
    fr: 'Il faut ici {expectedFr}, et non {foundFr}.',
    en: 'Here {expected} is needed, not {found}.',
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
  PROBLEM_BANDS_OBJECTIVE: {
    fr: 'Des tranches de score (« bands ») ne servent qu’avec "objective": "fair".',
    en: 'Score bands (“bands”) are of use only with "objective": "fair".',
    remedy: { fr: 'Retirez « bands » ou mettez "objective": "fair".', en: 'Remove “bands” or set "objective": "fair".' },
  },
  PROBLEM_BANDS_ORDER: {
    fr: 'Le seuil {value} ne dépasse pas celui qui le précède ({previous}).',
    en: 'The threshold {value} is not above the one before it ({previous}).',
    remedy: { fr: 'Donnez les seuils par ordre croissant, chacun une fois.', en: 'Give the thresholds in ascending order, each once.' },
  },
  PROBLEM_SCORES: {
    fr: 'Des scores jusqu’à {value} en valeur absolue, {places} paires au plus : leur somme sort des nombres que l’on sait calculer.',
    en: 'Scores up to {value} in size, {places} pairs at most: their sum leaves the numbers that can be computed with.',
    remedy: { fr: 'Divisez tous les scores par un même nombre.', en: 'Divide all scores by one number.' },
  },
  PROBLEM_TOO_MANY: {
    fr: 'Il y a trop de besoins et de places, ou des scores trop grands, pour un calcul exact.',
    en: 'There are too many needs and places, or scores too large, to compute with exactly.',
    remedy: {
      fr: 'Donnez à chacun le nombre de places ou de besoins qu’il peut vraiment avoir.',
      en: 'Give everybody as many places or needs as they can really have.',
    },
  },
  COST_SUM: {
    fr: 'Des coûts jusqu’à {value} en valeur absolue : leurs sommes sortent des nombres que l’on sait calculer.',
    en: 'Costs up to {value} in size: their sums leave the numbers that can be computed with.',
    remedy: { fr: 'Divisez tous les coûts par un même nombre.', en: 'Divide all costs by one number.' },
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
  SOLVE_OPTION: {
    kind: 'call',
    fr: 'L’option {option} vaut {value}.',
    en: 'The option {option} is {value}.',
    remedy: {
      fr: 'Donnez pour une limite un nombre positif ou nul, pour « signal » un AbortSignal, pour « onProgress » une fonction.',
      en: 'Give for a limit a number that is not negative, for “signal” an AbortSignal, for “onProgress” a function.',
    },
  },
  SOLVE_NO_MATCHING_YET: {
    kind: 'limit',
    fr: 'La limite est atteinte avant qu’une répartition qui respecte toutes les contraintes soit connue : on ne sait pas s’il en existe une.',
    en: 'The limit was reached before any matching that keeps all constraints was known: whether there is one is open.',
    remedy: {
      fr: 'Augmentez la limite ou levez-la, ou assouplissez des contraintes (coverage « most », une égalité en « <= »).',
      en: 'Raise the limit or drop it, or soften constraints (coverage "most", an equality as "<=").',
    },
  },
  EXPORT_REFUSED: {
    fr: 'Le vérificateur refuse cette solution, dont rien n’est donc exporté : {detailFr}.',
    en: 'The verifier refuses this solution, so that nothing of it is exported: {detail}.',
    remedy: {
      fr: 'Donnez le problème et la solution tels qu’ils ont été écrits ensemble.',
      en: 'Give the problem and the solution as they were written together.',
    },
  },
  EXPORT_NO_PROOF: {
    fr: 'Cette solution ne porte pas de preuve : elle affirme seulement respecter toutes les règles.',
    en: 'This solution carries no proof: it claims no more than to keep every rule.',
    remedy: { fr: 'Résolvez le problème (« binome solve »).', en: 'Solve the problem (`binome solve`).' },
  },
  EXPORT_ROUNDED: {
    fr: 'Les scores de ce problème ont été arrondis : la preuve exportée porterait sur d’autres nombres que les siens.',
    en: 'The scores of this problem had to be rounded: an exported proof would be about other numbers than its own.',
    remedy: {
      fr: 'Donnez des scores à six décimales au plus, puis résolvez à nouveau.',
      en: 'Give scores with six decimals at most and solve again.',
    },
  },
  EXPORT_OBJECTIVE: {
    fr: 'La preuve de « {value} » ne s’exporte pas : ses étapes ne s’écrivent pas en une seule somme.',
    en: 'The proof of “{value}” is not exported: its stages are not one sum.',
    remedy: {
      fr: 'Vérifiez cette solution par « binome verify » ou docs/verify.py ; sans « balance » ni objectif « fair », la preuve s’exporte.',
      en: 'Check this solution with `binome verify` or docs/verify.py; without “balance” and the objective “fair” the proof is exported.',
    },
  },
  EXPORT_VERSION: {
    kind: 'call',
    fr: 'La version {value} du format de preuve n’est pas de celles que l’on sait écrire.',
    en: 'Version {value} of the proof format is none that can be written.',
    remedy: { fr: 'Demandez "3.0" ou "2.0".', en: 'Ask for "3.0" or "2.0".' },
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
      fr: 'Vérifiez : start commence à 0 et ne baisse jamais ; column nomme chaque colonne une fois au plus par ligne ; score est fini ; capacity est positive ou nulle.',
      en: 'Let start begin at 0 and never fall; column names each column at most once a row; score is finite; capacity is not negative.',
    },
  },
  SCORES_RANGE: {
    fr: 'Les scores sont trop éloignés les uns des autres pour être repris exactement ({value}).',
    en: 'The scores are too far apart to be reoptimised exactly ({value}).',
    remedy: {
      fr: 'Divisez-les par un facteur commun, ou résolvez à nouveau avec « capacitatedAssignment ».',
      en: 'Divide them by a common factor, or solve again with “capacitatedAssignment”.',
    },
  },
  ASSIGNMENT_NOT_OPTIMAL: {
    fr: 'L’affectation donnée n’est pas une affectation optimale prouvée de ces scores ({value}).',
    en: 'The assignment given is not a proven optimal assignment of these scores ({value}).',
    remedy: {
      fr: 'Donnez ce que « capacitatedAssignment » en a fait, ou rien : elle est alors calculée.',
      en: 'Give what “capacitatedAssignment” made of them, or nothing: it is computed then.',
    },
  },
  CHANGE_ROW: {
    kind: 'missing',
    fr: 'La ligne {row} n’existe pas, ou a été retirée.',
    en: 'There is no row {row}, or it was removed.',
    remedy: { fr: 'Donnez le numéro d’une ligne présente, à partir de 0.', en: 'Give the number of a row that is present, from 0 on.' },
  },
  CHANGE_COLUMN: {
    kind: 'missing',
    fr: 'La colonne {column} n’existe pas.',
    en: 'There is no column {column}.',
    remedy: { fr: 'Donnez le numéro d’une colonne, à partir de 0.', en: 'Give the number of a column, from 0 on.' },
  },
  CHANGE_PAIR: {
    kind: 'missing',
    fr: 'La ligne {row} n’a pas de score pour la colonne {column}, ou cette paire est exclue.',
    en: 'Row {row} has no score for column {column}, or that pair is banned.',
    remedy: {
      fr: 'Donnez une paire qui a un score ; levez d’abord son exclusion.',
      en: 'Give a pair that has a score; lift its ban first.',
    },
  },
  CHANGE_PINNED: {
    kind: 'conflict',
    fr: 'La ligne {row} est imposée à la colonne {column}.',
    en: 'Row {row} is pinned to column {column}.',
    remedy: { fr: 'Libérez d’abord cette ligne.', en: 'Unpin that row first.' },
  },
  CHANGE_UNPINNED: {
    kind: 'conflict',
    fr: 'La ligne {row} n’est imposée à aucune colonne.',
    en: 'Row {row} is pinned to no column.',
    remedy: { fr: 'Donnez une ligne imposée.', en: 'Give a row that is pinned.' },
  },
  CHANGE_PLACES: {
    kind: 'conflict',
    fr: 'La colonne {column} aurait {places} places pour {pins} lignes imposées.',
    en: 'Column {column} would have {places} places for {pins} rows pinned to it.',
    remedy: { fr: 'Libérez des lignes, ou donnez plus de places.', en: 'Unpin rows, or give more places.' },
  },
  CHANGE_VALUE: {
    fr: 'La valeur {value} n’est pas possible à cet endroit.',
    en: 'The value {value} is not possible in this place.',
    remedy: {
      fr: 'Un score est un entier de −2^31 à 2^31−1 ; une capacité, un entier de 0 à 2^31−1.',
      en: 'A score is an integer from −2^31 to 2^31−1; a capacity, an integer from 0 to 2^31−1.',
    },
  },
  CHANGE_LENGTHS: {
    fr: 'Les listes ne vont pas ensemble : {value} valeurs pour {expected}.',
    en: 'The lists do not fit together: {value} values for {expected}.',
    remedy: { fr: 'Donnez des listes de même longueur.', en: 'Give lists of one length.' },
  },
  CHANGE_TWICE: {
    fr: 'Le numéro {value} figure deux fois.',
    en: 'The number {value} stands twice.',
    remedy: { fr: 'Donnez chaque ligne ou colonne une seule fois.', en: 'Give each row or column once.' },
  },
  SOURCE_SHAPE: {
    fr: 'La source des paires ne se tient pas : {value}.',
    en: 'The source of pairs does not fit together: {value}.',
    remedy: {
      fr: 'Mettez chaque ligne et chaque colonne dans un seul groupe, et chaque groupe dans un groupe de plus petit numéro qui n’a pas d’autre membre.',
      en: 'Put each row and each column in exactly one group, and each group in one of a smaller number that has no members of its own.',
    },
  },
  SOURCE_VALUE: {
    fr: 'La source des paires donne {value} à cet endroit.',
    en: 'The source of pairs gives {value} in this place.',
    remedy: {
      fr: 'Un score est un entier de −2^31 à 2^31−1, ou FORBIDDEN ; une borne est un nombre ; une capacité est positive ou nulle.',
      en: 'A score is an integer from −2^31 to 2^31−1, or FORBIDDEN; a bound is a number; a capacity is not negative.',
    },
  },
  SOURCE_BOUND: {
    fr: 'La source des paires se contredit : score {score}, borne {bound}.',
    en: 'The source of pairs contradicts itself: score {score}, bound {bound}.',
    remedy: {
      fr: 'Une borne ne doit être inférieure à aucun score de ses groupes : corrigez groupBound ou rowBound.',
      en: 'A bound must not be below any score of its groups: correct groupBound or rowBound.',
    },
  },
  SOLUTION_SHAPE: {
    fr: 'Ce n’est pas une solution lisible : {detailFr}.',
    en: 'This is no solution that can be read: {detail}.',
    remedy: {
      fr: 'Donnez la solution telle que « solve » l’a rendue, entière.',
      en: 'Give the solution as “solve” returned it, whole.',
    },
  },
  SOLUTION_NOT_OPTIMAL: {
    fr: 'La solution n’est pas une solution optimale prouvée de ce problème ({value}).',
    en: 'The solution is not a proven optimal solution of this problem ({value}).',
    remedy: {
      fr: 'Donnez le problème et la solution optimale que « solve » en a faite.',
      en: 'Give the problem and the optimal solution that “solve” made of it.',
    },
  },
  SHADOW_PRICES_BALANCE: {
    kind: 'conflict',
    fr: 'Avec « balance », une place de plus déplace les charges avant le score : elle n’a pas de prix en points.',
    en: 'With “balance” one more place shifts loads before score: it has no price in points.',
    remedy: {
      fr: 'Demandez les prix du même problème sans « balance », ou comparez deux résolutions.',
      en: 'Ask for the prices of the same problem without “balance”, or compare two solutions.',
    },
  },
  ALTERNATIVES_COUNT: {
    kind: 'call',
    fr: 'Le nombre d’autres appariements demandé est {value}.',
    en: 'The number of other matchings asked for is {value}.',
    remedy: { fr: 'Donnez un nombre entier à partir de 1.', en: 'Give a whole number from 1 on.' },
  },
  ALTERNATIVES_BALANCE: {
    kind: 'conflict',
    fr: 'Les autres appariements d’un problème qui demande l’équilibre des charges (« balance ») ne se classent pas encore.',
    en: 'The other matchings of a problem that asks for balanced loads (“balance”) cannot be ranked yet.',
    remedy: {
      fr: 'Retirez « balance » et ramenez le « min » et le « max » des tuteurs à ce que permettent les niveaux du certificat.',
      en: 'Remove “balance” and bring the “min” and “max” of the mentors to what the levels of the certificate allow.',
    },
  },
  REPAIRS_BALANCE: {
    kind: 'conflict',
    fr: 'Avec « balance », les réparations ne se comparent pas : ce qui doit rester unit des parties dont chacune a ses niveaux.',
    en: 'With “balance” repairs cannot be compared: what is to be kept joins parts that have levels of their own.',
    remedy: {
      fr: 'Retirez « balance » : une réparation se juge aux besoins couverts, aux personnes déplacées et au score.',
      en: 'Remove “balance”: a repair is judged by needs met, people moved and score.',
    },
  },
  PARAMETRIC_VALUE: {
    fr: 'La valeur {value} ne convient pas à des scores qui varient.',
    en: 'The value {value} does not fit scores that vary.',
    remedy: {
      fr: 'Donnez des nombres entiers jusqu’à 2^53, un intervalle croissant et un appariement optimal là où il est dit l’être.',
      en: 'Give whole numbers up to 2^53, an ascending range and a matching that is optimal where it is said to be.',
    },
  },
  PARAMETRIC_FAIR: {
    kind: 'conflict',
    fr: 'Avec l’objectif « fair », les scores ne peuvent pas varier ainsi : leurs tranches varieraient aussi.',
    en: 'With objective “fair” scores cannot vary like this: their bands would vary too.',
    remedy: {
      fr: 'Résolvez le problème à chacune des valeurs voulues.',
      en: 'Solve the problem at each of the values wanted.',
    },
  },
  SOLUTION_FIELD: {
    fr: 'La solution ne se lit pas : « {value} », il faut {expectedFr}.',
    en: 'The solution cannot be read: “{value}”, {expected} is needed.',
    remedy: { fr: 'Refaites-la avec « binome solve ».', en: 'Make it again with “binome solve”.' },
  },
});
