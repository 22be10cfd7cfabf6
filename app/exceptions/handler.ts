import { errors as appErrors } from '@adonisjs/core'
import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import i18nManager from '@adonisjs/i18n/services/main'
import { errors as limiterErrors } from '@adonisjs/limiter'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { errors as vineErrors } from '@vinejs/vine'
import { RenderError } from '#domain/documents/render_error'
import { DatabaseBusy } from '#database/write_transaction'
import { Problem } from '#exceptions/problem'
import { LimitReached } from '#middleware/consume'

const LOGGED = 300

/** Every error leaves as RFC 9457 problem+json: no stack, no SQL, always a request id. */
export default class HttpExceptionHandler extends ExceptionHandler {
  async handle(error: unknown, ctx: HttpContext) {
    const problem = toProblem(error)
    if (error instanceof LimitReached) ctx.limitReached = error
    const texts = i18nManager.locale(ctx.request.language(i18nManager.supportedLocales()) ?? 'en')
    const params = Object.fromEntries(
      Object.entries(problem.members).filter(([, value]) => typeof value !== 'object')
    )
    const text = (part: string) =>
      texts.formatMessage(`problems.${problem.type}.${part}`, params, '')

    for (const [name, value] of Object.entries(problem.headers)) ctx.response.header(name, value)
    ctx.response
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      .send({
        type: problem.type,
        title: text('title') || problem.type,
        status: problem.status,
        detail: text('detail') || null,
        requestId: ctx.request.id() ?? null,
        ...problem.members,
      })
  }

  async report(error: unknown, ctx: HttpContext) {
    const problem = toProblem(error)
    if (problem.status < 500) return
    const cause = error instanceof Problem ? (error.cause ?? error) : error
    ctx.logger.error({ err: loggable(cause), requestId: ctx.request.id() }, problem.type)
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof DatabaseBusy || isLocked(error)) {
    return new Problem('busy', 503, {}, { retryAfter: 2, cause: error })
  }
  if (error instanceof RenderError && error.code !== 'failed') {
    return new Problem('busy', 503, {}, { retryAfter: 5, cause: error })
  }
  if (error instanceof vineErrors.E_VALIDATION_ERROR) {
    return new Problem('invalid-input', 422, { errors: fieldErrors(error.messages) })
  }
  if (error instanceof limiterErrors.E_TOO_MANY_REQUESTS) {
    return new Problem('too-many-requests', 429, {}, { retryAfter: error.response.availableIn })
  }
  if (
    error instanceof lucidErrors.E_ROW_NOT_FOUND ||
    error instanceof appErrors.E_ROUTE_NOT_FOUND
  ) {
    return new Problem('not-found', 404)
  }
  return byStatus(statusOf(error))
}

/** Errors of the framework carry a status; its meaning is all that leaves. */
function byStatus(status: number): Problem {
  switch (status) {
    case 401:
      return new Problem('not-signed-in', 401)
    case 403:
      return new Problem('not-allowed', 403)
    case 404:
      return new Problem('not-found', 404)
    case 413:
      return new Problem('too-large', 413)
    case 415:
      return new Problem('unsupported-media-type', 415)
    case 429:
      return new Problem('too-many-requests', 429)
    default:
      return status >= 400 && status < 500
        ? new Problem('bad-request', status)
        : new Problem('internal-error', 500)
  }
}

/** SQLite's one writer is another process: a session, a limit or a job could not be written. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error
    ? Number(error.status) || 500
    : 500
}

function fieldErrors(messages: unknown): { field: string; rule: string; message: string }[] {
  if (!Array.isArray(messages)) return []
  return messages.map(({ field, rule, message }) => ({
    field,
    rule,
    // The catalogue answers in pieces where a parameter is no text: "This has to be", true.
    message: [message].flat().join(''),
  }))
}

/** A database error's message is its SQL with all values, whole files among them: cut short. */
function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error).slice(0, LOGGED) }
  const frames = (error.stack ?? '').slice(error.stack?.indexOf('\n    at ') ?? 0)
  return { type: error.name, message: error.message.slice(0, LOGGED), stack: frames }
}
