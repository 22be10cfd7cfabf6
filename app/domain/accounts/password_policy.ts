import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/** Characters that a password standing alone needs (NIST 800-63B-4, 3.1.1.2). */
export const PASSWORD_MIN_CHARACTERS = 15
export const PASSWORD_MAX_BYTES = 1024

// Below ten thousand million guesses a stolen hash falls in days; zxcvbn calls that its best score.
const ENOUGH_GUESSES_LOG10 = 10

// zxcvbn takes more than linear time; what is strong in its first part is strong.
const RATED_CHARACTERS = 64

export type PasswordRefusal =
  'password_too_short' | 'password_too_long' | 'password_common' | 'password_from_name'

let estimator: ZxcvbnFactory | null = null

/**
 * Whether this may be somebody's password: length, and neither a common or breached one (an offline
 * list of some 50,000, with keyboard runs, repeats and dates) nor built from `names`, those of the
 * company, the client and the person. No rules of composition: any Unicode, exactly as typed.
 */
export function checkPassword(
  password: string,
  names: (string | null)[]
): Done<undefined> | Refused<PasswordRefusal> {
  if (Buffer.byteLength(password) > PASSWORD_MAX_BYTES) return refused('password_too_long')
  if ([...password].length < PASSWORD_MIN_CHARACTERS) return refused('password_too_short')

  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const rated = [...password].slice(0, RATED_CHARACTERS).join('')
  const { guessesLog10, sequence } = estimator.check(rated, namesAsTyped(names))
  if (guessesLog10 >= ENOUGH_GUESSES_LOG10) return done()

  const fromName = sequence.some((match) => match.dictionaryName === 'userInputs')
  return refused(fromName ? 'password_from_name' : 'password_common')
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
