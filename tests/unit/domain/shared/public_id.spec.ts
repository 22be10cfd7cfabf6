import { test } from '@japa/runner'
import { isPublicId, newPublicId } from '#domain/shared/public_id'

test.group('Public ids', () => {
  test('have the form of one, differ, and are no flag at a terminal', ({ assert }) => {
    const ids = Array.from({ length: 5000 }, newPublicId)
    assert.isTrue(ids.every(isPublicId))
    assert.equal(new Set(ids).size, ids.length)
    assert.isEmpty(ids.filter((id) => id.startsWith('-')))
  })
})
