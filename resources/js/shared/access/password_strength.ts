import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** How far a password is on its way: the server asks for `strong`, or `good` beside a second factor. */
export type Strength = 'weak' | 'fair' | 'good' | 'strong'

// As app/domain/accounts/passwords/password_policy.ts does: the meter helps, the server decides.
const RATED_CHARACTERS = 64
const STEPS: [number, Strength][] = [
  [10, 'strong'],
  [8, 'good'],
  [6, 'fair'],
]

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** Guessable from lists, keyboard runs, dates, and from `names` that belong to the person. */
export function strengthOf(password: string, names: string[]): Strength {
  const rated = Array.from(password).slice(0, RATED_CHARACTERS).join('')
  const { guessesLog10 } = estimator.check(rated, names)
  return STEPS.find(([least]) => guessesLog10 >= least)?.[1] ?? 'weak'
}
