/** The French words of the accessibility statement (article 47 of the law of 11 February 2005), and of the line that leads to it from every page. */
import { withFrenchSpacing } from '../typography.ts';

export const accessibilityFr = withFrenchSpacing({
  accessibility: {
    footer: 'Pied de page',
    link: 'Accessibilité : non conforme',
    signIn: 'Se connecter',
    title: 'Déclaration d’accessibilité',
    law: 'L’organisme qui exploite ce service est tenu de le rendre accessible à toutes et à tous (article 47 de la loi n° 2005-102 du 11 février 2005).',
    scope: (address: string) => `Cette déclaration porte sur la page de Binôme à l’adresse ${address}.`,
    state: {
      title: 'État de conformité',
      notice: 'Non conforme au RGAA 4.1.2',
      says: 'Aucun audit n’a été mené par une personne extérieure au projet. Sans résultat d’audit en cours de validité, un service est réputé « non conforme », quoi que disent ses propres vérifications.',
    },
    checked: {
      title: 'Ce que le projet a vérifié lui-même',
      items: [
        'À chaque changement, un programme (axe-core) examine chaque page et chaque état que les essais traversent, en français et en anglais, sur un écran large et sur un téléphone : aucun défaut n’y est admis.',
        'Des essais parcourent les pages au clavier seul, avec un focus visible et jamais caché, à 320 pixels de large, à 200 %, avec des espacements de texte élargis, en couleurs forcées, en clair et en sombre.',
        'Les titres, la langue, les régions, l’ordre des niveaux de titre, les étiquettes et les messages d’erreur des champs, les en-têtes des tableaux et la taille des cibles sont vérifiés par programme.',
      ],
      where: 'La liste des 106 critères, avec ce qui a été vérifié et comment, est dans le fichier docs/accessibility.md du projet.',
    },
    gaps: {
      title: 'Contenus non accessibles, ou dont on ne sait pas',
      items: [
        'Aucun essai n’a été fait avec un lecteur d’écran (NVDA, JAWS, VoiceOver, TalkBack), ni par des personnes qui en dépendent.',
        'Les fichiers à télécharger (rapports, classeurs, recensement à remplir) n’ont pas été examinés.',
        'Ce que des personnes écrivent elles-mêmes (motifs, noms de fichiers, lignes directrices) n’est vérifié par personne.',
        'Un seul menu et la liste des choses à faire mènent aux pages : il n’y a ni plan, ni recherche sur l’ensemble.',
        'Une session se ferme après un temps sans activité, sans l’annoncer ; on se reconnecte sur place, et ce qui a été écrit reste.',
        'Un tableau large défile de côté dans son cadre sur un petit écran.',
      ],
      derogations: 'Aucune dérogation pour charge disproportionnée n’est invoquée, et aucun contenu n’est écarté de cette déclaration.',
    },
    made: {
      title: 'Établissement de cette déclaration',
      on: (day: string) => `Elle a été établie le ${day} par une évaluation du projet lui-même.`,
      technologies: 'Technologies',
      technologiesSay: 'HTML, CSS, JavaScript, WAI-ARIA, SVG',
      environment: 'Environnement des essais',
      environmentSays: 'Chromium sous Linux, piloté par programme ; aucune technologie d’assistance',
      tools: 'Outils',
      toolsSay: 'axe-core, et les essais du projet (tests/browser)',
      pages: 'Pages vérifiées',
      pagesSay: 'chaque page du service, avec un rôle qui la voit',
    },
    contact: {
      title: 'Signaler un obstacle',
      says: 'Si quelque chose vous empêche de lire une page ou d’y faire ce que vous avez à faire, dites-le : on vous donnera une autre façon d’y parvenir, ou ce qui vous manque sous une autre forme.',
      to: 'Écrire à :',
      none: 'Adressez-vous à l’administrateur de ce service, ou à votre service si vous ne le connaissez pas.',
      what: 'Indiquez l’adresse de la page, ce que vous vouliez faire et, si vous le voulez bien, votre navigateur et votre technologie d’assistance.',
    },
    appeal: {
      title: 'Voies de recours',
      says: 'Vous avez signalé un obstacle et n’avez pas reçu de réponse satisfaisante ? Vous pouvez saisir le Défenseur des droits :',
      form: 'par son formulaire en ligne',
      delegate: 'auprès de son délégué dans votre région',
      post: 'par courrier, gratuit et sans affranchissement : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
    },
  },
});
