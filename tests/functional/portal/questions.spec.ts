import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { answer } from '#domain/questions/answer'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import OutboxMail from '#models/outbox_mail'
import Question from '#models/question'
import QuestionMessage from '#models/question_message'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'
import { browserByLink, linkFor } from '#tests/support/pay_links'
import { PortalBrowser } from '#tests/support/portal_browser'
import { addPerson, invoiceFor, openPortal, PASSWORD, signedIn } from '#tests/support/portal_world'
import { staffMember } from '#tests/support/staff_browser'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'
const pathOf = ({ publicId }: Invoice) => `${API}/invoices/${publicId}/messages`

test.group('Portal: questions about an invoice', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  async function world() {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const browser = await signedIn(client)
    const write = (text: unknown, who = browser, headers = {}) =>
      who.send('POST', pathOf(invoice), { text }, headers)
    const read = async (who = browser) => (await who.get(pathOf(invoice))).body
    return { client, invoice, browser, write, read }
  }

  const mails = (kind: string) => OutboxMail.query().where('kind', kind).orderBy('id')

  test('what is asked is read again, by colleagues too, and the company is mailed', async ({
    assert,
  }) => {
    const { client, invoice, write, read } = await world()
    assert.deepEqual(await read(), { data: [], page: { prev: null, next: null }, state: null })

    const { status, body } = await write('  Why 19 %?\r\nWe are exempt.  ')
    assert.equal(status, 201)
    assert.containsSubset(body.data, {
      author: { kind: 'you' },
      text: 'Why 19 %?\nWe are exempt.',
    })
    const { email } = await addPerson(client, 'viewer')
    const colleague = await new PortalBrowser().signIn(email, PASSWORD)
    assert.equal((await write('Same here.', colleague)).status, 201)

    const seen = await read(colleague)
    assert.equal(seen.state, 'open')
    assert.deepEqual(
      seen.data.map((one: { author: { kind: string }; text: string }) => [
        one.author.kind,
        one.text,
      ]),
      [
        ['you', 'Same here.'],
        ['colleague', 'Why 19 %?\nWe are exempt.'],
      ]
    )
    const [mail, ...more] = await mails('question_asked')
    assert.lengthOf(more, 0)
    assert.equal(mail.toEmail, 'accounts@localhost')
    assert.notInclude(JSON.stringify(mail.params), 'exempt')

    const events = await AuditEvent.query().where('action', 'question.asked')
    assert.lengthOf(events, 2)
    assert.notInclude(JSON.stringify(events), 'exempt')
    assert.equal(events[0].targetId, invoice.publicId)
  })

  test('of staff the client reads the company, and no name', async ({ assert }) => {
    const { invoice, write, read } = await world()
    await write('When?')
    const staff = await staffMember('manager')
    const question = await Question.findByOrFail('invoiceId', invoice.id)
    await answer(question, { staff, text: 'Tomorrow.' }, tester, DateTime.utc())

    const { data, state } = await read()
    assert.equal(state, 'answered')
    assert.equal(data[0].author.kind, 'company')
    assert.notInclude(JSON.stringify(data), staff.name)
    assert.notInclude(JSON.stringify(data), staff.publicId)
  })

  test('several messages in a row make one mail; after an answer, or a while, another', async ({
    assert,
    cleanup,
  }) => {
    const clock = standingClock(cleanup)
    const { invoice, write } = await world()
    const staff = await staffMember('manager')
    const count = async () => (await mails('question_asked')).length
    await write('One')
    await write('Two')
    assert.equal(await count(), 1)

    clock.forward({ minutes: 11 })
    await write('Three')
    assert.equal(await count(), 2)

    const question = await Question.findByOrFail('invoiceId', invoice.id)
    for (const text of ['a', 'b']) await answer(question, { staff, text }, tester, clock.now())
    assert.lengthOf(await mails('question_answered'), 1)
    await write('Four')
    const asked = await mails('question_asked')
    assert.lengthOf(asked, 3)
    // Who answered last hears of it.
    assert.equal(asked[2].toEmail, staff.email)

    await staff.merge({ disabledAt: clock.now() }).save()
    clock.forward({ minutes: 11 })
    await write('Five')
    assert.equal((await mails('question_asked')).at(-1)!.toEmail, 'accounts@localhost')
  })

  test('another client’s invoice is not there, and a pay link asks nothing', async ({ assert }) => {
    const { invoice, write } = await world()
    await write('Ours')
    const { client } = await invoiceFor('Other', { number: 'B-1' })
    const stranger = await signedIn(client)
    const holder = await browserByLink((await linkFor(invoice)).secret)
    for (const [who, expected] of [
      [stranger, 404],
      [holder, 401],
      [new PortalBrowser(), 401],
    ] as const) {
      assert.equal((await who.get(pathOf(invoice))).status, expected)
      assert.equal((await write('Mine?', who)).status, expected)
    }
    assert.lengthOf(await QuestionMessage.all(), 1)
  })

  test('hostile, empty, endless and wrong texts', async ({ assert }) => {
    const { write, read } = await world()
    const script = "<script>alert(1)</script>\n\t{{ 1 }} '); drop table questions; --"
    assert.equal((await write(script)).body.data.text, script)
    assert.equal((await write('x'.repeat(4000))).status, 201)
    const wrong = [
      '',
      ' \n ',
      'x'.repeat(4001),
      'a\u0000b',
      'a\u001b[2Jb',
      'a\u202eb',
      1,
      null,
      {},
      [],
    ]
    for (const text of wrong) {
      const { status, body } = await write(text)
      assert.deepEqual([status, body.type], [422, 'invalid-input'], JSON.stringify(text))
    }
    assert.lengthOf((await read()).data, 2)
  })

  test('the same request twice is one message; two first ones at once are one question', async ({
    assert,
  }) => {
    const { browser, invoice, write, read } = await world()
    const key = { 'idempotency-key': 'question-1' }
    const [first, again] = [await write('Once', browser, key), await write('Once', browser, key)]
    assert.deepEqual(again.body, first.body)
    assert.lengthOf((await read()).data, 1)

    await QuestionMessage.query().delete()
    await Question.query().delete()
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => write(text)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201]
    )
    assert.lengthOf(await Question.query().where('invoiceId', invoice.id), 1)
    assert.lengthOf((await read()).data, 4)
    // The first question had one, and this one another.
    assert.lengthOf(await mails('question_asked'), 2)
  })

  test('pages go to the first message and back; a limit stops a loop', async ({ assert }) => {
    const { browser, invoice, write } = await world()
    for (let n = 1; n <= 30; n++) assert.equal((await write(`${n}`)).status, 201)
    const refused = await write('31')
    assert.deepEqual([refused.status, refused.body.type], [429, 'too-many-requests'])

    const { body: newest } = await browser.get(`${pathOf(invoice)}?limit=20`)
    const { body: oldest } = await browser.get(`${pathOf(invoice)}?after=${newest.page.next}`)
    assert.deepEqual([newest.data[0].text, oldest.data.at(-1).text], ['30', '1'])
    assert.isNull(oldest.page.next)
    const { status } = await browser.get(`${pathOf(invoice)}?after=o.nothing`)
    assert.equal(status, 422)
  })
})
