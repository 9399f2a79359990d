/** Asked of pairs that are doubtful: what whoever decides thinks, before the machine’s own ranking is seen. One tap says it. */
import { words } from '../../frame/words.ts';
import { capitalised } from '../../parts/capital.ts';

const VIEWS = ['suits', 'unsuited', 'unsure'] as const;
export type View = (typeof VIEWS)[number];

export function FirstView({ onView }: { readonly onView: (view: View) => void }) {
  const { view: said } = words().pairs;
  return (
    <section class="card">
      <h2>{said.title}</h2>
      <p>{said.says}</p>
      <p id="first-view">{said.legend}</p>
      <div class="acts first-view" role="group" aria-labelledby="first-view">
        {VIEWS.map((each) => (
          <button key={each} type="button" onClick={() => onView(each)}>
            {capitalised(said[each])}
          </button>
        ))}
      </div>
    </section>
  );
}
