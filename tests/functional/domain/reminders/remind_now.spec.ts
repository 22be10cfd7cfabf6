import { test } from '@japa/runner'
import { pauseReminders, resumeReminders } from '#domain/reminders/pause_reminders'
import { remindNow } from '#domain/reminders/remind_now'
import { changeSetting } from '#domain/settings/change_setting'
import { reminderTextOf } from '#mails/reminder_texts'
import AuditEvent from '#models/audit_event'
import type Invoice from '#models/invoice'
import MailBounce from '#models/mail_bounce'
import Membership from '#models/membership'
import { newPublicId } from '#domain/shared/public_id'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'
import { paidOffline } from '#tests/support/portal_world'
import { staffMember } from '#tests/support/staff_browser'
import { mails, morning, outcomes, owed, remindersOn, rule, run } from './world.js'

test.group('Reminding now, and pausing', (group) => {
  group.each.setup(() => truncate())

  async function remind(invoice: Invoice, day = 13) {
    const { id: staffId } = await staffMember('manager')
    const by = { textOf: reminderTextOf, staffId, actor: tester }
    const sent = await remindNow({ invoiceId: invoice.id, template: null }, by, morning(day))
    return sent.ok ? sent.value.template : sent.details.reason
  }

  test('goes out once a day, also when two ask at once, and no rule repeats it', async ({
    assert,
  }) => {
    await remindersOn([rule(3)])
    const { invoice } = await owed('2026-03-10')
    const answers = await Promise.all([remind(invoice), remind(invoice)])
    assert.sameMembers(answers, ['overdue', 'already_sent'])
    assert.deepEqual(await run(morning(13)), { sent: 0, skipped: 1 })
    assert.deepEqual(await outcomes(), ['now:2026-03-13 sent 1', 'after-3 skipped already_sent'])
    assert.equal(await remind(invoice, 14), 'overdue')
    assert.lengthOf(await mails(), 2)
  })

  test('a pause holds through its last day, for a client or for one invoice', async ({
    assert,
  }) => {
    await remindersOn([rule(3)])
    const { invoice, client } = await owed('2026-03-10')
    const by = { actor: tester, staffId: (await staffMember()).id }
    const ofClient = {
      ...{ clientId: client.id, invoiceId: null },
      target: { type: 'client' as const, id: client.publicId },
    }
    const pause = (until: string | null) =>
      pauseReminders(ofClient, { until, reason: 'agreed' }, by, morning(13))
    assert.isFalse((await pause('2026-03-12')).ok)
    for (const time of ['once', 'again']) assert.isTrue((await pause('2026-03-14')).ok, time)
    assert.equal(await remind(invoice), 'paused')
    await run(morning(14))
    assert.deepEqual(await outcomes(), ['after-3 skipped paused'])
    await run(morning(15))
    assert.deepEqual(await outcomes(), ['after-3 sent 1'])

    const ofInvoice = { ...ofClient, invoiceId: invoice.id }
    await pauseReminders(ofInvoice, { until: null, reason: null }, by, morning(16))
    const other = await owed('2026-03-10', { number: 'A-2' })
    assert.deepEqual(
      [await remind(invoice, 16), await remind(other.invoice, 16)],
      ['paused', 'overdue']
    )
    for (const time of [16, 17]) await resumeReminders(ofInvoice, tester, morning(time))
    assert.equal(await remind(invoice, 17), 'overdue')
    const told = await AuditEvent.query().whereIn('action', ['reminder.paused', 'reminder.resumed'])
    assert.deepEqual(
      told.map(({ action, details }) => [action, details.until]),
      [
        ['reminder.paused', '2026-03-14'],
        ['reminder.paused', null],
        ['reminder.resumed', undefined],
      ]
    )
    assert.notInclude(JSON.stringify(told), 'agreed')
  })

  test('says why not', async ({ assert }) => {
    await remindersOn([])
    const { invoice, client, email } = await owed('2026-03-30')
    await MailBounce.create({
      ...{ publicId: newPublicId(), mailId: null, clientId: client.id, email, kind: 'hard' },
      ...{ reason: null, reportHash: 'x', occurredAt: morning(1).plus({ years: 1 }) },
    })
    assert.equal(await remind(invoice), 'bounced')
    await Membership.query().where('client_id', client.id).update({ state: 'invited' })
    assert.equal(await remind(invoice), 'not_invited')
    await changeSetting('portal', { enabled: false }, tester, morning(1))
    assert.equal(await remind(invoice), 'portal_off')
    await paidOffline(invoice)
    assert.equal(await remind(invoice), 'paid')
    assert.lengthOf(await mails(), 0)
  })
})
