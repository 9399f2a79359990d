/** The versions of the country and of directorates: which are in force, since when and why; to be read and compared. */
import { words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { addressOf } from '../proposal/links.tsx';
import { PAGES } from '../../../rules/pages.ts';
import { NATION, sayWhich, SHIPPED, type Version, type Which } from './loads.ts';

interface Props {
  readonly versions: readonly Version[];
  /** By code. */
  readonly names: ReadonlyMap<string, string>;
  readonly scope: string;
  /** What is read now. */
  readonly shown: Which;
}

export function Versions({ versions, names, scope, shown }: Props) {
  const { versions: said } = words().guidelines;
  const national = versions.filter((each) => each.scope === NATION);
  const own = versions.filter((each) => each.scope === scope && scope !== NATION);
  const rows = [
    ...own.map((version) => ({ ...version, at: timed(version.at), isInForce: version.isLast })),
    ...national.map((version) => ({ ...version, at: timed(version.at), isInForce: version.isLast && own.length === 0 })),
    { scope: NATION, number: SHIPPED, at: '', reason: said.shipped, isInForce: own.length + national.length === 0 },
  ];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={said.scroll}>
      <table>
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.version}</th>
            <th scope="col">{said.state}</th>
            <th scope="col">{said.at}</th>
            <th scope="col">{said.reason}</th>
            <th scope="col">{said.acts}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = nameOf(row, names);
            const isShown = row.scope === shown.scope && row.number === shown.number;
            return (
              <tr key={sayWhich(row)}>
                <th scope="row">
                  <a href={addressOf(PAGES.guidelines, { scope, version: sayWhich(row) })} aria-current={isShown ? 'true' : undefined}>
                    {name}
                  </a>
                </th>
                <td>{row.isInForce ? <span class="tag good">{said.inForce}</span> : said.replaced}</td>
                <td>{row.at}</td>
                <td>{row.reason}</td>
                <td>
                  {!isShown && (
                    <a
                      href={addressOf(PAGES.guidelines, { scope, version: sayWhich(shown), with: sayWhich(row) })}
                      aria-label={said.compareWith(name)}
                    >
                      {said.compare}
                    </a>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function nameOf({ scope, number }: Which, names: ReadonlyMap<string, string>): string {
  const { versions: said } = words().guidelines;
  if (number === SHIPPED) return said.shippedName;
  return scope === NATION ? said.national(number) : said.own(names.get(scope) ?? scope, number);
}
