/** Who is signed in, and signing in again without leaving the place. */
import { signal } from '@preact/signals';
import { api, done, given, type Schemas, whenSignInIsNeeded } from '../api/client.ts';
import { forgetAll } from '../api/loaded.ts';
import { type Action, mayDo, type Place, RIGHTS, type Role } from '../../rules/rights.ts';

export type Me = Schemas['Me'];

/** How one may sign in, and what this service is for; null until it is known. */
export const how = signal<Schemas['SignIn'] | null>(null);

/** undefined until it is known; null: nobody. */
export const me = signal<Me | null | undefined>(undefined);

export type Why = 'over' | 'recent';

/** A sign-in that is waited for; the dialog that asks for it ends it. */
export const asked = signal<{ readonly why: Why; readonly end: (isSignedIn: boolean) => void } | null>(null);

let waited: Promise<void> | null = null;

/** Of several calls that need it at once one asks. */
function signInAgain(why: Why): Promise<void> {
  waited ??= new Promise<void>((resolve, reject) => {
    asked.value = {
      why,
      end: (isSignedIn) => {
        asked.value = null;
        waited = null;
        if (isSignedIn) resolve();
        else reject(new SignInGivenUp());
      },
    };
  });
  return waited;
}

/** Whoever closes the dialog: the act is not done, and what was typed stands as it was. */
export class SignInGivenUp extends Error {}

/** What a place of one's own roles is called; of any other its code. */
export function placeName(scope: string): string {
  return me.value?.grants.find((grant) => grant.scope === scope)?.placeName ?? scope;
}

/** Asked first whether anybody is, so that a browser has no refusal to tell of. */
export async function findMe(): Promise<void> {
  whenSignInIsNeeded(null);
  how.value = (await given(api.GET('/api/sign-in'))).body;
  if (!how.value.isSignedIn) {
    me.value = null;
    return;
  }
  me.value = (await given(api.GET('/api/me'))).body;
  whenSignInIsNeeded(signInAgain);
}

/** @throws Problem of a wrong password, or too many of them. */
export async function signIn(login: string, password: string): Promise<void> {
  whenSignInIsNeeded(null);
  try {
    await done(api.POST('/api/session', { body: { login, password } }));
  } finally {
    if (me.peek() !== null) whenSignInIsNeeded(signInAgain);
  }
}

/** Ends at the identity provider too, where there is one. */
export async function signOut(): Promise<void> {
  whenSignInIsNeeded(null);
  let to = '/';
  if (how.value?.provider == null) await done(api.DELETE('/api/session'));
  else to = (await given(api.POST('/auth/logout'))).body.to;
  forgetAll();
  // All that this window knows goes with it.
  location.assign(to);
}

/** Whether any of one's roles has the right anywhere. */
export function may(action: Action): boolean {
  return me.value?.grants.some(({ role }) => role in RIGHTS[action].roles) === true;
}

/** Whether one has the right there. */
export function mayAt(action: Action, place: Place): boolean {
  return mayDo(me.value?.grants ?? [], action, place);
}

/** Where one has a role. */
export function scopesOf(role: Role): readonly string[] {
  return (me.value?.grants ?? []).filter((grant) => grant.role === role).map(({ scope }) => scope);
}
