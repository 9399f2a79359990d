/** What can go wrong between the service and its store. */
import { ofKind } from '../entry.ts';

/** First the embedded server, then the connection, the migrations, the roles, the backups. */
export const storeErrors = ofKind('call', {
  STORE_NO_SERVER_HERE: {
    fr: 'Aucun PostgreSQL intégré n’est installé pour cette machine ({value}).',
    en: 'No embedded PostgreSQL is installed for this machine ({value}).',
    remedy: {
      fr: 'Donnez l’adresse d’un serveur PostgreSQL (version 15 ou plus) dans DATABASE_URL, ou relancez « npm ci » sur l’une de ces plateformes : {known}.',
      en: 'Give the address of a PostgreSQL server (version 15 or later) in DATABASE_URL, or run “npm ci” again on one of these platforms: {known}.',
    },
  },
  STORE_SERVER_UNUSABLE: {
    fr: 'Le PostgreSQL intégré ne peut pas s’exécuter sur cette machine : {detailFr}.',
    en: 'The embedded PostgreSQL cannot run on this machine: {detail}.',
    remedy: {
      fr: 'Relancez « npm ci » (un système avec la glibc est nécessaire), ou donnez l’adresse d’un serveur dans DATABASE_URL.',
      en: 'Run “npm ci” again (a system with glibc is needed), or give the address of a server in DATABASE_URL.',
    },
  },
  STORE_NO_ACCOUNT: {
    fr: 'PostgreSQL ne s’exécute ni en tant que root, ni sous un compte sans nom ; la machine ne connaît pas de compte qui convienne ({value}).',
    en: 'PostgreSQL runs neither as root nor under an account without a name; the machine knows no account that would do ({value}).',
    remedy: {
      fr: 'Créez un compte et nommez-le dans BINOME_DB_USER, ou lancez Binôme sous un compte ordinaire.',
      en: 'Create an account and name it in BINOME_DB_USER, or run Binôme under an ordinary account.',
    },
  },
  STORE_FOLDER: {
    fr: 'Le dossier des données ne peut pas être préparé : {detailFr}.',
    en: 'The folder of the data cannot be prepared: {detail}.',
    remedy: { fr: 'Vérifiez son chemin et vos droits d’accès.', en: 'Check its path and your access rights.' },
  },
  STORE_FOLDER_FOREIGN: {
    fr: 'Ce dossier appartient à un autre compte, ou n’en est pas un.',
    en: 'This folder belongs to another account, or is none.',
    remedy: {
      fr: 'Lancez Binôme sous le compte auquel il appartient, ou choisissez un autre dossier.',
      en: 'Run Binôme under the account that it belongs to, or choose another folder.',
    },
  },
  STORE_FOLDER_OUT_OF_REACH: {
    fr: 'Le compte « {value} », sous lequel PostgreSQL s’exécute, ne peut pas entrer dans ce dossier.',
    en: 'The account “{value}”, which PostgreSQL runs under, cannot enter this folder.',
    remedy: {
      fr: 'Choisissez un dossier que ce compte peut atteindre, par exemple sous /var/lib.',
      en: 'Choose a folder that this account can reach, for example below /var/lib.',
    },
  },
  STORE_OTHER_MAJOR: {
    kind: 'conflict',
    fr: 'Ces données sont de PostgreSQL {found} ; le serveur intégré est la version {expected}.',
    en: 'These data are of PostgreSQL {found}; the embedded server is version {expected}.',
    remedy: {
      fr: 'Sauvegardez-les avec la version de Binôme qui les a écrites, puis restaurez la sauvegarde dans un dossier neuf.',
      en: 'Back them up with the version of Binôme that wrote them, then restore the backup into a new folder.',
    },
  },
  STORE_IN_USE: {
    kind: 'conflict',
    fr: 'Ces données sont déjà utilisées par un autre service (processus {value}).',
    en: 'These data are in use by another service already (process {value}).',
    remedy: { fr: 'Arrêtez-le d’abord, ou choisissez un autre dossier.', en: 'Stop it first, or choose another folder.' },
  },
  STORE_NOT_STARTED: {
    kind: 'unavailable',
    fr: 'PostgreSQL n’a pas démarré : {detailFr}.',
    en: 'PostgreSQL did not start: {detail}.',
    remedy: {
      fr: 'Vérifiez la place sur le disque et le journal du service, puis relancez.',
      en: 'Check the space on the disk and the service’s log, then start again.',
    },
  },
  STORE_NOT_RUNNING: {
    kind: 'unavailable',
    fr: 'Aucun service ne tourne sur ce dossier.',
    en: 'No service runs on this folder.',
    remedy: { fr: 'Lancez-le d’abord avec « binome serve ».', en: 'Start it first with “binome serve”.' },
  },
  STORE_ROLE_TOO_STRONG: {
    fr: 'Le rôle « {value} » de la base de données a trop de droits pour servir : {detailFr}.',
    en: 'The database role “{value}” has too many rights to serve: {detail}.',
    remedy: {
      fr: 'Connectez le service avec un rôle qui ne possède rien, créé par NOSUPERUSER NOBYPASSRLS.',
      en: 'Connect the service as a role that owns nothing, created with NOSUPERUSER NOBYPASSRLS.',
    },
  },
  STORE_ROLE_MISSING: {
    kind: 'missing',
    fr: 'Le rôle « {value} » n’existe pas sur ce serveur, et le propriétaire de la base ne peut pas le créer.',
    en: 'The role “{value}” does not exist on this server, and the owner of the database may not create it.',
    remedy: {
      fr: 'Demandez à l’administrateur du serveur : CREATE ROLE {value} LOGIN NOSUPERUSER NOBYPASSRLS.',
      en: 'Ask the server’s administrator: CREATE ROLE {value} LOGIN NOSUPERUSER NOBYPASSRLS.',
    },
  },
  STORE_ADDRESS: {
    fr: 'DATABASE_URL n’est pas une adresse PostgreSQL.',
    en: 'DATABASE_URL is no address of PostgreSQL.',
    remedy: {
      fr: 'Écrivez-la sous la forme postgresql://rôle:mot-de-passe@machine:5432/base.',
      en: 'Write it as postgresql://role:password@machine:5432/database.',
    },
  },
  STORE_UNREACHABLE: {
    kind: 'unavailable',
    fr: 'La base de données ne répond pas : {detailFr}.',
    en: 'The database does not answer: {detail}.',
    remedy: {
      fr: 'Vérifiez que le serveur tourne, puis réessayez ; rien n’est perdu de ce qui était enregistré.',
      en: 'Check that the server runs, then try again; nothing that was recorded is lost.',
    },
  },
  STORE_REFUSED: {
    fr: 'La base de données refuse la connexion : {detailFr}.',
    en: 'The database refuses the connection: {detail}.',
    remedy: {
      fr: 'Vérifiez le rôle, le mot de passe et la base nommés dans DATABASE_URL.',
      en: 'Check the role, the password and the database named in DATABASE_URL.',
    },
  },
  STORE_BUSY: {
    kind: 'unavailable',
    fr: 'La base de données est trop occupée : {detailFr}.',
    en: 'The database is too busy: {detail}.',
    remedy: { fr: 'Rien n’a été enregistré ; réessayez dans un instant.', en: 'Nothing was recorded; try again in a moment.' },
  },
  STORE_FULL: {
    kind: 'unavailable',
    fr: 'La base de données n’a plus de place : {detailFr}.',
    en: 'The database has no room left: {detail}.',
    remedy: {
      fr: 'Rien n’a été enregistré ; libérez de la place, puis réessayez.',
      en: 'Nothing was recorded; make room, then try again.',
    },
  },
  STORE_NUMBER_TOO_LARGE: {
    kind: 'ours',
    fr: 'La base de données contient un nombre trop grand pour être lu sans perte : {value}.',
    en: 'The database holds a number too large to be read without loss: {value}.',
    remedy: { fr: 'Signalez ce cas.', en: 'Please report this case.' },
  },
  STORE_MIGRATION_NAME: {
    kind: 'ours',
    fr: 'La migration « {value} » n’est pas à sa place : le numéro {expected} est attendu.',
    en: 'The migration “{value}” is out of place: number {expected} is expected.',
    remedy: {
      fr: 'Réinstallez Binôme : un fichier manque ou est de trop.',
      en: 'Install Binôme again: a file is missing, or one too many.',
    },
  },
  STORE_MIGRATION_CHANGED: {
    kind: 'conflict',
    fr: 'La migration « {value} » de ce programme n’est pas celle que la base a reçue (« {found} »).',
    en: 'The migration “{value}” of this program is not what the database was given (“{found}”).',
    remedy: {
      fr: 'Rien n’a été changé. Utilisez la version de Binôme qui a créé la base, ou une version publiée plus récente.',
      en: 'Nothing was changed. Use the version of Binôme that made the database, or a later published one.',
    },
  },
  STORE_MIGRATION_FAILED: {
    kind: 'ours',
    fr: 'Une migration a échoué, et rien n’en reste : {detailFr}.',
    en: 'A migration failed, and nothing of it is left: {detail}.',
    remedy: { fr: 'Signalez ce cas avec la version du serveur.', en: 'Please report this case with the version of the server.' },
  },
  STORE_MIGRATION_COMMITS: {
    kind: 'ours',
    fr: 'Une migration met fin elle-même à sa transaction.',
    en: 'A migration ends its own transaction.',
    remedy: { fr: 'Signalez ce cas.', en: 'Please report this case.' },
  },
  STORE_NEWER: {
    kind: 'conflict',
    fr: 'La base est plus récente que ce programme : elle a reçu {found} migrations, il en connaît {expected}.',
    en: 'The database is newer than this program: it was given {found} migrations, of which the program knows {expected}.',
    remedy: { fr: 'Utilisez une version plus récente de Binôme.', en: 'Use a later version of Binôme.' },
  },
  STORE_NOT_MIGRATED: {
    kind: 'conflict',
    fr: 'La base n’est pas à jour : elle a reçu {found} migrations sur {expected}.',
    en: 'The database is not up to date: it was given {found} of {expected} migrations.',
    remedy: { fr: 'Lancez « binome migrate ».', en: 'Run “binome migrate”.' },
  },
  BACKUP_FILE: {
    fr: 'Le fichier de sauvegarde ne peut être ni écrit ni lu ici : {detailFr}.',
    en: 'The backup cannot be written or read here: {detail}.',
    remedy: {
      fr: 'Vérifiez son chemin, vos droits d’accès et la place sur le disque.',
      en: 'Check its path, your access rights and the space on the disk.',
    },
  },
  BACKUP_FORMAT: {
    kind: 'input',
    fr: 'Ce fichier n’est ni une sauvegarde ni une saison de Binôme.',
    en: 'This file is neither a backup nor a season of Binôme’s.',
    remedy: {
      fr: 'Donnez un fichier écrit par « binome backup » ou « binome export ».',
      en: 'Give a file that “binome backup” or “binome export” has written.',
    },
  },
  BACKUP_OTHER_KIND: {
    kind: 'input',
    fr: 'Ce fichier se lit par « {value} » : une sauvegarde contient tout, une saison à répéter n’a ni secrets ni notes confidentielles.',
    en: 'This file is read by “{value}”: a backup holds everything, a season to rehearse on neither secrets nor confidential notes.',
    remedy: { fr: 'Utilisez cette commande, ou donnez un autre fichier.', en: 'Use that command, or give another file.' },
  },
  BACKUP_CUT_SHORT: {
    kind: 'input',
    fr: 'La sauvegarde est incomplète : la fin du fichier manque.',
    en: 'The backup is cut short: the end of the file is missing.',
    remedy: {
      fr: 'Rien n’a été restauré. Copiez le fichier à nouveau, ou prenez une autre sauvegarde.',
      en: 'Nothing was restored. Copy the file again, or take another backup.',
    },
  },
  BACKUP_DAMAGED: {
    kind: 'input',
    fr: 'La sauvegarde est endommagée : son contenu n’est plus celui qui a été écrit.',
    en: 'The backup is damaged: its content is not what was written.',
    remedy: {
      fr: 'Rien n’a été restauré. Copiez le fichier à nouveau, ou prenez une autre sauvegarde.',
      en: 'Nothing was restored. Copy the file again, or take another backup.',
    },
  },
  BACKUP_REFUSED: {
    kind: 'input',
    fr: 'La base refuse une ligne de la sauvegarde : {detailFr}.',
    en: 'The database refuses a row of the backup: {detail}.',
    remedy: {
      fr: 'Rien n’a été restauré. Prenez une autre sauvegarde, et signalez ce cas.',
      en: 'Nothing was restored. Take another backup, and report this case.',
    },
  },
  BACKUP_OTHER_MIGRATIONS: {
    kind: 'conflict',
    fr: 'La sauvegarde vient d’une base à {found} migrations ; celle-ci en a {expected}, ou d’autres.',
    en: 'The backup is of a database with {found} migrations; this one has {expected}, or others.',
    remedy: {
      fr: 'Restaurez-la avec la version de Binôme qui l’a écrite, puis lancez « binome migrate » avec la nouvelle.',
      en: 'Restore it with the version of Binôme that wrote it, then run “binome migrate” with the new one.',
    },
  },
  BACKUP_STORE_NOT_EMPTY: {
    kind: 'conflict',
    fr: 'La base n’est pas vide (table « {value} »).',
    en: 'The database is not empty (table “{value}”).',
    remedy: { fr: 'Restaurez dans un dossier neuf ou une base neuve.', en: 'Restore into a new folder or a new database.' },
  },
});
