import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { RenderError } from '#domain/documents/render_error'
import type { Sheets } from '#domain/documents/sheet'
import type { RenderTask } from '#domain/documents/render_worker'

const MOST_THREADS = 2
const MOST_AT_ONCE = 64
const IDLE_MS = 60_000
const LIMIT_MS = 10_000

let pool: Piscina<RenderTask, Uint8Array> | null = null
let closing: Promise<void> | null = null
let underWay = 0

/**
 * Sets a sheet as PDF in a worker thread; the same sheet gives the same bytes. The archival and
 * accessible PDF/A-3a unless told otherwise (Typst writes one standard at a time). `limitMs`
 * includes the time that the sheet waits for a thread. Rejects with a RenderError.
 */
export async function renderPdf<Template extends keyof Sheets>(
  template: Template,
  sheet: Sheets[Template],
  { standard = 'a-3a', limitMs = LIMIT_MS }: RenderOptions = {}
): Promise<Buffer> {
  if (closing) throw new RenderError('closed', 'No PDF was made: the server is shutting down')
  // Piscina's own bound does not count tasks that can be aborted, as these can.
  if (underWay >= MOST_AT_ONCE) throw new RenderError('busy', 'Too many PDFs are being made')
  pool ??= startPool()
  underWay++

  try {
    const task: RenderTask = { template, sheet, standard }
    const bytes = await pool.run(task, { signal: AbortSignal.timeout(limitMs) })
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  } catch (error) {
    throw renderError(error, limitMs)
  } finally {
    underWay--
  }
}

export type RenderOptions = { standard?: RenderTask['standard']; limitMs?: number }

/**
 * Stops the threads once the documents in hand are done. Another call to `renderPdf` after that
 * starts them again.
 */
export async function closeRenderer(): Promise<void> {
  if (!pool) return
  closing ??= pool.close().finally(() => {
    pool = null
    closing = null
  })
  await closing
}

function startPool(): Piscina<RenderTask, Uint8Array> {
  // In development and in tests the sources run as they are; a thread starts without the
  // loader for them.
  const isSource = import.meta.url.endsWith('.ts')
  const worker = new URL(`./render_worker.${isSource ? 'ts' : 'js'}`, import.meta.url)
  return new Piscina<RenderTask, Uint8Array>({
    filename: fileURLToPath(worker),
    ...(isSource && { execArgv: ['--import', import.meta.resolve('@poppinss/ts-exec')] }),
    minThreads: 0,
    maxThreads: MOST_THREADS,
    idleTimeout: IDLE_MS,
  })
}

function renderError(error: unknown, limitMs: number): RenderError {
  const reason = error instanceof Error ? error : new Error(String(error))
  if (reason.name === 'AbortError') {
    return new RenderError('timeout', `No PDF was made within ${limitMs} ms`, { cause: error })
  }
  return new RenderError('failed', `The PDF could not be made: ${reason.message}`, { cause: error })
}
