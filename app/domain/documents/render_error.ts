/**
 * Why no PDF was made:
 * - `busy`: too many documents are waiting; worth another try in a moment
 * - `timeout`: this one took longer than the limit, and its thread was stopped
 * - `closed`: the server is shutting down
 * - `failed`: the template and the data do not fit; a bug, with its cause
 */
export class RenderError extends Error {
  override name = 'RenderError'

  constructor(
    readonly code: 'busy' | 'timeout' | 'closed' | 'failed',
    message: string,
    options?: ErrorOptions
  ) {
    super(message, options)
  }
}
