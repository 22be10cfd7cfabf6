import { glob, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'

const ACTION = /\b(?:action|ACTION)(?::| =) '([a-z_]+\.[a-z_]+)'/g

test.group('docs/audit.md', () => {
  test('lists every event that the portal writes, for those who read the log', async ({
    assert,
  }) => {
    const page = await readFile('docs/audit.md', 'utf8')
    const events = new Set<string>()
    for await (const file of glob('app/{domain,controllers,middleware,jobs}/**/*.ts')) {
      for (const [, action] of (await readFile(file, 'utf8')).matchAll(ACTION)) events.add(action)
    }
    assert.isAbove(events.size, 40)
    const missing = [...events].filter((action) => !page.includes(`\`${action}\``))
    assert.deepEqual(missing, [])
  })
})
