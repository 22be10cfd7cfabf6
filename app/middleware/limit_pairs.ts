import type { Limit } from '#middleware/consume'

/** What one address has of an account or a link, and what all addresses together have of it. */
export type LimitPair = { own: Limit; everywhere: Limit }

const PERIOD = '15 mins'

/*
 * One address alone never reaches the limit from everywhere, or a stranger there would keep the owner
 * out. Its own tries come back while the other limit lasts: so often as its period fits into that,
 * and once more, because the two begin at different times.
 */
export const LIMIT_PAIRS = {
  signIn: {
    own: { requests: 5, duration: PERIOD },
    everywhere: { requests: 100, duration: PERIOD },
  },
  /** Of one sign-in, and of all devices of an account. */
  passwordAgain: {
    own: { requests: 5, duration: PERIOD },
    everywhere: { requests: 50, duration: PERIOD },
  },
  /** What goes on for days is stopped by the cap on wrong codes in a row. */
  code: {
    own: { requests: 5, duration: PERIOD },
    everywhere: { requests: 30, duration: '1 hour' },
  },
  /** That a terminal shows: a few typing errors, and no guessing. */
  cliCode: {
    own: { requests: 10, duration: PERIOD },
    everywhere: { requests: 60, duration: '1 hour' },
  },
  mail: {
    own: { requests: 3, duration: PERIOD },
    everywhere: { requests: 20, duration: '1 hour' },
  },
  link: {
    own: { requests: 10, duration: PERIOD },
    everywhere: { requests: 200, duration: PERIOD },
  },
  paymentOpening: byPayLink(40),
  paymentCheck: byPayLink(120),
  transferReport: byPayLink(20),
  proofUpload: byPayLink(30),
} satisfies Record<string, LimitPair>

/** Of an account wherever it is, and of a pay link at one address. */
function byPayLink(requests: number): LimitPair {
  return {
    own: { requests, duration: PERIOD },
    everywhere: { requests: requests * 5, duration: PERIOD },
  }
}
