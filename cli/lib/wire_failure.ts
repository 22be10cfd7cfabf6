import type { Reply } from '../wire/reply.ts'
import { EXIT, Failure } from './failure.ts'
import type { Problem } from './problem.ts'

/** What a problem means to the person at the terminal. */
export function problemFailure(problem: Problem, response: Reply, url: string): Failure {
  const more = { problem, errors: problem.errors, requestId: problem.requestId }
  const message = sentence(problem)

  switch (problem.status) {
    case 401:
      return new Failure('not-signed-in', `${url} does not accept your token.`, {
        ...more,
        exitStatus: EXIT.notSignedIn,
        hint: `It was mistyped, revoked or has expired. Sign in again: portal login --url ${url}`,
      })
    case 403:
      if (problem.type !== 'not-allowed') return new Failure(problem.type, message, more)
      return new Failure(
        'not-allowed',
        'Your role, or the scopes of your token, do not allow this.',
        { ...more, hint: 'See both with: portal whoami' }
      )
    case 404:
      if (problem.type !== 'not-found') return new Failure(problem.type, message, more)
      return new Failure('not-found', `There is no such thing at ${url}.`, {
        ...more,
        hint: 'Check what you named. The server may also be older than this portal.',
      })
    case 422:
      return new Failure(problem.type, 'The server did not accept this; nothing was changed.', more)
    case 429:
    case 503:
      return new Failure(problem.type, message, { ...more, hint: retryHint(response) })
    case 500:
      return new Failure(problem.type, 'The server failed while it did this.', {
        ...more,
        hint: 'Its log tells why, under the number of the request.',
      })
    default:
      return new Failure(problem.type, message, more)
  }
}

function sentence({ title, detail, type }: Problem): string {
  return detail || title || type
}

function retryHint(response: Reply): string {
  const seconds = Number(response.headers.get('retry-after'))
  return seconds > 0 ? `Try again in ${seconds} s.` : 'Try again in a moment.'
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|SSL/

/** Why no answer came, or none that could be read to its end. */
export function unreachable(error: unknown, url: string): Failure {
  if (error instanceof Failure) return error
  const code = causeCode(error)

  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') {
    return new Failure('server-unreachable', `No server answers at ${url}.`, {
      hint: 'Is it running, and is the port right?',
    })
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new Failure('server-unreachable', `The name in ${url} leads nowhere.`, {
      hint: 'Check the address and your network.',
    })
  }
  if (CERTIFICATE.test(code)) {
    return new Failure('tls-error', `The certificate of ${url} cannot be trusted (${code}).`, {
      hint: 'For a certificate of your own authority, set NODE_EXTRA_CA_CERTS to its file.',
    })
  }
  if (isTimeout(error, code)) {
    return new Failure('timeout', `${url} did not answer in time.`, {
      hint: 'It may still be at work on it. Look at `portal status` before you run it again.',
    })
  }
  return new Failure(
    'connection-lost',
    `The connection to ${url} broke off (${code || 'no reason given'}).`,
    {
      hint: 'Look at `portal status`; what was not done can be asked for again.',
    }
  )
}

function isTimeout(error: unknown, code: string): boolean {
  return code.includes('TIMEOUT') || (error instanceof Error && error.name === 'TimeoutError')
}

/** The reason may be hidden in a cause, and several in that. */
function causeCode(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string') return current.code
    if (current instanceof AggregateError && current.errors.length > 0) {
      return causeCode(current.errors[0])
    }
  }
  return ''
}
