/** Who would have another mentor, from whom to whom. */
import type { Move } from '../../../../session/index.ts';
import { words } from '../../frame/words.ts';
import type { Names } from './frozen.ts';

export function Moves({ moves, names }: { readonly moves: readonly Move[]; readonly names: Names }) {
  const { whatIf } = words();
  const name = (id: string | null): string => (id === null ? whatIf.nobody : (names.get(id) ?? id));
  if (moves.length === 0) return <p>{whatIf.noMoves}</p>;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={whatIf.moves(moves.length)}>
      <table>
        <caption>{whatIf.moves(moves.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{whatIf.trainee}</th>
            <th scope="col">{whatIf.now}</th>
            <th scope="col">{whatIf.then}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ trainee, from, to }) => (
            <tr key={trainee}>
              <th scope="row">{name(trainee)}</th>
              <td>{name(from)}</td>
              <td>{to === null ? <strong>{name(to)}</strong> : name(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
