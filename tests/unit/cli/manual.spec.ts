import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import { buildProgram } from '../../../cli/program.js'
import { surfaceOf } from '../../../cli/lib/surface.js'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const manual = readFileSync(`${ROOT}docs/cli.md`, 'utf8')

/** From a heading to the next one. */
function section(heading: string): string {
  const [, after] = manual.split(`\n## ${heading}\n`)
  return after.split('\n## ')[0]
}

test.group('the manual of portal', () => {
  test('names every code that portal itself ends with', ({ assert }) => {
    const sources = globSync('cli/**/*.ts', { cwd: ROOT })
    const text = sources.map((file) => readFileSync(`${ROOT}${file}`, 'utf8')).join('\n')
    const literal = [...text.matchAll(/new Failure\(\s*'([a-z-]+)'/g)].map(([, code]) => code)
    // What moved money before is told by what it was.
    const before = [...text.matchAll(/\bwhat: '([a-z]+)', seeIt/g)].map(([, what]) => {
      return `${what}-before`
    })
    assert.isAbove(literal.length, 50)
    assert.lengthOf(new Set(before), 6)
    const told = section('Output, for people and for programs')
    const untold = [...literal, ...before].filter((code) => !told.includes(`\`${code}\``))
    assert.deepEqual([...new Set(untold)], [])
  })

  test('tells of every kind of command who may use it', ({ assert }) => {
    const told = section('Who may what')
    const words = new Set([...told.matchAll(/[a-z]+(?:-[a-z]+)*/g)].map(([word]) => word))
    const readers = ['list', 'show', 'get', 'login', 'help']
    const untold = surfaceOf(buildProgram())
      .filter(({ commands, path }) => commands.length === 0 && path.length > 0)
      .map(({ path }) => path.at(-1)!)
      .filter((verb) => !words.has(verb) && !readers.includes(verb))
    assert.deepEqual(
      untold.filter((verb) => !['use', 'remove'].includes(verb)),
      []
    )
  })
})
