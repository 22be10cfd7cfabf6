import hash from '@adonisjs/core/services/hash'
import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { GOOD_PASSWORD, openActiveClient } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { openPortal } from '#tests/support/portal_world'

const SESSION = '/api/v1/client-portal/session'
const EMAIL = 'accounts@kestrelbay.example'

const signIn = (email: string, password: string) =>
  new PortalBrowser().send('POST', SESSION, { email, password })

/** Counts the passwords that are checked from now on, and how many at once. */
function watchHashes(cleanup: (undo: () => void) => void) {
  const seen = { ran: 0, atOnce: 0, most: 0 }
  const verify = hash.verify.bind(hash)
  hash.verify = async (...args) => {
    seen.ran += 1
    seen.atOnce += 1
    seen.most = Math.max(seen.most, seen.atOnce)
    try {
      return await verify(...args)
    } finally {
      seen.atOnce -= 1
    }
  }
  cleanup(() => {
    hash.verify = verify
  })
  return seen
}

async function statuses(sent: Promise<{ status: number }>[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {}
  for (const { status } of await Promise.all(sent)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

test.group('Two hundred sign-ins at once', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    await openActiveClient()
  })

  test('at one account check five passwords, the limit, and no more', async ({
    assert,
    cleanup,
  }) => {
    const hashes = watchHashes(cleanup)
    const sent = Array.from({ length: 200 }, () => signIn(EMAIL, 'wrong wrong wrong'))
    assert.deepEqual(await statuses(sent), { 401: 5, 429: 195 })
    assert.equal(hashes.ran, 5)
    assert.isAtMost(hashes.most, 2)
  }).timeout(120_000)

  test('with the right password among them sign in no more often than that', async ({
    assert,
    cleanup,
  }) => {
    const hashes = watchHashes(cleanup)
    const sent = Array.from({ length: 200 }, () => signIn(EMAIL, GOOD_PASSWORD))
    const counts = await statuses(sent)
    // A success gives the tries back, so that some of those that come later go through as well.
    assert.deepEqual(Object.keys(counts), ['200', '429'])
    assert.equal(hashes.ran, counts[200])
    assert.isAtMost(hashes.most, 2)
  }).timeout(120_000)

  test('at as many accounts are the limit of their address, and the rest hear when to try again', async ({
    assert,
    cleanup,
  }) => {
    const hashes = watchHashes(cleanup)
    const sent = Array.from({ length: 200 }, (_, n) => signIn(`${n}@client.example`, 'wrong wrong'))
    const answers = await Promise.all(sent)
    const refused = answers.filter(({ status }) => status === 429 || status === 503)
    for (const { headers } of refused) assert.isAbove(Number(headers.get('retry-after')), 0)
    assert.equal(answers.filter(({ status }) => status === 429).length, 140)
    assert.isAtMost(hashes.ran, 60)
    assert.isAtMost(hashes.most, 2)
    assert.equal(answers.length - refused.length, hashes.ran)
  }).timeout(120_000)
})
