import { test } from '@japa/runner'
import { harmless } from '../../../resources/js/shared/text/harmless.js'

test.group('Values in a sentence', () => {
  test('a name does not turn the words after it around, and stays what it is', ({ assert }) => {
    const name = 'Quay \u202Eecila\u202C \u2066\u2067\u2068Ltd\u2069, משרד, مكتب'
    const at = new Date(0)
    assert.deepEqual(harmless({ name, count: 2, at, missing: null }), {
      name: 'Quay ecila Ltd, משרד, مكتب',
      ...{ count: 2, at, missing: null },
    })
  })

  test('no values are no values', ({ assert }) => {
    assert.isUndefined(harmless(undefined))
  })
})
