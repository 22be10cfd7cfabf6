import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Frame } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  nodes: { target: string[] }[]
}

/** What axe finds wrong in a document, as `rule: element`. Its page must bypass its own CSP. */
export async function axeViolations(frame: Frame): Promise<string[]> {
  await frame.evaluate(source)
  const findings = await frame.evaluate<Finding[]>(
    'axe.run(document, { iframes: false }).then(({ violations }) => violations)'
  )
  return findings.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`)
  )
}
