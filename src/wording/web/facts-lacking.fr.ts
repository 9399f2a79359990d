/** Les données qui manquent : ce que chacune change, et où elle se remplit. */
import type { FactName } from '../../domain/index.ts';
import { formatsOf } from '../formats.ts';
import { withFrenchSpacing } from '../typography.ts';

const { integer } = formatsOf('fr');

/** Facts without which something is not known, or is taken for granted. */
export type LackingFact = Extract<
  FactName,
  | (
      | 'email'
      | 'site'
      | 'commune'
      | 'volunteer'
      | 'trainedOn'
      | 'tenureYear'
      | 'caseload'
      | 'capacityMax'
      | 'settings'
      | 'domains'
      | 'skills'
    )
  | ('learningNeeds' | 'maxTravelMinutes' | 'requiredSetting' | 'preferences')
>;

export const factsLackingFr = withFrenchSpacing({
  lacking: {
    title: 'Ce qui manque, et ce que cela change',
    says: 'Le critère vaut alors ce que les orientations donnent à l’inconnu, ni bon ni mauvais.',
    lacks: (label: string, name: string) => `${label}, pour ${name}`,
    either: (labels: string, name: string) => `${labels} : à voir auprès de ${name}, dont la fiche ne vous est pas ouverte`,
    criterion: (criterion: string) => `le critère « ${criterion} » n’est pas connu`,
    column: (column: string) => `Se remplit dans le recensement, colonne « ${column} »`,
    census: 'Aller au recensement',
    self: 'La personne le signale sur sa fiche',
    changes: 'Ce que cela change',
    where: 'Où le corriger',
    row: (column: string, file: string, line: number) => `colonne « ${column} » de ${file}, ligne ${integer(line)}`,
    inColumn: (column: string) => `colonne « ${column} » du recensement`,
    lacksNow: (label: string) => `Il manque : ${label}`,
    dueOn: (day: string) => `À répondre pour le ${day}`,
    effects: {
      email: 'aucun courriel ne lui est envoyé',
      site: 'le trajet est compté jusqu’au siège du service',
      commune: 'le trajet n’est pas connu',
      volunteer: 'le tuteur n’est proposé à personne',
      trainedOn: 'le tuteur n’est proposé à personne',
      tenureYear: 'l’ancienneté n’est pas connue',
      caseload: 'la charge de travail n’est pas connue',
      capacityMax: 'le nombre de places est celui des orientations',
      settings: 'les milieux sont ceux du site',
      domains: 'les domaines communs ne sont pas connus',
      skills: 'ce que le tuteur couvre des besoins n’est pas connu',
      learningNeeds: 'ce que le tuteur couvre des besoins n’est pas connu',
      maxTravelMinutes: 'le trajet n’a pour limite que celle des orientations',
      requiredSetting: 'n’importe quel milieu convient',
      preferences: 'aucun souhait n’est pris en compte',
    } satisfies Record<LackingFact, string>,
    other: 'cette donnée n’est pas prise en compte',
  },
});
