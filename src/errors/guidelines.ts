/** Guidelines that cannot be read. */
import { ofKind } from './entry.ts';

/** A guidelines file that cannot be read, or that names somebody who is not there. */
export const guidelinesErrors = ofKind('input', {
  GUIDELINES_NOT_JSON: {
    fr: 'Les orientations ne sont pas du JSON lisible : {detailFr}.',
    en: 'The guidelines are not readable JSON: {detail}.',
    remedy: { fr: 'Repartez du fichier national livré avec Binôme.', en: 'Start again from the national file shipped with Binôme.' },
  },
  GUIDELINES_FIELD: {
    fr: 'Les orientations ne conviennent pas : {detailFr}.',
    en: 'The guidelines do not fit: {detail}.',
    remedy: {
      fr: 'Corrigez ce champ ; le fichier national livré avec Binôme montre la forme attendue.',
      en: 'Correct this field; the national file shipped with Binôme shows the form expected.',
    },
  },
  GUIDELINES_WEIGHTS: {
    fr: 'Les poids totalisent {sum} au lieu de 1.',
    en: 'The weights sum to {sum} instead of 1.',
    remedy: {
      fr: 'Ajustez-les pour qu’ils totalisent 1 ; un poids peut être nul.',
      en: 'Adjust them so that they sum to 1; a weight may be 0.',
    },
  },
  GUIDELINES_BANDS_OBJECTIVE: {
    fr: 'Des tranches de score (« bands ») ne servent qu’avec "objective": "fair".',
    en: 'Score bands (“bands”) are of use only with "objective": "fair".',
    remedy: { fr: 'Retirez « bands » ou mettez "objective": "fair".', en: 'Remove “bands” or set "objective": "fair".' },
  },
  GUIDELINES_BANDS_ORDER: {
    fr: 'Le seuil {value} ne dépasse pas celui qui le précède ({previous}).',
    en: 'The threshold {value} is not above the one before it ({previous}).',
    remedy: { fr: 'Donnez les seuils par ordre croissant, chacun une fois.', en: 'Give the thresholds in ascending order, each once.' },
  },
  GUIDELINES_OWN_SERVICE: {
    fr: '"sameService": "prefer" et la part « ownServiceShare » (plus de 0) vont ensemble.',
    en: '"sameService": "prefer" and the share “ownServiceShare” (above 0) go together.',
    remedy: {
      fr: 'Donnez à « location » la part du même service, par exemple "ownServiceShare": 0.3, ou retirez les deux.',
      en: 'Give “location” the share of the same service, such as "ownServiceShare": 0.3, or remove both.',
    },
  },
  GUIDELINES_DUPLICATE_ID: {
    fr: 'Deux contraintes portent l’identifiant « {value} ».',
    en: 'Two constraints bear the id “{value}”.',
    remedy: { fr: 'Donnez à chacune le sien.', en: 'Give each its own.' },
  },
  GUIDELINES_RESERVED_ID: {
    fr: 'L’identifiant « {value} » est réservé aux contraintes que le recensement demande.',
    en: 'The id “{value}” is reserved for the constraints that the census asks for.',
    remedy: {
      fr: 'Donnez à la contrainte un identifiant qui ne commence pas par « census: ».',
      en: 'Give the constraint an id that does not begin with “census:”.',
    },
  },
  GUIDELINES_EMPTY_CONSTRAINT: {
    fr: 'La contrainte « {value} » ne fixe ni minimum, ni maximum, ni part.',
    en: 'The constraint “{value}” sets neither a minimum, nor a maximum, nor a share.',
    remedy: {
      fr: 'Donnez au moins « min », « max », « minShare » ou « maxShare ».',
      en: 'Give at least one of “min”, “max”, “minShare” and “maxShare”.',
    },
  },
  GUIDELINES_UNKNOWN_TRAINEE: {
    fr: 'La contrainte « {constraint} » nomme le stagiaire « {value} », qui n’est pas du recensement de la période.',
    en: 'The constraint “{constraint}” names the trainee “{value}”, who is not in the period’s census.',
    remedy: { fr: 'Corrigez le matricule ou retirez la contrainte.', en: 'Correct the id or remove the constraint.' },
  },
  GUIDELINES_AMBIGUOUS_PERSON: {
    fr: 'La contrainte « {constraint} » nomme « {value} », qui peut désigner {candidates}.',
    en: 'The constraint “{constraint}” names “{value}”, which may mean {candidates}.',
    remedy: { fr: 'Donnez le matricule de la bonne personne.', en: 'Give the id of the right person.' },
  },
  GUIDELINES_UNKNOWN_PERSON: {
    fr: 'La contrainte « {constraint} » nomme « {value} », qui n’est pas au recensement.',
    en: 'The constraint “{constraint}” names “{value}”, who is not in the census.',
    remedy: {
      fr: '{hintFr}Corrigez le nom, donnez le matricule ou retirez la personne de la contrainte.',
      en: '{hintEn}Correct the name, give the id or take the person out of the constraint.',
    },
  },
  GUIDELINES_SAME_TRAINEE: {
    fr: 'La contrainte « {constraint} » nomme une même personne deux fois : « {other} » et « {value} ».',
    en: 'The constraint “{constraint}” names one person twice: “{other}” and “{value}”.',
    remedy: { fr: 'Nommez chaque stagiaire une seule fois.', en: 'Name each trainee once.' },
  },
  GUIDELINES_UNKNOWN_PLACE: {
    fr: 'La contrainte « {constraint} » nomme « {value} », qui n’est ni une direction, ni un service, ni un site connu.',
    en: 'The constraint “{constraint}” names “{value}”, which is no known directorate, service or site.',
    remedy: {
      fr: '{hintFr}Utilisez le nom ou le code d’une direction, d’un service ou d’un site, par exemple DISP-BOR, « SPIP de la Gironde » ou SPIP-33-01.',
      en: '{hintEn}Use the name or the code of a directorate, a service or a site, such as DISP-BOR, “SPIP de la Gironde” or SPIP-33-01.',
    },
  },
  GUIDELINES_AMBIGUOUS_PLACE: {
    fr: 'La contrainte « {constraint} » nomme « {value} », qui désigne plusieurs services ou sites : {candidates}.',
    en: 'The constraint “{constraint}” names “{value}”, which means several services or sites: {candidates}.',
    remedy: { fr: 'Donnez le code de celui qu’il faut.', en: 'Give the code of the right one.' },
  },
});
