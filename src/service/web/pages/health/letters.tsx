/** Letters of the last days by what became of them, and the last that have not arrived: not what they were about. */
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { language, words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';
import { type Health, NOT_ARRIVED, notArrived } from './findings.ts';

const SHOWN = 10;

export function Letters({ mail }: { readonly mail: Health['mail'] }) {
  const { mail: said } = words().health;
  const { integer } = formatsOf(language.value);
  const some = mail.states.filter(({ count }) => count > 0);
  return (
    <section>
      <h2>{said.title}</h2>
      {!mail.isOn && <p>{said.off}</p>}
      {mail.sentAt !== null && (
        <p>
          {said.sent} {timed(mail.sentAt)}
        </p>
      )}
      {some.length > 0 ? (
        <div class="scroll" tabIndex={0} role="group" aria-label={said.caption}>
          <table>
            <caption>{said.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{said.state}</th>
                <th scope="col" class="number">
                  {said.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {some.map(({ state, count }) => (
                <tr key={state}>
                  <th scope="row">{said.states[state]}</th>
                  <td class="number">{integer(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        mail.isOn && <Empty>{said.noneAtAll}</Empty>
      )}
      {notArrived(mail) > 0 && <Failures />}
    </section>
  );
}

function Failures() {
  const { mail: said } = words().health;
  const letters = useLoaded('letters not arrived', async () => {
    const lists = await Promise.all(
      NOT_ARRIVED.map(async (state) => (await given(api.GET('/api/mail', { params: { query: { state, limit: SHOWN } } }))).body.items),
    );
    return lists
      .flat()
      .sort((a, b) => (a.at > b.at ? -1 : 1))
      .slice(0, SHOWN);
  });
  return <LoadedPart of={letters}>{(list) => list.length > 0 && <Table letters={list} title={said.failures} />}</LoadedPart>;
}

function Table({ letters, title }: { readonly letters: readonly Schemas['Mail'][]; readonly title: string }) {
  const { mail: said } = words().health;
  return (
    <div class="scroll after-table" tabIndex={0} role="group" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{said.at}</th>
            <th scope="col">{said.to}</th>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.state}</th>
            <th scope="col">{said.tried}</th>
            <th scope="col">{said.reply}</th>
            <th scope="col">{said.stage}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map(({ id, at, login, kind, state, triedAt, reply, stage }) => (
            <tr key={id}>
              <th scope="row">{timed(at)}</th>
              <td>{login}</td>
              <td>
                <code>{kind}</code>
              </td>
              <td>{said.states[state]}</td>
              <td>{triedAt !== null && timed(triedAt)}</td>
              <td>{reply ?? said.noReply}</td>
              <td>{stage}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
