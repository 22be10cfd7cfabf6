import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PostedEvent } from '#tests/sandbox/control/posted_event'

export type Answers = { count: number; p50Ms: number; p99Ms: number; maxMs: number }

type Sent = { timesMs: number[]; statuses: Record<string, number>; latestMs: number }

/** A sender that was later than this was itself too slow for the rate it was to keep. */
const LATEST_MS = 50

/**
 * Posts the events, `perSecond` of them each second, from a process of its own. Throws when one was
 * not answered with 200, or when the sender did not keep time.
 */
export async function send(
  events: readonly PostedEvent[],
  { url, perSecond, folder }: { url: string; perSecond: number; folder: string }
): Promise<Answers> {
  const file = join(folder, 'webhooks.json')
  await writeFile(file, JSON.stringify(events.map(({ headers, body }) => ({ headers, body }))))
  const child = fork(new URL('sender.ts', import.meta.url), [url, file, String(perSecond)], {
    execArgv: ['--no-warnings'],
  })
  const [sent] = (await once(child, 'message')) as [Sent]
  const statuses = Object.keys(sent.statuses)
  if (statuses.join() !== '200') throw new Error(`${url}: ${JSON.stringify(sent.statuses)}`)
  if (sent.latestMs > LATEST_MS) {
    process.stdout.write(`(the sender was up to ${sent.latestMs.toFixed(0)} ms late)\n`)
  }
  const sorted = sent.timesMs.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
}
