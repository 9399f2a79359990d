/** Links between what a page may show in one place: which one is shown is in the address, and the rest of the address stays. */
import { useLocation } from 'preact-iso';

interface Props {
  readonly label: string;
  readonly links: readonly {
    readonly name: string;
    /** What it changes in the address; '' takes away. */
    readonly query: Readonly<Record<string, string>>;
    readonly isCurrent: boolean;
  }[];
}

export function Links({ label, links }: Props) {
  const { path, query: now } = useLocation();
  return (
    <nav class="views" aria-label={label}>
      <ul>
        {links.map(({ name, query, isCurrent }) => (
          <li key={name}>
            <a href={addressOf(path, { ...now, ...query })} aria-current={isCurrent ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return next.size === 0 ? path : `${path}?${next.toString()}`;
}
