/** Signing in by another party: who somebody is there, and where they may be sent once they are back. */

/** Who somebody is at an identity provider; the subject alone is nobody. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** As the store has it: an issuer is an address, in which no space stands. */
export function identityKey({ issuer, subject }: Identity): string {
  return `${issuer} ${subject}`;
}

export function identityOf(key: string): Identity {
  const end = key.indexOf(' ');
  return { issuer: key.slice(0, end), subject: key.slice(end + 1) };
}

/** How long a sign-in that was begun may take. */
export const SIGN_IN_MINUTES = 10;

/** Whether it is a path of the service itself, however browsers read it, and not of signing in again. */
export function isOwnPath(text: string, origin: string): boolean {
  if (text.length > 2000 || !/^\/(?![/\\])[!-[\]-~]*$/.test(text) || !URL.canParse(text, origin)) return false;
  const { origin: of, pathname } = new URL(text, origin);
  return of === new URL(origin).origin && !/^\/auth(?:\/|$)/.test(pathname);
}
