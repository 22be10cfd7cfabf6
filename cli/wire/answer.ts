import { EXIT, Failure } from '../lib/failure.ts'
import type { Problem } from '../lib/problem.ts'
import type { Reply } from './reply.ts'
import { problemFailure, unreachable } from '../lib/wire_failure.ts'

/** Throws what a problem document means to the person at the terminal. */
export async function assertNoProblem(response: Reply, url: string): Promise<void> {
  const problem = await readProblem(response)
  if (problem) throw problemFailure(problem, response, url)
}

/** The JSON of an answer of the API: an object that holds `data`, or null for 204. */
export async function readAnswer(response: Reply, url: string): Promise<unknown> {
  await assertNoProblem(response, url)
  if (response.status === 204) return null
  if (!response.ok || mediaType(response) !== 'application/json') throw notThePortal(response, url)

  const answer: unknown = await response.json().catch((error: unknown) => {
    throw unreachable(error, url)
  })
  if (typeof answer === 'object' && answer !== null && 'data' in answer) return answer
  throw notThePortal(response, url)
}

export function mediaType(response: Reply): string {
  return (response.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase()
}

/** The problem document of an answer that is one; null when it is not. */
async function readProblem(response: Reply): Promise<Problem | null> {
  if (mediaType(response) !== 'application/problem+json') return null
  const problem: unknown = await response.json().catch(() => null)
  const isProblem = typeof problem === 'object' && problem !== null && 'type' in problem
  return isProblem ? (problem as Problem) : { type: 'unknown', title: '', status: response.status }
}

/** Something answered, and it was not the portal. */
export function notThePortal(response: Reply, url: string): Failure {
  response.drop()
  const location = response.headers.get('location')
  if (location) {
    return new Failure('wrong-url', `${url} answers with a redirect to ${location}.`, {
      exitStatus: EXIT.failed,
      hint: 'Sign in with the address that the portal itself has.',
    })
  }
  const what = `HTTP ${response.status}, ${mediaType(response) || 'no content type'}`
  if (response.status === 408) {
    return new Failure('too-slow', `${url} did not wait for the rest of what was sent.`, {
      hint: 'Nothing was begun. Send it in smaller files, or over a faster line.',
    })
  }
  if (response.status >= 500) {
    return new Failure('server-error', `${url} cannot answer at the moment (${what}).`, {
      hint: 'Something in front of the portal answered instead; look there, or try again later.',
    })
  }
  return new Failure(
    'wrong-url',
    `Something answers at ${url}, but it is not the portal (${what}).`,
    { hint: 'Check the address, including the port and any path.' }
  )
}
