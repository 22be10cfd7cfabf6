import { readFileSync, writeFileSync } from 'node:fs'
import { test } from '@japa/runner'
import prettier from 'prettier'
import { clientTemplate, readClientCsv, csvText } from '#domain/clients/client_table'

const DOCS = new URL('../../../../docs/imports.md', import.meta.url)
const BEGIN = '<!-- client columns: made from the format itself, and held to it by a test -->\n'
const END = '<!-- end of client columns -->'

function table(): string {
  const rows = clientTemplate.columns.map(
    ({ name, required, what, example }) =>
      `| \`${name}\` | ${required ? 'yes' : ''} | ${what} | ${example && `\`${example}\``} |`
  )
  return ['| column | required | what | example |', '|---|---|---|---|', ...rows].join('\n')
}

test.group('docs/imports.md: clients', () => {
  /** After a change of the format: UPDATE_GOLDEN=1, and read the difference. */
  test('tells the columns that there are', async ({ assert }) => {
    const text = readFileSync(DOCS, 'utf8')
    const [before, rest] = text.split(BEGIN)
    const after = rest.slice(rest.indexOf(END))
    const options = { ...(await prettier.resolveConfig(DOCS)), parser: 'markdown' }
    const told = `${before}${BEGIN}\n${table()}\n\n${after}`
    const expected = await prettier.format(told, options)
    if (process.env.UPDATE_GOLDEN) writeFileSync(DOCS, expected)
    assert.equal(readFileSync(DOCS, 'utf8'), expected)
  })
})

test.group('A cell that a spreadsheet could run', () => {
  test('comes back as it was, whatever apostrophes it begins with', ({ assert }) => {
    for (const name of ['=1', "'=1", "''=1", "'x", "'", '@x', '-', 'x=1', "''"]) {
      const read = readClientCsv(
        new Map([
          ['ref', 'C-1'],
          ['name', csvText(name)!],
        ])
      )
      assert.equal(read.ok && read.value.fields.name, name)
    }
  })
})
