import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import sharp from 'sharp'
import { writeTransaction } from '#database/write_transaction'
import { loadReceiptDocument } from '#domain/documents/load_receipt_document'
import { readSettings } from '#domain/settings/read_settings'
import { useOutbox } from '#domain/shared/outbox'
import { Postman } from '#mails/postman'
import AuditEvent from '#models/audit_event'
import BrandLogo from '#models/brand_logo'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { NOW, openPortal } from '#tests/support/people'
import { bar, boastingPng } from '#tests/support/pictures'
import { PortalBrowser } from '#tests/support/portal_browser'
import { invoiceFor, paidOffline } from '#tests/support/portal_world'
import { adminRequest, serverUrl, staffToken } from '#tests/support/staff_api'

const INK = { r: 20, g: 20, b: 60, alpha: 1 }
const SNOW = { r: 250, g: 250, b: 250, alpha: 1 }
const WIDE = { width: 2000, height: 500 }

test.group('The company’s logo', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('owner')
  })

  const put = (body: Uint8Array, type = 'image/png') =>
    adminRequest('PUT', '/settings/branding/logo', {
      token,
      body,
      headers: { 'content-type': type },
    })
  const fetchLogo = (path: string) => fetch(new URL(path, serverUrl()))

  test('is re-encoded, shown to everybody for good, and taken off again', async ({ assert }) => {
    const file = await bar(WIDE, INK)
      .withExif({ IFD0: { Artist: 'Meera Nair' } })
      .png()
      .toBuffer()
    const { status, body } = await put(file)
    assert.equal(status, 200)
    const { logo, changed } = body.data
    assert.deepInclude(logo, { width: 480, height: 120, tone: 'dark' })
    assert.isTrue(changed)
    assert.isFalse((await put(file)).body.data.changed)

    const image = await fetchLogo(logo.url)
    assert.equal(image.status, 200)
    assert.equal(image.headers.get('content-type'), 'image/png')
    assert.equal(image.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.isNull(image.headers.get('set-cookie'))
    const bytes = Buffer.from(await image.arrayBuffer())
    assert.notInclude(bytes.toString('latin1'), 'Meera')
    const { width, exif, icc } = await sharp(bytes).metadata()
    assert.deepEqual([width, exif, icc], [480, undefined, undefined])

    const { branding } = (await new PortalBrowser().get('/api/v1/client-portal/bootstrap')).body
      .data
    assert.equal(branding.logoUrl, logo.url)
    assert.deepEqual(branding.logo, { width: 480, height: 120, tone: 'dark' })

    const remove = () => adminRequest('DELETE', '/settings/branding/logo', { token })
    assert.deepInclude((await remove()).body.data, { logo: null, changed: true })
    assert.isFalse((await remove()).body.data.changed)
    // Whoever has a page or a cache that names it still gets it.
    assert.equal((await fetchLogo(logo.url)).status, 200)

    const events = await AuditEvent.query().where('target_id', 'branding').orderBy('id')
    assert.deepEqual(
      events.map(({ details }) => details.fields),
      [['logo'], ['logo']]
    )
  })

  test('comes as PNG, JPEG or WebP, turned as its camera meant it', async ({ assert }) => {
    const turned = await bar({ width: 100, height: 50 }, INK, SNOW)
      .flatten()
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const jpeg = (await put(turned, 'image/jpeg')).body.data.logo
    assert.deepInclude(jpeg, { width: 50, height: 100, tone: 'any' })
    const webp = await bar({ width: 300, height: 300 }, SNOW).webp().toBuffer()
    const light = (await put(webp, 'image/webp')).body.data.logo
    assert.deepInclude(light, { width: 160, height: 160, tone: 'light' })
  })

  test('of no other kind, size or truth is taken', async ({ assert }) => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    const whole = await bar({ width: 400, height: 400 }, INK).png().toBuffer()
    const wrong: [Uint8Array, string, number, string][] = [
      [svg, 'image/svg+xml', 415, 'unsupported-media-type'],
      [svg, 'image/png', 422, 'logo-unreadable'],
      [Buffer.from('GIF89a'), 'image/png', 422, 'logo-unreadable'],
      [Buffer.alloc(0), 'image/png', 422, 'logo-unreadable'],
      [whole.subarray(0, whole.length / 2), 'image/png', 422, 'logo-unreadable'],
      [boastingPng(30_000, 30_000), 'image/png', 422, 'logo-too-many-pixels'],
      [boastingPng(4097, 1), 'image/png', 422, 'logo-too-many-pixels'],
      [boastingPng(0, 5), 'image/png', 422, 'logo-unreadable'],
      [Buffer.alloc(2 * 1024 * 1024 + 1), 'image/png', 413, 'too-large'],
    ]
    for (const [body, type, status, slug] of wrong) {
      const answer = await put(body, type)
      assert.deepEqual([answer.status, answer.body.type], [status, slug], `${type} ${body.length}`)
    }
    assert.isEmpty(await BrandLogo.all())
    assert.isNull((await readSettings()).branding.logo)
  })

  test('that nobody handed in is nowhere', async ({ assert }) => {
    for (const name of ['a'.repeat(64), 'A'.repeat(64), 'x', '..%2f..%2fpackage']) {
      assert.equal((await fetchLogo(`/branding/${name}.png`)).status, 404, name)
    }
  })

  test('travels inside a mail, which then asks nobody for anything', async ({ assert }) => {
    const smtp = await MailCatcher.open()
    try {
      await put(await bar({ width: 400, height: 100 }, INK).png().toBuffer())
      await writeTransaction((trx) =>
        useOutbox().queueMail(trx, {
          kind: 'password_changed',
          to: { email: 'meera@kestrelbay.example', name: null },
          locale: 'en-IN',
          clientId: null,
          accountId: null,
          params: { name: 'Meera', changedAt: NOW.toISO(), timeZone: 'Asia/Kolkata' },
        })
      )
      const row = await OutboxMail.firstOrFail()
      await (await app.container.make(Postman)).deliver(row.id)
      const [{ html = '', attachments }] = smtp.mails
      const [, id, alt] = /<img src="cid:([^"]+)"[^>]*alt="([^"]*)"/.exec(html)!
      assert.equal(alt, 'Larkspur Studio')
      assert.notMatch(html, /<img[^>]+src="http/)
      const [logo] = attachments
      assert.deepInclude(logo, { contentId: `<${id}>`, mimeType: 'image/png' })
      // On its plate: the mail's ground may be white or black.
      assert.equal((await sharp(Buffer.from(logo.content as ArrayBuffer)).metadata()).width, 432)

      const reader = await staffToken('viewer')
      const preview = await adminRequest('GET', `/mails/${row.publicId}`, { token: reader })
      assert.match(preview.body.data.preview.html, /<img src="data:image\/png;base64,/)
    } finally {
      await smtp.close()
    }
  })

  test('goes onto documents, on a plate when white paper would swallow it', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const payment = await paidOffline(invoice)
    await payment.load('ofClient')
    const logoOf = async () =>
      (await loadReceiptDocument(payment, await readSettings(), 'en')).branding.logoPng
    assert.isNull(await logoOf())

    await put(await bar({ width: 400, height: 100 }, INK).png().toBuffer())
    const dark = await sharp((await logoOf())!).metadata()
    assert.deepEqual([dark.width, dark.height], [400, 100])

    await put(await bar({ width: 400, height: 100 }, SNOW).png().toBuffer())
    const light = sharp((await logoOf())!)
    assert.equal((await light.metadata()).width, 432)
    const [red, green, blue, alpha] = await light
      .raw()
      .toBuffer()
      .then((all) => all.subarray(432 * 4 * 4 + 80))
    assert.deepEqual([red, green, blue, alpha], [0x1b, 0x1b, 0x1f, 255])
  })
})
