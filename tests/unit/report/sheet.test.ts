/** One person's sheet and one service's extract: what they hold, and what they must not. */
import { describe, expect, it } from 'vitest';
import { mentorResults, type Proposal, serviceResults } from '../../../src/domain/index.ts';
import { renderServiceExtract, renderSheet, sheetItems } from '../../../src/report/index.ts';
import { countedOf, partsOf } from '../../../src/service/web/pages/matches/paragraphs.ts';
import { matchSmall, mentor, trainee } from '../matching/small-census.ts';
import { all, having, parseHtml, textOf } from './html-tree.ts';
import { sampleProposal } from './sample.ts';

const sample = sampleProposal(60);
const plain = (html: string): string => textOf(parseHtml(html)).replaceAll(/[\u00a0\u202f]/gu, ' ');
const everybody = (proposal: Proposal): string[] => [
  ...new Set([
    ...proposal.pairs.flatMap((pair) => [pair.trainee.name, pair.mentor.name]),
    ...proposal.unmet.map((unmet) => unmet.trainee.name),
    ...proposal.mentors.map(({ name }) => name),
  ]),
];

describe('a trainee’s sheet', () => {
  it('has the four things that the law names, the result, and the rights', () => {
    const html = renderSheet(sample, { trainee: sample.pairs[0]!.trainee.id }, 'fr');
    expect(all(parseHtml(html), 'h2').map(textOf)).toEqual([
      'Ce qui est proposé',
      '1. Degré et mode de contribution du traitement à la décision',
      '2. Données traitées et leurs sources',
      '3. Paramètres appliqués et leur pondération',
      '4. Opérations effectuées',
      'Vos droits',
    ]);
    expect(plain(html)).toContain(sample.pairs[0]!.mentor.name);
    for (const { sha256 } of sample.inputs) expect(html).toContain(sha256);
    expect(all(parseHtml(html), 'script', 'link', 'img')).toEqual([]);
  });

  it.each(['fr', 'en'] as const)('names nobody but the two of the pair (%s)', (language) => {
    let named = 0;
    for (const { trainee: own, mentor: theirs, alternatives } of sample.pairs) {
      const text = plain(renderSheet(sample, { trainee: own.id }, language));
      const others = everybody(sample).filter((name) => name !== own.name && name !== theirs.name);
      expect(others.filter((name) => text.includes(name))).toEqual([]);
      named += alternatives?.flatMap(({ moves }) => moves).length ?? 0;
    }
    // There were moves of others to be named.
    expect(named).toBeGreaterThan(20);
    for (const { trainee: own } of sample.unmet) {
      const text = plain(renderSheet(sample, { trainee: own.id }, language));
      expect(everybody(sample).filter((name) => name !== own.name && text.includes(name))).toEqual([]);
    }
  });
});

describe('the data of one of the two', () => {
  const { proposal } = matchSmall(
    [trainee('t', { communeCode: '33243', learningNeeds: ['addictions'], preferences: ['x', 'm'] }), trainee('x')],
    [mentor('m', { caseload: 77, tenureYear: 2011, skills: ['addictions'], preferences: ['t'] }), mentor('x')],
  );
  const ofTrainee = plain(renderSheet(proposal, { trainee: 't' }, 'fr'));
  const ofMentor = plain(renderSheet(proposal, { mentor: mentorResults(proposal).find(({ mentor: { id } }) => id === 'm')! }, 'fr'));

  it('are on their own sheet', () => {
    expect(proposal.pairs.map((pair) => [pair.trainee.id, pair.mentor.id])).toContainEqual(['t', 'm']);
    expect(ofTrainee).toContain('1 besoin couvert sur 1 : addictions');
    expect(ofTrainee).toContain('de Libourne à Bordeaux');
    expect(ofMentor).toContain('77 dossiers');
    expect(ofMentor).toContain('(2011)');
  });

  it('are not on the other’s', () => {
    expect(ofTrainee).not.toMatch(/77 dossiers|2011|du tuteur \(sur/);
    expect(ofMentor).not.toMatch(/Libourne|addictions|du stagiaire/);
    for (const text of [ofTrainee, ofMentor]) expect(text).toContain('établi d’après les données de l’autre personne du binôme');
  });
});

it('says on the sheet of a mentor whom nobody is proposed to, why', () => {
  const { proposal } = matchSmall([trainee('t')], [mentor('m'), mentor('n', { volunteer: false })]);
  const [, result] = mentorResults(proposal);
  expect(plain(renderSheet(proposal, { mentor: result! }, 'fr'))).toMatch(
    /Aucun stagiaire n’est proposé\.\s*Le tuteur n’est pas volontaire\./,
  );
});

it.each(['fr', 'en'] as const)(
  'names each of a mentor’s trainees above what is said of them, and nobody where there is one (%s)',
  (language) => {
    const { proposal } = matchSmall([trainee('a'), trainee('b'), trainee('c')], [mentor('m', { capacityMax: 2 }), mentor('n')]);
    const results = new Map(mentorResults(proposal).map((result) => [result.mentor.id, result]));
    const items = (id: string) => {
      const { data, operations } = sheetItems(proposal, { mentor: results.get(id)! }, language);
      return [data, operations].flatMap(({ paragraphs }) =>
        partsOf(paragraphs).flatMap((part) => (part.kind === 'table' ? [part.caption] : [])),
      );
    };
    const own = proposal.pairs.filter((pair) => pair.mentor.id === 'm').map((pair) => pair.trainee.name);
    expect(own).toHaveLength(2);
    const said = {
      fr: [/\s:\sce qui est retenu/, /\s:\sce qui fait le score$/],
      en: [/: what is taken into account/, /: what makes the score$/],
    };
    const captions = items('m').filter((caption) => own.some((name) => caption?.startsWith(name)));
    const patterns = said[language].flatMap((what) => own.map((name) => new RegExp(`^${name}${what.source}`)));
    expect(captions).toHaveLength(patterns.length);
    for (const [k, pattern] of patterns.entries()) expect(captions[k]).toMatch(pattern);
    expect(items('n').filter((caption) => /Nom-/.test(caption ?? ''))).toEqual([]);
    // What the page of a match makes of it.
    const { data, operations } = sheetItems(proposal, { mentor: results.get('m')! }, language);
    expect(countedOf(partsOf(data.paragraphs), partsOf(operations.paragraphs)).map(({ name }) => name)).toEqual(own);
  },
);

describe('an extract for one service', () => {
  const { proposal } = matchSmall(
    [
      trainee('a'),
      trainee('b', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' }),
      trainee('c', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', requiredSetting: 'MF' }),
    ],
    [mentor('m'), mentor('n', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', settings: ['MO'] }), mentor('o', { volunteer: false })],
  );
  const [dordogne, gironde] = serviceResults(proposal);
  const html = renderServiceExtract(proposal, dordogne!, 'fr');

  it('has its own trainees, mentors and lines to sign, and no other', () => {
    const decide = all(parseHtml(html), 'section').find(({ attributes }) => attributes.get('aria-labelledby') === 'decide')!;
    expect(textOf(decide)).toContain('Nom-b');
    expect(textOf(decide)).toContain('Nom-c');
    expect(textOf(decide)).not.toContain('Nom-a');
    expect(plain(html)).toContain('2 stagiaires, dont 1 avec un tuteur et 1 sans tuteur.');
    expect(plain(html)).not.toContain('Nom-o');
    expect(plain(renderServiceExtract(proposal, gironde!, 'fr'))).toContain('le tuteur n’est pas volontaire');
  });

  it('has links that lead somewhere', () => {
    const page = parseHtml(html);
    const ids = having(page, 'id').map(({ attributes }) => attributes.get('id'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of all(page, 'a')) expect(ids).toContain(link.attributes.get('href')!.slice(1));
  });
});
