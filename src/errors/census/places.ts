/** Services and communes of a census: what rejects a record, and what is told. */
import { ofKind } from '../entry.ts';

export const placeEntries = ofKind('input', {
  CENSUS_UNKNOWN_SERVICE: {
    fr: 'Le service « {value} » n’est pas connu.',
    en: 'The service “{value}” is not known.',
    remedy: {
      fr: '{hintFr}Donnez le code ou le nom d’un service ou d’un site.',
      en: '{hintEn}Give the code or the name of a service or a site.',
    },
  },
  CENSUS_AMBIGUOUS_SERVICE: {
    fr: '« {value} » désigne plusieurs services ou sites : {candidates}.',
    en: '“{value}” means several services or sites: {candidates}.',
    remedy: { fr: 'Donnez le code de celui qu’il faut.', en: 'Give the code of the right one.' },
  },
  CENSUS_UNKNOWN_COMMUNE: {
    fr: 'La commune « {value} » n’est pas connue.',
    en: 'The commune “{value}” is not known.',
    remedy: {
      fr: '{hintFr}Donnez son nom complet, son code postal ou son code INSEE.',
      en: '{hintEn}Give its full name, its postal code or its INSEE code.',
    },
  },
  CENSUS_AMBIGUOUS_COMMUNE: {
    fr: 'Plusieurs communes s’appellent « {value} » : {candidates}.',
    en: 'Several communes are called “{value}”: {candidates}.',
    remedy: { fr: 'Donnez le code INSEE de celle qu’il faut.', en: 'Give the INSEE code of the right one.' },
  },
  CENSUS_COMMUNE_ELSEWHERE: {
    fr: 'Aucune commune de ce nom n’a le code ou le département de « {value} ». De ce nom : {candidates}.',
    en: 'No commune of that name has the code or the department of “{value}”. Of that name: {candidates}.',
    remedy: { fr: 'Corrigez l’un des deux, ou donnez le code INSEE.', en: 'Correct one of the two, or give the INSEE code.' },
  },
  CENSUS_POSTAL_CODE_SHARED: {
    fr: 'Le code « {value} », lu comme un code postal, est celui de plusieurs communes ; communes possibles : {candidates}.',
    en: 'The code “{value}”, read as a postal code, is that of several communes; possible communes: {candidates}.',
    remedy: {
      fr: 'Écrivez aussi le nom (« 33500 Libourne »), ou donnez le code INSEE dans une colonne intitulée « code INSEE ».',
      en: 'Write the name as well (“33500 Libourne”), or give the INSEE code in a column headed “code INSEE”.',
    },
  },
  CENSUS_COMMUNE_LEADING_ZERO: {
    fr: 'Le code INSEE « {value} » a sans doute perdu son zéro initial.',
    en: 'The INSEE code “{value}” has probably lost its leading zero.',
    remedy: {
      fr: 'S’il s’agit de {name}, écrivez {suggestion} et mettez la colonne au format Texte dans le tableur.',
      en: 'If {name} is meant, write {suggestion} and set the column to the Text format in the spreadsheet.',
    },
  },
  CENSUS_COMMUNE_NOT_LOCATED: {
    fr: 'La position de la commune {name} ({inseeCode}) n’est pas connue : la distance ne comptera pas.',
    en: 'The position of the commune {name} ({inseeCode}) is not known: distance will not count.',
    remedy: { fr: 'Donnez un temps de trajet, ou une commune voisine plus grande.', en: 'Give a travel time, or a larger commune nearby.' },
  },
  CENSUS_SERVICE_READ: {
    fr: '« {value} » est lu : {name} ({code}).',
    en: '“{value}” is read as {name} ({code}).',
    remedy: { fr: 'Si c’est un autre site, donnez son code ou son nom.', en: 'If it is another site, give its code or its name.' },
  },
  CENSUS_TOWN_OF_SITE: {
    fr: '« {value} » n’est pas la commune de « {name} » ({town}), jusqu’où les trajets sont comptés.',
    en: '“{value}” is not the town of “{name}” ({town}), to which journeys are counted.',
    remedy: {
      fr: 'Si ce tuteur travaille ailleurs, donnez le site où il travaille ; sinon, videz la cellule.',
      en: 'If this mentor works elsewhere, give the site where they work; else clear the cell.',
    },
  },
  CENSUS_COMMUNE_READ: {
    fr: '« {value} » est lu : {name} ({inseeCode}).',
    en: '“{value}” is read as {name} ({inseeCode}).',
    remedy: { fr: 'Si c’est une autre commune, donnez son code INSEE.', en: 'If it is another commune, give its INSEE code.' },
  },
  CENSUS_POSTAL_CODE: {
    fr: 'Le code postal « {value} » est lu : {name} ({inseeCode}).',
    en: 'The postal code “{value}” is read as {name} ({inseeCode}).',
    remedy: { fr: 'Si c’est une autre commune, donnez son nom.', en: 'If it is another commune, give its name.' },
  },
  CENSUS_POSTAL_CODE_OR_INSEE: {
    fr: '« {value} » est lu comme un code postal : {name} ({inseeCode}). Comme code INSEE, ce serait {other}.',
    en: '“{value}” is read as a postal code: {name} ({inseeCode}). As an INSEE code it would be {other}.',
    remedy: {
      fr: 'Si c’est l’autre, donnez son nom, ou intitulez la colonne « code INSEE ».',
      en: 'If it is the other, give its name, or head the column “code INSEE”.',
    },
  },
  CENSUS_COMMUNE_FAR: {
    fr: '« {value} » serait {name}, loin de « {service} ». Plus près, d’autres noms commencent ainsi : {candidates}.',
    en: '“{value}” would be {name}, far from “{service}”. Nearer by, other names begin so: {candidates}.',
    remedy: {
      fr: 'Écrivez le nom complet de la commune, ou son code INSEE.',
      en: 'Write the full name of the commune, or its INSEE code.',
    },
  },
  CENSUS_COMMUNE_FAR_AWAY: {
    fr: '« {value} » est lu : {name}, à {count} km de « {service} » à vol d’oiseau. Aucun tuteur de ce service ne serait à portée.',
    en: '“{value}” is read as {name}, {count} km from “{service}” as the crow flies. No mentor of that service would be within reach.',
    remedy: {
      fr: 'Vérifiez la commune et le service ; si une autre commune est en cause, donnez son code INSEE.',
      en: 'Check the commune and the service; if another commune is meant, give its INSEE code.',
    },
  },
});
