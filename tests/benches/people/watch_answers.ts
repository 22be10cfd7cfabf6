import { fork } from 'node:child_process'
import { once } from 'node:events'

export type Answered = { count: number; p50Ms: number; p99Ms: number; maxMs: number }

/** How long `url` takes to answer while `work` goes on. Throws when it ever fails to. */
export async function watchAnswers(
  url: string,
  work: () => Promise<unknown>
): Promise<Answered & { seconds: number }> {
  const child = fork(new URL('probe.ts', import.meta.url), [url], { execArgv: ['--no-warnings'] })
  const began = performance.now()
  let seconds = 0
  try {
    await work()
  } finally {
    seconds = (performance.now() - began) / 1000
    child.send('stop')
  }
  const [{ timesMs, failed }] = (await once(child, 'message')) as [
    { timesMs: number[]; failed: string[] },
  ]
  if (failed.length > 0) throw new Error(`${url}: ${failed.length} failed, such as ${failed[0]}`)
  const sorted = timesMs.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { seconds, count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
}
