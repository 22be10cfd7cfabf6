import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { recordView } from '#domain/invoices/record_view'
import Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import Question from '#models/question'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'
import { activate, invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { questionOn } from '#tests/support/questions'
import { adminRequest, staffToken } from '#tests/support/staff_api'

type Told = { action: string; actor: { name: string | null }; details: Record<string, unknown> }

test.group('Admin API: what staff see of invoices and questions', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  const send = (method: string, path: string, body?: unknown) =>
    adminRequest(method, path, { token, body })

  test('an invoice tells its whole story: views, links, money, mails and questions, with names', async ({
    assert,
  }) => {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: other } = await invoiceFor('Kestrel', { number: 'A-2' })
    const { account } = await activate(client)
    const actor = { ...tester, type: 'account' as const, id: account.publicId }
    await recordView(invoice, actor, DateTime.utc())
    await recordView(other, actor, DateTime.utc())
    await send('POST', `/invoices/${invoice.publicId}/pay-links`, {})
    await paidOffline(invoice, 2_000)
    await OutboxMail.create({
      ...{ publicId: 'M'.repeat(22), kind: 'new_invoice', clientId: client.id, attempts: 1 },
      ...{ toEmail: 'mira@kestrel.example', locale: 'en', messageId: 'm@x', state: 'sent' },
      params: { invoiceId: invoice.publicId },
      sentAt: DateTime.utc(),
    })
    await questionOn(invoice)

    const { body } = await send('GET', `/invoices/${invoice.publicId}`)
    const timeline: Told[] = body.data.timeline
    assert.deepEqual(
      timeline.map(({ action }) => action).sort(),
      [
        ...['invoice.imported', 'invoice.viewed', 'mail.sent', 'mail.waiting', 'pay_link.created'],
        ...['payment.recorded', 'question.asked'],
      ].sort()
    )
    const of = (action: string) => timeline.find((one) => one.action === action)!
    assert.equal(of('invoice.viewed').actor.name, account.name)
    assert.equal(of('pay_link.created').actor.name, 'Sam manager')
    assert.deepEqual(of('mail.sent').details, { kind: 'new_invoice', to: 'mira@kestrel.example' })
    const question = await Question.firstOrFail()
    assert.deepEqual(body.data.question, { id: question.publicId, state: 'open' })
    assert.equal(body.data.paper.seller.name, invoice.sellerParty.name)
    assert.isArray(body.data.paper.buyer.lines)
  })

  test('drafts are listed for staff, and what waits is counted as the list is narrowed', async ({
    assert,
  }) => {
    const { client } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: draft } = await invoiceFor('Kestrel', { number: 'A-2' })
    const { invoice: pending } = await invoiceFor('Other', { number: 'B-1' })
    await Invoice.query().where('id', draft.id).update({ state: 'draft' })
    await Invoice.query()
      .where('id', pending.id)
      .update({ pending_minor: pending.balanceMinor, due_on: '2020-01-01' })

    const { body } = await send('GET', '/invoices?status=draft')
    assert.deepEqual(
      body.data.map(({ number }: { number: string }) => number),
      ['A-2']
    )
    const counts = async (query: string) =>
      (await send('GET', `/invoice-counts${query}`)).body.data.counts
    assert.containsSubset(await counts(''), { unpaid: 1, overdue: 1, pending: 1, draft: 1 })
    assert.containsSubset(await counts(`?client=${client.publicId}`), { pending: 0, draft: 1 })
    assert.equal((await counts('?q=Other')).unpaid, 0)
    assert.equal((await send('GET', '/invoice-counts?status=draft')).status, 422)
    assert.equal((await send('GET', '/invoice-counts?issuedFrom=2026-02-30')).status, 422)
  })

  test('a void invoice names the one that stands instead, of the same client', async ({
    assert,
  }) => {
    const { invoice: wrong } = await invoiceFor('Kestrel', { number: 'A-1' })
    const { invoice: right } = await invoiceFor('Kestrel', { number: 'A-2' })
    const { invoice: foreign } = await invoiceFor('Other', { number: 'B-1' })
    const voiding = (replacedBy: string) =>
      send('PUT', `/invoices/${wrong.publicId}/voiding`, { reason: 'Twice', replacedBy })
    for (const id of [foreign.publicId, wrong.publicId, 'A'.repeat(22)]) {
      const { status, body } = await voiding(id)
      assert.deepEqual([status, body.errors[0].field], [422, 'replacedBy'])
    }
    const { body } = await voiding(right.publicId)
    assert.deepEqual(body.data.voided.replacedBy, { id: right.publicId, number: 'A-2' })
  })

  test('of two who answer at once the second is shown the first before theirs is sent', async ({
    assert,
  }) => {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const question = await questionOn(invoice)
    const path = `/questions/${question.publicId}`
    const { body: seen } = await send('GET', path)
    const after = seen.data.messages.at(-1).id
    const answers = await Promise.all(
      ['Yes.', 'No.'].map((text) => send('POST', `${path}/messages`, { text, after }))
    )
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409])
    assert.equal(answers.find(({ status }) => status === 409)!.body.type, 'question-moved-on')

    const { body } = await send('GET', path)
    assert.lengthOf(body.data.messages, 2)
    assert.isString(body.data.clientMailedAt)
    const latest = body.data.messages.at(-1).id
    const last = await send('POST', `${path}/messages`, { text: 'Also.', after: latest })
    assert.equal(last.status, 201)

    const listed = await send('GET', `/questions?invoice=${invoice.publicId}`)
    assert.containsSubset(listed.body.data[0].latest, { side: 'staff', text: 'Also.' })
    assert.deepEqual(listed.body.counts, { open: 0, answered: 1, closed: 0 })
  })
})
