import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { DateTime } from 'luxon'
import { openSignIn } from '#domain/accounts/sign_ins/sign_ins'
import { writeTransaction } from '#database/write_transaction'
import { pruneExpired } from '#domain/maintenance/prune_expired'
import { codeBrowserHash, codeHash } from '#domain/pay_links/code_hash'
import { mailCode } from '#domain/pay_links/mail_code'
import { takeCode } from '#domain/pay_links/take_code'
import { iso } from '#domain/shared/iso'
import { useOutbox, type MailKind } from '#domain/shared/outbox'
import MailedCode from '#models/mailed_code'
import type PayLink from '#models/pay_link'
import { truncate } from '#tests/support/database'
import { linkFor } from '#tests/support/pay_links'
import { NOW, openPortal, visitor } from '#tests/support/people'
import { activate, invoiceFor } from '#tests/support/portal_world'

const NOTHING = {
  ...{ sessions: 0, idempotencyKeys: 0, tokens: 0, limits: 0 },
  ...{ signIns: 0, mails: 0, codes: 0, jobs: 0 },
  ...{ staffLinks: 0, cliSignIns: 0, bounces: 0, logos: 0, notes: 0, viewings: 0 },
}

async function world() {
  await openPortal()
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { account } = await activate(client)
  const { link } = await linkFor(invoice, NOW)
  return { invoice, account, link }
}

/** A code that was mailed at `at`, after so many tries. */
function code(link: PayLink, at: DateTime, facts: { tries?: number; isUsed?: boolean } = {}) {
  const { tries = 0, isUsed = false } = facts
  return MailedCode.create({
    ...{ payLinkId: link.id, accountId: null, tries },
    ...{ codeHash: codeHash('b', '1'), browserHash: codeBrowserHash('b') },
    ...{ createdAt: at, expiresAt: at.plus({ minutes: 10 }), usedAt: isUsed ? at : null },
  })
}

test.group('Pruning', (group) => {
  group.each.setup(() => truncate())

  test('deletes what has expired and keeps the rest', async ({ assert }) => {
    for (const [id, expires] of [
      ['old', NOW.minus({ minutes: 1 })],
      ['new', NOW.plus({ minutes: 1 })],
    ] as const) {
      await db.table('sessions').insert({ id, data: '{}', expires_at: expires.toJSDate() })
      await db.table('rate_limits').insert({ key: id, points: 1, expire: expires.toMillis() })
      await db.table('idempotency_keys').insert({
        scope: 's',
        key: id,
        request_hash: 'h',
        created_at: expires.minus({ days: 7 }).toISO(),
      })
    }
    const pruned = await pruneExpired(NOW)
    assert.deepEqual(pruned, { ...NOTHING, sessions: 1, idempotencyKeys: 1, limits: 1 })
    assert.deepEqual(await db.from('sessions').select('id'), [{ id: 'new' }])
    assert.deepEqual(await pruneExpired(NOW), NOTHING)
  })

  test('keeps sign-ins for 90 days after somebody was there, ended or not', async ({ assert }) => {
    const { account } = await world()
    for (const days of [0, 89, 91, 400]) {
      const seen = NOW.minus({ days })
      const draft = { audience: 'portal', method: 'password', accountId: account.id } as const
      const signIn = await writeTransaction((trx) => openSignIn(trx, draft, visitor, seen))
      signIn.$trx = undefined
      await signIn.merge({ endedAt: days === 91 ? seen : null }).save()
    }
    assert.deepEqual(await pruneExpired(NOW), { ...NOTHING, signIns: 2 })
    assert.lengthOf(await db.from('sign_ins'), 2)
  })

  test('keeps letters about money, and deletes those about getting in when they are sent', async ({
    assert,
  }) => {
    const kinds: MailKind[] = ['sign_in', 'pay_link_code', 'receipt', 'new_invoice']
    for (const kind of kinds) {
      await writeTransaction((trx) =>
        useOutbox().queueMail(trx, {
          ...{ kind, to: { email: 'meera@client.example', name: null }, locale: 'en' },
          ...{ clientId: null, accountId: null, params: {} },
        })
      )
    }
    const old = NOW.minus({ days: 91 })
    await db.from('outbox_mails').update({ state: 'sent', updated_at: iso(old) })
    await db.from('outbox_mails').where('kind', 'sign_in').update({ state: 'queued' })
    assert.deepEqual(await pruneExpired(NOW), { ...NOTHING, mails: 1 })
    const left: { kind: string }[] = await db.from('outbox_mails').orderBy('id').select('kind')
    assert.deepEqual(
      left.map(({ kind }) => kind),
      ['sign_in', 'receipt', 'new_invoice']
    )
    await db.from('outbox_mails').update({ state: 'failed', updated_at: iso(NOW) })
    assert.deepEqual(await pruneExpired(NOW), NOTHING)
  })

  test('keeps mailed codes that count against their link, until the link has ended', async ({
    assert,
  }) => {
    const { link, invoice } = await world()
    const ended = await linkFor(invoice, NOW)
    await ended.link.merge({ revokedAt: NOW }).save()
    const past = NOW.minus({ days: 2 })
    const counts = [
      await code(link, past, { tries: 3 }),
      await code(link, past, { tries: 2, isUsed: true }),
    ]
    const lately = [await code(link, NOW), await code(ended.link, NOW, { tries: 1 })]
    await code(link, past)
    await code(link, past, { tries: 1, isUsed: true })
    await code(ended.link, past, { tries: 5 })

    assert.deepEqual(await pruneExpired(NOW), { ...NOTHING, codes: 3 })
    const left = await MailedCode.query().orderBy('id')
    assert.deepEqual(
      left.map(({ id }) => id),
      [...counts, ...lately].map(({ id }) => id)
    )
    const over = link.expiresAt.plus({ days: 2 })
    assert.equal((await pruneExpired(over)).codes, 4)
  })

  test('changes nothing of how many wrong codes a link takes', async ({ assert }) => {
    const { link } = await world()
    const wrong = { browser: 'b', code: 'x' }
    let at = NOW
    for (let round = 0; round < 4; round++) {
      assert.isTrue((await mailCode(link, 'b', visitor, at)).ok)
      for (let n = 0; n < 5; n++) await takeCode(link, wrong, visitor, at)
      // One nobody tried, which is pruned.
      await code(link, at)
      at = at.plus({ hours: 30 })
      assert.equal((await pruneExpired(at)).codes, 1)
    }
    assert.deepInclude(await mailCode(link, 'b', visitor, at), { ok: false, code: 'codes_used_up' })
  })
})
