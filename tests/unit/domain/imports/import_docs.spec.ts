import { readFileSync, writeFileSync } from 'node:fs'
import { test } from '@japa/runner'
import prettier from 'prettier'
import { HEAD_COLUMNS, LINE_COLUMNS, type InvoiceColumn } from '#domain/imports/invoice_table'
import { inputOf } from '#domain/imports/read_json'

const DOCS = new URL('../../../../docs/imports.md', import.meta.url)
const BEGIN = '<!-- columns: made from the format itself, and held to it by a test -->\n'
const END = '<!-- end of columns -->'

function table(columns: readonly InvoiceColumn[], prefix: string): string {
  const rows = columns.map(
    ({ name, json, required, what, example }) =>
      `| \`${name}\` | \`${prefix}${json}\` | ${required ? 'yes' : ''} | ${what} | ${example && `\`${example}\``} |`
  )
  return ['| column | JSON | required | what | example |', '|---|---|---|---|---|', ...rows].join(
    '\n'
  )
}

test.group('docs/imports.md', () => {
  /** After a change of the format: UPDATE_GOLDEN=1, and read the difference. */
  test('tells the columns that there are', async ({ assert }) => {
    const text = readFileSync(DOCS, 'utf8')
    const tables = [
      'Of the invoice:',
      table(HEAD_COLUMNS, ''),
      'Of each line:',
      table(LINE_COLUMNS, 'lines[].'),
    ].join('\n\n')
    const [before, rest] = text.split(BEGIN)
    const after = rest.slice(rest.indexOf(END))
    const options = { ...(await prettier.resolveConfig(DOCS)), parser: 'markdown' }
    const expected = await prettier.format(`${before}${BEGIN}\n${tables}\n\n${after}`, options)
    if (process.env.UPDATE_GOLDEN) writeFileSync(DOCS, expected)
    assert.equal(readFileSync(DOCS, 'utf8'), expected)
  })

  test('has an example that can be read', ({ assert }) => {
    const json = /```json\n(.*?)```/s.exec(readFileSync(DOCS, 'utf8'))![1]
    const exact = (_: string, value: unknown) => (typeof value === 'number' ? String(value) : value)
    const read = inputOf(JSON.parse(json, exact), 1)
    assert.property(read, 'input', JSON.stringify(read))
  })
})
