import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from '@japa/runner'
import { createTransport } from 'nodemailer'
import type { Browser, Frame, Page } from 'playwright-core'
import type { Sandbox } from '#tests/sandbox/start'
import { axeViolations } from '#tests/support/axe'
import { launchChromium } from '#tests/support/chromium'
import { jsonOf, RAZORPAY_KEYS, sandboxForTest, until } from '#tests/support/sandbox'

type Cleanup = Parameters<typeof sandboxForTest>[0]

const WIDTHS = [320, 390, 820, 1280]
const SIGNATURE = /^[0-9a-f]{64}$/

async function browserFor(cleanup: Cleanup): Promise<Browser> {
  const browser = await launchChromium()
  cleanup(() => browser.close())
  return browser
}

/** A shop on `localhost`, as strict as the portal's checkout page, with its session in a cookie. */
async function shopFor(cleanup: Cleanup, sandbox: Sandbox, options: string) {
  const posts: { origin?: string; site?: unknown; cookie?: string; body: string }[] = []
  const home = sandbox.urls.razorpay
  const page = (orderId: string) => `<!doctype html><html lang="en"><title>Shop</title><body>
    <button>Pay</button><script src="${sandbox.urls.razorpayCheckout}"></script>
    <script nonce="shop">window.told = []
      const razorpay = new Razorpay({ key: '${RAZORPAY_KEYS.keyId}', order_id: '${orderId}',
        name: 'Larkspur Studio', modal: { ondismiss: () => told.push(['dismissed']) }, ${options} })
      razorpay.on('payment.failed', (answer) => told.push(['failed', answer]))
      document.querySelector('button').onclick = () => razorpay.open()</script>`
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'POST') {
        const { origin, cookie, 'sec-fetch-site': site } = request.headers
        posts.push({ origin, site, cookie, body: Buffer.concat(chunks).toString() })
        return response.writeHead(303, { location: '/paid' }).end()
      }
      response.writeHead(200, {
        'content-type': 'text/html',
        'set-cookie': 'session=1; Path=/; SameSite=Lax',
        'content-security-policy': `default-src 'none'; script-src 'nonce-shop' ${home}; frame-src ${home}`,
      })
      response.end(page(new URL(request.url ?? '/', home).searchParams.get('order') ?? ''))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(async () => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, posts }
}

async function orderAt(sandbox: Sandbox): Promise<string> {
  const { keyId, keySecret } = RAZORPAY_KEYS
  const { id } = await jsonOf<{ id: string }>(
    fetch(`${sandbox.urls.razorpay}/v1/orders`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${keyId}:${keySecret}`)}` },
      body: JSON.stringify({ amount: 123_456, currency: 'INR' }),
    })
  )
  return id
}

const checkout = (page: Page) => page.frameLocator('iframe')

test.group('Pages of the sandbox', () => {
  test('checkout hands a success to the shop, after a failure and a second try', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const shop = await shopFor(cleanup, sandbox, "handler: (answer) => told.push(['paid', answer])")
    const browser = await browserFor(cleanup)
    const page = await browser.newPage()
    const orderId = await orderAt(sandbox)
    await page.goto(`${shop.url}/?order=${orderId}`)
    await page.click('button')
    await checkout(page).getByRole('button', { name: 'Fail' }).click()
    await checkout(page).getByText('declined by the bank').waitFor()
    await checkout(page).getByLabel('Card').check()
    await checkout(page).getByRole('button', { name: 'Pay ₹1,234.56' }).click()
    await until(() => page.evaluate<boolean>('told.length === 2'))
    const told = await page.evaluate<[string, Record<string, string>][]>('told')
    assert.deepEqual(
      told.map(([what]) => what),
      ['failed', 'paid']
    )
    assert.equal(told[1][1].razorpay_order_id, orderId)
    assert.match(told[1][1].razorpay_signature, SIGNATURE)
    assert.equal(await page.locator('iframe').count(), 0)
    assert.equal(sandbox.control.ledger().sums.INR.capturedMinor, 123_456)
  })

  test('with a callback URL the return is a cross-site post without our cookie', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const options = "callback_url: location.origin + '/return', redirect: true"
    const shop = await shopFor(cleanup, sandbox, options)
    const browser = await browserFor(cleanup)
    const page = await browser.newPage()
    await page.goto(`${shop.url}/?order=${await orderAt(sandbox)}`)
    await page.click('button')
    await checkout(page).getByRole('button', { name: /^Pay/ }).click()
    await page.waitForURL('**/paid')
    const [post] = shop.posts
    assert.containsSubset(post, { origin: sandbox.urls.razorpay, site: 'cross-site' })
    assert.isUndefined(post.cookie)
    const fields = new URLSearchParams(post.body)
    assert.match(fields.get('razorpay_payment_id') ?? '', /^pay_[A-Za-z0-9]{14}$/)
    assert.match(fields.get('razorpay_signature') ?? '', SIGNATURE)
  })

  test('closing tells the shop and gives the focus back', async ({ assert, cleanup }) => {
    const sandbox = await sandboxForTest(cleanup)
    const shop = await shopFor(cleanup, sandbox, 'handler: () => {}')
    const browser = await browserFor(cleanup)
    const page = await browser.newPage()
    await page.goto(`${shop.url}/?order=${await orderAt(sandbox)}`)
    await page.click('button')
    await checkout(page).getByRole('button', { name: 'Close' }).click()
    await until(() => page.evaluate<boolean>('told.length === 1'))
    await page.keyboard.press('Enter')
    await checkout(page).getByRole('button', { name: 'Close' }).waitFor()
    await page.keyboard.press('Escape')
    await until(() => page.evaluate<boolean>('told.length === 2'))
    assert.equal(await page.locator('iframe').count(), 0)
  })

  test('every page is accessible and fits, light and dark, from 320 pixels up', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = await sandboxForTest(cleanup)
    const shop = await shopFor(cleanup, sandbox, 'handler: () => {}')
    const browser = await browserFor(cleanup)
    const context = await browser.newContext({ bypassCSP: true })
    const page = await context.newPage()
    const problems: string[] = []
    const look = async (name: string, frame: Frame = page.mainFrame()) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 })
          const over = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'
          if (await frame.evaluate<boolean>(over)) problems.push(`${name} ${width}: too wide`)
          const found = await axeViolations(frame)
          problems.push(...found.map((one) => `${name} ${width} ${colorScheme}: ${one}`))
        }
      }
    }

    await page.goto(`${shop.url}/?order=${await orderAt(sandbox)}`)
    await page.click('button')
    await checkout(page).getByRole('button', { name: 'Fail' }).waitFor()
    await look('checkout', page.frames().at(-1))

    const order = await paypalOrder(sandbox)
    await page.goto(`${sandbox.urls.paypal}/checkoutnow?token=${order}`)
    await look('approval')

    await page.goto(sandbox.urls.inbox)
    await look('empty inbox')
    const mailer = createTransport({ host: '127.0.0.1', port: sandbox.ports.smtp })
    await mailer.sendMail({
      from: 'Larkspur Studio <billing@larkspur.example>',
      to: 'accounts@kestrelbay.example',
      subject: 'Your invite to the portal',
      text: `http://localhost:3333/portal/accept/${'x'.repeat(80)}`,
      html: '<p>Hello</p>',
    })
    await page.getByText('Your invite to the portal').waitFor()
    await look('inbox')
    await page.getByText('Your invite to the portal').click()
    await page.getByText('As HTML').waitFor()
    await look('mail')
    assert.deepEqual(problems, [])
  })
})

async function paypalOrder(sandbox: Sandbox): Promise<string> {
  const { clientId, secret } = sandbox.control.paypal.world().keys
  const { access_token: token } = await jsonOf<{ access_token: string }>(
    fetch(`${sandbox.urls.paypal}/v1/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
  )
  const { id } = await jsonOf<{ id: string }>(
    fetch(`${sandbox.urls.paypal}/v2/checkout/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({
        intent: 'CAPTURE',
        purchase_units: [{ amount: { currency_code: 'EUR', value: '12345.60' } }],
      }),
    })
  )
  return id
}
