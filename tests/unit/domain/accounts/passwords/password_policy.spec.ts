import { test } from '@japa/runner'
import { checkPassword } from '#domain/accounts/passwords/password_policy'

const names = ['Larkspur Studio', 'Kestrel Bay Coffee', 'Meera Nair', 'accounts@kestrelbay.example']

test.group('Password policy', () => {
  for (const good of [
    'paper boats in june',
    'quiet harbour lights',
    'correcthorsebatterystaple',
    'кошка гуляет сама по себе',
    '夜の港に静かな灯りがともるころ船',
    '  leading and trailing  ',
    '🛶🌊🏔️🌲🦉🍂🌙🔥🪵🎣🧭⛺🥾🌧️☕',
  ]) {
    test(`takes ${JSON.stringify(good)}`, ({ assert }) => {
      assert.isTrue(checkPassword(good, names).ok)
    })
  }

  for (const [bad, code] of [
    ['', 'password_too_short'],
    ['fourteen chars', 'password_too_short'],
    ['🛶'.repeat(14), 'password_too_short'],
    ['é'.repeat(513), 'password_too_long'],
    ['passwordpassword', 'password_common'],
    ['123456789012345', 'password_common'],
    ['qwertyuiopasdfgh', 'password_common'],
    ['aaaaaaaaaaaaaaaaaaaa', 'password_common'],
    ['1qaz2wsx3edc4rfv', 'password_common'],
    ['iloveyouiloveyou', 'password_common'],
    [' '.repeat(20), 'password_common'],
    ['kestrelbaycoffee', 'password_from_name'],
    ['Kestrel Bay Coffee', 'password_from_name'],
    ['larkspur studio 1', 'password_from_name'],
    ['Larkspur2026!!!', 'password_from_name'],
    ['meeranairmeera1', 'password_from_name'],
  ] as const) {
    test(`refuses ${JSON.stringify(bad.slice(0, 30))} as ${code}`, ({ assert }) => {
      assert.deepInclude(checkPassword(bad, names), { ok: false, code })
    })
  }

  for (const [password, code] of [
    ['kq7!vR2z', null],
    ['tall heron', null],
    ['kq7!vR2', 'password_too_short'],
    ['password', 'password_common'],
    ['12345678', 'password_common'],
    ['meeranair', 'password_from_name'],
  ] as const) {
    test(`beside a second factor ${code ? 'refuses' : 'takes'} ${password}`, ({ assert }) => {
      const judged = checkPassword(password, names, { minimum: 8 })
      if (code) assert.deepInclude(judged, { ok: false, code, details: { min: 8 } })
      else assert.deepEqual(judged, { ok: true, value: { standsAlone: false } })
      assert.isFalse(checkPassword(password, names).ok)
    })
  }

  test('says whether a password would do without a second factor', ({ assert }) => {
    const judged = checkPassword('paper boats in june', names, { minimum: 8 })
    assert.deepEqual(judged, { ok: true, value: { standsAlone: true } })
  })

  test('judges hostile input in bounded time', ({ assert }) => {
    for (const text of [
      'q7'.repeat(512),
      'ab1'.repeat(300),
      'p4ssw0rd'.repeat(128),
      '@4$5!1|'.repeat(140),
    ]) {
      const start = performance.now()
      checkPassword(text, names)
      assert.isBelow(performance.now() - start, 2000)
    }
  })
})
