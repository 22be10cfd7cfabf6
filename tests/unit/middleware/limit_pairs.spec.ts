import stringHelpers from '@adonisjs/core/helpers/string'
import { test } from '@japa/runner'
import { LIMIT_PAIRS, type LimitPair } from '#middleware/limit_pairs'

const seconds = (duration: string) => stringHelpers.seconds.parse(duration)

/**
 * What one address may take in one period of the limit from everywhere, at most: the period of its
 * own may have begun before, so one more of them touches it than fits into it.
 */
function mostOfOneAddress({ own, everywhere }: LimitPair): number {
  const periods = Math.ceil(seconds(everywhere.duration) / seconds(own.duration))
  return own.requests * (periods + 1)
}

test.group('Limits of one address and from everywhere', () => {
  test('one address alone never reaches the one from everywhere', ({ assert }) => {
    for (const [name, pair] of Object.entries(LIMIT_PAIRS)) {
      assert.isBelow(mostOfOneAddress(pair), pair.everywhere.requests, name)
    }
  })

  test('the one from everywhere lasts as long at least', ({ assert }) => {
    for (const [name, { own, everywhere }] of Object.entries(LIMIT_PAIRS)) {
      assert.isAtLeast(seconds(everywhere.duration), seconds(own.duration), name)
    }
  })
})
