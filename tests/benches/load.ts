import autocannon from 'autocannon'

export type Load = { perSecond: number; p50Ms: number; p99Ms: number }

const CONNECTIONS = 8

/** Asks for one address over and over. Throws when an answer is not 200. */
export async function load(url: string, seconds: number, cookie?: string): Promise<Load> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers: cookie ? { cookie } : {},
  })
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no 200, ${result.errors} failed`)
  }
  const { average } = result.requests
  return { perSecond: average, p50Ms: result.latency.p50, p99Ms: result.latency.p99 }
}

/** How long one request at a time takes, in ms, for each address. */
export async function timeEach(urls: string[], cookie?: string): Promise<number[]> {
  const times: number[] = []
  for (const url of urls) {
    const started = performance.now()
    const answer = await fetch(url, { headers: cookie ? { cookie } : {} })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
    times.push(performance.now() - started)
  }
  return times
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
