/** The English words of the accessibility statement, and of the line that leads to it from every page. */
import type { accessibilityFr } from './accessibility.fr.ts';

export const accessibilityEn: typeof accessibilityFr = {
  accessibility: {
    footer: 'Foot of the page',
    link: 'Accessibility: not compliant',
    signIn: 'Sign in',
    title: 'Accessibility statement',
    law: 'Whoever runs this service has to make it accessible to everybody (article 47 of the French law no. 2005-102 of 11 February 2005).',
    scope: (address: string) => `This statement is about the page of Binôme at ${address}.`,
    state: {
      title: 'Compliance',
      notice: 'Not compliant with RGAA 4.1.2',
      says: 'Nobody from outside the project has audited it. Without the result of an audit that still holds, a service counts as “not compliant”, whatever its own checks say.',
    },
    checked: {
      title: 'What the project has checked itself',
      items: [
        'With each change, a program (axe-core) examines each page and each state that the tests go through, in French and in English, on a wide screen and on a phone: it may find nothing.',
        'Tests go through the pages by the keyboard alone, with a focus that is seen and never hidden, at a width of 320 pixels, at 200 %, with wider spacing of text, in forced colours, light and dark.',
        'Titles, language, regions, the order of headings, labels and error messages of fields, headers of tables and the size of targets are checked by program.',
      ],
      where: 'The list of the 106 criteria, with what was checked and how, is in the file docs/accessibility.md of the project.',
    },
    gaps: {
      title: 'What is not accessible, or not known to be',
      items: [
        'Nothing was tried with a screen reader (NVDA, JAWS, VoiceOver, TalkBack), nor by people who depend on one.',
        'Files to be downloaded (reports, workbooks, the census to fill in) were not examined.',
        'What people write themselves (reasons, names of files, guidelines) is checked by nobody.',
        'One menu and the to-do list lead to the pages: there is neither a map of them nor a search over all.',
        'A session ends after some time without activity, unannounced; one signs in again over the place, and what was written stays.',
        'On a small screen a wide table is scrolled sideways in its frame.',
      ],
      derogations: 'No exemption for a disproportionate burden is claimed, and nothing is left out of this statement.',
    },
    made: {
      title: 'How this statement was made',
      on: (day: string) => `It was made on ${day}, by an evaluation of the project’s own.`,
      technologies: 'Technologies',
      technologiesSay: 'HTML, CSS, JavaScript, WAI-ARIA, SVG',
      environment: 'Where it was tried',
      environmentSays: 'Chromium on Linux, driven by a program; no assistive technology',
      tools: 'Tools',
      toolsSay: 'axe-core, and the project’s tests (tests/browser)',
      pages: 'Pages checked',
      pagesSay: 'each page of the service, as somebody who sees it',
    },
    contact: {
      title: 'Report a barrier',
      says: 'If something keeps you from reading a page or from doing there what you have to do, say so: you will be given another way, or what you lack in another form.',
      to: 'Write to:',
      none: 'Turn to the administrator of this service, or to your own office if you do not know them.',
      what: 'Say the address of the page, what you wanted to do and, if you like, your browser and your assistive technology.',
    },
    appeal: {
      title: 'Appeal',
      says: 'You have reported a barrier and got no satisfying answer? You may turn to the French ombudsman (Défenseur des droits):',
      form: 'by its form online',
      delegate: 'through its delegate in your region',
      post: 'by post, free of charge and without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
    },
  },
};
