import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** Characters that a password standing alone needs (NIST 800-63B-4, 3.1.1.2). */
export const PASSWORD_MIN_CHARACTERS = 15
/** Characters that one needs beside a second factor. */
export const PASSWORD_MIN_WITH_FACTOR = 8
export const PASSWORD_MAX_BYTES = 1024

// Below ten thousand million guesses a stolen hash falls in days; zxcvbn calls that its best score.
const ENOUGH_GUESSES_LOG10 = 10
// Where a second factor is asked for as well: its next score.
const ENOUGH_WITH_FACTOR_LOG10 = 8

// zxcvbn takes more than linear time; what is strong in its first part is strong.
const RATED_CHARACTERS = 64

export type PasswordRefusal =
  'password_too_short' | 'password_too_long' | 'password_common' | 'password_from_name'

/** With the number of characters that would have been enough. */
export type WeakPassword = Refused<PasswordRefusal, { min: number }>

let estimator: ZxcvbnFactory | null = null

/**
 * Whether this may be somebody's password: length, and neither a common or breached one (an offline
 * list of some 50,000, with keyboard runs, repeats and dates) nor built from `names`, those of the
 * company, the client and the person. No rules of composition: any Unicode, exactly as typed.
 * `minimum` characters are enough beside a second factor; `standsAlone` says whether it would do
 * without one too.
 */
export function checkPassword(
  password: string,
  names: (string | null)[],
  { minimum = PASSWORD_MIN_CHARACTERS } = {}
): Done<{ standsAlone: boolean }> | WeakPassword {
  const characters = [...password].length
  const details = { min: minimum }
  if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES) return refused('password_too_long', details)
  if (characters < minimum) return refused('password_too_short', details)

  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const rated = [...password].slice(0, RATED_CHARACTERS).join('')
  const { guessesLog10, sequence } = estimator.check(rated, namesAsTyped(names))
  const standsAlone = characters >= PASSWORD_MIN_CHARACTERS && guessesLog10 >= ENOUGH_GUESSES_LOG10
  const isEnough = minimum < PASSWORD_MIN_CHARACTERS && guessesLog10 >= ENOUGH_WITH_FACTOR_LOG10
  if (standsAlone || isEnough) return done({ standsAlone })

  const fromName = sequence.some((match) => match.dictionaryName === 'userInputs')
  return refused(fromName ? 'password_from_name' : 'password_common', details)
}

/** "Kestrel Bay Coffee" is also typed "kestrelbaycoffee", "kestrel", "bay" and "coffee". */
function namesAsTyped(names: (string | null)[]): string[] {
  const typed = names
    .filter((name) => name !== null)
    .flatMap((name) => {
      const words = name.toLowerCase().split(/[\s@._,-]+/)
      return [name.toLowerCase(), words.join(''), ...words]
    })
  return [...new Set(typed)].filter((word) => word.length >= 3)
}
