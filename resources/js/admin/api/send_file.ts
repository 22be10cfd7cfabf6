import { heard, unanswered } from '~shared/asked'

type Sending = {
  type: string
  /** Idempotency-Key. */
  key?: string
  signal?: AbortSignal
  /** Told how many bytes have left. */
  onSent?: (bytes: number) => void
}

/** The file is no longer what it was when it was chosen: somebody edited, moved or deleted it. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/**
 * Posts a file's own bytes. The browser reads it from the disk as it goes, whatever its size; only
 * XMLHttpRequest tells how far it is. Answers `data`.
 */
export async function sendFile<T>(url: string, file: File, sending: Sending): Promise<T> {
  const answer = await post(url, file, sending).catch((cause: unknown) => noAnswer(file, cause))
  const body = await answer.text()
  heard(answer, body)
  return (JSON.parse(body) as { data: T }).data
}

/** Text that is no JSON, which the typed client does not read. */
export async function readText(url: string): Promise<string> {
  const answer = await fetch(url).catch(unanswered)
  const body = await answer.text()
  heard(answer, body)
  return body
}

function post(url: string, file: File, { type, key, signal, onSent }: Sending) {
  return new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Content-Type', type)
    if (key) request.setRequestHeader('Idempotency-Key', key)
    request.upload.addEventListener('progress', ({ loaded }) => onSent?.(loaded))
    request.addEventListener('load', () => resolve(responseOf(request)))
    request.addEventListener('error', () => reject(new Error('The request broke off')))
    request.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers()
  for (const name of ['content-type', 'retry-after', 'x-request-id']) {
    const value = request.getResponseHeader(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(request.responseText, { status: request.status, headers })
}

/** A file that can no longer be read ends a request like a lost connection does. */
async function noAnswer(file: File, cause: unknown): Promise<never> {
  if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
  await file
    .slice(0, 1)
    .arrayBuffer()
    .catch((error: unknown) => {
      throw new FileChanged(file.name, { cause: error })
    })
  return unanswered(cause)
}
