/** The accessibility statement that French law asks for, for everybody, signed in or not: what was checked and how, what was not, whom to tell. */
import { Page } from '../../frame/page.tsx';
import { how } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { dated } from '../../parts/dates.ts';

/** To be moved when what was checked, or what is known not to hold, changes. */
const MADE_ON = '2026-12-01';

const OMBUDSMAN = {
  form: 'https://formulaire.defenseurdesdroits.fr/',
  delegate: 'https://www.defenseurdesdroits.fr/carte-des-delegues',
} as const;

export default function Accessibility() {
  const { accessibility: said } = words();
  return (
    <Page title={said.title}>
      <p>{said.law}</p>
      <p>{said.scope(location.origin)}</p>
      <section>
        <h2>{said.state.title}</h2>
        <div class="card">
          <p class="notice-title">{said.state.notice}</p>
          <p>{said.state.says}</p>
        </div>
      </section>
      <section>
        <h2>{said.checked.title}</h2>
        <List items={said.checked.items} />
        <p>{said.checked.where}</p>
      </section>
      <section>
        <h2>{said.gaps.title}</h2>
        <List items={said.gaps.items} />
        <p>{said.gaps.derogations}</p>
      </section>
      <Made />
      <Contact />
      <section>
        <h2>{said.appeal.title}</h2>
        <p>{said.appeal.says}</p>
        <ul>
          <li>
            <a href={OMBUDSMAN.form}>{said.appeal.form}</a>
          </li>
          <li>
            <a href={OMBUDSMAN.delegate}>{said.appeal.delegate}</a>
          </li>
          <li>{said.appeal.post}</li>
        </ul>
      </section>
    </Page>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Made() {
  const { made: said } = words().accessibility;
  return (
    <section>
      <h2>{said.title}</h2>
      <p>{said.on(dated(MADE_ON))}</p>
      <dl class="facts">
        <dt>{said.technologies}</dt>
        <dd>{said.technologiesSay}</dd>
        <dt>{said.environment}</dt>
        <dd>{said.environmentSays}</dd>
        <dt>{said.tools}</dt>
        <dd>{said.toolsSay}</dd>
        <dt>{said.pages}</dt>
        <dd>{said.pagesSay}</dd>
      </dl>
    </section>
  );
}

function Contact() {
  const { contact: said } = words().accessibility;
  const contact = how.value?.accessibilityContact ?? null;
  return (
    <section>
      <h2>{said.title}</h2>
      <p>{said.says}</p>
      {contact === null ? (
        <p>{said.none}</p>
      ) : (
        <p>
          {said.to} <a href={contact.startsWith('https://') ? contact : `mailto:${contact}`}>{contact}</a>
        </p>
      )}
      <p>{said.what}</p>
    </section>
  );
}
