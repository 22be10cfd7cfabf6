import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Program = { name: string; args: string[]; cwd: string; env: NodeJS.ProcessEnv }
export type Child = { name: string; process: ChildProcess; said: string[] }

const KEPT_LINES = 40
const GRACE_MS = 8_000

/**
 * The processes of the demo. Each is in a group of its own, so that Ctrl-C reaches only the demo,
 * which stops them in order; each has a pipe to the demo and ends when that breaks.
 */
export class Children {
  readonly #running = new Set<Child>()
  #onEnd: ((child: Child) => void) | null = null

  constructor(private readonly guard: string) {}

  start({ name, args, cwd, env }: Program, onLine?: (line: string) => void): Child {
    const child: Child = {
      name,
      said: [],
      process: spawn(process.execPath, ['--no-warnings', `--import=${this.guard}`, ...args], {
        cwd,
        env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      }),
    }
    for (const stream of [child.process.stdout!, child.process.stderr!]) {
      createInterface({ input: stream }).on('line', (line) => {
        child.said.push(line)
        if (child.said.length > KEPT_LINES) child.said.shift()
        onLine?.(line)
      })
    }
    this.#running.add(child)
    child.process.once('close', () => {
      if (this.#running.delete(child)) this.#onEnd?.(child)
    })
    return child
  }

  /** Runs a program to its end. False when it failed; what it said last is in `said`. */
  async run(program: Program): Promise<Child & { ok: boolean }> {
    const child = this.start(program)
    const [code] = await once(child.process, 'close')
    return { ...child, ok: code === 0 }
  }

  /** Tells of a child that ended although nobody stopped it. */
  onUnexpectedEnd(listener: (child: Child) => void) {
    this.#onEnd = listener
  }

  /** Stops all, the one started last first, and waits until none is left. */
  async stopAll(): Promise<void> {
    this.#onEnd = null
    for (const child of [...this.#running].reverse()) await stop(child.process)
  }
}

async function stop(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  const ended = once(process, 'exit')
  process.kill('SIGTERM')
  const timer = setTimeout(() => process.kill('SIGKILL'), GRACE_MS)
  await ended
  clearTimeout(timer)
}
