import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'

const NAME_IN_CODE = /^ {2}([A-Z][A-Z0-9_]+): /gm
const NAME_IN_EXAMPLE = /^(?:# )?([A-Z][A-Z0-9_]+)=/gm

const names = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name).sort()

test.group('.env.example', () => {
  test('explains every setting that is read, and no other', async ({ assert }) => {
    const code = await readFile('start/env.ts', 'utf8')
    const example = await readFile('.env.example', 'utf8')
    assert.deepEqual(names(example, NAME_IN_EXAMPLE), names(code, NAME_IN_CODE))
  })

  test('has a comment above every setting or its group', async ({ assert }) => {
    const example = await readFile('.env.example', 'utf8')
    for (const block of example.trim().split('\n\n')) {
      assert.match(block, /^#/, `nothing explains:\n${block}`)
    }
  })

  test('is the same list as in the documentation', async ({ assert }) => {
    const code = await readFile('start/env.ts', 'utf8')
    const page = await readFile('docs/configuration.md', 'utf8')
    for (const name of names(code, NAME_IN_CODE)) assert.include(page, `\`${name}\``)
  })
})
