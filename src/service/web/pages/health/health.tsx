/** How the service is, for administrators: what somebody should do about it, then each figure with its date. Read anew when asked to, and only then. */
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice } from '../../parts/notice.tsx';
import { type Finding, findingsOf } from './findings.ts';
import { Letters } from './letters.tsx';
import { Sections } from './sections.tsx';

export default function Health() {
  const { health: said } = words();
  const health = useLoaded('health', async () => (await given(api.GET('/api/health'))).body);
  return (
    <Page
      title={said.title}
      acts={
        <button type="button" disabled={health.isLoading} onClick={() => void health.reload()}>
          {said.refresh}
        </button>
      }
    >
      <LoadedPart of={health}>
        {(found) => (
          <>
            <p role="status">{said.at(timed(found.at))}</p>
            <Findings findings={findingsOf(found)} />
            <Sections health={found} />
            <Letters key={found.at} mail={found.mail} />
          </>
        )}
      </LoadedPart>
    </Page>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { health: said } = words();
  if (findings.length === 0) return <Notice tone="good" title={said.fine} />;
  return (
    <>
      {findings.map((finding) => {
        const { title, remedy } = told(finding);
        return (
          <Notice key={finding.kind} tone={finding.tone} title={title}>
            <p>{remedy}</p>
          </Notice>
        );
      })}
    </>
  );
}

function told(finding: Finding): { readonly title: string; readonly remedy: string } {
  const { findings: said } = words().health;
  switch (finding.kind) {
    case 'lost':
      return { title: said.lost(finding.count), remedy: said.lostRemedy };
    case 'mail':
      return { title: said.mail(finding.count), remedy: said.mailRemedy };
    case 'idle':
      return { title: said.idle(timed(finding.at)), remedy: said.idleRemedy };
    case 'waiting':
      return { title: said.waiting(timed(finding.at)), remedy: said.waitingRemedy };
    case 'failed':
      return { title: said.failed(finding.count, timed(finding.at)), remedy: said.failedRemedy };
    case 'oldBackup':
      return { title: said.oldBackup(timed(finding.at)), remedy: said.backupRemedy };
    case 'noBackup':
      return { title: said.noBackup, remedy: said.backupRemedy };
    case 'oldRetention':
      return { title: said.oldRetention(timed(finding.at)), remedy: said.retentionRemedy };
    case 'noRetention':
      return { title: said.noRetention, remedy: said.retentionRemedy };
  }
}
