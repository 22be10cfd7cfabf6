import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { openClient } from '#domain/accounts/open_client'
import { openMissingAccounts } from '#domain/accounts/open_missing_accounts'
import { newPublicId } from '#domain/shared/public_id'
import Account from '#models/account'
import Client from '#models/client'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { NOW, openTestClient, tester } from '#tests/support/people'

test.group('Opening a client', (group) => {
  group.each.setup(() => truncate())

  test('makes the account and the membership with it, invites nobody', async ({ assert }) => {
    const { client, account, membership } = await openTestClient()
    assert.deepInclude(account.serialize(), {
      email: 'accounts@kestrelbay.example',
      name: 'Meera Nair',
      locale: 'en-IN',
      passwordSetAt: null,
    })
    assert.deepInclude(membership.serialize(), {
      clientId: client.id,
      accountId: account.id,
      role: 'owner',
      state: 'not_invited',
    })
    assert.isNull(await OutboxMail.first())
    assert.lengthOf(await db.from('audit_events').where('action', 'client.opened'), 1)
  })

  test('a person whose address is known gets a second membership, also at the same moment', async ({
    assert,
  }) => {
    await Promise.all(
      ['One', 'Two', 'Three'].map((name) =>
        openTestClient({ name, billingEmail: 'ap@group.example' })
      )
    )
    assert.lengthOf(await Account.all(), 1)
    assert.lengthOf(await Membership.all(), 3)
  })

  test('without an address each client still has an account of its own', async ({ assert }) => {
    await openTestClient({ billingEmail: null })
    await openTestClient({ billingEmail: 'n/a' })
    const accounts = await Account.all()
    assert.deepEqual(
      accounts.map(({ email }) => email),
      [null, null]
    )
  })

  test('hostile names become one line that fits', async ({ assert }) => {
    const { client } = await openTestClient({
      name: `A\r\nBcc: x@example.org ${'🛶'.repeat(400)}`,
      contactName: '\u0000\u0007',
      phone: '0'.repeat(500),
    })
    assert.equal([...client.name].length, 300)
    assert.notMatch(client.name, /\p{Cc}/u)
    assert.isNull(client.contactName)
    assert.equal(client.phone?.length, 60)
  })

  test('is undone with the transaction that asked for it', async ({ assert }) => {
    await assert.rejects(() =>
      writeTransaction(async (trx) => {
        await openClient(trx, { name: 'Gone', billingEmail: 'gone@example.org' }, tester, NOW)
        throw new Error('the invoice was refused')
      })
    )
    assert.isNull(await Client.first())
    assert.isNull(await Account.first())
  })
})

test.group('Opening missing accounts', (group) => {
  group.each.setup(() => truncate())

  test('makes what is missing, and nothing when asked again', async ({ assert }) => {
    await openTestClient()
    await Client.create({
      publicId: newPublicId(),
      name: 'Old',
      billingEmail: 'old@example.org',
      locale: 'en',
    })

    const open = (dryRun = false) =>
      writeTransaction(async (trx) => {
        const clients = await Client.query({ client: trx })
        return openMissingAccounts(trx, clients, { actor: tester, now: NOW, dryRun })
      })
    const dry = await open(true)
    assert.deepEqual(
      dry.map(({ client, accountId }) => [client.name, accountId]),
      [['Old', null]]
    )
    assert.lengthOf(await Account.all(), 1)

    assert.lengthOf(await open(), 1)
    assert.lengthOf(await open(), 0)
    assert.lengthOf(await Account.all(), 2)
  })
})
