import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'

const ADMIN = '/api/v1/admin'

/** Where the routes of the admin API are told to people. */
const DOCUMENTS = ['docs/api.md', 'docs/reminders.md']

/** However a place in a path is called: `:id`, `{id}`. */
const anyName = (path: string) => path.replace(/\{[^}]+\}|:\w+/g, ':')

async function pathsOfApi(): Promise<string[]> {
  const { paths } = JSON.parse(await readFile('resources/openapi.json', 'utf8'))
  return Object.keys(paths)
    .filter((path) => path.startsWith(`${ADMIN}/`))
    .map((path) => path.slice(ADMIN.length))
}

/** Paths as they are written; the second of two may leave out what it has in common (`…/xml`). */
async function pathsInText(): Promise<{ whole: Set<string>; endings: string[] }> {
  const texts = await Promise.all(DOCUMENTS.map((file) => readFile(file, 'utf8')))
  const found = texts
    .flatMap((text) => [...text.matchAll(/(?:\/api\/v1\/admin)?(…?(?:\/[\w:{}.-]+)+)/g)])
    .map(([, path]) => anyName(path))
  return {
    whole: new Set(found.filter((path) => !path.startsWith('…'))),
    endings: found.filter((path) => path.startsWith('…')).map((path) => path.slice(1)),
  }
}

test.group('docs/api.md', () => {
  test('tells every route of the admin API', async ({ assert }) => {
    const { whole, endings } = await pathsInText()
    const isTold = (path: string) =>
      whole.has(path) ||
      endings.some((end) => path.endsWith(end) && whole.has(path.slice(0, -end.length)))
    const paths = await pathsOfApi()
    assert.isAbove(paths.length, 100)
    assert.deepEqual(
      paths.filter((path) => !isTold(anyName(path))),
      []
    )
  })
})
