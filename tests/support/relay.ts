import { createServer, request as forward, type Server } from 'node:http'
import { getActiveTestOrFail } from '@japa/runner'
import { freePort } from '#tests/support/free_port'
import { serverUrl } from '#tests/support/staff_api'

/** Stands before the server: sees what is asked for, and can be away for a while. */
export class Relay {
  readonly asked: string[] = []
  /** Answers to these are lost on the way: the server did it, and nobody hears of it. */
  lost: RegExp | null = null
  /** The same for the first answer of each address. */
  firstLost: RegExp | null = null
  private server: Server | null = null
  private waiting: { count: number; met: () => void }[] = []
  private readonly port: number

  private constructor(port: number) {
    this.port = port
  }

  /** For the test that runs, gone after it. */
  static async start(): Promise<Relay> {
    const relay = new Relay(await freePort())
    await relay.comeBack()
    getActiveTestOrFail().cleanup(() => relay.goAway())
    return relay
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** As a server that is stopped: connections break, new ones are refused. */
  goAway(): void {
    this.server?.close()
    this.server?.closeAllConnections()
  }

  comeBack(): Promise<void> {
    this.server = createServer((incoming, response) => {
      this.asked.push(`${incoming.method} ${incoming.url}`)
      const target = new URL(incoming.url!, serverUrl())
      const { method, headers } = incoming
      const onward = forward(target, { method, headers }, (answer) => {
        if (this.loses(`${incoming.method} ${incoming.url}`)) {
          answer.resume().on('end', () => response.destroy())
          return
        }
        response.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(response)
        answer.on('end', () => this.tell())
      })
      onward.on('error', () => response.destroy())
      incoming.pipe(onward)
    })
    return new Promise((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve))
  }

  private loses(asked: string): boolean {
    const isFirst = this.asked.filter((one) => one === asked).length === 1
    return this.lost?.test(asked) || (isFirst && this.firstLost?.test(asked)) || false
  }

  /** Resolves when that many more requests have been answered. */
  more(count: number): Promise<void> {
    return new Promise((met) => this.waiting.push({ count, met }))
  }

  private tell(): void {
    for (const one of this.waiting) if (--one.count === 0) one.met()
  }
}
