/** What makes it impossible, or useless, to check anything further: its message says it as a sentence of the verifier. */
export class Refusal extends Error {}
