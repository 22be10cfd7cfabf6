import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { GatewayRegistry } from '#gateways/registry'
import GatewaysProvider from '#providers/gateways_provider'
import { truncate } from '#tests/support/database'
import { confirm, intentOf } from '#tests/support/held_world'
import {
  ledgerNow,
  openPayment,
  orderOf,
  paymentWorld,
  runJobs,
} from '#tests/support/payment_world'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { until } from '#tests/support/sandbox'

test.group('A gateway that fell silent and answers again', (group) => {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })

  for (const name of ['razorpay', 'paypal'] as const) {
    test(`${name}: what is unknown is due at once, and the job settles it, once`, async ({
      assert,
      cleanup,
    }) => {
      const { sandbox, clock } = await paymentWorld(cleanup, { webhooks: false, timeoutMs: 300 })
      // As at the start of a process, with the registry of this test.
      await new GatewaysProvider(app).boot()
      const registry = await app.container.make(GatewayRegistry)
      const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
      const { invoice: other } = await invoiceFor('Kestrel', { number: 'A-2' })
      const browser = await signedIn(client)
      const { id } = (await openPayment(browser, name, invoice)).body.data
      if (name === 'razorpay') sandbox.control.razorpay.pay(await orderOf(id))
      else sandbox.control.paypal.approve(await orderOf(id))

      sandbox.control.faults.add({ gateway: name, kind: 'reset_before', times: 1_000 })
      for (let n = 0; n < 6; n++) assert.equal(await confirm(browser, id), 'unknown')
      assert.isFalse(registry.isAnswering(name))
      await runJobs()
      assert.equal((await intentOf(id)).state, 'unknown')
      assert.isAbove((await intentOf(id)).nextCheckAt!.toMillis(), clock.now().toMillis())

      sandbox.control.faults.clear()
      clock.forward({ minutes: 1 })
      // Somebody else's payment is the first question that it answers.
      assert.equal((await openPayment(browser, name, other)).status, 201)
      assert.isTrue(registry.isAnswering(name))
      await until(async () => Boolean(await db.from('queue_jobs').first()))
      assert.isAtMost((await intentOf(id)).nextCheckAt!.toMillis(), clock.now().toMillis())
      await runJobs()
      assert.equal((await intentOf(id)).state, 'succeeded')
      assert.containsSubset(await ledgerNow(), { faults: [], payments: 1, receipts: 1 })
      assert.equal(sandbox.control.ledger().sums.EUR.captures, 1)
    }).timeout(30_000)
  }
})
