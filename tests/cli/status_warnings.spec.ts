import { test } from '@japa/runner'
import { truncate } from '#tests/support/database'
import { paidThrough } from '#tests/support/paid_payment'
import { paymentWorld } from '#tests/support/payment_world'
import { openPortal } from '#tests/support/portal_world'
import { jsonLines, portalCli } from '#tests/support/portal_cli'
import { staffToken } from '#tests/support/staff_api'

test.group('portal status: warnings', (group) => {
  group.each.setup(() => truncate())

  test('payments whose events do not arrive are said, in words and for programs', async ({
    assert,
    cleanup,
  }) => {
    await openPortal()
    const world = await paymentWorld(cleanup, { webhooks: false })
    const cli = portalCli(await staffToken('viewer'))
    await paidThrough(world, 'paypal')
    const before = await cli.run(['status'])
    assert.deepEqual(jsonLines(before.stdout)[0].warnings, [])

    world.clock.forward({ hours: 3 })
    const { stdout } = await cli.run(['status'])
    const [warning] = jsonLines(stdout)[0].warnings
    assert.equal(warning.code, 'webhooks-silent')
    assert.match(warning.message, /^Payments with PayPal succeed, but its events do not arrive\./)
  }).timeout(60_000)
})
