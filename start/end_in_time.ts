import type { Server } from 'node:http'
import type { ApplicationService } from '@adonisjs/core/types'

/** Whoever stops us (a container's engine, a supervisor) kills after ten seconds at the earliest. */
const MOST_MS = 9_000

/** Answers under way get most of that; the worker's batch at hand needs the rest. */
const ANSWERS_MS = 6_000

type Ending = Pick<ApplicationService, 'terminate'>

/**
 * Ends this process in order, and in any case in time: something that hangs, or a socket that nobody
 * closed, must not keep it. What was cut short is taken up by the next process, as after a crash.
 */
export function endInTime(app: Ending, mostMs = MOST_MS): void {
  // Alone it keeps nobody: a process that is through ends before.
  setTimeout(() => {
    process.stderr.write(`Stopped with work under way: it took longer than ${mostMs / 1000} s.\n`)
    process.exit(1)
  }, mostMs).unref()
  void app.terminate()
}

/**
 * Lets `server.close()` come to an end: each connection ends with the answer under way, because a
 * client that goes on asking on it would be answered for ever, and what is not over by then is cut.
 */
export function closeInTime(server: Server, mostMs = ANSWERS_MS): Server {
  const close = server.close.bind(server)
  // Before whoever answers: afterwards there is nothing left to say it in.
  server.prependListener('request', (_request, response) => {
    if (!server.listening) response.setHeader('connection', 'close')
    // It was promised a further request before we knew.
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections()
    })
  })
  server.close = (onClosed) => {
    const cut = setTimeout(() => server.closeAllConnections(), mostMs)
    cut.unref()
    server.once('close', () => clearTimeout(cut))
    return close(onClosed)
  }
  return server
}
