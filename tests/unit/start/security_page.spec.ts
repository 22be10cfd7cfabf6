import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'

const TEST_NAME = /`((?:unit|functional|browser)\/[\w/]+)`/g
const ITEM = /^\| (\d+\.\d+\.\d+(?:, \d+\.\d+\.\d+)*) +\| (\S+)/gm

test.group('docs/security.md', () => {
  test('names tests that exist, and each item once with whether it is met', async ({ assert }) => {
    const page = await readFile('docs/security.md', 'utf8')
    const named = [...page.matchAll(TEST_NAME)].map(([, name]) => `tests/${name}.spec.ts`)
    assert.isAbove(named.length, 100)
    assert.deepEqual(
      [...new Set(named)].filter((path) => !existsSync(path)),
      []
    )

    const rows = [...page.matchAll(ITEM)]
    const items = rows.flatMap(([, ids]) => ids.split(', '))
    assert.isAbove(items.length, 100)
    assert.lengthOf(new Set(items), items.length)
    for (const [row, , met] of rows) assert.include(['yes', 'partly', 'no', 'operator'], met, row)
  })
})
