/** Longest delay that a Node timer takes; a longer one is armed again when it fires. */
const LONGEST_TIMER_MS = 2_000_000_000

interface Task {
  at: number
  run: () => void
  timer: NodeJS.Timeout | undefined
}

/**
 * The sandbox's own time: the machine's plus an offset that tests move. Everything that waits
 * (late payments, retried events, retention of idempotency keys) waits on this clock, so that days
 * pass in a moment.
 */
export class SandboxClock {
  #offsetMs = 0
  #tasks = new Set<Task>()

  now(): number {
    return Date.now() + this.#offsetMs
  }

  seconds(): number {
    return Math.floor(this.now() / 1000)
  }

  /** RFC 3339 in whole seconds, UTC. */
  iso(): string {
    return new Date(this.now()).toISOString().replace(/\.\d{3}Z$/, 'Z')
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  /** Moves time on and runs at once what has become due. */
  advance(ms: number): void {
    this.#offsetMs += ms
    for (const task of [...this.#tasks].sort((a, b) => a.at - b.at)) this.#arm(task)
  }

  after(ms: number, run: () => void): void {
    const task: Task = { at: this.now() + ms, run, timer: undefined }
    this.#tasks.add(task)
    this.#arm(task)
  }

  stop(): void {
    for (const task of this.#tasks) clearTimeout(task.timer)
    this.#tasks.clear()
  }

  #arm(task: Task): void {
    if (!this.#tasks.has(task)) return
    clearTimeout(task.timer)
    const left = task.at - this.now()
    if (left <= 0) {
      this.#tasks.delete(task)
      setImmediate(task.run)
      return
    }
    task.timer = setTimeout(() => this.#arm(task), Math.min(left, LONGEST_TIMER_MS))
  }
}
