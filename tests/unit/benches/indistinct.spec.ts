import { test } from '@japa/runner'
import { compare } from '#tests/benches/sign_in/indistinct'

const KINDS = 4

/** Times as a busy machine gives them: 50 ms and more, now and then far more. */
function rounds(extra: number): number[][] {
  return Array.from({ length: 200 }, () =>
    Array.from({ length: KINDS }, (_, kind) => {
      const hiccup = Math.random() < 0.05 ? 200 * Math.random() : 0
      return 50 + 10 * Math.random() + hiccup + (kind === 0 ? extra : 0)
    })
  )
}

test.group('Telling kinds apart by their times', () => {
  test('finds a kind that takes 5 ms more, in noise of 10 ms', ({ assert }) => {
    const { chance, difference, noise } = compare(rounds(5))
    assert.isBelow(chance, 0.001)
    assert.isAbove(difference, noise.most)
  })

  test('finds none where there is none', ({ assert }) => {
    // By chance one in a hundred comparisons of equals looks like a difference; three never do.
    const chances = [compare(rounds(0)), compare(rounds(0)), compare(rounds(0))]
    assert.isAbove(Math.max(...chances.map(({ chance }) => chance)), 0.01)
  })
})
