/** The French sentences of a plan over several periods. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer } = formatsOf('fr');

export const planFr = withFrenchSpacing({
  withoutMentor: (periods: string) => `${periods} sans tuteur`,
  withMentor: (periods: string, mentor: string, settings: string) => `${periods} avec ${mentor} (${settings})`,
  unspecified: 'milieu à préciser',
  then: ', puis ',

  /** A setting that a trainee does not see, after their name or as a sentence of its own. */
  unseen: {
    never: (setting: string) => `ne voit pas le ${setting}, car aucun tuteur de ce milieu n’est possible dans ces périodes.`,
    unspecified: (setting: string) =>
      `ne voit pas le ${setting} à coup sûr, car les milieux des tuteurs possibles ne sont pas précisés : remplissez « milieux » au recensement.`,
    decided: (setting: string) =>
      `ne voit pas le ${setting}, car ce qui est décidé l’en empêche et aucun tuteur de ce milieu n’est possible ensuite.`,
    places: (setting: string) => `ne voit pas le ${setting}, car les places de ce milieu ne suffisent pas à tous.`,
    unproven: (setting: string) => `ne voit pas le ${setting} dans ce plan ; il n’est pas prouvé que ce soit impossible.`,
  },
  unseenBeside: (n: number) =>
    `${integer(n)} fois, un milieu n’est pas vu : le tableau « Stagiaire par stagiaire » dit lequel, et pourquoi.`,
  more: (n: number) => `… et ${integer(n)} de plus (--json les donne tous).`,

  served: (n: number, of: number) => `Tuteurs trouvés pour ${counted(n, 'stage', 'stages')} sur ${integer(of)}.`,
  again: (n: number) => `${integer(n)} fois, un stagiaire reste sans tuteur alors qu’il l’a déjà été dans une autre période du plan.`,
  settingsSeen: (n: number, of: number) => `${counted(n, 'stagiaire voit', 'stagiaires voient')} les deux milieux, sur ${integer(of)}.`,
  noneKept: 'Aucun stagiaire ne garde son tuteur d’une période à la suivante.',
  kept: (n: number) => `${integer(n)} fois, un stagiaire garde son tuteur d’une période à la suivante.`,
  busiestEach: (mentor: string, n: number, periods: number) =>
    `Le tuteur le plus sollicité, ${mentor}, suit ${counted(n, 'stagiaire', 'stagiaires')} par période, sur ${counted(periods, 'période', 'périodes')}.`,
  busiestInAll: (mentor: string, n: number, periods: number) =>
    `Le tuteur le plus sollicité, ${mentor}, suit ${counted(n, 'stagiaire', 'stagiaires')} en tout, sur ${counted(periods, 'période', 'périodes')}.`,

  bound: {
    nothing: 'Rien n’est prouvé sur ce qui pourrait être mieux.',
    served: (n: number) => `Il n’est pas exclu que ${counted(n, 'stage de plus puisse avoir', 'stages de plus puissent avoir')} un tuteur.`,
    settings: (n: number) => `Il n’est pas exclu que les stagiaires puissent voir ${counted(n, 'milieu', 'milieux')} de plus en tout.`,
    noPoints: 'Rien n’est prouvé sur les points.',
    points: (amount: string, share: string) =>
      `Il est prouvé qu’aucun plan qui place autant de stagiaires ne vaut plus de ${amount} de plus, soit ${share}.`,
  },
  separately: {
    settings: (n: number) =>
      `En décidant chaque période sans regarder les autres, les stagiaires verraient ${counted(n, 'milieu', 'milieux')} de moins en tout.`,
    points: (amount: string) => `Décider chaque période sans regarder les autres coûterait ${amount}.`,
  },
  decided: {
    unserved: (n: number) => `Attention : avec ce qui est décidé, ${counted(n, 'stage de moins a', 'stages de moins ont')} un tuteur.`,
    blocked: (sentence: string) => `Attention, le placement décidé bloque une obligation. ${sentence}`,
  },
  leftOut: {
    fair: 'L’équité entre binômes que veulent les orientations vaut dans chaque période, pas dans un plan : le total des scores y compte.',
    balance: 'L’équilibre des charges que veulent les orientations vaut dans chaque période ; un plan compte les charges sur l’ensemble.',
    minimums: 'Les minimums des tuteurs ne sont pas imposés : qui doit avoir un stagiaire à chaque période ne se reposerait jamais.',
  },
});

export type PlanWords = typeof planFr;
