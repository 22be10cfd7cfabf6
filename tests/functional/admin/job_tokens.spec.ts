import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { BulkWorks } from '#domain/bulk/bulk_work'
import { done } from '#domain/shared/result'
import ApiToken from '#models/api_token'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { adminRequest, staffToken } from '#tests/support/staff_api'

/** Five batches of one; `during` happens while the second is read. */
function batches(during: () => Promise<unknown>): BulkWorks {
  return {
    send_invites: {
      async open() {
        return done({
          total: 5,
          async next(cursor) {
            const at = Number(cursor ?? 0)
            if (at === 1) await during()
            return at === 5 ? null : { items: [at], cursor: String(at + 1) }
          },
          write: async () => ({ counts: { sent: 1 }, rows: [] }),
        })
      },
    },
  }
}

test.group('Admin API: a job and the token it was started with', (group) => {
  let owner: string
  let token: string
  let tokenId: string
  group.each.setup(async () => {
    await truncate()
    owner = await staffToken('owner')
    const body = { name: 'nightly', scopes: ['clients', 'read'] }
    const made = await adminRequest('POST', '/tokens', { token: owner, body })
    token = made.body.data.token
    tokenId = made.body.data.id
  })

  const start = async (by = token) => {
    const started = await adminRequest('POST', '/invites', { token: by, body: { to: 'all' } })
    return started.body.data.id as string
  }
  const ended = async (id: string) => {
    const { body } = await adminRequest('GET', `/jobs/${id}`, { token: owner })
    const { state, problem, done: count } = body.data
    return { state, problem, done: count }
  }
  const revoke = () => adminRequest('DELETE', `/tokens/${tokenId}`, { token: owner })

  test('revoked while the job waits: nothing is done, and the job says why', async ({ assert }) => {
    const id = await start()
    assert.equal((await revoke()).status, 204)
    await doBulkJobs()
    assert.deepEqual(await ended(id), { state: 'failed', problem: 'token-revoked', done: 0 })
  })

  test('revoked, or signed out, while it runs: it stops after the batch under way', async ({
    assert,
  }) => {
    const first = await start()
    await doBulkJobs(batches(revoke))
    assert.deepEqual(await ended(first), { state: 'failed', problem: 'token-revoked', done: 2 })

    const other = await staffToken('manager')
    const second = await start(other)
    await doBulkJobs(batches(() => adminRequest('DELETE', '/identity/token', { token: other })))
    assert.deepEqual(await ended(second), { state: 'failed', problem: 'token-revoked', done: 2 })
  })

  test('one that runs out meanwhile, and what becomes of others, stop nothing', async ({
    assert,
  }) => {
    const id = await start()
    const expiresAt = DateTime.utc().minus({ minutes: 1 }).toJSDate()
    await ApiToken.query().where('public_id', tokenId).update({ expires_at: expiresAt })
    const late = await adminRequest('GET', '/jobs', { token })
    assert.equal(late.status, 401)
    await doBulkJobs(batches(() => adminRequest('DELETE', '/identity/token', { token: owner })))
    owner = await staffToken('owner')
    assert.deepEqual(await ended(id), { state: 'done', problem: null, done: 5 })
  })
})
