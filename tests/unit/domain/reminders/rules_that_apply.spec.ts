import { test } from '@japa/runner'
import { fillIn, unknownPlaceholders } from '#domain/reminders/placeholders'
import { addDays, rulesThatApply } from '#domain/reminders/rules_that_apply'

const rule = (days: number, since: string | null = '2026-01-01', enabled = true) => ({
  ...{ id: `after-${days}`, days, template: 'overdue' as const, enabled, since },
})
const on = (today: string, from = addDays(today, -7)) => ({ from, today })

test.group('Rules that apply', () => {
  const dueOn = '2026-03-28'
  const knownSince = '2026-03-01'
  const days = (rules: ReturnType<typeof rule>[], today: string, from?: string) =>
    rulesThatApply(rules, { dueOn, knownSince }, on(today, from)).map((one) => one.rule.days)

  test('from their day on, the latest last, whatever their order', ({ assert }) => {
    const rules = [rule(3), rule(-3), rule(0)]
    assert.deepEqual(days(rules, '2026-03-24'), [])
    assert.deepEqual(days(rules, '2026-03-25'), [-3])
    assert.deepEqual(days(rules, '2026-03-31'), [-3, 0, 3])
    // Over the night in which clocks change, a day is a day.
    assert.equal(addDays('2026-03-28', 1), '2026-03-29')
    assert.equal(addDays('2026-12-31', 1), '2027-01-01')
  })

  test('not when off, before they counted, or before the invoice was here', ({ assert }) => {
    const at = '2026-03-31'
    assert.deepEqual(days([rule(3, '2026-01-01', false)], at), [])
    assert.deepEqual(days([rule(3, null)], at), [])
    assert.deepEqual(days([rule(3, '2026-04-01')], '2026-04-02'), [])
    assert.deepEqual(days([rule(3, '2026-03-31')], at), [3])
    const late = { dueOn, knownSince: '2026-04-01' }
    assert.deepEqual(rulesThatApply([rule(3)], late, on('2026-04-02')), [])
  })
})

test.group('Placeholders', () => {
  const values = {
    ...{ name: '{number}', client: '<b>', company: '$&', number: 'A-1' },
    ...{ amount: '€1', due: 'today', days: '2 days' },
  }

  test('are filled in once, whatever the values hold', ({ assert }) => {
    assert.equal(fillIn('{name} {client} {company} {x} {', values), '{number} <b> $& {x} {')
  })

  test('that mean nothing are named, each once; a brace alone is a brace', ({ assert }) => {
    assert.deepEqual(unknownPlaceholders('{nmae} {nmae} {number} {} { 3 < 4 }'), [
      'nmae',
      '',
      ' 3 < 4 ',
    ])
    assert.deepEqual(unknownPlaceholders('a { b, {amount}'), [])
  })
})
