import { test } from '@japa/runner'
import { readLog } from '#domain/audit/chain/read_log'
import { verifyLog } from '#domain/audit/chain/verify_log'

function verify(text: string | Buffer) {
  async function* bytes() {
    yield Buffer.from(text)
  }
  return verifyLog(readLog(bytes()), { fromStart: false, hasEnd: true })
}

const HEAD = '{"kind":"head","seq":0,"hash":"x","events":0,"exportedAt":"now"}'

test.group('A file that says it is an audit log', () => {
  for (const [what, text, problem] of [
    ['nothing', '', 'cut_off'],
    ['a web page', '<!doctype html>\n<p>', 'unreadable'],
    ['a list', '[]\n', 'unreadable'],
    ['a number', '1\n', 'unreadable'],
    ['an empty line first', `\n${HEAD}\n`, 'unreadable'],
    ['a kind that is not', '{"kind":"toString","seq":1,"hash":"x"}\n', 'unreadable'],
    ['an event without a hash', '{"kind":"event","seq":1}\n', 'unreadable'],
    ['a seq as text', '{"kind":"event","seq":"1","hash":"x","previousHash":"y"}\n', 'unreadable'],
    ['a seq beyond integers', '{"kind":"event","seq":1e99,"hash":"x"}\n', 'unreadable'],
    ['a line without an end', `{"kind":"event","x":"${'x'.repeat(2_000_000)}`, 'unreadable'],
    ['nests of nests', `${'['.repeat(200_000)}\n`, 'unreadable'],
    [
      'nests of nests in an event',
      `{"kind":"event","seq":1,"hash":"x","previousHash":"y","details":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`,
      'unreadable',
    ],
    [
      'personal data that is none',
      '{"kind":"event","seq":1,"hash":"x","previousHash":"y","personalData":"z"}\n',
      'unreadable',
    ],
    ['a head signed by nobody', `{"kind":"signed_head","seq":1,"hash":"x"}\n`, 'unreadable'],
    [
      'a head of an unknown key',
      `{"kind":"signed_head","seq":1,"hash":"x","signedAt":"a","keyId":"b","signature":"c"}\n`,
      'unknown_key',
    ],
    [
      'a key that is none',
      `{"kind":"key","id":"b","publicKey":"AAAA"}\n{"kind":"signed_head","seq":1,"hash":"x","signedAt":"a","keyId":"b","signature":"c"}\n`,
      'unknown_key',
    ],
    ['something after the end', `${HEAD}\n${HEAD}\n`, 'inserted'],
  ] as const) {
    test(`${what} is no log`, async ({ assert }) => {
      assert.deepInclude(await verify(text), { intact: false, problem })
    })
  }

  test('an empty log is one, with or without a line end and a BOM', async ({ assert }) => {
    for (const text of [HEAD, `${HEAD}\n`, `\uFEFF${HEAD}\r\n`]) {
      assert.deepInclude(await verify(text), { intact: true, events: 0 })
    }
  })

  test('bytes that are no text are not taken for text', async ({ assert }) => {
    const verdict = await verify(Buffer.from([0xff, 0xfe, 0x00, 0x0a]))
    assert.deepInclude(verdict, { intact: false, problem: 'unreadable' })
  })
})
