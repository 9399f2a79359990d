/** The record of acts, for administrators: whether it is whole, and its lines, told in words. */
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { Lines } from './lines.tsx';
import { Whole } from './whole.tsx';

export default function Audit() {
  const { audit: said } = words();
  const check = useLoaded('audit check', async () => (await given(api.GET('/api/audit/verification'))).body);
  return (
    <Page title={said.title}>
      <p>{said.says}</p>
      <Whole check={check} />
      <Lines check={check.value} />
    </Page>
  );
}
