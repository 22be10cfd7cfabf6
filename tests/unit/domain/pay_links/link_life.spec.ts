import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { linkExpiry } from '#domain/pay_links/link_life'
import { maskedEmail } from '#domain/pay_links/person_on_file'

const NOW = DateTime.fromISO('2026-11-20T09:30:00Z', { zone: 'utc' })
const expiry = (dueOn: string | null) => linkExpiry(dueOn, 'Asia/Kolkata', NOW).toISO()

test.group('How long a pay link works', () => {
  test('30 days after the due date, to the end of the day where the company is', ({ assert }) => {
    assert.equal(expiry('2026-12-01'), '2026-12-31T18:29:59.999Z')
  })

  test('120 days at the most, also without a due date', ({ assert }) => {
    assert.equal(expiry('2027-06-01'), '2027-03-20T09:30:00.000Z')
    assert.equal(expiry(null), '2027-03-20T09:30:00.000Z')
  })

  test('a week at the least, however long the invoice is overdue', ({ assert }) => {
    assert.equal(expiry('2019-01-01'), '2026-11-27T09:30:00.000Z')
    assert.equal(expiry('2026-10-25'), '2026-11-27T09:30:00.000Z')
  })
})

test.group('A masked address', () => {
  for (const [email, masked] of [
    ['anna@kestrel.example', 'a•••@k•••.example'],
    ['a@b.co', 'a•••@b•••.co'],
    ['ops@mail.kestrel.co.uk', 'o•••@m•••.uk'],
    ['root@localhost', 'r•••@l•••'],
    ['😀x@🦜.example', '😀•••@🦜•••.example'],
  ]) {
    test(`shows ${email} as ${masked}`, ({ assert }) => {
      assert.equal(maskedEmail(email), masked)
    })
  }
})
