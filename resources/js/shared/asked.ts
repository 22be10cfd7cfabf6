import { TuyauError } from '@tuyau/core/client'
import { Problem, Unreachable } from '~shared/problem'

const listeners = { problem: (_problem: Problem) => {}, answered: () => {}, unreachable: () => {} }

/** The session store listens here: 401 ends the session, 423 shows that the portal is off. */
export function listenToAnswers(to: Partial<typeof listeners>) {
  Object.assign(listeners, to)
}

/** Every failure leaves here as a `Problem` (the server said no) or `Unreachable` (nobody answered). */
export async function asked<T>(request: PromiseLike<T>): Promise<T> {
  try {
    const answer = await request
    listeners.answered()
    return answer
  } catch (error) {
    if (!(error instanceof TuyauError)) throw error
    if (error.rawResponse === undefined) return unanswered(error)
    return refusedWith(new Problem(error.rawResponse, error.response))
  }
}

export async function dataOf<T>(request: PromiseLike<{ data: T }>): Promise<T> {
  const { data } = await asked(request)
  return data
}

/**
 * The same where the generated type knows no wrapper: it loses it around types that come from a
 * library, and where one of two answers is given.
 */
export async function dataIn<T>(request: PromiseLike<unknown>): Promise<T> {
  return ((await asked(request)) as { data: T }).data
}

/** Puts a file's own bytes, which the typed client would wrap into something else. */
export async function putFile(url: string, file: File): Promise<void> {
  await sendBytes(`${url}?name=${encodeURIComponent(file.name)}`, file)
}

/** The same; answers what the server says, which is null where it says nothing. */
export async function sendBytes(
  url: string,
  file: File,
  headers: Record<string, string> = {}
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'PUT',
    body: file,
    headers: { 'Accept': 'application/json', 'Content-Type': file.type, ...headers },
  }).catch(unanswered)
  const text = await response.text()
  if (!response.ok) refusedWith(new Problem(response, text))
  listeners.answered()
  return text === '' ? null : JSON.parse(text)
}

/** An answer to what was asked by other means than these; throws the Problem that it may be. */
export function heard(response: Response, body: string): void {
  if (!response.ok) refusedWith(new Problem(response, body))
  listeners.answered()
}

export function unanswered(cause: unknown): never {
  listeners.unreachable()
  throw new Unreachable('No answer from the server', { cause })
}

function refusedWith(problem: Problem): never {
  listeners.answered()
  if (problem.status >= 400) listeners.problem(problem)
  throw problem
}
