/** What the reasons of a breakdown are called. Apart, since it is made when it is loaded: a session in a browser does not carry it. */
import { type Reason, REASONS, type Text } from '../domain/index.ts';
import { inBoth, wordsOf } from './words.ts';

export const REASON_NAMES = Object.fromEntries(
  REASONS.map((reason) => [reason, inBoth((language) => wordsOf(language).vocabulary.reasons[reason])]),
) as Readonly<Record<Reason, Text>>;
