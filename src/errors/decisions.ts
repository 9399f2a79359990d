/** Decisions that cannot be recorded or followed, and results that hold some. */
import { ofKind } from './entry.ts';

export const decisionsErrors = ofKind('input', {
  DECISIONS_FORMAT: {
    fr: 'Ce n’est pas un registre de décisions de Binôme : {detailFr}.',
    en: 'This is no record of decisions of Binôme: {detail}.',
    remedy: {
      fr: 'Donnez un decisions.json tel que « binome decide » l’écrit.',
      en: 'Give a decisions.json as “binome decide” writes it.',
    },
  },
  DECISIONS_EDITED: {
    kind: 'conflict',
    fr: 'Ce registre de décisions a été modifié à la main : {detailFr}.',
    en: 'This record of decisions was edited by hand: {detail}.',
    remedy: {
      fr: 'Rétablissez le fichier tel qu’il était, et décidez autrement avec « binome decide » : la décision précédente reste au registre.',
      en: 'Put the file back as it was, and decide otherwise with “binome decide”: the earlier decision stays on record.',
    },
  },
  DECISIONS_OTHER_RESULT: {
    kind: 'conflict',
    fr: 'Ces décisions portent sur un autre résultat que celui de ce dossier ({value}).',
    en: 'These decisions are on another result than that of this folder ({value}).',
    remedy: {
      fr: 'Remettez le registre avec son résultat, ou refaites ce résultat dans un autre dossier.',
      en: 'Put the record back with its result, or make this result again in another folder.',
    },
  },
  DECISIONS_OTHER_PERIOD: {
    fr: 'Ces décisions portent sur la période {value}, et non sur {expected}.',
    en: 'These decisions are on the period {value}, not on {expected}.',
    remedy: { fr: 'Donnez les décisions de cette période.', en: 'Give the decisions of this period.' },
  },
  DECISIONS_FOREIGN: {
    kind: 'conflict',
    fr: 'Personne de ce résultat antérieur n’est dans le recensement.',
    en: 'Nobody of this earlier result is in the census.',
    remedy: {
      fr: 'Vérifiez le dossier : c’est sans doute celui d’une autre région ou d’une autre promotion.',
      en: 'Check the folder: it is probably that of another region or promotion.',
    },
  },
  DECIDE_BY: {
    kind: 'call',
    fr: 'Il faut dire qui décide : un nom et une fonction.',
    en: 'It has to be said who decides: a name and a function.',
    remedy: {
      fr: 'Donnez un nom et une fonction, par exemple --by "Claire Martin, directrice du SPIP de la Gironde".',
      en: 'Give a name and a function, such as --by "Claire Martin, director of the service".',
    },
  },
  DECIDE_REASON: {
    kind: 'call',
    fr: 'La décision sur {value} n’a pas de motif.',
    en: 'The decision on {value} has no reason.',
    remedy: { fr: 'Donnez-en un avec --reason.', en: 'Give one with --reason.' },
  },
  DECIDE_NOTHING: {
    fr: 'Rien n’est décidé dans ce tableau.',
    en: 'Nothing is decided in this table.',
    remedy: { fr: 'Remplissez la colonne « Décision ».', en: 'Fill in the column “Decision”.' },
  },
  DECIDE_ONE: {
    kind: 'call',
    fr: 'On enregistre une décision à la fois : --pair, --without, --option ou --table.',
    en: 'One decision is recorded at a time: --pair, --without, --option or --table.',
    remedy: {
      fr: 'Donnez l’un d’eux ; chaque décision a son motif.',
      en: 'Give one of them; each decision has its own reason.',
    },
  },
  DECIDE_TWICE: {
    kind: 'call',
    fr: '{value} fait l’objet de deux décisions à la fois.',
    en: '{value} is decided on twice at once.',
    remedy: { fr: 'Gardez-en une.', en: 'Keep one.' },
  },
  DECIDE_OPTION: {
    kind: 'call',
    fr: 'Ce dossier n’a pas d’option « {value} » (options : {known}).',
    en: 'This folder has no option “{value}” (options: {known}).',
    remedy: {
      fr: 'Donnez le numéro d’une option du rapport de « reassign ».',
      en: 'Give the number of an option of the report of “reassign”.',
    },
  },
  DECIDE_MEANWHILE: {
    kind: 'conflict',
    fr: 'Une autre décision a été enregistrée entre-temps.',
    en: 'Another decision was recorded meanwhile.',
    remedy: {
      fr: 'Rien n’a été enregistré. Relisez les décisions, puis recommencez.',
      en: 'Nothing was recorded. Read the decisions, then try again.',
    },
  },
  DECIDE_TABLE_REJECTED: {
    fr: 'Problèmes du tableau : {rejected}. Aucune décision n’est enregistrée.',
    en: 'The table has {rejected} problem(s): no decision is recorded.',
    remedy: { fr: 'Corrigez les lignes indiquées ci-dessus.', en: 'Correct the rows told above.' },
  },
  DECIDE_TABLE_ANSWER: {
    fr: '« {value} » ne dit pas ce qui est décidé.',
    en: '“{value}” does not say what is decided.',
    remedy: {
      fr: '{hintFr}Écrivez « oui » pour le tuteur de la ligne, « sans » pour personne, ou le matricule d’un autre tuteur ; laissez vide ce qui n’est pas décidé.',
      en: '{hintEn}Write “yes” for the mentor of the row, “without” for nobody, or the id of another mentor; leave empty what is not decided.',
    },
  },
  DECIDE_TABLE_NO_MENTOR: {
    fr: 'La ligne est acceptée, mais n’a pas de tuteur.',
    en: 'The row is accepted, but has no mentor.',
    remedy: { fr: 'Écrivez « sans », ou le matricule d’un tuteur.', en: 'Write “without”, or the id of a mentor.' },
  },
  DECIDE_TABLE_REASON: {
    fr: 'La décision de cette ligne n’a pas de motif.',
    en: 'The decision of this row has no reason.',
    remedy: { fr: 'Remplissez la colonne du motif.', en: 'Fill in the column of the reason.' },
  },
  DECIDE_TABLE_BY: {
    fr: 'La décision de cette ligne ne dit pas qui décide.',
    en: 'The decision of this row does not say who decides.',
    remedy: {
      fr: 'Remplissez la colonne (nom, fonction), ou donnez --by pour toutes.',
      en: 'Fill in the column (name, function), or give --by for all.',
    },
  },
  RESULT_REASSIGNED: {
    kind: 'call',
    fr: 'Ce dossier est celui d’une réaffectation : son report.html explique chaque changement, et decisions.html ce qui a été décidé.',
    en: 'This folder is that of a reassignment: its report.html explains each change, and decisions.html what was decided.',
    remedy: {
      fr: 'Pour une fiche ou une explication d’après ce qui est décidé, refaites « match » avec --decided {value}, dans un autre dossier.',
      en: 'For a sheet or an explanation of what is decided, make “match” again with --decided {value}, into another folder.',
    },
  },
  REASSIGN_UNDECIDED: {
    kind: 'conflict',
    fr: 'Aucune option de cette réaffectation n’a été décidée : on ne sait pas qui est avec qui.',
    en: 'No option of this reassignment was decided: who is with whom is not known.',
    remedy: {
      fr: 'Enregistrez la décision avec « binome decide {value} --option … », ou donnez le dossier d’avant.',
      en: 'Record the decision with “binome decide {value} --option …”, or give the folder of before.',
    },
  },
  RESULT_EDITED: {
    kind: 'conflict',
    fr: 'Ce fichier n’est plus tel que Binôme l’a écrit : il a été modifié depuis.',
    en: 'This file is not as Binôme wrote it any more: it was changed since.',
    remedy: {
      fr: 'Rétablissez-le, ou refaites le résultat. Pour décider autrement que proposé, utilisez « binome decide ».',
      en: 'Put it back, or make the result again. To decide otherwise than proposed, use “binome decide”.',
    },
  },
  RESULT_DECIDED: {
    kind: 'conflict',
    fr: 'Ce dossier tient des décisions, qui ne porteraient plus sur son résultat.',
    en: 'This folder holds decisions, which would no longer be on its result.',
    remedy: {
      fr: 'Choisissez un autre dossier avec --out, ou ajoutez --replace : l’ancien est alors gardé à côté.',
      en: 'Choose another folder with --out, or add --replace: the old one is then kept beside it.',
    },
  },
  RESULT_OTHER_INPUTS: {
    kind: 'conflict',
    fr: 'Ce dossier tient un résultat fait d’autres entrées ou options : {value}.',
    en: 'This folder holds a result of other inputs or options: {value}.',
    remedy: {
      fr: 'Rien n’a été écrit. Choisissez un autre dossier avec --out, ou ajoutez --replace : l’ancien est alors gardé à côté.',
      en: 'Nothing was written. Choose another folder with --out, or add --replace: the old one is then kept beside it.',
    },
  },
  FOLDER_OTHER_FILES: {
    kind: 'conflict',
    fr: 'Ce dossier tient déjà ces fichiers, avec un autre contenu : {value}. Quelqu’un les a peut-être corrigés.',
    en: 'This folder holds these files already, with other content: {value}. Somebody may have corrected them.',
    remedy: {
      fr: 'Rien n’a été écrit. Choisissez un autre dossier, ou ajoutez --replace : les anciens sont alors gardés à côté.',
      en: 'Nothing was written. Choose another folder, or add --replace: the old ones are then kept beside it.',
    },
  },
});
