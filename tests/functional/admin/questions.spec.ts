import { test } from '@japa/runner'
import AuditEvent from '#models/audit_event'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import QuestionMessage from '#models/question_message'
import { truncate } from '#tests/support/database'
import { invoiceFor, openPortal } from '#tests/support/portal_world'
import { questionOn } from '#tests/support/questions'
import { adminRequest, staffToken } from '#tests/support/staff_api'

test.group('Admin API: questions of clients', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    adminRequest(method, path, { token, body, headers })

  async function world() {
    const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    const question = await questionOn(invoice, 'Why 19 %?')
    return { client, invoice, question, path: `/questions/${question.publicId}` }
  }

  test('a question waits in the list and among what needs attention, until it is answered', async ({
    assert,
  }) => {
    const { client, invoice, question, path } = await world()
    const attention = async () => {
      const { body } = await send('GET', '/attention')
      return body.data.groups.find(({ kind }: { kind: string }) => kind === 'question')
    }
    const { count, items } = await attention()
    assert.equal(count, 1)
    assert.containsSubset(items[0], {
      id: question.publicId,
      client: { id: client.publicId },
      label: 'A-1',
    })
    const listed = await send('GET', `/questions?state=open&client=${client.publicId}`)
    assert.containsSubset(listed.body.data, [
      { id: question.publicId, state: 'open', invoice: { id: invoice.publicId, number: 'A-1' } },
    ])

    const answered = await send('POST', `${path}/messages`, { text: 'Because.\r\nSee § 3.' })
    assert.equal(answered.status, 201)
    assert.equal(answered.body.data.state, 'answered')
    assert.deepEqual(
      answered.body.data.messages.map((one: { author: { side: string }; text: string }) => [
        one.author.side,
        one.text,
      ]),
      [
        ['client', 'Why 19 %?'],
        ['staff', 'Because.\nSee § 3.'],
      ]
    )
    assert.equal((await attention()).count, 0)
    assert.lengthOf((await send('GET', '/questions?state=open')).body.data, 0)

    const asker = await QuestionMessage.query().whereNotNull('account_id').preload('account')
    const mail = await OutboxMail.findByOrFail('kind', 'question_answered')
    assert.equal(mail.toEmail, asker[0].account!.email)
    const event = await AuditEvent.findByOrFail('action', 'question.answered')
    assert.notInclude(JSON.stringify(event), 'Because')
  })

  test('closing and opening again, twice each; a message opens what was closed', async ({
    assert,
  }) => {
    const { path } = await world()
    for (const time of ['once', 'again']) {
      const { status, body } = await send('PUT', `${path}/closing`)
      assert.deepEqual([status, body.data.state], [200, 'closed'], time)
      assert.isString(body.data.closedBy)
    }
    for (const time of ['once', 'again']) {
      const { status, body } = await send('DELETE', `${path}/closing`)
      assert.deepEqual([status, body.data.state, body.data.closedBy], [200, 'open', null], time)
    }
    await send('PUT', `${path}/closing`)
    const { body } = await send('POST', `${path}/messages`, { text: 'One more thing.' })
    assert.deepEqual([body.data.state, body.data.closedBy], ['answered', null])
    await send('PUT', `${path}/closing`)
    assert.equal((await send('DELETE', `${path}/closing`)).body.data.state, 'answered')

    const actions = await AuditEvent.query().whereLike('action', 'question.%').orderBy('id')
    assert.deepEqual(
      actions.map(({ action }) => action.replace('question.', '')),
      ['asked', 'closed', 'reopened', 'closed', 'answered', 'closed', 'reopened']
    )
  })

  test('who asked and may not read it any more is not mailed', async ({ assert }) => {
    const { path } = await world()
    const { accountId } = await QuestionMessage.firstOrFail()
    await Membership.query().where('account_id', accountId!).update({ state: 'disabled' })
    assert.equal((await send('POST', `${path}/messages`, { text: 'Hello?' })).status, 201)
    assert.lengthOf(await OutboxMail.query().where('kind', 'question_answered'), 0)
  })

  test('the same answer sent twice is one; many at once are all there, with one mail', async ({
    assert,
  }) => {
    const { path } = await world()
    const key = { 'idempotency-key': 'answer-1' }
    const post = (text: string, headers = {}) => send('POST', `${path}/messages`, { text }, headers)
    assert.deepEqual((await post('Yes.', key)).body, (await post('Yes.', key)).body)
    assert.equal((await post('No.', key)).body.type, 'idempotency-key-reused')

    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => post(text)))
    assert.isTrue(answers.every(({ status }) => status === 201))
    assert.lengthOf((await send('GET', path)).body.data.messages, 6)
    assert.lengthOf(await OutboxMail.query().where('kind', 'question_answered'), 1)
  })

  test('what is wrong is refused and changes nothing', async ({ assert }) => {
    const { path } = await world()
    const wrong: [string, string, unknown, number][] = [
      ['POST', `${path}/messages`, {}, 422],
      ['POST', `${path}/messages`, { text: 'x'.repeat(4001) }, 422],
      ['POST', `${path}/messages`, { text: 'a\u0007' }, 422],
      ['POST', `${path}/messages`, { text: 'x', to: 'all' }, 422],
      ['PUT', `${path}/closing`, { reason: 'x' }, 422],
      ['GET', '/questions?state=waiting', undefined, 422],
      ['GET', '/questions?after=o.nothing', undefined, 422],
      ['GET', `/questions/${'A'.repeat(22)}`, undefined, 404],
      ['POST', `/questions/${'A'.repeat(22)}/messages`, { text: 'x' }, 404],
    ]
    for (const [method, at, body, expected] of wrong) {
      const { status } = await send(method, at, body)
      assert.equal(status, expected, `${method} ${at}`)
    }
    const { body } = await send('GET', path)
    assert.deepEqual([body.data.state, body.data.messages.length], ['open', 1])
  })
})
