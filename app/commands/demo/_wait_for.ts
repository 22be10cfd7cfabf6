import { setTimeout as sleep } from 'node:timers/promises'
import type { Child, Children, Program } from './_children.js'
import type { SandboxReady } from './_environment.js'
import { DemoTrouble } from './_trouble.js'

const LIMIT_MS = 60_000
const INTERVAL_MS = 50

/** Starts the sandbox and waits for the line that says where it listens. Throws DemoTrouble. */
export async function startSandbox(children: Children, program: Program): Promise<SandboxReady> {
  const line = await new Promise<string>((resolve, reject) => {
    const child = children.start(program, (said) => {
      if (said.startsWith('{"ready":')) resolve(said)
    })
    child.process.once('close', () => reject(ended(child)))
  })
  const answer = JSON.parse(line) as
    ({ ready: true } & SandboxReady) | { ready: false; error: string }
  if (!answer.ready) throw new DemoTrouble(`The sandbox did not start: ${answer.error}`)
  return answer
}

/** Starts the server and waits until it answers. Throws DemoTrouble. */
export async function startServer(
  children: Children,
  program: Program,
  healthUrl: string,
  onLine: (line: string) => void
): Promise<void> {
  const child = children.start(program, onLine)
  const limit = Date.now() + LIMIT_MS
  while (Date.now() < limit) {
    if (child.process.exitCode !== null || child.process.signalCode !== null) throw ended(child)
    if (await answers(healthUrl)) return
    await sleep(INTERVAL_MS)
  }
  throw new DemoTrouble(`The server did not answer on ${healthUrl} within a minute.`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return answer.ok
  } catch (error) {
    // fetch rejects with TypeError while nobody listens and DOMException for the time limit.
    if (error instanceof TypeError || error instanceof DOMException) return false
    throw error
  }
}

function ended({ name, said }: Child): DemoTrouble {
  return new DemoTrouble(`The ${name} ended early:\n${said.join('\n')}`)
}
