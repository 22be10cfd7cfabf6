import { test } from '@japa/runner'
import { changeReminders } from '#domain/reminders/change_reminders'
import { forecastReminders } from '#domain/reminders/forecast_reminders'
import { changeSetting } from '#domain/settings/change_setting'
import AuditEvent from '#models/audit_event'
import Invoice from '#models/invoice'
import ReminderRun from '#models/reminder_run'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'
import { paidOffline } from '#tests/support/portal_world'
import { mails, morning, outcomes, owed, remindersOn, rule, run } from './world.js'

test.group('Reminders by themselves', (group) => {
  group.each.setup(() => truncate())

  test('are off until they are turned on, and then mail nobody about what is long overdue', async ({
    assert,
  }) => {
    await remindersOn([rule(3)], morning(1))
    await changeReminders({ enabled: false }, { actor: tester }, morning(1))
    const { invoice } = await owed('2026-03-10')
    await owed('2026-01-10', { number: 'OLD-1', buyer: 'Oakline' })
    assert.isNull(await run(morning(13)))

    const forecast = await forecastReminders([0, 7], morning(13))
    assert.deepEqual(forecast.now, { reminders: 0, mails: 0, skipped: [], isPartial: false })
    assert.deepEqual(
      forecast.coming.filter(({ invoices }) => invoices > 0),
      [{ on: '2026-03-17', invoices: 1 }]
    )
    assert.deepEqual(forecast.overdue, { invoices: 2, pastAllRules: 1 })
    assert.deepEqual((await forecastReminders([3], morning(13))).now.reminders, 1)

    await changeReminders({ enabled: true }, { actor: tester }, morning(14))
    // The day of the rule was yesterday, before reminders were on.
    assert.deepEqual(await run(morning(14)), { sent: 0, skipped: 0 })
    assert.deepEqual(await outcomes(), [])
    assert.equal(invoice.balanceMinor, 12_000)
  })

  test('go out once on their day at their hour where the company is, with mail and audit event', async ({
    assert,
  }) => {
    await remindersOn([rule(-3, 'upcoming'), rule(3)])
    const { invoice, client, email } = await owed('2026-03-10')
    // 8:59 in Kolkata, on the 13th there; in UTC it is 3:29.
    assert.isNull(await run(morning(13).set({ hour: 8, minute: 59 })))
    // 23:30 UTC of the 12th is the morning of the 13th there, yet too early.
    assert.isNull(await run(morning(13).set({ hour: 5, minute: 0 })))
    assert.deepEqual(await run(morning(13).set({ hour: 9, minute: 0 })), { sent: 1, skipped: 1 })
    assert.isNull(await run(morning(13).set({ hour: 18 })))
    assert.deepEqual(await outcomes(), ['before-3 skipped superseded', 'after-3 sent 1'])

    const [mail, ...others] = await mails()
    assert.lengthOf(others, 0)
    assert.equal(mail.toEmail, email)
    assert.equal(mail.clientId, client.id)
    assert.containsSubset(mail.params, { invoiceId: invoice.publicId, amountMinor: 12_000 })
    const event = await AuditEvent.findByOrFail('action', 'reminder.sent')
    assert.deepEqual(event.details, { number: 1, days: 3, mails: 1 })
    assert.deepEqual([event.actorId, event.targetId], ['reminders', invoice.publicId])
    assert.deepEqual(await run(morning(14)), { sent: 0, skipped: 0 })
  })

  test('two workers at once send one mail', async ({ assert }) => {
    await remindersOn([rule(3)])
    await owed('2026-03-10')
    await owed('2026-03-10', { number: 'B-1', buyer: 'Bramble' })
    const counts = await Promise.all([1, 2, 3].map(() => run(morning(13))))
    assert.equal(
      counts.reduce((sum, one) => sum + (one?.sent ?? 0), 0),
      2
    )
    assert.lengthOf(await mails(), 2)
    assert.lengthOf(await ReminderRun.all(), 1)
  })

  test('what is paid or has money on its way is not reminded of; once that ends, it is', async ({
    assert,
  }) => {
    await remindersOn([rule(3)])
    const { invoice } = await owed('2026-03-10')
    const paid = await owed('2026-03-10', { number: 'B-1', buyer: 'Bramble' })
    await paidOffline(paid.invoice)
    await Invoice.query().where('id', invoice.id).update({ pending_minor: 5_000 })
    assert.deepEqual(await run(morning(13)), { sent: 0, skipped: 1 })
    assert.deepEqual(await outcomes(), ['after-3 skipped pending'])
    await Invoice.query().where('id', invoice.id).update({ pending_minor: 0 })
    assert.deepEqual(await run(morning(14)), { sent: 1, skipped: 0 })
    assert.deepEqual(await outcomes(), ['after-3 sent 1'])
  })

  test('a reminder that waited and is paid meanwhile says so', async ({ assert }) => {
    await remindersOn([rule(3)])
    const { invoice } = await owed('2026-03-10')
    await changeSetting('portal', { enabled: false }, tester, morning(1))
    await run(morning(13))
    assert.deepEqual(await outcomes(), ['after-3 skipped portal_off'])
    await paidOffline(invoice)
    await run(morning(14))
    assert.deepEqual(await outcomes(), ['after-3 skipped paid'])
    assert.lengthOf(await mails(), 0)
  })

  test('after days without a worker only the latest is sent, and what is too old is not', async ({
    assert,
  }) => {
    await remindersOn([rule(1), rule(5), rule(9)])
    await owed('2026-03-03')
    const old = await owed('2026-03-01', { number: 'B-1', buyer: 'Bramble' })
    await run(morning(2).minus({ days: 1 }))
    // Of A-1 the rules fell on the 4th, 8th and 12th; of B-1 on the 2nd, 6th and 10th.
    assert.deepEqual(await run(morning(13)), { sent: 2, skipped: 4 })
    assert.deepEqual((await outcomes()).sort(), [
      ...['after-1 skipped superseded', 'after-1 skipped superseded'],
      ...['after-5 skipped superseded', 'after-5 skipped superseded'],
      ...['after-9 sent 1', 'after-9 sent 1'],
    ])
    await run(morning(14))
    const late = await owed('2026-03-06', { number: 'C-1', buyer: 'Cedar' })
    assert.notEqual(late.invoice.id, old.invoice.id)
    await changeReminders({ rules: [rule(9)] }, { actor: tester }, morning(14))
    assert.deepEqual(await run(morning(30)), { sent: 0, skipped: 1 })
    assert.include(await outcomes(), 'after-9 skipped too_old')
    assert.lengthOf(await mails(), 2)
  })
})
