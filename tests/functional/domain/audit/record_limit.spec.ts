import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { recordLimit } from '#domain/audit/record_limit'
import AuditEvent from '#models/audit_event'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'

/** A day of its own: the minute of other tests is another. */
const NOW = DateTime.utc().plus({ days: 400 })

function reached(limit: string, seconds = 600) {
  const key = `${limit}:${randomUUID()}`
  const facts = { about: null, email: null, method: 'POST', route: 'portal.session.store' }
  return recordLimit({ ...facts, limit, key, seconds }, tester, NOW)
}

test.group('Limits in the log', (group) => {
  group.each.setup(() => truncate())

  test('however many strangers reach theirs, the one of an account under attack is told', async ({
    assert,
  }) => {
    for (let n = 0; n < 70; n++) await reached('sign_in')
    await reached('sign_in_of')
    await reached('code')

    const events = await AuditEvent.query().where('action', 'limit.reached')
    const of = (limit: string) => events.filter(({ details }) => details.limit === limit)
    assert.lengthOf(of('sign_in'), 20)
    assert.lengthOf(of('sign_in_of'), 1)
    assert.lengthOf(of('code'), 1)
  })
})
