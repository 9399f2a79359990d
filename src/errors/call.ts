/** A command or a call that cannot be carried out as asked. */
import { ofKind } from './entry.ts';

export const callErrors = ofKind('call', {
  TEMPLATE_BOARD: {
    fr: '« {value} » n’est pas une direction interrégionale, ou peut en désigner plusieurs.',
    en: '“{value}” is no directorate, or may be several.',
    remedy: { fr: 'Donnez l’une de celles-ci : {known}.', en: 'Give one of these: {known}.' },
  },
  CALL_UNKNOWN_COMMAND: {
    fr: 'La commande « {value} » n’existe pas.',
    en: 'There is no command “{value}”.',
    remedy: { fr: 'Voyez la liste avec « binome --help ».', en: 'See the list with “binome --help”.' },
  },
  CALL_UNKNOWN_OPTION: {
    fr: 'L’option « {value} » n’existe pas ici.',
    en: 'There is no option “{value}” here.',
    remedy: { fr: 'Voyez « binome {command} --help ».', en: 'See “binome {command} --help”.' },
  },
  CALL_MISSING_OPTION: {
    fr: 'Il manque l’option {value}.',
    en: 'The option {value} is missing.',
    remedy: { fr: 'Ajoutez-la ; voyez « binome {command} --help ».', en: 'Add it; see “binome {command} --help”.' },
  },
  CALL_MISSING_VALUE: {
    fr: 'Il manque une valeur à {value}.',
    en: 'A value is missing for {value}.',
    remedy: { fr: 'Donnez-la ; voyez « binome {command} --help ».', en: 'Give it; see “binome {command} --help”.' },
  },
  CALL_ARGUMENTS: {
    fr: 'L’appel ne convient pas : {value}.',
    en: 'The call does not fit: {value}.',
    remedy: { fr: 'Voyez « binome {command} --help ».', en: 'See “binome {command} --help”.' },
  },
  CALL_BAD_VALUE: {
    fr: 'La valeur « {value} » ne convient pas à {option} : il faut {expectedFr}.',
    en: 'The value “{value}” does not fit {option}: {expected} is needed.',
    remedy: { fr: 'Corrigez-la.', en: 'Correct it.' },
  },
  CALL_FOLDER_WITHOUT_CENSUS: {
    fr: 'Ce dossier ne contient aucun fichier CSV, XLSX ou ODS.',
    en: 'There is no CSV, XLSX or ODS file in this folder.',
    remedy: {
      fr: 'Donnez le dossier qui les contient, ou les fichiers eux-mêmes.',
      en: 'Give the folder that holds them, or the files themselves.',
    },
  },
  CALL_FILE_MISSING: {
    kind: 'missing',
    fr: 'Le fichier n’existe pas.',
    en: 'The file does not exist.',
    remedy: { fr: 'Vérifiez son nom et le dossier courant.', en: 'Check its name and the current folder.' },
  },
  CALL_FILE_UNREADABLE: {
    kind: 'input',
    fr: 'Le fichier ne se lit pas : {detailFr}.',
    en: 'The file cannot be read: {detail}.',
    remedy: {
      fr: 'Vérifiez que c’est un fichier et que vous avez le droit de le lire.',
      en: 'Check that it is a file and that you may read it.',
    },
  },
  CALL_FILE_NOT_UTF8: {
    kind: 'input',
    fr: 'Le fichier n’est pas du texte UTF-8.',
    en: 'The file is not UTF-8 text.',
    remedy: { fr: 'Enregistrez-le en UTF-8 (dans Excel : « CSV UTF-8 »).', en: 'Save it as UTF-8 (in Excel: “CSV UTF-8”).' },
  },
  CALL_OUTPUT_UNWRITABLE: {
    fr: 'Impossible d’écrire ici : {detailFr}.',
    en: 'Writing here is not possible: {detail}.',
    remedy: {
      fr: 'Choisissez un autre dossier avec --out, ou vérifiez vos droits et la place libre. Rien n’a été écrit.',
      en: 'Choose another folder with --out, or check your rights and the free space. Nothing was written.',
    },
  },
  CALL_PROPOSAL_FORMAT: {
    kind: 'input',
    fr: 'Ce n’est pas une proposition de Binôme : {detailFr}.',
    en: 'This is not a proposal of Binôme: {detail}.',
    remedy: {
      fr: 'Donnez le proposal.json écrit par « binome match », entier.',
      en: 'Give the proposal.json that “binome match” wrote, whole.',
    },
  },
  CALL_CRITERIA_FORMAT: {
    kind: 'input',
    fr: 'Les valeurs des critères ne vont pas avec le reste du dossier : {detailFr}.',
    en: 'The values of the criteria do not fit the rest of the folder: {detail}.',
    remedy: {
      fr: 'Refaites le dossier avec « binome match » : ses fichiers vont ensemble.',
      en: 'Make the folder again with “binome match”: its files belong together.',
    },
  },
  DOCUMENT_FORMAT: {
    fr: 'Ce n’est pas un document {expected} de Binôme ({detailFr}).',
    en: 'This is not a {expected} document of Binôme ({detail}).',
    remedy: {
      fr: 'Donnez le fichier tel que Binôme l’a écrit, entier.',
      en: 'Give the file as Binôme wrote it, whole.',
    },
  },
  CALL_NOT_OPTIMAL: {
    kind: 'conflict',
    fr: 'Ce résultat n’est pas un optimum prouvé ({detailFr}) : on ne peut pas dire jusqu’où il le resterait.',
    en: 'This result is not a proven optimum ({detail}): how far it would stay one cannot be said.',
    remedy: {
      fr: 'Levez d’abord ce qui empêche une solution, ou laissez le calcul aller à son terme.',
      en: 'First clear what stands in the way of a solution, or let the computation come to its end.',
    },
  },
  CALL_REQUEST: {
    kind: 'conflict',
    fr: 'Ce calcul a été demandé à une autre version du programme, qui le demandait autrement.',
    en: 'This run was asked of another version of the program, which asked for it otherwise.',
    remedy: { fr: 'Demandez-en un autre.', en: 'Ask for another.' },
  },
  CALL_RUN_NOT_VERIFIED: {
    kind: 'input',
    fr: 'Le vérificateur refuse la solution de ce dossier : {detailFr}.',
    en: 'The verifier refuses the solution in this folder: {detail}.',
    remedy: {
      fr: 'Les fichiers ont été modifiés, ou viennent d’une autre version : refaites-les avec « binome match ».',
      en: 'The files were changed, or come from another version: make them again with “binome match”.',
    },
  },
  CALL_UNKNOWN_TRAINEE: {
    kind: 'missing',
    fr: 'Le stagiaire « {value} » n’est pas dans cette proposition.',
    en: 'The trainee “{value}” is not in this proposal.',
    remedy: { fr: '{hintFr}Vérifiez le matricule ou le nom dans proposal.csv.', en: '{hintEn}Check the id or the name in proposal.csv.' },
  },
  CALL_UNKNOWN_MENTOR: {
    kind: 'missing',
    fr: 'Le tuteur « {value} » n’est pas dans cette proposition.',
    en: 'The mentor “{value}” is not in this proposal.',
    remedy: { fr: '{hintFr}Vérifiez le matricule ou le nom dans proposal.csv.', en: '{hintEn}Check the id or the name in proposal.csv.' },
  },
  CALL_AMBIGUOUS_PERSON: {
    kind: 'call',
    fr: '« {value} » peut désigner {candidates}.',
    en: '“{value}” may mean {candidates}.',
    remedy: { fr: 'Donnez le matricule de la bonne personne.', en: 'Give the id of the right person.' },
  },
  CALL_UNKNOWN_SERVICE: {
    kind: 'missing',
    fr: 'Le service « {value} » n’est pas dans cette proposition, ou pas à lui seul.',
    en: 'The service “{value}” is not in this proposal, or not alone.',
    remedy: {
      fr: 'Donnez le nom entier du service, ou son code : {near}.',
      en: 'Give the whole name of the service, or its code: {near}.',
    },
  },
  CALL_CANCELLED: {
    kind: 'call',
    fr: 'Interrompu à la demande.',
    en: 'Stopped as asked.',
    remedy: {
      fr: 'Rien n’a été écrit ; relancez la commande quand vous voulez.',
      en: 'Nothing was written; run the command again when you like.',
    },
  },
  INTERNAL: {
    kind: 'ours',
    fr: 'Binôme a rencontré une erreur qui n’est pas la vôtre : {detailFr}.',
    en: 'Binôme met an error that is not yours: {detail}.',
    remedy: { fr: 'Signalez-la avec les fichiers qui la provoquent.', en: 'Please report it with the files that cause it.' },
  },
});
