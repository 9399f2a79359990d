/** Identity providers in process: a real one, through which a browser goes as a person would, and one that says what a test makes it say. */
import http from 'node:http';
import type net from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import { afterEach } from 'vitest';
import type { ProviderSettings } from '../../src/service/http/identity-provider.ts';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

export const SECRET = 'a secret of the client, long enough';

/** @param port 0: any */
async function listening(handle: http.RequestListener, port = 0): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const server = http.createServer(handle);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  let isUp = true;
  const stop = async (): Promise<void> => {
    if (!isUp) return;
    isUp = false;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  running.push(stop);
  return { port: (server.address() as net.AddressInfo).port, stop };
}

const settingsOf = (port: number, more: Partial<ProviderSettings>): ProviderSettings => ({
  ...{
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'binome',
    clientSecret: SECRET,
    name: 'Annuaire',
    claim: null,
    passwords: 'everybody',
  },
  ...more,
});

export interface Person {
  readonly sub: string;
  readonly [claim: string]: unknown;
}

export interface RealProvider {
  readonly settings: ProviderSettings;
  /** Who signs in when asked to. */
  person: Person;
  /** How often somebody proved who they are. */
  readonly proofs: () => number;
  /** As a browser that keeps its cookies. @returns where it is sent back to */
  readonly browse: (url: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Certified software (oidc-provider), with PKCE demanded; the person is asked for nothing but who they are. */
export async function realProvider(origin: string, more: Partial<ProviderSettings> = {}): Promise<RealProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'one' };
  let handle: http.RequestListener = () => undefined;
  const { port, stop } = await listening((request, response) => handle(request, response));
  const settings = settingsOf(port, more);
  const real: { person: Person } = { person: { sub: 'u-1' } };
  let proofs = 0;
  const provider: Provider = new Provider(settings.issuer, {
    clients: [
      {
        ...{ client_id: 'binome', client_secret: SECRET, redirect_uris: [`${origin}/auth/callback`], response_types: ['code'] },
        ...{ grant_types: ['authorization_code'], post_logout_redirect_uris: [`${origin}/`] },
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['some key'] },
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...real.person, sub }) }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const known = session!.grantIdFor(client!.clientId);
      if (known !== undefined) return provider.Grant.find(known);
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
  const flow = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) {
      void flow(request, response);
      return;
    }
    proofs++;
    void provider.interactionFinished(request, response, { login: { accountId: real.person.sub } });
  };
  const cookies = new Map<string, string>();
  const browse = async (url: string): Promise<string> => {
    for (let at = url, step = 0; step < 10; step++) {
      const answer = await fetch(at, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        if (value === '') cookies.delete(name!);
        else cookies.set(name!, value!);
      }
      const to = answer.headers.get('location');
      if (to === null) throw new Error(`${answer.status} ${await answer.text()}`);
      at = new URL(to, at).href;
      if (at.startsWith(`${origin}/`)) return at;
    }
    throw new Error('the provider sends the browser round in circles');
  };
  return Object.assign(real, { settings, proofs: () => proofs, browse, stop });
}

export interface FalseProvider {
  readonly settings: ProviderSettings;
  /** Signs as the provider does, or as the test says. */
  readonly sign: (
    claims: Readonly<Record<string, unknown>>,
    how?: { readonly kid?: string; readonly key?: CryptoKey | Uint8Array; readonly alg?: string },
  ) => Promise<string>;
  /** What the token endpoint answers: a status and a body (of a redirect, where to); null: nothing, ever. */
  token: (form: URLSearchParams) => Promise<readonly [number, unknown] | null>;
  /** What is said besides in its description. */
  described: Record<string, unknown>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** @param isUp false: it is not there yet. */
export async function falseProvider(more: Partial<ProviderSettings> = {}, isUp = true): Promise<FalseProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'one' };
  const handle: http.RequestListener = (request, response) => {
    const say = (status: number, body: unknown): void => {
      const to = status >= 300 && status < 400 ? { location: String(body) } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...to }).end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration')
      return say(200, {
        ...{ issuer: settings.issuer, authorization_endpoint: `${settings.issuer}/auth`, token_endpoint: `${settings.issuer}/token` },
        ...{ jwks_uri: `${settings.issuer}/jwks`, response_types_supported: ['code'], subject_types_supported: ['public'] },
        ...{ id_token_signing_alg_values_supported: ['RS256'], token_endpoint_auth_methods_supported: ['client_secret_post'] },
        ...provider.described,
      });
    if (request.url === '/jwks') return say(200, { keys: [jwk] });
    let text = '';
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    request.on('end', () => {
      void provider.token(new URLSearchParams(text)).then((answer) => {
        if (answer !== null) say(...answer);
      });
    });
  };
  let server = await listening(handle);
  const { port } = server;
  const settings = settingsOf(port, more);
  const provider: FalseProvider = {
    ...{ settings, described: {} },
    sign: (claims, { kid = 'one', key = privateKey, alg = 'RS256' } = {}) => new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(key),
    token: () => Promise.resolve([500, {}]),
    stop: () => server.stop(),
    start: async () => {
      server = await listening(handle, port);
    },
  };
  if (!isUp) await provider.stop();
  return provider;
}
