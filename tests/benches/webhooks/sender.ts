import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/*
 * Posts webhooks at a fixed rate, whether or not the answers keep up: a slow answer does not slow
 * the sender down, and each is timed from the moment it was due. A process of its own, so that
 * nothing else keeps it from being on time. Arguments: URL, file of events, events per second.
 */
type Event = { headers: Record<string, string>; body: string }
type Sent = { timesMs: number[]; statuses: Record<string, number>; latestMs: number }

const [url, file, perSecond] = process.argv.slice(2)
const events = JSON.parse(readFileSync(file, 'utf8')) as Event[]
// Connections that rest are ended here, before a server ends them under a request.
const agent = new Agent({ keepAlive: true, maxSockets: 512, timeout: 3000 })
const everyMs = 1000 / Number(perSecond)
const sent: Sent = { timesMs: [], statuses: {}, latestMs: 0 }

function post({ headers, body }: Event): Promise<string> {
  return new Promise((resolve) => {
    const length = Buffer.byteLength(body)
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': length },
      },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(String(answer.statusCode)))
        answer.on('error', (error) => resolve(error.message))
      }
    )
    outgoing.on('error', (error) => resolve(error.message))
    outgoing.end(body)
  })
}

async function timed(event: Event, dueAt: number): Promise<void> {
  sent.latestMs = Math.max(sent.latestMs, performance.now() - dueAt)
  const status = await post(event)
  sent.timesMs.push(performance.now() - dueAt)
  sent.statuses[status] = (sent.statuses[status] ?? 0) + 1
}

const startedAt = performance.now()
const under: Promise<void>[] = []
await new Promise<void>((resolve) => {
  const step = () => {
    for (;;) {
      const dueAt = startedAt + under.length * everyMs
      if (under.length === events.length) return resolve()
      if (dueAt > performance.now()) break
      under.push(timed(events[under.length], dueAt))
    }
    setTimeout(step, 1)
  }
  step()
})
await Promise.all(under)
agent.destroy()
// The channel is closed after the last word went out: twelve thousand times fill it for a while.
process.send?.(sent, undefined, undefined, () => process.disconnect?.())
