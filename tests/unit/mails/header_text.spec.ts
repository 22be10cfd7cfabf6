import { test } from '@japa/runner'
import { headerText, refuseHeaderInjection } from '#mails/header_text'

test.group('Texts in mail headers', () => {
  for (const hostile of ['a\r\nBcc: b', 'a\nb', 'a\rb', 'a\0b', 'a\u2028b', 'a\u0085b']) {
    test(`${JSON.stringify(hostile)} is refused in addresses and one line elsewhere`, ({
      assert,
    }) => {
      assert.throws(() => refuseHeaderInjection(hostile), /refused in mail headers/)
      assert.notMatch(headerText(hostile), /[\p{Cc}\u2028\u2029]/u)
    })
  }

  test('leaves ordinary texts as they are', ({ assert }) => {
    assert.equal(headerText('Rechnung 7 – Straße'), 'Rechnung 7 – Straße')
    assert.doesNotThrow(() => refuseHeaderInjection('ünï@example.org'))
  })
})
