import { test } from '@japa/runner'
import { hashPassword, HashingBusy, verifyPassword } from '#domain/accounts/passwords/bounded_hash'

test.group('Hashing', () => {
  test('queues a few and refuses the rest, and works again afterwards', async ({ assert }) => {
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => hashPassword(`password number ${index}`))
    )
    const refused = results.filter((one) => one.status === 'rejected')
    assert.lengthOf(refused, 14)
    for (const { reason } of refused) assert.instanceOf(reason, HashingBusy)

    const hashed = await hashPassword('  exactly as typed ')
    assert.isTrue(await verifyPassword(hashed, '  exactly as typed '))
    assert.isFalse(await verifyPassword(hashed, 'exactly as typed'))
  })
})
