const TIMEOUT_MS = 5_000

/** Posts a webhook; the receiver's status, or null when there was none within five seconds. */
export async function deliver(
  url: string,
  headers: Record<string, string>,
  body: string
): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    // Refused, reset, too slow, not a URL: to a gateway all of these are "not delivered".
    return null
  }
}
