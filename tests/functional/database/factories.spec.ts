import { test } from '@japa/runner'
import { AccountFactory, FACTORY_PASSWORD } from '#database/factories/account_factory'
import { ClientFactory } from '#database/factories/client_factory'
import { InvoiceFactory } from '#database/factories/invoice_factory'
import { MembershipFactory } from '#database/factories/membership_factory'
import { SellerFactory } from '#database/factories/seller_factory'
import { verifyPassword } from '#domain/accounts/passwords/bounded_hash'
import Invoice from '#models/invoice'
import { truncate } from '#tests/support/database'

const STATUSES = ['draft', 'overdue', 'paid', 'pending', 'refunded', 'void'] as const

test.group('Factories', (group) => {
  group.each.setup(() => truncate())

  test('an invoice in each named state shows the status of that name', async ({ assert }) => {
    const { id: clientId } = await ClientFactory.create()
    const { id: sellerId } = await SellerFactory.create()
    const today = new Date().toISOString().slice(0, 10)
    const statusOf = async (id: number) => {
      const invoice = await Invoice.findOrFail(id)
      return invoice.statusOn(today, 'utc')
    }

    for (const state of STATUSES) {
      const { id } = await InvoiceFactory.merge({ clientId, sellerId }).apply(state).create()
      const status = await statusOf(id)
      assert.equal(status.name, state)
    }
    const part = await InvoiceFactory.merge({ clientId, sellerId }).apply('partlyPaid').create()
    assert.containSubset(await statusOf(part.id), { name: 'due', partlyPaid: true, days: 10 })
  })

  test('a membership joins a person with a password to a client', async ({ assert }) => {
    const client = await ClientFactory.apply('german').create()
    const account = await AccountFactory.apply('withPassword').create()
    const membership = await MembershipFactory.merge({
      clientId: client.id,
      accountId: account.id,
    })
      .apply('active')
      .apply('viewer')
      .create()

    assert.isTrue(membership.isActive)
    assert.isFalse(membership.mayPay)
    assert.isTrue(await verifyPassword(account.passwordHash, FACTORY_PASSWORD))
  })

  test('clients and people may have no address', async ({ assert }) => {
    const client = await ClientFactory.apply('withoutAddress').create()
    const account = await AccountFactory.apply('withoutAddress').create()
    assert.isNull(client.billingEmail)
    assert.isNull(account.email)
  })

  test('every state of a membership is one the database accepts', async ({ assert }) => {
    const { id: clientId } = await ClientFactory.create()
    for (const state of ['invited', 'active', 'disabled', 'payer', 'viewer'] as const) {
      const { id: accountId } = await AccountFactory.create()
      const made = await MembershipFactory.merge({ clientId, accountId }).apply(state).create()
      assert.include([made.state, made.role], state)
    }
  })
})
