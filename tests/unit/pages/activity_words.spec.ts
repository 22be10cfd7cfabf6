import { glob, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { IntlMessageFormat } from 'intl-messageformat'

const PREFIX = 'admin.activity.'
const ACTION = /\b(?:action|ACTION)(?::| =) '([a-z_]+\.[a-z_]+)'/g
const DOCUMENTED = /`([a-z_]+\.[a-z_]+)`/g

const texts: Record<string, string> = JSON.parse(
  await readFile('resources/lang/en/admin_activity.json', 'utf8')
)

/** What the code writes, and what docs/audit.md lists under Events: some are put together in code. */
async function auditActions(): Promise<string[]> {
  const actions = new Set<string>()
  for await (const file of glob('app/{domain,controllers,middleware,jobs}/**/*.ts')) {
    for (const [, action] of (await readFile(file, 'utf8')).matchAll(ACTION)) actions.add(action)
  }
  const page = await readFile('docs/audit.md', 'utf8')
  const [, table = ''] = /## Events\n([^]*?)\n### /.exec(page) ?? []
  for (const row of table.split('\n').filter((line) => line.startsWith('| `'))) {
    for (const [, action] of row.split('|')[1].matchAll(DOCUMENTED)) actions.add(action)
  }
  return [...actions].sort()
}

/** As components/activity/event_words.ts gives them; nothing is known of what it is about. */
const bare = {
  ...{
    who: 'Asha Nair',
    what: 'LS-7',
    known: 'yes',
    byStaff: 'yes',
    amount: 'none',
    fields: 'none',
  },
  ...{ after: 'none', form: 'none', gateway: 'none', kind: 'none', mailKind: 'none' },
  ...{ name: 'none', number: 'none', state: 'none', to: 'none', action: 'x.y' },
}
const full = { ...bare, amount: '€12.00', fields: 'name, city', name: 'Books', number: 'CN-1' }

const isSentence = (key: string) => key.split('.').length === 4 && !/\.(noun|here)\./.test(key)

test.group('Words for what happened', () => {
  test('every event of the audit log is told in a sentence', async ({ assert }) => {
    const actions = await auditActions()
    assert.isAbove(actions.length, 90)
    assert.deepEqual(
      actions.filter((action) => !texts[`${PREFIX}${action}`]),
      []
    )
  })

  test('every sentence reads with much and with little known', ({ assert }) => {
    const sentences = Object.keys(texts).filter(isSentence)
    for (const key of sentences) {
      for (const values of [bare, full]) {
        for (const outcome of ['done', 'refused', 'failed']) {
          const said = String(
            new IntlMessageFormat(texts[key], 'en').format({ ...values, outcome })
          )
          assert.notMatch(said, /\bnone\b|[{}]|undefined|\s\s/, key)
          assert.isAbove(said.length, 5, key)
        }
      }
    }
  })

  test('an event that is no longer written keeps no words', async ({ assert }) => {
    const actions = new Set(await auditActions())
    const ofMails = ['mail.sent', 'mail.waiting', 'mail.failed']
    const kept = Object.keys(texts)
      .filter(isSentence)
      .map((key) => key.slice(PREFIX.length))
    assert.deepEqual(
      kept.filter((action) => !actions.has(action) && !ofMails.includes(action)),
      []
    )
  })
})
