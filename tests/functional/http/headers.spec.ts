import { test } from '@japa/runner'
import edge from 'edge.js'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, openPortal, paidOffline, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'

test.group('Headers of every answer', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('a content policy and nosniff are on everything, also on what is not there', async ({
    assert,
  }) => {
    const browser = new PortalBrowser()
    for (const path of [
      '/foo',
      '/health',
      '/assets/missing.js',
      '/favicon.svg',
      '/',
      '/portal',
      `/portal/checkout/${'A'.repeat(22)}`,
      `/portal/return/paypal/${'A'.repeat(22)}`,
      '/api/nothing',
      '/api/v1/admin/status',
      `${API}/bootstrap`,
      `${API}/dashboard`,
      '/webhooks/nothing',
    ]) {
      const { headers } = await browser.get(path)
      assert.include(headers.get('content-security-policy'), "frame-ancestors 'none'", path)
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
      assert.equal(headers.get('x-frame-options'), 'DENY', path)
      assert.isNotNull(headers.get('strict-transport-security'), path)
    }
  })

  test('what is private or changes is never kept', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const payment = await paidOffline(invoice, 1_000)
    const browser = await signedIn(client)
    for (const path of [
      '/health',
      `/portal/checkout/${'A'.repeat(22)}`,
      `${API}/invoices/${invoice.publicId}`,
      `${API}/invoices/${invoice.publicId}/pdf`,
      `${API}/invoices/${invoice.publicId}/xml`,
      `${API}/payments/${payment.publicId}/receipt`,
    ]) {
      const { status, headers } = await browser.get(path)
      assert.isBelow(status, 400, path)
      assert.equal(headers.get('cache-control'), 'no-store', path)
    }
  }).timeout(60_000)

  test('an invoice and its file are not sent again to who has them', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    for (const path of [
      `${API}/invoices/${invoice.publicId}`,
      `${API}/invoices/${invoice.publicId}/xml`,
    ]) {
      const first = await browser.get(path)
      const etag = first.headers.get('etag')!
      assert.match(etag, /^"[\w-]{20,}"$/)
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await browser.get(path, { 'if-none-match': known })
        assert.deepEqual([again.status, again.body.length], [304, 0], known)
        assert.equal(again.headers.get('etag'), etag)
      }
      assert.equal((await browser.get(path, { 'if-none-match': '"other"' })).status, 200)
    }
    const address = `${API}/invoices/${invoice.publicId}`
    const before = await browser.get(address)
    await paidOffline(invoice, 1_000)
    const after = await browser.get(address, { 'if-none-match': before.headers.get('etag')! })
    assert.equal(after.status, 200)
  })
})

test.group('The page that the portal starts in', (group) => {
  group.each.setup(() => truncate())

  test('tells no other site its address, which may be a secret link', async ({ assert }) => {
    // Tests run without the builder of the pages, which brings this tag.
    edge.registerTag({ tagName: 'vite', seekable: true, block: false, compile() {} })
    const { status, headers, body } = await new PortalBrowser().get(
      `/portal/invite/${'A'.repeat(43)}`
    )

    assert.equal(status, 200)
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    const page = String(body)
    assert.include(page, '<div id="app">')
    assert.notMatch(page, /<meta[^>]*referrer/i)
    const [, nonce] = /nonce-([^']+)'/.exec(headers.get('content-security-policy')!) ?? []
    assert.include(page, `nonce="${nonce}"`)
  })
})
