/** What the machine found wrong: a promise of the product that did not hold. */
export class Broken extends Error {}
