import { test } from '@japa/runner'
import type Invoice from '#models/invoice'
import TransferProof from '#models/transfer_proof'
import { type PortalBrowser } from '#tests/support/portal_browser'
import { PDF, PNG, putProof, tellTransfer, transferWorld } from '#tests/support/transfer_steps'

const API = '/api/v1/client-portal'

test.group('Portal: proofs of transfers', (group) => {
  let invoice: Invoice
  let browser: PortalBrowser

  group.each.setup(async () => {
    ;({ invoice, browser } = await transferWorld())
  })

  test('a proof is kept as it was sent, replaced while the report waits, and never shown as a page', async ({
    assert,
  }) => {
    const id = (await tellTransfer(browser, invoice)).body.data.id
    assert.equal((await browser.get(`${API}/transfer-reports/${id}/proof`)).status, 404)
    const kept = await putProof(
      browser,
      id,
      PDF,
      'application/pdf',
      '../../etc/\u202egnp.überweisung "1".exe'
    )
    assert.equal(kept.status, 200)
    assert.deepEqual(kept.body.data.proof, {
      name: 'gnp.überweisung 1.pdf',
      type: 'application/pdf',
    })
    await putProof(browser, id, PNG, 'image/png', 'screen.png')
    assert.lengthOf(await TransferProof.all(), 1)

    const { status, headers, body } = await browser.get(
      `${API}/transfer-reports/${id}/proof?inline=1`
    )
    assert.equal(status, 200)
    assert.isTrue(PNG.equals(body))
    assert.equal(headers.get('content-type'), 'image/png')
    assert.match(headers.get('content-disposition')!, /^attachment; filename="screen.png"/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('content-security-policy')!, /^sandbox;/)
    assert.equal(headers.get('cache-control'), 'no-store')
  })

  test('a file that is not what it says, is too large or of another kind is refused', async ({
    assert,
  }) => {
    const id = (await tellTransfer(browser, invoice)).body.data.id
    const html = Buffer.from('<html><script>alert(1)</script>')
    for (const type of ['application/pdf', 'image/png', 'image/jpeg']) {
      const { status, body } = await putProof(browser, id, html, type)
      assert.deepEqual([status, body.type], [422, 'proof-not-of-type'], type)
    }
    assert.equal((await putProof(browser, id, Buffer.alloc(0), 'application/pdf')).status, 422)
    assert.equal((await putProof(browser, id, PNG, 'image/jpeg')).status, 422)
    for (const type of [
      'text/html',
      'image/svg+xml',
      'multipart/form-data; boundary=x',
      'application/json',
    ]) {
      assert.equal((await putProof(browser, id, html, type)).status, 415, type)
    }
    const big = Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)])
    const { status, body } = await putProof(browser, id, big, 'application/pdf')
    assert.deepEqual([status, body.type], [413, 'too-large'])
    const unknown = await browser.sendBytes(
      'PUT',
      `${API}/transfer-reports/${id}/proof?x=1`,
      PDF,
      'application/pdf'
    )
    assert.equal(unknown.status, 422)
    assert.lengthOf(await TransferProof.all(), 0)
  })
})
