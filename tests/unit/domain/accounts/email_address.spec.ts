import { test } from '@japa/runner'
import { normalizeEmail } from '#domain/accounts/email_address'

test.group('E-mail addresses', () => {
  test('are kept in lower case, without spaces around them', ({ assert }) => {
    assert.equal(normalizeEmail('  Accounts@KestrelBay.Example '), 'accounts@kestrelbay.example')
  })

  for (const bad of [
    null,
    '',
    'n/a',
    'two@at@signs.example',
    'a@b\r\nBcc: c@d.example',
    'Meera <m@example.org>',
    'a@-',
    'a@b..c',
    'a b@example.org',
    `${'x'.repeat(65)}@example.org`,
    `a@${'x'.repeat(260)}`,
    'a@b\u200e.example',
  ]) {
    test(`${JSON.stringify(bad)?.slice(0, 40)} is none`, ({ assert }) => {
      assert.isNull(normalizeEmail(bad))
    })
  }
})
