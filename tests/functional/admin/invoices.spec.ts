import { test } from '@japa/runner'
import { recordOfflinePayment } from '#domain/ledger/record_offline_payment'
import { Money } from '#domain/money/money'
import AuditEvent from '#models/audit_event'
import Client from '#models/client'
import Invoice from '#models/invoice'
import { doBulkJobs } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { NOW, openPortal, tester } from '#tests/support/people'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

type Body = Record<string, unknown>

function invoice(number: string, more: Body = {}): Body {
  return {
    format: 'invoice.v1',
    number,
    issuedOn: '2026-11-02',
    dueOn: '2026-12-02',
    currency: 'EUR',
    client: { ref: 'C-1', name: 'Harbour Light', email: 'accounts@harbour.example' },
    lines: [{ name: 'Design', quantity: 2, unitPrice: '100.00', taxRate: '19' }],
    ...more,
  }
}

test.group('Admin API: invoices', (group) => {
  let token = ''
  group.each.setup(() => truncate())
  group.each.setup(() => openPortal())
  group.each.setup(async () => {
    token = await staffToken('manager')
  })

  const json = { 'content-type': 'application/json' }
  const put = (ref: string, body: unknown) =>
    adminRequest('PUT', `/invoices/by-ref/${ref}`, {
      token,
      body: JSON.stringify(body),
      headers: json,
    })
  const get = (path: string) => adminRequest('GET', path, { token })

  async function made(number: string, more: Body = {}) {
    const answer = await put(`erp-${number}`, invoice(number, more))
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body.data
  }

  test('one that another system sends is made once, however often and at once', async ({
    assert,
  }) => {
    const answers = await Promise.all([1, 2, 3].map(() => put('erp-1', invoice('A-1'))))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 201])
    const again = await put('erp-1', invoice('A-1'))
    assert.deepEqual([again.status, again.body.data.outcome], [200, 'unchanged'])
    assert.deepEqual(
      [again.body.data.ref, again.body.data.total, again.body.data.status.name],
      ['erp-1', { amountMinor: 23800, currency: 'EUR' }, 'due']
    )
    const [{ $extras }] = await Invoice.query().count('* as total')
    assert.equal(Number($extras.total), 1)
  })

  test('an issued one is not edited: what differs is told', async ({ assert }) => {
    await put('erp-1', invoice('A-1'))
    const line = { name: 'Design', quantity: 3, unitPrice: '100.00', taxRate: '19' }
    const changed = await put('erp-1', invoice('A-1', { title: 'New', lines: [line] }))
    assert.deepEqual([changed.status, changed.body.type], [409, 'invoice-differs'])
    assert.deepEqual(changed.body.differs, ['title', 'lines'])
    const renumbered = await put('erp-1', invoice('A-2'))
    assert.deepEqual([renumbered.status, renumbered.body.differs], [409, ['number']])
    const other = await put('erp-2', invoice('A-1'))
    assert.deepEqual([other.status, other.body.differs], [409, ['ref']])
  })

  test('a reference whose document was voided takes another one, under a number of its own', async ({
    assert,
  }) => {
    const { id } = await made('1')
    const line = { name: 'Design', quantity: 3, unitPrice: '100.00', taxRate: '19' }
    const voided = await adminRequest('PUT', `/invoices/${id}/voiding`, {
      token,
      body: { reason: 'Wrong' },
    })
    assert.equal(voided.status, 200)
    const same = await put('erp-1', invoice('1'))
    assert.deepEqual([same.status, same.body.data.outcome], [200, 'unchanged'])
    assert.deepEqual([same.body.data.id, same.body.data.status.name], [id, 'void'])
    const reused = await put('erp-1', invoice('1', { lines: [line] }))
    assert.deepEqual([reused.status, reused.body.differs], [409, ['lines']])

    const corrected = await put('erp-1', invoice('1b', { lines: [line] }))
    assert.equal(corrected.status, 201)
    assert.notEqual(corrected.body.data.id, id)
    const again = await put('erp-1', invoice('1b', { lines: [line] }))
    assert.deepEqual([again.body.data.id, again.status], [corrected.body.data.id, 200])
    assert.equal((await put('erp-1', invoice('1c'))).status, 409)
  })

  test('one that is wrong says each field, and amounts are read exactly', async ({ assert }) => {
    const wrong = await put(
      'erp-1',
      invoice('A-1', { dueOn: '2026-02-30', total: '238.01', vat: 1 })
    )
    assert.deepEqual([wrong.status, wrong.body.type], [422, 'invoice-refused'])
    assert.deepEqual(
      wrong.body.problems.map(({ code, column }: Body) => `${column} ${code}`),
      ['vat unknown_field']
    )
    const later = await put('erp-1', invoice('A-1', { dueOn: '2026-02-30', total: '238.01' }))
    assert.deepEqual(
      later.body.problems.map(({ code, column }: Body) => `${column} ${code}`),
      ['dueOn invalid']
    )
    const huge = invoice('A-1', {
      lines: [{ name: 'x', quantity: 1, unitPrice: '99999999999999999999' }],
    })
    assert.equal((await put('erp-1', huge)).status, 422)
    const text = JSON.stringify(invoice('A-3')).replace('"100.00"', '0.105000')
    const exact = await adminRequest('PUT', '/invoices/by-ref/e', {
      token,
      body: text,
      headers: json,
    })
    // 2 × 0.105 = 0.21, and 19 % of it
    assert.equal(exact.body.data.total.amountMinor, 25)
  })

  test('all that staff see of one is told', async ({ assert }) => {
    const { id } = await made('A-1', { poNumber: 'PO-9' })
    const client = await Client.firstOrFail()
    const { id: rowId } = await Invoice.firstOrFail()
    await recordOfflinePayment(
      {
        clientId: client.id,
        method: 'cash',
        amount: Money.of('EUR', 5000),
        paidAt: NOW,
        reference: null,
        note: null,
        recordedById: null,
        shares: [{ invoiceId: rowId, amountMinor: 5000 }],
        sharesMustFit: true,
        notify: false,
      },
      tester,
      NOW
    )
    const { status, body, headers } = await get(`/invoices/${id}`)
    const { data } = body
    assert.equal(status, 200)
    assert.deepEqual(
      [data.number, data.poNumber, data.source, data.file],
      ['A-1', 'PO-9', 'json', null]
    )
    assert.deepEqual(data.sums.paid, { amountMinor: 5000, currency: 'EUR' })
    assert.deepEqual(data.balance, { amountMinor: 18800, currency: 'EUR' })
    assert.deepEqual(
      data.lines.map((line: Body) => [line.name, line.quantity, line.unitPrice]),
      [['Design', '2', '100']]
    )
    assert.deepEqual(
      data.payments.map((payment: Body) => payment.amount),
      [{ amountMinor: 5000, currency: 'EUR' }]
    )
    assert.deepEqual(data.timeline.map((event: Body) => event.action).sort(), [
      'invoice.imported',
      'payment.recorded',
    ])
    assert.deepEqual(data.can, { void: false, credit: true, makePayLink: true })
    const etag = headers.get('etag')!
    const known = await adminRequest('GET', `/invoices/${id}`, {
      token,
      headers: { 'if-none-match': etag },
    })
    assert.equal(known.status, 304)
    assert.equal((await get('/invoices/AAAAAAAAAAAAAAAAAAAAAA')).status, 404)
  })

  test('voiding is once and for all, with its reason, and never under money', async ({
    assert,
  }) => {
    const { id } = await made('A-1')
    const voiding = (of: string, reason: unknown) =>
      adminRequest('PUT', `/invoices/${of}/voiding`, { token, body: { reason } })
    assert.equal((await voiding(id, '')).status, 422)
    const first = await voiding(id, 'Sent twice')
    assert.deepEqual(
      [first.status, first.body.data.status.name, first.body.data.voided.reason],
      [200, 'void', 'Sent twice']
    )
    const second = await voiding(id, 'Another reason')
    assert.deepEqual([second.status, second.body.data.voided.reason], [200, 'Sent twice'])
    const events = await AuditEvent.query().where('action', 'invoice.voided')
    assert.lengthOf(events, 1)

    const paid = await made('A-2')
    await Invoice.query().where('public_id', paid.id).update({ pending_minor: 1 })
    const refusal = await voiding(paid.id, 'x')
    assert.deepEqual([refusal.status, refusal.body.type], [409, 'invoice-has-money'])
  })

  test('a list is narrowed by all that tells invoices apart, page by page', async ({ assert }) => {
    await made('A-1', { dueOn: '2026-11-10' })
    await made('B-1', { currency: 'INR', poNumber: 'po-7', dueOn: '2027-03-01' })
    await made('C-1', {
      client: { ref: 'C-2', name: 'North_Pier 100%' },
      dueOn: null,
      issuedOn: '2026-10-01',
    })
    const numbers = async (query: string) => {
      const { status, body } = await get(`/invoices?${query}`)
      return status === 200 ? body.data.map((one: Body) => one.number).join(' ') : status
    }
    assert.equal(await numbers(''), 'C-1 B-1 A-1')
    assert.equal(await numbers('sort=due'), 'A-1 B-1')
    assert.equal(await numbers('status=overdue'), 'A-1')
    assert.equal(await numbers('status=paid'), '')
    assert.equal(await numbers('currency=INR'), 'B-1')
    assert.equal(await numbers('q=b-'), 'B-1')
    assert.equal(await numbers('q=PO-7'), 'B-1')
    assert.equal(await numbers('q=north_p'), 'C-1')
    assert.equal(await numbers('number=B-1'), 'B-1')
    for (const other of ['B-', 'b-1', 'B-1%25', '%25']) {
      assert.equal(await numbers(`number=${other}`), '', other)
    }
    assert.equal(await numbers('number=B-1&currency=EUR'), '')
    for (const wrong of ['', `${'x'.repeat(151)}`, '%00']) {
      assert.equal(await numbers(`number=${wrong}`), 422, wrong)
    }
    assert.equal(await numbers('number[]=B-1&number[]=A-1'), 422)
    assert.equal(await numbers('q=%25'), 'C-1')
    assert.equal(await numbers('q=x_'), '')
    assert.equal(await numbers('issuedFrom=2026-11-01&issuedTo=2026-11-30&dueTo=2026-12-01'), 'A-1')
    const { publicId } = await Client.findByOrFail('ref', 'C-2')
    assert.equal(await numbers(`client=${publicId}`), 'C-1')
    assert.equal(await numbers('client=nobody'), 422)
    assert.equal(await numbers('status=late'), 422)
    assert.equal(await numbers('stat=due'), 422)
    for (const sort of ['due', 'newest']) {
      const first = await get(`/invoices?sort=${sort}&limit=1`)
      const rest = await get(`/invoices?sort=${sort}&limit=1&after=${first.body.page.next}`)
      assert.deepEqual(
        [first.body.data[0].number, rest.body.data[0].number],
        sort === 'due' ? ['A-1', 'B-1'] : ['C-1', 'B-1']
      )
    }
    assert.equal(await numbers('sort=due&after=o.AAAA'), 422)
  })

  test('the books are told by currency; a credit note asks less', async ({ assert }) => {
    const totals = async () => (await get('/invoice-totals')).body.data
    assert.deepEqual(await totals(), [])
    await made('A-1')
    await made('A-2', { kind: 'credit_note' })
    await made('A-3')
    await made('B-1', { currency: 'INR' })
    const { id } = await made('B-2', { currency: 'INR' })
    await adminRequest('PUT', `/invoices/${id}/voiding`, { token, body: { reason: 'Sent twice' } })
    assert.deepEqual(await totals(), [
      { currency: 'EUR', count: 3, amount: { amountMinor: 23_800, currency: 'EUR' } },
      { currency: 'INR', count: 2, amount: { amountMinor: 47_600, currency: 'INR' } },
    ])
    assert.equal((await get('/invoice-totals?currency=EUR')).status, 422)
  })

  test('its papers are those of the client; the XML is what came in, or none', async ({
    assert,
  }) => {
    const { id } = await made('A-1')
    const pdf = await get(`/invoices/${id}/pdf`)
    assert.deepEqual([pdf.status, pdf.headers.get('content-type')], [200, 'application/pdf'])
    assert.equal((await get(`/invoices/${id}/xml`)).status, 404)

    const text = ublText({ number: 'U-1' })
    const dry = await adminRequest('POST', '/invoice-imports?dryRun=true', { token, body: text })
    assert.deepEqual(
      [dry.status, dry.body.data.outcome, dry.body.data.client.opened],
      [200, 'imported', true]
    )
    assert.isNull(await Invoice.findBy('number', 'U-1'))
    const came = await adminRequest('POST', '/invoice-imports', { token, body: text })
    assert.equal(came.status, 201)
    const again = await adminRequest('POST', '/invoice-imports?dryRun=true', { token, body: text })
    assert.deepEqual(
      [again.body.data.outcome, again.body.data.invoice.id],
      ['unchanged', came.body.data.invoice.id]
    )
    const xml = await get(`/invoices/${came.body.data.invoice.id}/xml`)
    assert.deepEqual([xml.status, xml.body], [200, text])
  })

  test('a file of many is a job; its template imports as it is', async ({ assert }) => {
    for (const format of ['csv', 'json']) {
      const template = await get(`/invoice-imports/template?format=${format}`)
      assert.equal(template.status, 200)
      const body = typeof template.body === 'string' ? template.body : JSON.stringify(template.body)
      const started = await adminRequest(
        'POST',
        `/invoice-imports/bulk?format=${format}&fileName=x.${format}`,
        {
          token,
          body,
          headers: { 'content-type': format === 'csv' ? 'text/csv' : 'application/json' },
        }
      )
      assert.deepEqual([started.status, started.body.data.kind], [202, 'import_invoices'])
      await doBulkJobs()
      const job = await get(`/jobs/${started.body.data.id}`)
      assert.equal(job.body.data.state, 'done')
      const expected = format === 'csv' ? { imported: 1 } : { refused: 1 }
      assert.deepEqual(job.body.data.counts, expected)
    }
    const read = async (query: string, body: string, type = 'text/csv') =>
      (
        await adminRequest('POST', `/invoice-imports/bulk?${query}`, {
          token,
          body,
          headers: { 'content-type': type },
        })
      ).status
    assert.equal(await read('format=csv', ''), 422)
    assert.equal(await read('format=xls', 'a'), 422)
    assert.equal(await read('decimal=;', 'a'), 422)
    assert.equal(await read('dates=DD-MM', 'a'), 422)
    assert.equal(await read('format=csv', 'a', 'application/xml'), 415)
  })
})
