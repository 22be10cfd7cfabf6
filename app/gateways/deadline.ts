/**
 * The gateway did not finish in time. What it did with the request is unknown.
 */
export class DeadlineExceeded extends Error {
  constructor(ms: number) {
    super(`no complete answer within ${ms} ms`)
  }
}

/**
 * Bounds the wall-clock time of a call: an SDK's own timeout is about silence on the socket, which
 * a server that drips one byte a second never trips.
 */
export async function withDeadline<Value>(ms: number, call: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineExceeded(ms)), ms)
  })
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}
