/**
 * The identity provider: OpenID Connect's code flow with PKCE. What it says of somebody is believed once its signature, issuer, audience, nonce and
 * times hold. It may be away when the service starts, and come back.
 */
import * as client from 'openid-client';
import { BinomeError } from '../../errors/index.ts';
import type { Identity } from '../rules/sign-in.ts';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it. */
  readonly name: string | null;
  /** Which claim is a login here; null: none. */
  readonly claim: string | null;
  /** Who may still sign in by a password of their own. */
  readonly passwords: 'everybody' | 'administrators';
}

/** What a browser keeps of a sign-in that it has begun. */
export interface Begun {
  readonly redirect: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Proven {
  readonly identity: Identity;
  /** A login here, by the claim that says so. */
  readonly login: string | null;
  /** When they proved there who they are; null where it does not say. */
  readonly provenAt: Date | null;
}

const TIMEOUT_SECONDS = 10;
/** Between its clock and ours. */
const TOLERANCE_SECONDS = 10;
/** After which its description is read anew. */
const KEPT_MS = 3_600_000;

export class IdentityProvider {
  readonly #settings: ProviderSettings;
  #known: { readonly configuration: client.Configuration; readonly readAt: number } | null = null;

  constructor(settings: ProviderSettings) {
    this.#settings = settings;
  }

  /** Reads what the provider says of itself. @throws BinomeError OIDC_UNAVAILABLE, OIDC_REFUSED. */
  async look(): Promise<void> {
    await this.#configuration();
  }

  /**
   * @param isFresh they are to prove who they are again, whether they have lately or not
   * @returns where the browser is to go. @throws BinomeError OIDC_UNAVAILABLE, OIDC_REFUSED.
   */
  async begin({ redirect, state, nonce, verifier }: Begun, isFresh: boolean): Promise<URL> {
    const configuration = await this.#configuration();
    return client.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: redirect, scope: this.#scope(), response_type: 'code', state, nonce },
      ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      ...(isFresh ? { prompt: 'login', max_age: '0' } : {}),
    });
  }

  /**
   * @param back the address that the browser came back to
   * @param maxAgeSeconds since they last had to prove who they are; null: whenever that was
   * @throws BinomeError OIDC_UNAVAILABLE, OIDC_REFUSED.
   */
  async finish(back: URL, { state, nonce, verifier }: Omit<Begun, 'redirect'>, maxAgeSeconds: number | null): Promise<Proven> {
    const configuration = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, back, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
        ...(maxAgeSeconds === null ? {} : { maxAge: maxAgeSeconds }),
      });
      const claims = tokens.claims()!;
      // Of a provider that speaks for many: this one alone.
      if (new URL(claims.iss).href !== new URL(this.#settings.issuer).href) throw refused('issuer');
      // Longer ones there are none (OpenID Connect Core, 2).
      if (claims.sub.length > 255) throw refused('sub');
      return {
        identity: { issuer: claims.iss, subject: claims.sub },
        login: this.#loginIn(claims),
        provenAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null,
      };
    } catch (error) {
      throw told(error);
    }
  }

  /** Where somebody who signs out is signed out there too; null where it has no such place, or does not answer. */
  async farewell(backTo: string): Promise<string | null> {
    const configuration = await this.#configuration().catch(() => null);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo }).href;
  }

  #scope(): string {
    const { claim } = this.#settings;
    return claim === null ? 'openid' : claim === 'email' ? 'openid email' : 'openid profile';
  }

  /** An address that nobody has verified is anybody's. */
  #loginIn(claims: client.IDToken): string | null {
    const { claim } = this.#settings;
    const value = claim === null || (claim === 'email' && claims['email_verified'] !== true) ? undefined : claims[claim];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  async #configuration(): Promise<client.Configuration> {
    if (this.#known !== null && Date.now() - this.#known.readAt < KEPT_MS) return this.#known.configuration;
    try {
      const configuration = await discovered(this.#settings);
      this.#known = { configuration, readAt: Date.now() };
      return configuration;
    } catch (error) {
      // What was known of it an hour ago is better than nothing.
      if (this.#known !== null) return this.#known.configuration;
      throw told(error);
    }
  }
}

async function discovered({ issuer, clientId, clientSecret }: ProviderSettings): Promise<client.Configuration> {
  const isPlain = issuer.startsWith('http:');
  const more = isPlain ? [client.allowInsecureRequests] : [];
  const metadata = { client_secret: clientSecret, [client.clockTolerance]: TOLERANCE_SECONDS };
  const found = await client.discovery(new URL(issuer), clientId, metadata, undefined, { timeout: TIMEOUT_SECONDS, execute: more });
  const server = found.serverMetadata();
  // What a client is registered with unless it asks for something else (OpenID Connect Core, 9).
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const authentication = methods.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost;
  const configuration = new client.Configuration(server, clientId, metadata, authentication(clientSecret));
  configuration.timeout = TIMEOUT_SECONDS;
  if (isPlain) client.allowInsecureRequests(configuration);
  // The signature is looked at although the token comes straight from the provider.
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/** What the provider or whoever speaks for it says is repeated to nobody but as a code. */
function told(error: unknown): BinomeError {
  if (error instanceof BinomeError) return error;
  const { code, cause, error: said } = error as { code?: unknown; cause?: unknown; error?: unknown };
  const isDown = cause instanceof Response && cause.status >= 500;
  // No connection is a TypeError of fetch.
  if (error instanceof TypeError || isDown || (typeof code === 'string' && AWAY.has(code))) return new BinomeError('OIDC_UNAVAILABLE');
  const name = typeof said === 'string' && /^[a-z_]{1,60}$/.test(said) ? said : typeof code === 'string' ? code : 'error';
  return refused(name);
}

function refused(name: string): BinomeError {
  return new BinomeError('OIDC_REFUSED', { value: name });
}
