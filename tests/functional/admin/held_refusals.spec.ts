import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { GatewayRegistry } from '#gateways/registry'
import { answering, eachPayment, type Change } from '#tests/support/changed_gateway'
import { truncate } from '#tests/support/database'
import { heldPayment, intentOf, surroundings } from '#tests/support/held_world'
import { paidThrough } from '#tests/support/paid_payment'
import { ledgerNow, paymentWorld } from '#tests/support/payment_world'
import { openPortal } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import Refund from '#models/refund'

test.group('Admin API: what cannot be decided', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  const cases: [string, Change][] = [
    ['not-ours', () => ({ reference: 'another-shop' })],
    ['nothing-captured', () => ({ payments: [] })],
    ['nothing-captured', eachPayment({ status: 'pending' })],
    ['amount-unreadable', eachPayment({ amount: null })],
  ]
  for (const [slug, change] of cases) {
    test(`held money: ${slug} is said, and it stays held`, async ({ assert, cleanup }) => {
      const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
      const { id } = await heldPayment(sandbox, '100.00')
      const { find } = await surroundings()
      const changed = answering(find('paypal'), change)
      const registry = { get: () => changed } as unknown as GatewayRegistry
      app.container.swap(GatewayRegistry, () => registry)

      for (const verb of ['acceptance', 'return']) {
        const path = `/payment-intents/${id}/${verb}`
        const { status, body } = await adminRequest('POST', path, { token, body: { note: 'x' } })
        assert.deepEqual([status, body.type], [409, slug], verb)
        assert.isNotEmpty(body.title)
        assert.isNotEmpty(body.detail)
      }
      assert.equal((await intentOf(id)).state, 'held')
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 0, refunds: 0 })
    }).timeout(30_000)
  }

  test('whether a refund is still owed is not asked before it has gone back', async ({
    assert,
    cleanup,
  }) => {
    const world = await paymentWorld(cleanup, { webhooks: false })
    const { payment } = await paidThrough(world, 'razorpay')
    world.sandbox.control.razorpay.refundsStay('pending')
    const asked = { amountMinor: 100, reason: 'x', stillOwed: true }
    const path = `/payments/${payment.publicId}/refunds`
    const made = await adminRequest('POST', path, { token, body: asked })
    assert.equal(made.body.data.state, 'pending')
    const standing = `/refunds/${made.body.data.id}/standing`
    const { status, body } = await adminRequest('PUT', standing, {
      token,
      body: { stillOwed: false },
    })
    assert.deepEqual([status, body.type], [409, 'refund-not-done'])
    assert.match(body.detail, /when it has/)
    assert.containsSubset(await Refund.firstOrFail(), { state: 'pending', stillOwed: true })
  }).timeout(30_000)
})
