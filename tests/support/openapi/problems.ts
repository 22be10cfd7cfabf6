import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import type { Facts } from '#tests/support/openapi/facts'
import type { Answer } from '#tests/support/openapi/schema'

/** Where the framework, or the handler of errors, says it and no code of a route. */
const ANYWHERE = ['bad-request', 'busy', 'internal-error', 'not-found']

const PROBLEM = { $ref: '#/components/responses/Problem' }

type Problems = { slugs: string[]; answers: Record<string, Answer> }

/** The problems of a route: an answer for each status that is known, one for all others. */
export function problemsOf(facts: Facts[]): Problems {
  const texts = problemTexts()
  const known = new Map<string, number | null>()
  const add = (slug: string, status: number | null) => known.set(slug, known.get(slug) ?? status)
  for (const one of facts) {
    for (const [slug, status] of one.problems) if (slug in texts) add(slug, status)
    if (one.validators.size > 0 || one.reached.has('refuseUnknownFields')) add('invalid-input', 422)
    if (one.reached.has('consume')) add('too-many-requests', 429)
  }
  const statuses = [...new Set(known.values())].filter((status) => status !== null).sort()
  const answers = statuses.map((status) => {
    const slugs = [...known].filter(([, of]) => of === status).map(([slug]) => `\`${slug}\``)
    return [String(status), { ...PROBLEM, description: slugs.sort().join(', ') }] as const
  })
  return {
    slugs: [...new Set([...known.keys(), ...ANYWHERE])].sort(),
    answers: { ...Object.fromEntries(answers), '4XX': PROBLEM, '5XX': PROBLEM },
  }
}

let cached: Record<string, unknown> | undefined

function problemTexts(): Record<string, unknown> {
  const read = () => readFileSync(app.languageFilesPath('en/problems.json'), 'utf8')
  return (cached ??= JSON.parse(read()) as Record<string, unknown>)
}
