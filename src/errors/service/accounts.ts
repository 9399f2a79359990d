/** Accounts, their roles, passwords and tokens. */
import { ofKind } from '../entry.ts';

export const accountErrors = ofKind('conflict', {
  ACCOUNT_LOGIN_TAKEN: {
    fr: 'Un compte porte déjà l’identifiant « {value} ».',
    en: 'An account has the login “{value}” already.',
    remedy: { fr: 'Choisissez un autre identifiant, ou modifiez ce compte.', en: 'Choose another login, or change that account.' },
  },
  ACCOUNT_IDENTITY_TAKEN: {
    fr: 'Cette identité est déjà liée à un autre compte.',
    en: 'This identity is linked to another account already.',
    remedy: { fr: 'Retirez-la d’abord de cet autre compte.', en: 'Take it from that other account first.' },
  },
  ACCOUNT_PLACE: {
    kind: 'input',
    fr: 'Le rôle « {value} » ne peut pas porter sur « {found} », qui n’est connu d’aucune façon qui convienne.',
    en: 'The role “{value}” cannot hold at “{found}”, which is known in no way that would do.',
    remedy: {
      fr: 'Donnez {expectedFr}.',
      en: 'Give {expected}.',
    },
  },
  ACCOUNT_GRANT_THERE: {
    fr: 'Ce compte a déjà ce rôle à cet endroit.',
    en: 'This account has this role at this place already.',
    remedy: { fr: 'Il n’y a rien à faire.', en: 'There is nothing to do.' },
  },
  ACCOUNT_LAST_ADMINISTRATOR: {
    fr: 'Ce compte est le dernier administrateur : personne ne pourrait plus en nommer un autre.',
    en: 'This account is the last administrator: nobody could name another one.',
    remedy: { fr: 'Nommez d’abord un autre administrateur.', en: 'Name another administrator first.' },
  },
  ACCOUNT_PASSWORD_WRONG: {
    kind: 'forbidden',
    fr: 'Le mot de passe actuel n’est pas celui-là.',
    en: 'This is not the present password.',
    remedy: {
      fr: 'Vérifiez-le ; l’administrateur peut donner un nouveau mot de passe.',
      en: 'Check it; the administrator can give a new password.',
    },
  },
  ACCOUNT_PASSWORD_WEAK: {
    kind: 'input',
    fr: 'Ce mot de passe est trop facile à trouver : {detailFr}.',
    en: 'This password is too easy to find: {detail}.',
    remedy: {
      fr: 'Prenez au moins {expected} caractères, par exemple plusieurs mots sans rapport.',
      en: 'Take at least {expected} characters, such as several words that have nothing to do with each other.',
    },
  },
  ACCOUNT_UNKNOWN: {
    kind: 'missing',
    fr: 'Aucun compte ne porte l’identifiant « {value} ».',
    en: 'No account has the login “{value}”.',
    remedy: { fr: 'Vérifiez l’identifiant.', en: 'Check the login.' },
  },
  TOKEN_TOO_LONG: {
    kind: 'input',
    fr: 'Un jeton vaut au plus {expected} jours.',
    en: 'A token holds for at most {expected} days.',
    remedy: { fr: 'Donnez une fin plus proche ; un jeton se renouvelle.', en: 'Give an earlier end; a token can be made again.' },
  },
});
