import { test } from '@japa/runner'
import { appUrl } from '#config/app'
import { truncate } from '#tests/support/database'
import { launchChromium } from '#tests/support/chromium'
import { confirm, invoiceToPay, openedPayment } from '#tests/support/money_steps'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { openPayment, orderOf, paymentWorld } from '#tests/support/payment_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'

test.group('The checkout page', (group) => {
  eachWithOpenPortal(group)

  test('loads the gateway’s script under a policy of its own, for its client alone', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { browser, order, checkout } = await openedPayment()
    const page = await browser.get(checkout.url)

    assert.equal(page.status, 200)
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.include(policy, sandbox.urls.razorpay)
    assert.include(policy, `frame-ancestors 'none'`)
    assert.notInclude(policy, 'paypal')
    assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin-allow-popups')
    const html = page.body.toString()
    assert.include(html, sandbox.urls.razorpayCheckout)
    assert.include(html, order)
    assert.notInclude(html, 'key secret')

    const stranger = await new PortalBrowser().get(checkout.url)
    assert.equal(stranger.status, 303)
    assert.match(stranger.headers.get('location') ?? '', /login$/)
  })

  test('sends the browser away once the invoice no longer asks for this amount', async ({
    assert,
    cleanup,
  }) => {
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, browser } = await invoiceToPay()
    const first = await openPayment(browser, 'razorpay', invoice)
    const second = await openPayment(browser, 'paypal', invoice)
    sandbox.control.paypal.approve(await orderOf(second.body.data.id))
    const paid = await confirm(browser, second.body.data.id)
    assert.equal(paid.body.data.state, 'succeeded')

    const page = await browser.get(first.body.data.checkout.url)
    assert.equal(page.status, 303)
    const late = await openPayment(browser, 'razorpay', invoice)
    assert.equal(late.body.type, 'invoice-already-paid')
  })
})

test.group('The checkout page in a browser', (group) => {
  group.each.setup(() => truncate())
  group.each.timeout(60_000)

  test('runs the gateway’s script under its policy, and the payment comes back signed', async ({
    assert,
    cleanup,
  }) => {
    await openPortal()
    const { sandbox } = await paymentWorld(cleanup, { webhooks: false })
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { email } = await activate(client)
    const portal = await new PortalBrowser().signIn(email, PASSWORD)
    const { body } = await openPayment(portal, 'razorpay', invoice)
    const { id, checkout } = body.data

    const chromium = await launchChromium()
    cleanup(() => chromium.close())
    const context = await chromium.newContext({ baseURL: portal.base })
    await context.request.post('/api/v1/client-portal/session', {
      data: { email, password: PASSWORD },
    })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (line) => {
      if (line.type() === 'error') troubles.push(line.text())
    })
    // The return goes to APP_URL, where nobody may listen in this test: what is sent is what counts.
    await page.route(`${appUrl}/portal/return/**`, (route) =>
      route.fulfill({ body: 'back in the portal' })
    )

    await page.goto(checkout.url)
    assert.equal(await page.locator('h1').count(), 1)
    assert.include(await page.locator('.amount').innerText(), '120.00')
    const hosted = page.frameLocator('iframe')
    const returned = page.waitForRequest(`${appUrl}/portal/return/razorpay/${id}`)
    await hosted.locator('button.primary').click()

    const fields = new URLSearchParams((await returned).postData() ?? '')
    assert.equal(fields.get('razorpay_order_id'), await orderOf(id))
    assert.match(fields.get('razorpay_payment_id') ?? '', /^pay_/)
    assert.match(fields.get('razorpay_signature') ?? '', /^[0-9a-f]{64}$/)
    assert.equal(sandbox.control.razorpay.world().payments.size, 1)
    assert.deepEqual(troubles, [])
  })
})
