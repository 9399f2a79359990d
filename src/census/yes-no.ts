/** Yes and no as people type and tick them. */
import { termKey } from '../domain/index.ts';

const YES = new Set(['oui', 'yes', 'o', 'y', '1', 'vrai', 'true', 'x', 'ok', 'd accord', 'partant', 'partante', 'volontaire']);
const NO = new Set(['non', 'no', 'n', '0', 'faux', 'false']);
const TICKS = /^[✓✔☑🗸☒\ufe0e\ufe0f]+$/u;
/** What somebody adds to a yes that leaves it one. */
const GLAD =
  /^(?:oui|ok|yes|d accord)(?: (?:(?:avec (?:grand )?plaisir|volontiers|bien volontiers|bien sur|tout a fait|sans (?:probleme|souci|hesiter)|absolument|certainement|merci|with pleasure|gladly|of course)))+$/;

export function isMark(text: string): boolean {
  return TICKS.test(text);
}

/** Whether a text is a tick and no more: what stands below the name of a role for those whose it is. */
export function isTick(text: string): boolean {
  return TICKS.test(text) || ['x', 'oui', '1', 'o', 'ok'].includes(termKey(text));
}

/** null where a text says neither, or asks; « oui avec plaisir ! » says it, « oui (à confirmer) » does not. */
export function saysYesOrNo(text: string): boolean | null {
  if (/[?¿]/.test(text)) return null;
  const key = termKey(text);
  if (YES.has(key) || TICKS.test(text) || GLAD.test(key)) return true;
  return NO.has(key) ? false : null;
}

/** As `saysYesOrNo`, of a text without its signs. */
export const YES_WORDS: ReadonlySet<string> = YES;
export const NO_WORDS: ReadonlySet<string> = NO;
