/** Calendars that cannot be read. */
import { ofKind } from './entry.ts';

/** A calendar file that cannot be read, or a period that it does not hold. */
export const calendarErrors = ofKind('input', {
  CALENDAR_NOT_CSV: {
    fr: 'Le calendrier ne se lit pas comme un CSV : {detailFr}.',
    en: 'The calendar does not read as CSV: {detail}.',
    remedy: {
      fr: 'Vérifiez les guillemets de cette ligne et des suivantes (un guillemet ouvert doit être fermé).',
      en: 'Check the quotes on this line and the next ones (a quote that is opened must be closed).',
    },
  },
  CALENDAR_MISSING_COLUMN: {
    fr: 'La colonne « {value} » manque au calendrier (colonnes lues : {found}).',
    en: 'The calendar lacks the column “{value}” (columns read: {found}).',
    remedy: {
      fr: '{hintFr}La première ligne doit porter : promotion;nature;nom;début;fin;évaluation;période (pour des dates isolées : promotion;type;date).',
      en: '{hintEn}The first line must read: promotion,kind,name,start,end,evaluation_due,period (for single dates: promotion,type,date).',
    },
  },
  CALENDAR_DUPLICATE_COLUMN: {
    fr: 'La colonne « {value} » du calendrier figure deux fois, sous ce nom ou sous un synonyme.',
    en: 'The column “{value}” of the calendar stands twice, by this name or a synonym.',
    remedy: { fr: 'N’en gardez qu’une.', en: 'Keep only one.' },
  },
  CALENDAR_EXTRA_CELLS: {
    fr: 'La ligne compte {cells} cellules pour {columns} colonnes : « {value} » est en trop.',
    en: 'The row holds {cells} cells for {columns} columns: “{value}” is too many.',
    remedy: {
      fr: 'Mettez entre guillemets la cellule qui contient un séparateur.',
      en: 'Put quotes around the cell that contains a delimiter.',
    },
  },
  CALENDAR_EMPTY_CELL: {
    fr: 'La cellule « {column} » est vide.',
    en: 'The cell “{column}” is empty.',
    remedy: {
      fr: 'Un stage a une promotion, un début, une fin et un identifiant de période (par exemple SP1).',
      en: 'An internship has a promotion, a start, an end and a period id (for instance SP1).',
    },
  },
  CALENDAR_UNKNOWN_KIND: {
    fr: 'La nature « {value} » n’est pas connue (connues : {knownFr}).',
    en: 'The kind “{value}” is not known (known: {known}).',
    remedy: { fr: 'Employez l’une de celles-ci.', en: 'Use one of these.' },
  },
  CALENDAR_DATE: {
    fr: '« {value} » n’est pas une date.',
    en: '“{value}” is not a date.',
    remedy: {
      fr: 'Écrivez une date qui existe : 28/08/2025 ou 2025-08-28.',
      en: 'Write a date that exists: 2025-08-28, or 28/08/2025 (day first).',
    },
  },
  CALENDAR_END_BEFORE_START: {
    fr: 'La fin {end} précède le début {start}.',
    en: 'The end {end} comes before the start {start}.',
    remedy: { fr: 'Corrigez l’une des deux dates.', en: 'Correct one of the two dates.' },
  },
  CALENDAR_SEGMENT_TOO_LONG: {
    fr: 'Du {start} au {end}, la ligne dure {days} jours : plus d’une année.',
    en: 'From {start} to {end} the row lasts {days} days: more than a year.',
    remedy: { fr: 'Vérifiez l’année des deux dates.', en: 'Check the year of both dates.' },
  },
  CALENDAR_OVERLAP: {
    fr: 'Du {start} au {end}, la ligne chevauche celle qui va du {otherStart} au {otherEnd} ({other}).',
    en: 'From {start} to {end} the row overlaps the one from {otherStart} to {otherEnd} ({other}).',
    remedy: {
      fr: 'Corrigez les dates ; pour un jour non travaillé pendant un stage, mettez la nature « jour non travaillé ».',
      en: 'Correct the dates; for a day not worked during an internship, use the kind “day off”.',
    },
  },
  CALENDAR_PERIOD_ID: {
    fr: '« {value} » ne convient pas comme identifiant de période.',
    en: '“{value}” does not fit as a period id.',
    remedy: {
      fr: 'Employez 20 lettres et chiffres au plus, sans espace ni barre : SP1 par exemple.',
      en: 'Use at most 20 letters and digits, no space nor slash: SP1 for instance.',
    },
  },
  CALENDAR_PERIOD_OF_OTHER_KIND: {
    fr: 'La période « {value} » est portée par une ligne de nature « {kind} », qui n’est pas un stage.',
    en: 'The period “{value}” stands on a row of kind “{kind}”, which is no internship.',
    remedy: {
      fr: 'Mettez la nature « stage », ou videz la cellule de la période.',
      en: 'Set the kind to “internship”, or empty the period cell.',
    },
  },
  CALENDAR_EVALUATION_CONFLICT: {
    fr: 'La période « {period} » a deux retours d’évaluation : {value} et {other}.',
    en: 'The period “{period}” has two evaluation dates: {value} and {other}.',
    remedy: { fr: 'N’en gardez qu’un, sur la dernière ligne de la période.', en: 'Keep one, on the last row of the period.' },
  },
  CALENDAR_EVALUATION_EARLY: {
    fr: 'Le retour d’évaluation {value} précède le début de la période « {period} », le {start}.',
    en: 'The evaluation date {value} comes before the period “{period}” starts, on {start}.',
    remedy: { fr: 'Corrigez l’une des deux dates.', en: 'Correct one of the two dates.' },
  },
  CALENDAR_UNKNOWN_PROMOTION: {
    fr: 'Aucune ligne du calendrier ne porte la promotion « {value} » (connues : {known}).',
    en: 'No row of the calendar bears the promotion “{value}” (known: {known}).',
    remedy: { fr: 'Écrivez la promotion comme sur ses stages.', en: 'Write the promotion as on its internships.' },
  },
  CALENDAR_NO_INTERNSHIP: {
    kind: 'missing',
    fr: 'Le calendrier ne contient aucun stage : la période « {value} » ne peut pas s’y trouver.',
    en: 'The calendar holds no internship: the period “{value}” cannot be in it.',
    remedy: {
      fr: 'Vérifiez que c’est le bon fichier et que les stages y ont la nature « stage ».',
      en: 'Check that it is the intended file and that its internships are of kind “internship”.',
    },
  },
  CALENDAR_UNKNOWN_PERIOD: {
    kind: 'missing',
    fr: 'La période « {value} » n’est pas dans le calendrier (périodes connues : {known}).',
    en: 'The period “{value}” is not in the calendar (known periods: {known}).',
    remedy: {
      fr: 'La plus proche est « {nearest} » ; pour une autre période, donnez un calendrier qui la contient.',
      en: 'The nearest is “{nearest}”; for another period, give a calendar that holds it.',
    },
  },
  CALENDAR_AMBIGUOUS_PERIOD: {
    kind: 'call',
    fr: 'Plusieurs promotions ont une période « {value} ».',
    en: 'Several promotions have a period “{value}”.',
    remedy: { fr: 'Précisez laquelle : {known}.', en: 'Say which one: {known}.' },
  },
});
