import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { changeLogo, removeLogo } from '#domain/branding/change_logo'
import { pruneExpired } from '#domain/maintenance/prune_expired'
import { bouncedAddresses } from '#domain/outbox/bounced_addresses'
import { recordBounce } from '#domain/outbox/record_bounce'
import { readSettings } from '#domain/settings/read_settings'
import { iso } from '#domain/shared/iso'
import { useOutbox, type MailKind } from '#domain/shared/outbox'
import Account from '#models/account'
import MailBounce from '#models/mail_bounce'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { NOW, openActiveClient, openPortal, tester } from '#tests/support/people'
import { bar } from '#tests/support/pictures'

/** The outbox dates letters by the real clock. */
const TODAY = DateTime.utc()
const later = (days: number, from = NOW) => from.plus({ days })

test.group('Pruning logos', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  const picture = (r: number) =>
    bar({ width: 64, height: 16 }, { r, g: 20, b: 60, alpha: 1 }).png().toBuffer()
  const show = async (r: number, at: DateTime) => changeLogo(await picture(r), tester, at)
  const kept = async () => (await db.from('brand_logos')).length
  const logos = async (at: DateTime) => (await pruneExpired(at)).logos

  test('keeps the one in use, however old, and the others until the look has settled', async ({
    assert,
  }) => {
    await show(10, NOW)
    assert.equal(await logos(later(1000)), 0)
    await show(20, later(200))
    await show(30, later(201))
    assert.equal(await logos(later(290)), 0)
    assert.equal(await logos(later(292)), 2)
    const { branding } = await readSettings()
    assert.deepEqual(await db.from('brand_logos').select('hash'), [{ hash: branding.logo!.hash }])
    assert.equal(await logos(later(1000)), 0)
  })

  test('without a logo none is kept in the end, and one handed in again is new', async ({
    assert,
  }) => {
    await show(10, NOW)
    await removeLogo(tester, later(1))
    assert.equal(await logos(later(90)), 0)
    assert.equal(await logos(later(92)), 1)
    await show(10, later(93))
    assert.equal(await kept(), 1)
    assert.equal(await logos(later(1000)), 0)
  })

  test('a logo that comes back while it is pruned is there in the end', async ({ assert }) => {
    for (let round = 0; round < 3; round++) {
      await show(10, NOW)
      await removeLogo(tester, NOW)
      await Promise.all([pruneExpired(later(100)), show(10, later(100))])
      const { branding } = await readSettings()
      assert.lengthOf(await db.from('brand_logos').where('hash', branding.logo!.hash), 1)
      await truncate()
      await openPortal()
    }
  })
})

test.group('Pruning reports of bounced mail', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  /** A letter that came back, and is itself kept only when it is about money. */
  async function bounced(
    email: string,
    kind: MailBounce['kind'],
    mailKind: MailKind = 'sign_in'
  ): Promise<void> {
    await writeTransaction((trx) =>
      useOutbox().queueMail(trx, {
        ...{ kind: mailKind, to: { email, name: null }, locale: 'en' },
        ...{ clientId: null, accountId: null, params: {} },
      })
    )
    const mail = await OutboxMail.query().orderBy('id', 'desc').firstOrFail()
    await mail.merge({ state: 'sent', updatedAt: TODAY }).save()
    const report = { kind, reason: '550', occurredAt: TODAY, email, eventId: null }
    await recordBounce({ mail: { id: mail.publicId }, ...report }, tester, TODAY)
  }
  const left = async () =>
    (await MailBounce.query().orderBy('id')).map(({ email, kind }) => `${kind} ${email}`)

  test('they go with their letters, but those that keep an address from being mailed', async ({
    assert,
  }) => {
    const { account } = await openActiveClient()
    const email = account.email!
    await Account.query().where('id', account.id).update({ emailVerifiedAt: null })
    await bounced(email, 'soft')
    await bounced(email, 'hard')
    await bounced(email, 'complaint', 'receipt')
    await bounced('nobody@elsewhere.example', 'hard')
    await bounced('nobody@elsewhere.example', 'hard', 'receipt')

    assert.equal((await pruneExpired(later(89, TODAY))).bounces, 0)
    const pruned = await pruneExpired(later(91, TODAY))
    assert.deepEqual([pruned.mails, pruned.bounces], [3, 2])
    assert.deepEqual(await left(), [
      `hard ${email}`,
      `complaint ${email}`,
      'hard nobody@elsewhere.example',
    ])
    assert.isTrue((await bouncedAddresses([email], db.connection())).has(email))

    // A mailed link was followed: mail arrives there.
    const verified = iso(later(1, TODAY))
    await db.from('accounts').where('id', account.id).update({ email_verified_at: verified })
    assert.equal((await pruneExpired(later(92, TODAY))).bounces, 1)
    assert.deepEqual(await left(), [`complaint ${email}`, 'hard nobody@elsewhere.example'])
  })
})
