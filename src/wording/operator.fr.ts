/** The French sentences that whoever runs the service reads in the terminal. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, date, integer } = formatsOf('fr');

export const operatorFr = withFrenchSpacing({
  serving: (address: string) => `Binôme répond à l’adresse ${address} (Ctrl-C pour arrêter).`,
  demo: {
    head: 'Démonstration : personnes inventées, mot de passe « demo » pour tous les comptes, cette machine seulement.',
    accounts: (logins: string) => `Comptes : ${logins}…`,
    folder: (folder: string) => `Données : ${folder} (supprimez ce dossier pour recommencer).`,
  },
  working: 'À l’écoute de la file des calculs (Ctrl-C pour arrêter).',
  stopping: 'Arrêt : les demandes en cours se terminent…',
  stopped: 'Arrêté.',
  migrated: (n: number) => (n === 0 ? 'La base est à jour.' : `${counted(n, 'migration appliquée', 'migrations appliquées')}.`),
  backedUp: (rows: number, file: string) => `${counted(rows, 'ligne sauvegardée', 'lignes sauvegardées')} dans ${file}.`,
  restored: (rows: number, file: string) => `${counted(rows, 'ligne restaurée', 'lignes restaurées')} depuis ${file}.`,
  exported: (rows: number, file: string) =>
    `${counted(rows, 'ligne copiée', 'lignes copiées')} dans ${file} : ni mots de passe, ni adresses, ni notes confidentielles.`,
  imported: (rows: number, file: string) =>
    `${counted(rows, 'ligne lue', 'lignes lues')} depuis ${file}. Pour s’exercer : « "mode": "rehearsal" » dans la configuration.`,
  added: (login: string) => `Compte « ${login} » créé.`,
  password: (password: string) => `Mot de passe, affiché cette seule fois : ${password}`,
  passwordSet: (login: string) => `Mot de passe de « ${login} » changé ; ses sessions sont terminées.`,
  granted: (login: string, role: string, scope: string) => `« ${login} » a le rôle ${role} pour ${scope}.`,
  disabled: (login: string) => `Compte « ${login} » désactivé ; ses sessions sont terminées.`,
  disabledBefore: (login: string) => `Le compte « ${login} » était déjà désactivé.`,
  retention: {
    rules: {
      noteMonths: 'Notes confidentielles de dossiers clos',
      importMonths: 'Recensements envoyés et jamais appliqués, réponses gardées',
      draftMonths: 'Calculs jamais soumis',
      traceMonths: 'Avis envoyés, sessions et jetons terminés',
      seasonMonths: 'Campagnes finies, recensements remplacés, personnes parties',
      files: 'Fichiers dont plus rien ne dépend',
    },
    part: (what: string, before: string | null, n: number) =>
      `${what}${before === null ? '' : ` (avant le ${date(before)})`} : ${n === 0 ? 'rien' : counted(n, 'ligne', 'lignes')}.`,
    table: (table: string, n: number) => `${table} ${integer(n)}`,
    dry: 'Rien n’a été supprimé : sans --dry-run, ces lignes le sont.',
    done: 'Supprimé, et inscrit au registre. Les sauvegardes plus anciennes les contiennent encore.',
  },
  chain: {
    holds: (lines: number) => `Le registre tient : ${counted(lines, 'ligne', 'lignes')}, chacune à sa place.`,
    head: (hash: string) => `Empreinte de la dernière ligne, à conserver ailleurs : ${hash}`,
    missing: (number: number) => `Le registre ne tient pas : une ligne manque ou est de trop avant le numéro ${integer(number)}.`,
    changed: (number: number) => `Le registre ne tient pas : la ligne ${integer(number)} n’est pas celle qui a été écrite.`,
    broken: (number: number) => `Le registre ne tient pas : la ligne ${integer(number)} ne suit pas celle qui la précède.`,
    cut: (head: string) =>
      `Le registre ne tient pas : aucune ligne n’a l’empreinte ${head} ; la fin a été retirée, ou le registre a été récrit.`,
  },
});
