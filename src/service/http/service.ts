/** What the routes are given: the stores, the clock, where ids come from, and how the service is set up. */
import type { PairPricer } from '../rules/priced-pair.ts';
import type { RunSettings } from '../rules/run-settings.ts';
import type { Settings } from '../rules/settings.ts';
import type { ProviderSettings } from './identity-provider.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import type { Mode } from '../store/store-mode.ts';

export interface Service {
  /** As whoever asks: nothing is seen without their token. */
  readonly app: Store<Database>;
  /** As the service itself: sign-in, and what nobody asks for. */
  readonly system: Store<Database>;
  readonly now: () => Date;
  /** A new UUID each time. */
  readonly newId: () => string;
  /** A new secret each time, fit for a header: 256 bits. */
  readonly newSecret: () => string;
  /** Where people find the service, such as `https://binome.example.org`; behind TLS its cookies are for TLS alone. */
  readonly origin: string;
  readonly mode: Mode;
  readonly version: string;
  readonly startedAt: Date;
  /** For runs, in this process. */
  readonly workers: number;
  /** Whom people write to about barriers on the page: an address of mail or of a page; null: nobody is named. */
  readonly accessibilityContact: string | null;
  readonly sessions: SessionTimes;
  /** Of the files of one request together. */
  readonly uploadBytes: number;
  /** Of the runs that are asked for. */
  readonly runs: RunSettings;
  /** Settings that hold until an office sets its own. */
  readonly configured: Partial<Settings>;
  /** Addresses of reverse proxies, whose word is taken for whom they ask: none by default. */
  readonly proxies: readonly string[];
  /** By which people sign in besides; null: by passwords alone. */
  readonly oidc: ProviderSettings | null;
  /** Where the page was built; null: the API alone. */
  readonly page: string | null;
  /** What opens `/metrics` from elsewhere; null: only this machine itself reads it. */
  readonly metricsToken: string | null;
  readonly prices: PairPricer;
  /** What a run computes from (`binome.frozen/1`), of its request and the files that lie where that says. */
  readonly frozen: (asked: {
    readonly request: Record<string, unknown>;
    readonly files: ReadonlyMap<string, Uint8Array>;
  }) => Promise<string>;
}

export interface SessionTimes {
  readonly idleMinutes: number;
  readonly longestHours: number;
}
