/** What whoever installs and runs the service may meet: its configuration, its start, its commands. */
import { ofKind } from '../entry.ts';

export const operationErrors = ofKind('call', {
  SERVICE_NOT_INSTALLED: {
    fr: 'Le service n’est pas installé ici : il manque « {value} ».',
    en: 'The service is not installed here: “{value}” is missing.',
    remedy: {
      fr: 'Le paquet « binome » seul contient la bibliothèque et les commandes sur fichiers ; pour le service, prenez le dépôt entier et lancez « npm ci ».',
      en: 'The package “binome” alone has the library and the commands on files; for the service take the whole repository and run “npm ci”.',
    },
  },
  CONFIG_UNREADABLE: {
    kind: 'missing',
    fr: 'Le fichier de configuration ne peut pas être lu : {detailFr}.',
    en: 'The configuration file cannot be read: {detail}.',
    remedy: {
      fr: 'Vérifiez le chemin donné par --config ou BINOME_CONFIG, et vos droits d’accès.',
      en: 'Check the path given by --config or BINOME_CONFIG, and your access rights.',
    },
  },
  CONFIG_NOT_JSON: {
    kind: 'input',
    fr: 'Le fichier de configuration n’est pas du JSON : {detailFr}.',
    en: 'The configuration file is not JSON: {detail}.',
    remedy: { fr: 'Corrigez-le à cet endroit.', en: 'Correct it at this place.' },
  },
  CONFIG_WRONG: {
    kind: 'input',
    fr: 'La configuration ne convient pas : {detailFr}.',
    en: 'The configuration does not fit: {detail}.',
    remedy: {
      fr: 'Corrigez cette valeur ; toutes les clés sont décrites dans docs/service.md.',
      en: 'Correct this value; every key is described in docs/service.md.',
    },
  },
  CONFIG_ENVIRONMENT: {
    fr: 'La variable {value} ne convient pas : {detailFr}.',
    en: 'The variable {value} does not fit: {detail}.',
    remedy: { fr: 'Corrigez-la ou retirez-la de l’environnement.', en: 'Correct it, or take it out of the environment.' },
  },
  CONFIG_SECRET: {
    kind: 'input',
    fr: 'Le secret que demande « {value} » manque ou ne convient pas : {detailFr}.',
    en: 'The secret that “{value}” needs is missing or does not fit: {detail}.',
    remedy: {
      fr: 'Donnez le chemin d’un fichier qui ne contient que lui dans « {expected} », ou le secret lui-même par la variable {name}.',
      en: 'Give the path of a file that holds nothing else in “{expected}”, or the secret itself by the variable {name}.',
    },
  },
  CONFIG_CERTIFICATES: {
    kind: 'input',
    fr: 'Le fichier de certificats de « {value} » ne convient pas : {detailFr}.',
    en: 'The file of certificates of “{value}” does not fit: {detail}.',
    remedy: {
      fr: 'Donnez un fichier PEM lisible avec le certificat de l’autorité, ou retirez la clé : les autorités habituelles valent alors.',
      en: 'Give a readable PEM file with the authority’s certificate, or take the key out: the usual authorities hold then.',
    },
  },
  CONFIG_PLAIN_STORE: {
    kind: 'input',
    fr: 'La connexion à la base de données de « {value} » n’est pas sûre : rien ne la chiffre, ou rien ne prouve que c’est ce serveur.',
    en: 'The connection to the database of “{value}” is not safe: nothing encrypts it, or nothing proves that it is this server.',
    remedy: {
      fr: 'Ajoutez « ?sslmode=verify-full » à son adresse, et « &sslrootcert=FICHIER » pour une autorité à vous.',
      en: 'Add “?sslmode=verify-full” to its address, and “&sslrootcert=FILE” for an authority of your own.',
    },
  },
  CONFIG_PLAIN_ISSUER: {
    kind: 'input',
    fr: 'L’adresse « {value} » du fournisseur d’identité n’est pas chiffrée : ce qu’il dit pourrait être changé en chemin.',
    en: 'The address “{value}” of the identity provider is not encrypted: what it says could be changed on its way.',
    remedy: {
      fr: 'Donnez dans « oidc.issuer » son adresse en https, telle que le fournisseur la publie.',
      en: 'Give its https address in “oidc.issuer”, as the provider publishes it.',
    },
  },
  CONFIG_OFFICE_ALONE: {
    fr: 'Une démonstration et une répétition n’envoient aucun courriel et ne demandent rien à un fournisseur d’identité : « {value} » n’y a pas de place.',
    en: 'A demonstration and a rehearsal send no mail and ask no identity provider: there is no place for “{value}” in them.',
    remedy: {
      fr: 'Retirez cette clé ; seul un service réel (« mode » : « office ») s’en sert.',
      en: 'Take this key out; only a real service (“mode”: “office”) makes use of it.',
    },
  },
  CONFIG_DEMO_HOST: {
    fr: 'La démonstration n’écoute que sur cette machine, et non sur « {value} » : ses mots de passe sont connus de tous.',
    en: 'The demonstration listens on this machine alone, not on “{value}”: everybody knows its passwords.',
    remedy: {
      fr: 'Retirez HOST, ou donnez 127.0.0.1 ; pour servir d’autres machines, écrivez une configuration (docs/service.md).',
      en: 'Take HOST out, or give 127.0.0.1; to serve other machines write a configuration (docs/service.md).',
    },
  },
  CONFIG_DEMO_STORE: {
    kind: 'conflict',
    fr: 'Ces données sont celles d’une démonstration, dont les mots de passe sont connus de tous.',
    en: 'These data are a demonstration’s, whose passwords everybody knows.',
    remedy: {
      fr: 'Donnez un autre dossier ou une autre base à un service réel.',
      en: 'Give a real service another folder or another database.',
    },
  },
  CONFIG_OFFICE_STORE: {
    kind: 'conflict',
    fr: 'Ces données sont celles d’un service réel : la démonstration n’y ajoute rien.',
    en: 'These data are a real service’s: the demonstration adds nothing to them.',
    remedy: { fr: 'Donnez un autre dossier à la démonstration.', en: 'Give the demonstration another folder.' },
  },
  CONFIG_REHEARSAL_STORE: {
    kind: 'conflict',
    fr: 'Ces données sont la copie d’une saison, faite pour s’exercer : un service réel n’y travaille pas.',
    en: 'These data are a copy of a season, made to rehearse on: a real service does not work on them.',
    remedy: {
      fr: 'Écrivez « "mode": "rehearsal" » dans la configuration, ou donnez un autre dossier ou une autre base.',
      en: 'Write “"mode": "rehearsal"” into the configuration, or give another folder or another database.',
    },
  },
  ACCOUNT_ROLE: {
    fr: 'Le rôle « {value} » n’existe pas.',
    en: 'There is no role “{value}”.',
    remedy: { fr: 'Donnez l’un de ceux-ci : {known}.', en: 'Give one of these: {known}.' },
  },
  ACCOUNT_EMAIL: {
    fr: 'On ne peut pas écrire à l’adresse « {value} ».',
    en: 'Nobody can be written to at the address “{value}”.',
    remedy: { fr: 'Donnez une adresse seule, comme claire@example.org.', en: 'Give an address alone, such as claire@example.org.' },
  },
  CONFIG_IMPORT_MODE: {
    fr: 'Une saison se lit pour s’exercer ; la configuration est celle d’un service « {value} ».',
    en: 'A season is read to rehearse on; the configuration is that of a “{value}” service.',
    remedy: {
      fr: 'Donnez par --config une configuration avec « "mode": "rehearsal" » et un dossier ou une base vide.',
      en: 'Name by --config a configuration with “"mode": "rehearsal"” and an empty folder or database.',
    },
  },
  CONFIG_NO_REHEARSAL: {
    kind: 'conflict',
    fr: 'Ces données ne sont pas la copie d’une saison : on ne s’exerce pas sur un vrai service.',
    en: 'These data are no copy of a season: nobody rehearses on a real service.',
    remedy: {
      fr: 'Écrivez une saison par « binome export », puis lisez-la dans un dossier vide par « binome import ».',
      en: 'Write a season with “binome export”, then read it into an empty folder with “binome import”.',
    },
  },
  CONFIG_PLAIN_ORIGIN: {
    kind: 'input',
    fr: 'L’adresse « {value} » n’est pas chiffrée : les mots de passe passeraient en clair sur le réseau.',
    en: 'The address “{value}” is not encrypted: passwords would travel in clear over the network.',
    remedy: {
      fr: 'Placez le service derrière un serveur mandataire en HTTPS et donnez son adresse dans « origin ».',
      en: 'Put the service behind a reverse proxy with HTTPS, and give its address in “origin”.',
    },
  },
  MAIL_DEFERRED: {
    kind: 'unavailable',
    fr: 'Le serveur de courriel n’a pas pris un message ({value}) ; il sera essayé de nouveau.',
    en: 'The mail server has not taken a letter ({value}); it will be tried again.',
    remedy: {
      fr: 'Vérifiez l’adresse, le certificat et le mot de passe donnés sous « mail », puis l’état du serveur.',
      en: 'Check the address, the certificate and the password given under “mail”, then the state of the server.',
    },
  },
  SERVE_PORT_TAKEN: {
    kind: 'unavailable',
    fr: 'Le port {value} est déjà pris sur cette machine.',
    en: 'Port {value} is in use on this machine already.',
    remedy: {
      fr: 'Arrêtez l’autre programme, ou donnez un autre port par PORT.',
      en: 'Stop the other program, or give another port by PORT.',
    },
  },
  SERVE_PORT_REFUSED: {
    fr: 'Le service ne peut pas écouter sur {value} : {detailFr}.',
    en: 'The service cannot listen on {value}: {detail}.',
    remedy: {
      fr: 'Vérifiez HOST et PORT ; un port sous 1024 demande des droits particuliers.',
      en: 'Check HOST and PORT; a port below 1024 takes special rights.',
    },
  },
  SERVE_STORE_ENDED: {
    kind: 'unavailable',
    fr: 'PostgreSQL s’est arrêté : {detailFr}.',
    en: 'PostgreSQL has ended: {detail}.',
    remedy: {
      fr: 'Vérifiez la place et la mémoire de la machine, puis relancez ; ce qui était enregistré est conservé.',
      en: 'Check the machine’s space and memory, then start again; what was recorded is kept.',
    },
  },
});
