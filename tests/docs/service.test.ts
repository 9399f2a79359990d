/** The document of the service says of rights and settings what the program has. `npx vitest run tests/docs/service.test.ts -u` writes the table. */
import path from 'node:path';
import { expect, it } from 'vitest';
import { RIGHTS, ROLES, type Role } from '../../src/service/rules/rights.ts';
import { SETTINGS } from '../../src/service/rules/settings.ts';
import { project, read } from './documents.ts';

const DOCUMENT = 'docs/service.md';
const TABLE = /(<!-- rights: [^>]*-->\n)([\s\S]*?)(<!-- \/rights -->)/;
const REACH = { nation: 'country', board: 'directorate', service: 'service', self: 'own' } as const;

function table(): string {
  const rows = Object.entries(RIGHTS).map(([action, { reads, roles }]) => {
    const cells = ROLES.map((role) => {
      const reach = (roles as Partial<Record<Role, keyof typeof REACH>>)[role];
      return reach === undefined ? '' : REACH[reach];
    });
    return `| \`${action}\`${reads ? '' : ' ✎'} | ${cells.join(' | ')} |`;
  });
  const head = ['✎ changes something', ...ROLES];
  return ['', `| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows, '', ''].join('\n');
}

it('has the table of rights', async () => {
  const text = read(DOCUMENT);
  expect(TABLE.test(text)).toBe(true);
  await expect(text.replace(TABLE, (_, before: string, __, after: string) => before + table() + after)).toMatchFileSnapshot(
    path.join(project, DOCUMENT),
  );
});

it('names every key of the configuration with what holds otherwise', () => {
  const text = read(DOCUMENT);
  for (const name of Object.keys(SETTINGS)) expect(text).toContain(`\`${name}\``);
  expect(text).toContain(
    `| ${Object.values(SETTINGS)
      .map(({ usual }) => usual)
      .join(', ')} |`,
  );
});
