import type { IncomingMessage, ServerResponse } from 'node:http'
import { AnswerChecker } from '#tests/support/contract/check_answer'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** Neither a preflight nor the answer to HEAD has anything to hold to it. */
const UNDOCUMENTED = ['HEAD', 'OPTIONS']
const DOCUMENTED = /^\/(api\/v1|webhooks)\//

let checker: AnswerChecker | undefined
let faults: string[] = []

/**
 * The same handler, with every answer of the API held to its document before it goes out, whoever
 * asks for it: a helper, a browser, the CLI. What is wrong is kept for the test to fail with.
 */
export function observed(handle: Handler): Handler {
  return (request, response) => {
    const [path] = (request.url ?? '').split('?')
    const { method = '' } = request
    if (DOCUMENTED.test(path) && !UNDOCUMENTED.includes(method)) watch(method, path, response)
    return handle(request, response)
  }
}

/** Throws with what was wrong since it was last asked. */
export function failOnFaults(): void {
  const told = [...new Set(faults)]
  faults = []
  if (told.length === 0) return
  throw new Error(
    `Not as resources/openapi.json says (npm run openapi writes it again):\n${told.join('\n')}`
  )
}

/**
 * After a whole run: throws with the operations that no test saw succeed. What was never answered was
 * never held to the document either.
 */
export function failOnUnseen(): void {
  const unseen = checker?.unseen() ?? []
  if (unseen.length === 0) return
  throw new Error(`No functional test saw these succeed:\n${unseen.join('\n')}`)
}

function watch(method: string, path: string, response: ServerResponse) {
  const { write, end, writeHead } = response
  const chunks: Buffer[] = []
  let contentType: string | null = null
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  response.writeHead = ((...given: unknown[]) => {
    contentType = typeIn(given.at(-1))
    return Reflect.apply(writeHead, response, given)
  }) as typeof writeHead
  response.write = ((...given: unknown[]) => {
    keep(given[0])
    return Reflect.apply(write, response, given)
  }) as typeof write
  response.end = ((...given: unknown[]) => {
    keep(given[0])
    const type = contentType ?? String(response.getHeader('content-type') ?? '')
    note({
      method,
      path,
      status: response.statusCode,
      contentType: type,
      body: Buffer.concat(chunks),
    })
    return Reflect.apply(end, response, given)
  }) as typeof end
}

function note(seen: Parameters<AnswerChecker['check']>[0]) {
  checker ??= new AnswerChecker()
  const fault = checker.check(seen)
  if (fault) faults.push(fault)
}

function typeIn(headers: unknown): string | null {
  if (typeof headers !== 'object' || headers === null) return null
  const [, type] = Object.entries(headers).find(([name]) => /^content-type$/i.test(name)) ?? []
  return typeof type === 'string' ? type : null
}
