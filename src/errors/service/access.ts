/** Who asks: sign-in, rights, and how a request has to be made. */
import { ofKind } from '../entry.ts';

export const accessErrors = ofKind('forbidden', {
  SERVICE_SIGN_IN: {
    fr: 'Vous n’êtes pas connecté, ou votre session est terminée.',
    en: 'You are not signed in, or your session has ended.',
    remedy: { fr: 'Connectez-vous, puis recommencez.', en: 'Sign in and try again.' },
  },
  SERVICE_WRONG_PASSWORD: {
    fr: 'Cet identifiant et ce mot de passe ne vont pas ensemble.',
    en: 'This login and this password do not go together.',
    remedy: {
      fr: 'Vérifiez-les ; l’administrateur peut donner un nouveau mot de passe.',
      en: 'Check them; the administrator can give a new password.',
    },
  },
  SERVICE_SIGN_IN_LOCKED: {
    kind: 'limit',
    fr: 'Trop de mots de passe faux pour cet identifiant, depuis cette adresse.',
    en: 'Too many wrong passwords for this login, from this address.',
    remedy: {
      fr: 'Réessayez dans {value} secondes ; un nouveau mot de passe donné par l’administrateur lève l’attente.',
      en: 'Try again in {value} seconds; a new password given by the administrator ends the wait.',
    },
  },
  SERVICE_SIGN_IN_AGAIN: {
    fr: 'Cet acte demande une connexion récente.',
    en: 'This act asks for a recent sign-in.',
    remedy: {
      fr: 'Donnez de nouveau votre mot de passe, ou connectez-vous de nouveau par le fournisseur d’identité (/auth/login?fresh=1), puis recommencez.',
      en: 'Give your password again, or sign in by the identity provider again (/auth/login?fresh=1), and try again.',
    },
  },
  SIGN_IN_BY_PROVIDER: {
    fr: 'Ici, seuls les administrateurs se connectent par mot de passe.',
    en: 'Here administrators alone sign in by a password.',
    remedy: {
      fr: 'Connectez-vous par le fournisseur d’identité de votre administration (/auth/login).',
      en: 'Sign in by the identity provider of your administration (/auth/login).',
    },
  },
  OIDC_UNAVAILABLE: {
    kind: 'unavailable',
    fr: 'Le fournisseur d’identité ne répond pas.',
    en: 'The identity provider does not answer.',
    remedy: {
      fr: 'Réessayez dans quelques minutes ; si cela dure, l’administrateur vérifie l’adresse donnée dans « oidc.issuer ».',
      en: 'Try again in some minutes; if it lasts, the administrator checks the address in “oidc.issuer”.',
    },
  },
  OIDC_STATE: {
    fr: 'Cette connexion n’a pas été commencée dans ce navigateur, a déjà servi, ou a pris plus de {value} minutes.',
    en: 'This sign-in was not begun in this browser, has been used already, or took more than {value} minutes.',
    remedy: { fr: 'Recommencez la connexion (/auth/login).', en: 'Begin to sign in again (/auth/login).' },
  },
  OIDC_REFUSED: {
    fr: 'Le fournisseur d’identité a refusé, ou sa réponse ne peut pas être crue ({value}).',
    en: 'The identity provider refused, or its answer cannot be believed ({value}).',
    remedy: {
      fr: 'Recommencez la connexion ; si cela dure, l’administrateur vérifie l’inscription du service auprès du fournisseur et les horloges.',
      en: 'Begin to sign in again; if it lasts, the administrator checks the service’s registration with the provider, and the clocks.',
    },
  },
  OIDC_NO_ACCOUNT: {
    fr: 'Aucun compte n’est ouvert ici à cette identité.',
    en: 'No account here is open to this identity.',
    remedy: {
      fr: 'Demandez à l’administrateur de la lier à votre compte, ou de le rétablir.',
      en: 'Ask the administrator to link it to your account, or to enable that again.',
    },
  },
  SERVICE_TOKEN_ACT: {
    fr: 'Un jeton de script ne permet pas cet acte.',
    en: 'A script’s token does not allow this act.',
    remedy: { fr: 'Connectez-vous avec votre mot de passe.', en: 'Sign in with your password.' },
  },
  SERVICE_TOKEN_READS: {
    fr: 'Ce jeton permet seulement de lire.',
    en: 'This token only reads.',
    remedy: {
      fr: 'Créez un jeton qui peut écrire (mayWrite), ou connectez-vous avec votre mot de passe.',
      en: 'Make a token that may write (mayWrite), or sign in with your password.',
    },
  },
  SERVICE_FORBIDDEN: {
    fr: 'Cet acte ne relève pas de vos droits ({value}).',
    en: 'This act is not among your rights ({value}).',
    remedy: {
      fr: 'Demandez-le à qui en a le droit ; le tableau des droits est dans la documentation.',
      en: 'Ask whoever has the right; the table of rights is in the documentation.',
    },
  },
  SERVICE_ONESELF: {
    fr: 'Cela vous concerne vous-même : {detailFr}.',
    en: 'This is about yourself: {detail}.',
    remedy: {
      fr: 'Personne ne décide de sa propre situation. S’il n’y a personne d’autre, demandez à l’administrateur de donner ce rôle à quelqu’un.',
      en: 'Nobody decides on themselves. Where there is nobody else, ask the administrator to give somebody this role.',
    },
  },
  SERVICE_FOREIGN_ORIGIN: {
    fr: 'Cette demande vient d’un autre site.',
    en: 'This request comes from another site.',
    remedy: { fr: 'Ouvrez la page du service lui-même.', en: 'Open the page of the service itself.' },
  },
  SERVICE_NOT_FOUND: {
    kind: 'missing',
    fr: 'Cela n’existe pas, ou n’est pas pour vous : {value}.',
    en: 'This does not exist, or is not for you: {value}.',
    remedy: { fr: 'Vérifiez l’adresse.', en: 'Check the address.' },
  },
  SERVICE_IF_MATCH: {
    kind: 'call',
    fr: 'Il faut dire sur quelle version porte cet acte (en-tête If-Match).',
    en: 'It has to be said on which version this act is (header If-Match).',
    remedy: { fr: 'Lisez d’abord la ressource et renvoyez son ETag.', en: 'Read the resource first and send back its ETag.' },
  },
  SERVICE_MOVED_ON: {
    kind: 'conflict',
    fr: 'Cela a changé entre-temps : vous aviez la version {value}, c’est maintenant la version {current}.',
    en: 'This has changed meanwhile: you had version {value}, it is now version {current}.',
    remedy: { fr: 'Relisez, puis recommencez si vous le voulez toujours.', en: 'Read it again, then try again if you still want to.' },
  },
  SERVICE_KEY_REUSED: {
    kind: 'input',
    fr: 'Cette clé d’idempotence a déjà servi à une autre demande.',
    en: 'This idempotency key has been used for another request.',
    remedy: { fr: 'Prenez une nouvelle clé pour chaque demande.', en: 'Take a new key for each request.' },
  },
  SERVICE_SECRET_TOLD: {
    kind: 'conflict',
    fr: 'Ce secret, créé le {value:day}, n’est plus redit.',
    en: 'This secret, made at {value:day}, is not told again.',
    remedy: { fr: 'Révoquez-le et créez-en un autre, avec une nouvelle clé.', en: 'Revoke it and make another, with a new key.' },
  },
  SERVICE_BODY: {
    kind: 'input',
    fr: 'La demande ne convient pas : {detailFr}.',
    en: 'The request does not fit: {detail}.',
    remedy: { fr: 'Corrigez-la ; le contrat est à l’adresse /api/openapi.json.', en: 'Correct it; the contract is at /api/openapi.json.' },
  },
  SERVICE_TOO_LARGE: {
    kind: 'limit',
    fr: 'L’envoi dépasse {value} Mo.',
    en: 'What was sent is larger than {value} MB.',
    remedy: { fr: 'Envoyez moins à la fois.', en: 'Send less at a time.' },
  },
  SERVICE_TOO_MANY: {
    kind: 'limit',
    fr: 'Trop de demandes en peu de temps.',
    en: 'Too many requests in a short time.',
    remedy: { fr: 'Réessayez dans {value} secondes.', en: 'Try again in {value} seconds.' },
  },
  SERVICE_MEDIA: {
    kind: 'call',
    fr: 'Ce type de contenu n’est pas accepté ici : {value}.',
    en: 'This type of content is not accepted here: {value}.',
    remedy: { fr: 'Envoyez {expected}.', en: 'Send {expected}.' },
  },
  SERVICE_METHOD: {
    kind: 'call',
    fr: 'La méthode {value} n’existe pas à cette adresse.',
    en: 'There is no method {value} at this address.',
    remedy: { fr: 'Le contrat est à l’adresse /api/openapi.json.', en: 'The contract is at /api/openapi.json.' },
  },
  SERVICE_INTERNAL: {
    kind: 'ours',
    fr: 'Le service a rencontré une erreur ; rien n’a été enregistré.',
    en: 'The service has met an error; nothing was recorded.',
    remedy: {
      fr: 'Réessayez ; si cela dure, donnez ce numéro à l’administrateur : {value}.',
      en: 'Try again; if it lasts, give this number to the administrator: {value}.',
    },
  },
});
