import { test } from '@japa/runner'
import { smtpFault } from '#mails/smtp_fault'

const wrapped = (fields: object) =>
  new Error('Unable to send', { cause: Object.assign(new Error('server said no'), fields) })

test.group('What SMTP said', () => {
  for (const [fields, permanent] of [
    [{ responseCode: 550 }, true],
    [{ responseCode: 554 }, true],
    [{ responseCode: 421 }, false],
    [{ responseCode: 451 }, false],
    [{ code: 'ECONNREFUSED' }, false],
    [{ code: 'ETIMEDOUT' }, false],
    [{ code: 'EAUTH', responseCode: 535 }, false],
    [{ responseCode: 530 }, false],
  ] as const) {
    test(`${JSON.stringify(fields)} is ${permanent ? 'final' : 'tried again'}`, ({ assert }) => {
      assert.deepEqual(smtpFault(wrapped(fields)), { permanent, summary: 'server said no' })
    })
  }

  test('something that is no error is tried again', ({ assert }) => {
    assert.deepEqual(smtpFault('boom'), { permanent: false, summary: 'Unknown error' })
  })
})
