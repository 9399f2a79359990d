/** Who else could be the mentor, at which price, and who would change for it. */
import type { ComponentChildren } from 'preact';
import { words } from '../../frame/words.ts';
import type { WebWords } from '../../../../wording/index.ts';
import type { Alternative, ShownPair } from './loads.ts';
import { standingInWords } from './standing.ts';

interface Props {
  readonly list: ShownPair['alternatives'];
  /** What else is to be said of the prices. */
  readonly children?: ComponentChildren;
}

export function Alternatives({ list, children }: Props) {
  const said = words().pairs;
  const { alternatives } = said;
  return (
    <section>
      <h2>{alternatives.title}</h2>
      {children}
      {list === null ? (
        <p class="hint">{alternatives.notPriced}</p>
      ) : list.length === 0 ? (
        <p class="hint">{alternatives.none}</p>
      ) : (
        <>
          <p class="hint">{alternatives.says}</p>
          <div class="scroll" tabIndex={0} role="region" aria-label={alternatives.scroll}>
            <table class="alternatives stack">
              <thead>
                <tr>
                  <th scope="col">{alternatives.mentor}</th>
                  <th scope="col">{alternatives.standing}</th>
                  <th scope="col">{alternatives.price}</th>
                  <th scope="col" class="number">
                    {alternatives.score}
                  </th>
                  <th scope="col">{alternatives.who}</th>
                </tr>
              </thead>
              <tbody>
                {list.map((each, index) => (
                  <tr key={each.mentor.id ?? index}>
                    <th scope="row">
                      {each.mentor.name ?? alternatives.anonymous(each.mentor.serviceName)}
                      {each.mentor.name !== null && <span class="under">{each.mentor.serviceName}</span>}
                    </th>
                    <td data-label={alternatives.standing}>
                      <Standing of={each.standing} />
                    </td>
                    <td data-label={alternatives.price}>{priceInWords(each, said).join(', ')}</td>
                    <td class="number" data-label={alternatives.score}>
                      {said.points(each.score)}
                    </td>
                    <td data-label={alternatives.who}>
                      <Chain moves={each.moves} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

/** Whose the mentor is so far. */
function Standing({ of: standing }: { readonly of: Alternative['standing'] }) {
  if (standing === null) return null;
  return <>{standingInWords(standing, words().pairs)}</>;
}

export function Chain({ moves }: { readonly moves: Alternative['moves'] }) {
  const { alternatives, moves: said } = words().pairs;
  if (moves.length === 0) return <span class="hint">{alternatives.nobody}</span>;
  const named = moves.filter(({ trainee }) => trainee !== null);
  const others = moves.length - named.length;
  return (
    <ul class="chain">
      {named.map(({ trainee, from, to, left }) => {
        if (from === null && to === null && !left) return <li key={trainee!.id}>{alternatives.changes(trainee!.name)}</li>;
        const [before, after] = [from?.name ?? alternatives.someMentor, to?.name ?? alternatives.someMentor];
        return <li key={trainee!.id}>{left ? said.leftOut(trainee!.name, before) : said.moved(trainee!.name, before, after)}</li>;
      })}
      {others > 0 && <li>{alternatives.others(others)}</li>}
    </ul>
  );
}

type Price = Pick<Alternative, 'loss' | 'unmet' | 'fairness' | 'uneven'>;

/** What the whole loses. */
function priceInWords(price: Price, said: WebWords['pairs']): string[] {
  return [said.alternatives.loss(price.loss), ...besidesLoss(price, said)];
}

export function besidesLoss({ unmet, fairness, uneven }: Omit<Price, 'loss'>, { alternatives }: WebWords['pairs']): string[] {
  return [
    ...(unmet > 0 ? [alternatives.unmet(unmet)] : []),
    ...(uneven === true ? [alternatives.uneven] : []),
    ...(fairness !== undefined && fairness !== null && fairness.more > 0 ? [alternatives.below(fairness.more, fairness.below)] : []),
  ];
}
