/** The French words of people: who answers for them, what is known of them, what they flag. */
import { formatsOf } from '../formats.ts';
import { withFrenchSpacing } from '../typography.ts';

const { counted } = formatsOf('fr');

export const peopleFr = withFrenchSpacing({
  people: {
    list: {
      title: 'Personnes',
      search: 'Nom ou identifiant',
      role: 'Rôle',
      everybody: 'Toutes',
      roles: { trainee: 'Stagiaires', mentor: 'Tuteurs' },
      name: 'Nom',
      service: 'Service',
      promotion: 'Promotion',
      id: 'Identifiant',
      none: 'Personne ne correspond à cette recherche dans le recensement en vigueur.',
      count: (n: number) => counted(n, 'personne', 'personnes'),
      first: (n: number) => `Les ${n} premières personnes : précisez la recherche pour trouver les autres.`,
    },
    one: {
      title: (id: string) => `Personne ${id}`,
      self: 'Ma fiche',
      role: { trainee: 'Stagiaire', mentor: 'Tuteur' },
      above: (role: 'trainee' | 'mentor', promotion: string | null) =>
        role === 'mentor' ? 'Tuteur' : promotion === null ? 'Stagiaire' : `Stagiaire, promotion ${promotion}`,
      gone: 'Cette personne n’est plus dans le recensement en vigueur : ce qui suit est ce qui en a été su en dernier.',
      export: 'Télécharger tout ce qui est détenu (RGPD)',
    },
    team: {
      title: 'L’équipe',
      own: 'Mon équipe',
      on: (day: string) => `Au ${day}`,
      nobody: 'Personne pour le moment',
      trainingUnit: 'Unité de formation (Énap)',
      board: (name: string) => `Instance régionale de formation (${name})`,
      director: (service: string) => `Direction du service (${service})`,
      mentor: 'Tuteur',
      trainees: 'Stagiaires',
    },
    matches: {
      title: 'Binômes',
      none: 'Aucun binôme n’est publié. Il paraîtra ici le jour de sa publication.',
      days: 'Dates',
      between: (from: string, to: string) => `du ${from} au ${to}`,
      mentor: 'Tuteur',
      trainee: 'Stagiaire',
      service: 'Service',
      more: 'Explication',
      why: 'Pourquoi',
      whyOf: (name: string) => `Pourquoi ${name}`,
    },
    facts: {
      title: 'Ce qui est su',
      own: 'Ce qui est su de moi',
      source: (at: string, row: string | null) =>
        row === null ? `Recensement appliqué le ${at}.` : `Recensement appliqué le ${at} (${row}).`,
      row: (file: string, line: number) => `fichier ${file}, ligne ${line}`,
      unknown: (n: number) => `${counted(n, 'donnée sur laquelle', 'données sur lesquelles')} le recensement ne dit rien`,
      wrong: 'C’est faux',
      missing: 'Compléter',
      missingOf: (label: string) => `Compléter : ${label}`,
      wrongOf: (label: string) => `C’est faux : ${label}`,
    },
    flag: {
      title: (label: string) => `Signaler une erreur : ${label}`,
      now: (said: string) => `Le recensement dit : ${said}.`,
      nothing: 'Le recensement n’en dit rien.',
      right: 'Ce qui serait juste',
      who: 'Votre instance régionale le lit, corrige le recensement ou vous dit pourquoi elle le laisse ainsi. N’écrivez rien sur votre santé ni sur votre famille.',
      send: 'Envoyer le signalement',
      waits: 'en attente',
      raised: (at: string, comment: string | null) => (comment === null ? `Signalé le ${at}.` : `Signalé le ${at} : « ${comment} ».`),
      kinds: { corrected: 'corrigé', kept: 'maintenu', removed: 'retiré' },
      answered: (by: string | null, at: string, comment: string) => `Réponse ${by === null ? '' : `de ${by} `}le ${at} : « ${comment} ».`,
    },
  },
});
