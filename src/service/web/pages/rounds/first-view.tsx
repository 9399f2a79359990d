/** Asked of pairs that are doubtful: what whoever decides thinks, before the machine’s own ranking is seen. */
import { useState } from 'preact/hooks';
import { words } from '../../frame/words.ts';

const VIEWS = ['suits', 'unsuited', 'unsure'] as const;
export type View = (typeof VIEWS)[number];

export function FirstView({ onView }: { readonly onView: (view: string) => void }) {
  const { view: said } = words().pairs;
  const [view, setView] = useState('');
  return (
    <section class="card">
      <h2>{said.title}</h2>
      <p>{said.says}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onView(view);
        }}
      >
        <fieldset>
          <legend>{said.legend}</legend>
          {VIEWS.map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="view" required value={each} checked={view === each} onChange={() => setView(each)} />
              {said[each]}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="main">
          {said.go}
        </button>
      </form>
    </section>
  );
}
