import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { changeSetting } from '#domain/settings/change_setting'
import { readOverview } from '#domain/overview/read_overview'
import { truncate } from '#tests/support/database'
import { refundOf } from '#tests/support/money_records'
import { tester } from '#tests/support/people'
import { activate, invoiceFor, openPortal, paidOffline } from '#tests/support/portal_world'
import { adminRequest, staffToken } from '#tests/support/staff_api'

const ZONE = 'Asia/Kolkata'
/** The first minutes of December in Kolkata; in UTC it is November. */
const NOW = DateTime.fromISO('2026-12-01T00:10', { zone: ZONE }).toUTC() as DateTime<true>

test.group('The overview', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    await changeSetting('company', { timeZone: ZONE }, tester, NOW)
  })

  const invoice = async (dueOn: string | undefined, currency: string, net: number) => {
    const number = `${currency}-${dueOn}-${net}`
    const made = await invoiceFor('Kestrel', { number, currency, dueOn, lines: [{ net, rate: 0 }] })
    return made.invoice
  }

  test('of an empty portal is empty', async ({ assert }) => {
    const { status, body } = await adminRequest('GET', '/overview', {
      token: await staffToken('viewer'),
    })
    assert.equal(status, 200)
    assert.deepEqual(body.data.currencies, [])
    const nobody = { clients: 0, active: 0, invited: 0, notInvited: 0, signedInLately: 0 }
    assert.deepEqual(body.data.portalUse, nobody)
  })

  test('tells what is left by currency and by how long it is overdue, never added together', async ({
    assert,
  }) => {
    // Due today, yesterday, and at both ends of each age.
    await invoice('2026-12-01', 'INR', 1)
    await invoice('2026-11-30', 'INR', 10)
    await invoice('2026-11-01', 'INR', 20)
    await invoice('2026-10-31', 'INR', 100)
    await invoice('2026-10-02', 'INR', 200)
    await invoice('2026-10-01', 'INR', 1000)
    await invoice('2026-09-02', 'INR', 2000)
    await invoice('2026-09-01', 'INR', 10000)
    await invoice('2027-01-31', 'EUR', 7)
    const settled = await invoice('2026-09-01', 'USD', 5)
    await paidOffline(settled, undefined, NOW.minus({ minutes: 1 }))

    const { today, currencies } = await readOverview(NOW, ZONE)
    assert.equal(today, '2026-12-01')
    assert.deepEqual(
      currencies.map(({ currency }) => currency),
      ['EUR', 'INR', 'USD']
    )
    const [eur, inr, usd] = currencies
    assert.deepEqual(
      inr.ages.map(({ age, amount, count }) => [age, amount.amountMinor, count]),
      [
        ['not_due', 1, 1],
        ['1_30', 10 + 20, 2],
        ['31_60', 100 + 200, 2],
        ['61_90', 1000 + 2000, 2],
        ['over_90', 10000, 1],
      ]
    )
    assert.deepEqual([inr.left.amount.amountMinor, inr.left.count], [13331, 8])
    assert.deepEqual([inr.overdue.amount.amountMinor, inr.overdue.count], [13330, 7])
    assert.deepEqual([eur.left.amount.amountMinor, eur.overdue.amount.amountMinor], [7, 0])
    assert.equal(usd.left.amount.amountMinor, 0)
    // A minute before is December as well; in UTC both are November.
    assert.deepEqual(usd.months.at(-1)!.collected.toJSON(), { amountMinor: 5, currency: 'USD' })
    assert.equal(usd.months.at(-1)!.month, '2026-12')
    assert.isTrue(eur.months.every(({ collected }) => collected.amountMinor === 0))
  })

  test('of more money than a number holds exactly tells the most that it does', async ({
    assert,
  }) => {
    const much = 6 * 10 ** 15
    await invoice('2026-11-28', 'IDR', 1)
    await invoice('2026-11-29', 'IDR', 2)
    await db.from('invoices').update({ payable_minor: much, balance_minor: much })
    const settled = await invoice('2026-11-30', 'IDR', 3)
    await paidOffline(settled, much, NOW.minus({ minutes: 1 }))
    await paidOffline(settled, much, NOW.minus({ minutes: 1 }))

    const [{ left, overdue, ages, months }] = (await readOverview(NOW, ZONE)).currencies
    const most = Number.MAX_SAFE_INTEGER
    const told = [left, overdue, ages[1]].map(({ amount }) => amount.amountMinor)
    assert.deepEqual(told, [most, most, most])
    assert.equal(left.count, 2)
    assert.equal(months.at(-1)!.collected.amountMinor, most)
  })

  test('tells what came and went back in each of twelve months, as they are at the company', async ({
    assert,
  }) => {
    const at = (text: string) => DateTime.fromISO(text, { zone: ZONE }).toUTC() as DateTime<true>
    const one = await invoice('2026-12-31', 'INR', 1000)
    await paidOffline(one, 1, at('2025-12-31T23:59:59'))
    await paidOffline(one, 2, at('2026-01-01T00:00'))
    await paidOffline(one, 4, at('2026-11-30T23:59:59'))
    const last = await paidOffline(one, 8, at('2026-12-01T00:00'))
    const refund = await refundOf(last, 3)
    await refund.merge({ state: 'done', refundedAt: at('2026-12-01T00:05') }).save()

    const [{ months }] = (await readOverview(NOW, ZONE)).currencies
    assert.lengthOf(months, 12)
    const told = months
      .filter(({ collected, returned }) => collected.amountMinor + returned.amountMinor > 0)
      .map(({ month, collected, returned }) => [month, collected.amountMinor, returned.amountMinor])
    assert.deepEqual(told, [
      ['2026-01', 2, 0],
      ['2026-11', 4, 0],
      ['2026-12', 8, 3],
    ])
  })

  test('counts each client once, by how far it got', async ({ assert }) => {
    const names = ['Kestrel', 'Osprey', 'Merlin', 'Hobby']
    const clients = await Promise.all(
      names.map(async (name) => (await invoiceFor(name, { number: name })).client)
    )
    const people = await Promise.all(clients.slice(0, 3).map((client) => activate(client)))
    await people[0].account.merge({ lastSignedInAt: NOW.minus({ days: 29 }) }).save()
    await people[1].account.merge({ lastSignedInAt: NOW.minus({ days: 31 }) }).save()
    await people[2].membership.merge({ state: 'invited' }).save()

    const { portalUse } = await readOverview(NOW, ZONE)
    assert.deepEqual(portalUse, {
      clients: 4,
      active: 2,
      invited: 1,
      notInvited: 1,
      signedInLately: 1,
    })
  })
})
