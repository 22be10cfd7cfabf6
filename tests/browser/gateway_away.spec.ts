import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { newClient, PORTAL_API, signIn } from '#tests/support/portal_people'

test.group('A gateway that does not answer, in a browser', () => {
  test('it is said, the other is chosen, and it can be chosen again once it answers', async ({
    assert,
    cleanup,
  }) => {
    const server = await demoServer()
    const client = await newClient(server, { name: 'Without Answer', ref: 'AWAY', invoices: 2 })
    const page = await (await openContext()).newPage()
    await signIn(page, server, client)
    const [first, second] = client.invoices

    const { faults } = server.sandbox.control
    cleanup(() => faults.clear())
    faults.add({ gateway: 'razorpay', kind: 'reset_before', times: 1_000 })
    const body = { gateway: 'razorpay', invoices: [{ id: first.id }] }
    for (let tries = 0; tries < 6; tries += 1) {
      const { status } = await client.api.send('POST', `${PORTAL_API}/payment-intents`, body)
      assert.equal(status, 503)
    }
    faults.clear()

    await page.goto(`${server.url}/portal/invoice/${second.id}`)
    await page.getByText('Razorpay isn’t answering right now').waitFor()
    const razorpay = page.locator('input[name=gateway][value=razorpay]')
    assert.isTrue(await razorpay.isDisabled())
    assert.isTrue(await page.locator('input[name=gateway][value=paypal]').isChecked())
    await page.getByRole('button', { name: /^Pay.*101[.,]00/ }).waitFor()

    // The page asks by itself.
    await page
      .getByText('Razorpay isn’t answering right now')
      .waitFor({ state: 'detached', timeout: 90_000 })
    await razorpay.check()
    await page.getByRole('button', { name: /^Pay.*101[.,]00/ }).click()
    await page.waitForURL('**/portal/checkout/**')
  }).timeout(300_000)
})
