import { test } from '@japa/runner'
import type Client from '#models/client'
import type Invoice from '#models/invoice'
import { truncate } from '#tests/support/database'
import type { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, openPortal, signedIn } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const API = '/api/v1/client-portal'
const NUL = '\u0000'

test.group('What no database can take', (group) => {
  let browser: PortalBrowser
  let client: Client
  let invoice: Invoice
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    const world = await invoiceFor('Kestrel', { number: 'A-1' })
    client = world.client
    invoice = world.invoice
    browser = await signedIn(client)
  })

  test('a day that is not in the calendar is refused', async ({ assert }) => {
    for (const day of ['2025-99-99', '2025-02-30', '2025-00-01', '0000-01-01', '2025-1-1', '%00']) {
      for (const end of ['from', 'to']) {
        const { status, body } = await browser.get(`${API}/invoices?${end}=${day}`)
        assert.deepEqual([status, body.type], [422, 'invalid-input'], `${end}=${day}`)
        assert.equal(body.errors[0].field, end)
      }
    }
    const leap = await browser.get(`${API}/invoices?from=2024-02-29&to=9999-12-31`)
    assert.equal(leap.status, 200)
  })

  test('an address with what cannot be an id leads nowhere', async ({ assert }) => {
    for (const path of [
      'invoices/%00',
      'invoices/a%00/pdf',
      'invoices/a%00/xml',
      'invoices/%ff',
      `invoices/${invoice.publicId}%00`,
      'payments/%00',
      'payments/%00/receipt',
      'payment-intents/%00',
    ]) {
      const { status } = await browser.get(`${API}/${path}`)
      // 400 is for bytes that are no text at all.
      assert.equal(status, path.endsWith('%ff') ? 400 : 404, path)
    }
    const { status } = await browser.send('POST', `${API}/payment-intents/%00/confirmation`, {})
    assert.equal(status, 404)
    for (const path of ['invites/%00', 'password-resets/%00']) {
      assert.equal((await browser.get(`${API}/${path}`)).status, 410)
    }
    for (const path of ['return/paypal/%00', 'checkout/%00']) {
      assert.equal((await browser.get(`/portal/${path}`)).status, 303)
    }
  })

  test('control characters in a text are refused, and nothing is changed', async ({ assert }) => {
    const password = 'a long enough test passphrase'
    for (const [method, path, body] of [
      ['GET', '/invoices?q=%00'],
      ['GET', '/invoices?q=a%0Ab'],
      ['GET', '/invoices?after=f.%00'],
      ['GET', '/payments?after=%00'],
      ['PATCH', '/profile', { name: `a${NUL}b` }],
      ['PATCH', '/profile', { name: 'two\nlines' }],
      ['PATCH', '/profile', { phone: `1${NUL}2` }],
      ['PATCH', '/profile', { client: { billingEmail: `a${NUL}@b.example` } }],
      ['PATCH', '/profile', { client: { address: { city: `a${NUL}b` } } }],
      ['POST', '/payment-intents', { gateway: 'razorpay', invoices: [{ id: `a${NUL}` }] }],
      ['POST', '/payment-intents', { gateway: `r${NUL}p`, invoices: [{ id: invoice.publicId }] }],
      ['POST', '/session', { email: `a${NUL}@b.example`, password }],
      ['POST', '/password-resets', { email: `a${NUL}@b.example` }],
    ] as const) {
      const answer = await browser.send(method, `${API}${path}`, body)
      assert.deepEqual([answer.status, answer.body.type], [422, 'invalid-input'], path)
    }
    await client.refresh()
    assert.notInclude(JSON.stringify(client.$attributes), '\\u0000')
  })

  test('a password may hold any character, and is only wrong', async ({ assert }) => {
    const { status } = await browser.send('POST', `${API}/session`, {
      email: 'nobody@client.example',
      password: `a${NUL}long enough passphrase`,
    })
    assert.equal(status, 401)
  })

  test('the admin API refuses them too', async ({ assert }) => {
    const token = await staffToken('owner')
    for (const [method, path, body] of [
      ['GET', '/clients?after=o.%00'],
      ['GET', '/invoices?after=%00'],
      ['GET', '/audit-events?since=%00'],
      ['POST', '/invites', { to: 'clients', clients: [`a${NUL}b`] }],
      ['POST', '/invoice-imports?fileName=a%00.xml', '<a/>'],
    ] as const) {
      const { status } = await adminRequest(method, `${path}`, { token, body })
      assert.equal(status, 422, path)
    }
  })
})
