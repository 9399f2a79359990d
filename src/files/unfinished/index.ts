/** What is left of outputs that did not come about, without what is needed to make them. */
export { STAGING, takeAway } from './take-away.ts';
