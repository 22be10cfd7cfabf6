import { createHash } from 'node:crypto'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import AuditEvent from '#models/audit_event'
import Invoice from '#models/invoice'
import { eachWithOpenPortal } from '#tests/support/open_portal_group'
import { paymentWorld } from '#tests/support/payment_world'
import { PortalBrowser } from '#tests/support/portal_browser'
import { addPerson, closePortal, invoiceFor, PASSWORD, signedIn } from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const day = (offset: number) => DateTime.utc().plus({ days: offset }).toISODate()

test.group('Portal invoices', (group) => {
  eachWithOpenPortal(group)

  test('a client sees its own invoices with what is left to pay, newest first', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel', {
      number: 'A-1',
      issuedOn: day(-40),
      dueOn: day(-10),
    })
    await invoiceFor('Kestrel', { number: 'A-2', issuedOn: day(-5), dueOn: day(9) })
    await invoiceFor('Other', { number: 'B-1' })
    const browser = await signedIn(client)

    const { status, body } = await browser.get(`${API}/invoices`)

    assert.equal(status, 200)
    assert.deepEqual(
      body.data.map((row: any) => [row.number, row.status.name, row.status.days, row.left]),
      [
        ['A-2', 'due', 9, { amountMinor: 12_000, currency: 'EUR' }],
        ['A-1', 'overdue', 10, { amountMinor: 12_000, currency: 'EUR' }],
      ]
    )
    assert.deepInclude(body.counts, { all: 2, unpaid: 2, overdue: 1, paid: 0 })
    assert.deepEqual(body.range, { from: 1, to: 2, total: 2 })
  })

  test('pages go forth and back by cursor without losing or repeating an invoice', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'N-0', issuedOn: '2026-01-01' })
    for (let n = 1; n < 7; n++) {
      await invoiceFor('Kestrel', {
        number: `N-${n}`,
        issuedOn: n < 4 ? '2026-01-01' : '2026-02-01',
      })
    }
    const browser = await signedIn(client)
    const page = async (after: string | null) =>
      (await browser.get(`${API}/invoices?limit=3${after ? `&after=${after}` : ''}`)).body
    const numbers = (body: any) => body.data.map((row: any) => row.number)

    const first = await page(null)
    const second = await page(first.page.next)
    const third = await page(second.page.next)

    assert.deepEqual(numbers(first), ['N-6', 'N-5', 'N-4'])
    assert.deepEqual(numbers(second), ['N-3', 'N-2', 'N-1'])
    assert.deepEqual(numbers(third), ['N-0'])
    assert.isNull(first.page.prev)
    assert.isNull(third.page.next)
    assert.deepEqual(third.range, { from: 7, to: 7, total: 7 })
    assert.deepEqual(numbers(await page(third.page.prev)), ['N-3', 'N-2', 'N-1'])
    assert.deepEqual(numbers(await page(second.page.prev)), ['N-6', 'N-5', 'N-4'])
  })

  test('a credit note is among all documents and not among the paid ones', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'C-1', root: 'CreditNote' })
    const browser = await signedIn(client)

    const { body } = await browser.get(`${API}/invoices`)
    assert.deepEqual(
      body.data.map((row: any) => [row.number, row.kind]),
      [['C-1', 'credit_note']]
    )
    assert.deepInclude(body.counts, { all: 1, paid: 0, unpaid: 0 })
  })

  test('search finds a number, and an amount however it is written', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel', {
      number: 'LS-77',
      lines: [{ net: 118_000, rate: 0 }],
    })
    await invoiceFor('Kestrel', { number: 'LS-78' })
    const browser = await signedIn(client)

    for (const q of ['ls-77', '1180', '1,180.00', '1.180,00', '1 180']) {
      const { body } = await browser.get(`${API}/invoices?q=${encodeURIComponent(q)}`)
      assert.deepEqual(
        body.data.map((row: any) => row.number),
        ['LS-77'],
        q
      )
    }
    for (const q of ['%', '_', "'", 'nothing']) {
      const { body } = await browser.get(`${API}/invoices?q=${encodeURIComponent(q)}`)
      assert.deepEqual(body.data, [], q)
    }
  })

  test('somebody else’s invoice answers exactly like one that does not exist', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const browser = await signedIn(client)
    const without = ({ requestId, ...body }: any) => body

    for (const tail of ['', '/pdf', '/xml']) {
      const theirs = await browser.get(`${API}/invoices/${foreign.publicId}${tail}`)
      const none = await browser.get(`${API}/invoices/AAAAAAAAAAAAAAAAAAAAAA${tail}`)
      assert.equal(theirs.status, 404)
      assert.deepEqual(without(theirs.body), without(none.body))
      assert.equal((await browser.get(`${API}/invoices/${foreign.id}${tail}`)).status, 404)
    }
    const cursor = await browser.get(`${API}/invoices?after=f.${foreign.publicId}`)
    assert.equal(cursor.status, 422)
  })

  test('a draft is never shown, a void invoice is shown and cannot be paid', async ({ assert }) => {
    const { client, invoice: draft } = await invoiceFor('Kestrel', { number: 'D-1' })
    const { invoice: voided } = await invoiceFor('Kestrel', { number: 'V-1' })
    await Invoice.query().where('id', draft.id).update({ state: 'draft' })
    await Invoice.query()
      .where('id', voided.id)
      .update({ state: 'void', voided_at: DateTime.utc().toISO() })
    const browser = await signedIn(client)

    const { body } = await browser.get(`${API}/invoices`)
    assert.deepEqual(
      body.data.map((row: any) => [row.number, row.status.name]),
      [['V-1', 'void']]
    )
    assert.equal((await browser.get(`${API}/invoices/${draft.publicId}`)).status, 404)
    const shown = await browser.get(`${API}/invoices/${voided.publicId}`)
    assert.isFalse(shown.body.data.can.pay)
  })

  test('an invoice shows its lines, taxes and totals, and its file byte for byte', async ({
    assert,
  }) => {
    const { client, invoice } = await invoiceFor('Kestrel', {
      number: 'A-1',
      lines: [
        { net: 10_000, rate: 20 },
        { net: 5_000, rate: 10 },
      ],
      prepaid: 500,
    })
    const browser = await signedIn(client)

    const { body } = await browser.get(`${API}/invoices/${invoice.publicId}`)
    assert.equal(body.data.totals.due.amountMinor, 17_000)
    assert.equal(body.data.left.amountMinor, 17_000)
    assert.lengthOf(body.data.lines, 2)
    assert.deepEqual(
      body.data.taxes.map((tax: any) => tax.tax.amountMinor),
      [2_000, 500]
    )
    assert.notProperty(body.data, 'clientId')

    const xml = await browser.get(`${API}/invoices/${invoice.publicId}/xml`)
    const [file] = await invoice.related('files').query()
    assert.isTrue(Buffer.from(file.bytes).equals(xml.body))
    assert.match(xml.headers.get('content-disposition')!, /^attachment; filename="A-1\.xml"/)
  })

  test('the PDF is the same bytes each time and is not sent again to who has it', async ({
    assert,
  }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const path = `${API}/invoices/${invoice.publicId}/pdf`

    const first = await browser.get(path)
    const again = await browser.get(path)
    assert.equal(first.status, 200)
    assert.equal(first.headers.get('content-type'), 'application/pdf')
    assert.equal(first.body.subarray(0, 5).toString(), '%PDF-')
    assert.isTrue(first.body.equals(again.body))

    const known = await browser.get(path, { 'if-none-match': first.headers.get('etag')! })
    assert.equal(known.status, 304)
    assert.equal(known.body.length, 0)
  })

  test('every member gets the same PDF, also after the company changed its looks and its name', async ({
    assert,
  }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const one = await signedIn(client)
    const person = await addPerson(client, 'viewer')
    await person.account.merge({ locale: 'de-DE' }).save()
    const other = await new PortalBrowser().signIn(person.email, PASSWORD)
    const path = `${API}/invoices/${invoice.publicId}/pdf`

    // Both ask first, at once: one rendering is kept.
    const [first, second] = await Promise.all([one.get(path), other.get(path)])
    const now = DateTime.utc()
    await changeSetting('branding', { primaryColor: '#c2185b' }, systemActor('test'), now)
    const contact = { name: 'N', email: 'new@larkspur.example', phone: '+91 80 5550 0199' }
    await changeSetting(
      'company',
      { name: 'Renamed', contact: { ...contact, hours: null, promise: null } },
      systemActor('test'),
      now
    )
    const later = await other.get(path)

    assert.equal(first.body.subarray(0, 5).toString(), '%PDF-')
    assert.isTrue(first.body.equals(second.body))
    assert.isTrue(first.body.equals(later.body))
    assert.equal(later.headers.get('etag'), first.headers.get('etag'))
    const files = await invoice.related('files').query().where('kind', 'pdf')
    assert.lengthOf(files, 1)
    assert.equal(files[0].sha256, createHash('sha256').update(first.body).digest('hex'))
  }).timeout(60_000)

  test('a PDF that was kept is no e-invoice to download', async ({ assert }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    await invoice.related('files').query().where('kind', 'e_invoice').delete()
    await browser.get(`${API}/invoices/${invoice.publicId}/pdf`)

    const { body } = await browser.get(`${API}/invoices/${invoice.publicId}`)
    assert.isFalse(body.data.hasXml)
    assert.isFalse(body.data.can.downloadXml)
    assert.equal((await browser.get(`${API}/invoices/${invoice.publicId}/xml`)).status, 404)
  }).timeout(60_000)

  test('a view is recorded once an hour for each session and invoice, a download each time', async ({
    assert,
    cleanup,
  }) => {
    const { clock } = await paymentWorld(cleanup, { webhooks: false })
    clock.toNoon()
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: other } = await invoiceFor('Kestrel', { number: 'A-2' })
    const browser = await signedIn(client)
    const path = `${API}/invoices/${invoice.publicId}`
    const recorded = async (action: string, of = invoice) => {
      const events = await AuditEvent.query().where({ action, target_id: of.publicId })
      return events.length
    }

    await browser.send('HEAD', path)
    assert.equal(await recorded('invoice.viewed'), 0)
    for (let times = 0; times < 3; times++) await browser.get(path)
    await browser.get(`${API}/invoices/${other.publicId}`)
    assert.equal(await recorded('invoice.viewed'), 1)
    assert.equal(await recorded('invoice.viewed', other), 1)
    const event = await AuditEvent.query().where('action', 'invoice.viewed').firstOrFail()
    assert.equal(event.actorType, 'account')
    assert.equal(event.clientId, client.id)

    const elsewhere = await signedIn(client)
    await elsewhere.get(path)
    assert.equal(await recorded('invoice.viewed'), 2)
    clock.forward({ minutes: 61 })
    const { headers } = await elsewhere.get(path)
    assert.equal(await recorded('invoice.viewed'), 3)
    clock.forward({ minutes: 61 })
    const known = await elsewhere.get(path, { 'if-none-match': headers.get('etag')! })
    assert.equal(known.status, 304)
    assert.equal(await recorded('invoice.viewed'), 3)

    const xml = await elsewhere.get(`${path}/xml`)
    await elsewhere.get(`${path}/xml`, { 'if-none-match': xml.headers.get('etag')! })
    await elsewhere.send('HEAD', `${path}/xml`)
    assert.equal(await recorded('invoice.downloaded'), 1)
  })

  test('filters that make no sense get 422 and name the field', async ({ assert }) => {
    const { client } = await invoiceFor('Kestrel')
    const browser = await signedIn(client)

    for (const [query, field] of [
      ['status=everything', 'status'],
      ['limit=1000', 'limit'],
      ['from=yesterday', 'from'],
      ['currency=rupees', 'currency'],
      ['sort=random', 'sort'],
      ['q[]=a&q[]=b', 'q'],
      ['colour=red', 'colour'],
    ]) {
      const { status, body } = await browser.get(`${API}/invoices?${query}`)
      assert.equal(status, 422, query)
      assert.equal(body.errors[0].field, field)
    }
  })

  test('nobody sees anything without signing in, or while the portal is off', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel')
    const stranger = await new PortalBrowser().get(`${API}/invoices`)
    assert.equal(stranger.status, 401)
    assert.equal(stranger.headers.get('content-type'), 'application/problem+json')

    const browser = await signedIn(client)
    await closePortal()
    const { status, body } = await browser.get(`${API}/invoices`)
    assert.equal(status, 423)
    assert.equal(body.type, 'portal-off')
    assert.equal((await browser.get(`${API}/bootstrap`)).status, 200)
  })
})
