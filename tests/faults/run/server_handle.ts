import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ParentMessage, ServerMessage } from '#tests/faults/messages'
import type { Calls } from '#tests/faults/server/calls'

type Waiting = {
  name: string
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

/** The process ended while it was asked: killed, as it was meant to be, or crashed. */
export class ServerGone extends Error {}

/** One server process (of what `compile` made) and the calls into it. */
export class ServerProcess {
  readonly child: ChildProcess
  readonly booted: Promise<void>
  readonly gone: Promise<string>
  #ended: string | null = null
  #calls = 0
  #waiting = new Map<number, Waiting>()
  #said: string[] = []

  constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, ['tests/faults/server_process.js'], {
      cwd: folder,
      env: { ...env, NODE_COMPILE_CACHE: join(folder, 'node_compile_cache') },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#said.push(chunk.toString())
        if (this.#said.length > 50) this.#said.shift()
      })
    }
    this.gone = once(this.child, 'exit').then(([code, signal]) => this.#end(code, signal))
    this.booted = new Promise((resolve, reject) => {
      this.child.on('message', (message: ServerMessage) => {
        if (message.type === 'booted') resolve()
        else this.#settle(message)
      })
      void this.gone.then((how) => reject(new Error(`The server did not boot (${how})`)))
    })
    // Somebody may only ask later; until then nobody needs to hear of it.
    this.booted.catch(() => {})
  }

  get isGone(): boolean {
    return this.#ended !== null
  }

  /** What it wrote last, for a report. */
  get said(): string {
    return this.#said.join('')
  }

  call<Name extends keyof Calls | 'listen'>(
    name: Name,
    ...[argument]: Name extends keyof Calls ? Parameters<Calls[Name]> : []
  ): Promise<Name extends keyof Calls ? Awaited<ReturnType<Calls[Name]>> : null> {
    const call = ++this.#calls
    const message: ParentMessage = { call, name, argument: argument ?? null }
    return new Promise((resolve, reject) => {
      if (this.#ended !== null) return reject(new ServerGone(this.#ended))
      this.#waiting.set(call, { name, resolve: resolve as Waiting['resolve'], reject })
      // When nobody reads any more it is on its way out; whoever waits hears it once it is gone.
      this.child.send(message, () => {})
    })
  }

  /**
   * Whether it lives. Word of an end comes when the machine has time for it, after the connections
   * broke; only a process that lives can answer.
   */
  async answers(): Promise<boolean> {
    try {
      await this.call('ping')
      return true
    } catch (error) {
      if (error instanceof ServerGone) return false
      throw error
    }
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.gone
  }

  #settle(message: Exclude<ServerMessage, { type: 'booted' }>) {
    // The framework sends messages of its own over the same channel.
    if (message.type !== 'answer' && message.type !== 'refusal') return
    const waiting = this.#waiting.get(message.call)
    this.#waiting.delete(message.call)
    if (message.type === 'answer') waiting?.resolve(message.result)
    else waiting?.reject(new Error(`In the server (${waiting.name}): ${message.error}`))
  }

  #end(code: number | null, signal: string | null): string {
    this.#ended = signal ?? `exit status ${code}`
    for (const { reject } of this.#waiting.values()) reject(new ServerGone(this.#ended))
    this.#waiting.clear()
    return this.#ended
  }
}
