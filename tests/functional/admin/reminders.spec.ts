import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { Postman } from '#mails/postman'
import AuditEvent from '#models/audit_event'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { MailCatcher } from '#tests/support/mail_catcher'
import { activate, invoiceFor, openPortal } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const day = (days: number) => DateTime.utc().plus({ days }).toISODate()

test.group('Admin API: reminders', (group) => {
  let owner: string
  let manager: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    owner = await staffToken('owner')
    manager = await staffToken('manager')
  })

  const send = (method: string, path: string, body?: unknown, token = owner) =>
    adminRequest(method, path, { token, body })

  async function world(dueOn = day(-10)) {
    const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1', dueOn })
    await activate(client)
    return { invoice, client, path: `/invoices/${invoice.publicId}` }
  }

  test('are off, with rules that are a proposal; of two changes the later sees that it is late', async ({
    assert,
  }) => {
    const { body } = await send('GET', '/settings/reminders')
    assert.containsSubset(body.data, { enabled: false, hour: 9, lastRun: null })
    assert.deepEqual(
      body.data.rules.map(({ days }: { days: number }) => days),
      [-3, 3, 14, 30]
    )
    const { version } = body.data
    const rules = [{ days: 5, template: 'overdue', enabled: true }]
    const first = await send('PATCH', '/settings/reminders', { rules, enabled: true, version })
    assert.containsSubset(first.body.data, { enabled: true, rules })
    const second = await send('PATCH', '/settings/reminders', { hour: 7, version })
    assert.deepEqual([second.status, second.body.type], [409, 'reminders-changed'])
    assert.equal((await send('GET', '/settings/reminders')).body.data.hour, 9)
    const event = await AuditEvent.query()
      .where({ action: 'setting.changed', target_id: 'reminders' })
      .firstOrFail()
    assert.sameMembers(event.details.fields as string[], ['enabled', 'rules'])
  })

  test('refuse rules that cannot be', async ({ assert }) => {
    const rule = { days: 1, template: 'overdue', enabled: true }
    const wrong = [
      [rule, rule],
      [{ ...rule, days: 366 }],
      [{ ...rule, days: 1.5 }],
      [{ ...rule, template: 'rude' }],
      [{ ...rule, since: '2020-01-01' }],
      Array.from({ length: 11 }, (_, index) => ({ ...rule, days: index })),
    ]
    for (const rules of wrong) {
      const { status } = await send('PATCH', '/settings/reminders', { rules })
      assert.equal(status, 422, JSON.stringify(rules))
    }
  })

  test('have words of the company’s own, shown before they are kept, and nothing of HTML', async ({
    assert,
  }) => {
    const path = '/settings/reminders/texts/en/final'
    const text = { subject: '{number} <b>', body: 'Dear {name},\n\n<script>x</script> {amount}' }
    const shown = await send('POST', '/reminder-previews', {
      ...{ ...text, template: 'final', language: 'en' },
    })
    assert.equal(shown.body.data.subject, 'A-0042 <b>')
    assert.include(shown.body.data.html, '&lt;script&gt;')
    assert.include(shown.body.data.text, 'Dear Ada,')

    const typo = await send('PUT', path, { ...text, body: 'Dear {nmae}' })
    assert.equal(typo.status, 422)
    assert.containsSubset(typo.body.errors, [{ field: 'body', rule: 'placeholders' }])
    assert.include(typo.body.errors[0].message, '{nmae}')

    const own = (body: { data: { texts: { template: string; isOwn: boolean }[] } }) =>
      body.data.texts.filter(({ isOwn }) => isOwn).map(({ template }) => template)
    assert.deepEqual(own((await send('PUT', path, text)).body), ['final'])
    for (const time of ['once', 'again']) {
      const { status, body } = await send('DELETE', path)
      assert.deepEqual([status, own(body)], [200, []], time)
    }
    for (const place of ['xx/final', 'en/rude']) {
      const { status } = await send('PUT', `/settings/reminders/texts/${place}`, text)
      assert.equal(status, 404, place)
    }
  })

  test('go out by hand as they were shown, once a day, and are listed', async ({
    assert,
    cleanup,
  }) => {
    const { invoice, client, path } = await world()
    const plan = await send('GET', `${path}/reminders`, undefined, manager)
    assert.containsSubset(plan.body.data, { refusal: null, template: 'overdue', number: 1 })
    assert.include(plan.body.data.preview.html, `/portal/invoice/${invoice.publicId}"`)

    const sent = await send('POST', `${path}/reminders`, { template: 'final' }, manager)
    assert.deepEqual([sent.status, sent.body.data.template], [201, 'final'])
    const again = await send('POST', `${path}/reminders`, {}, manager)
    assert.deepEqual([again.status, again.body.type], [409, 'reminder-refused'])
    assert.include(again.body.title, 'today already')

    const { body } = await send('GET', `/reminders?outcome=sent&client=${client.publicId}`)
    assert.containsSubset(body.data, [
      { outcome: 'sent', number: 1, days: null, sentBy: 'Sam manager', mails: 1 },
    ])
    assert.lengthOf((await send('GET', '/reminders?reason=paused')).body.data, 0)

    const smtp = await MailCatcher.open()
    cleanup(() => smtp.close())
    const row = await OutboxMail.findByOrFail('kind', 'reminder')
    await (await app.container.make(Postman)).deliver(row.id)
    const mail = smtp.mails.at(-1)!
    assert.match(mail.subject!, /^Last reminder: invoice A-1, overdue by (9|10|11) days$/)
    assert.include(mail.text!, '€120.00')
    assert.equal(mail.html!.match(/href="http[^"]*\/portal\//g)?.length, 1)
  })

  test('are paused and resumed, of which the client’s pause counts for its invoices', async ({
    assert,
  }) => {
    const { client, path } = await world()
    const ofClient = `/clients/${client.publicId}/reminder-pause`
    const over = await send('PUT', ofClient, { until: day(-2) }, manager)
    assert.deepEqual([over.status, over.body.type], [422, 'pause-is-over'])
    const paused = await send('PUT', ofClient, { until: day(5), reason: 'On holiday' }, manager)
    assert.containsSubset(paused.body.data, {
      pause: { until: day(5), reason: 'On holiday', invoice: null, pausedBy: 'Sam manager' },
    })
    const seen = await send('GET', `${path}/reminder-pause`)
    assert.containsSubset(seen.body.data, { pause: null, clientPause: { reason: 'On holiday' } })
    assert.equal((await send('GET', `${path}/reminders`)).body.data.refusal, 'paused')
    assert.lengthOf((await send('GET', '/reminder-pauses')).body.data, 1)
    for (const time of ['once', 'again']) {
      const { status, body } = await send('DELETE', ofClient, undefined, manager)
      assert.deepEqual([status, body.data.pause], [200, null], time)
    }
    assert.equal((await send('GET', `${path}/reminders`)).body.data.refusal, null)
  })
})
