import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kill } from '#tests/faults/kill_point'
import { ServerGone, ServerProcess } from '#tests/faults/run/server_handle'
import { send } from '#tests/faults/run/send'
import type { StoryPeople } from '#tests/faults/server/open_story'
import type { Calls } from '#tests/faults/server/calls'
import type { Controls } from '#tests/sandbox/control/controls'
import { startSandbox, type Sandbox } from '#tests/sandbox/start'
import { freePort } from '#tests/support/free_port'
import { paypalKeys, RAZORPAY_KEYS } from '#tests/support/sandbox'

export type Reply = { status: number; body: any }

export type WorldOptions = {
  /** What `compile` made. */
  folder: string
  databaseUrl: string | null
}

/** How many stories share a database before it is emptied. */
const STORIES_PER_DATABASE = 100

/**
 * The server process under test with a database of its own, and the world outside in this process.
 * A second process waits beside it, booted, and takes over when the first is killed.
 */
export class World {
  #current: ServerProcess | null = null
  #standby: ServerProcess | null = null
  #stories = 0
  #isArmed = false
  kills = 0
  staffToken = ''
  /** Somebody else, whose money must never turn up in a story. */
  stranger: StoryPeople | null = null

  private constructor(
    private options: WorldOptions,
    private env: NodeJS.ProcessEnv,
    readonly url: string,
    readonly sandbox: Sandbox,
    private dataDir: string
  ) {}

  static async open(options: WorldOptions): Promise<World> {
    // In memory where there is such a place: a killed process loses nothing that it wrote either way.
    const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
    const dataDir = await mkdtemp(join(memory, 'portal-faults-'))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const paypal = paypalKeys()
    const sandbox = await startSandbox({
      razorpay: { ...RAZORPAY_KEYS, webhookUrl: `${url}/webhooks/razorpay` },
      paypal: { ...paypal, webhookUrl: `${url}/webhooks/paypal` },
    })
    const rootsFile = join(dataDir, 'paypal-root.pem')
    await writeFile(rootsFile, sandbox.paypalRootPem)
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      TZ: 'UTC',
      HOST: '127.0.0.1',
      PORT: String(port),
      APP_URL: url,
      APP_KEY: 'a key of the fault machine, of no other use',
      DATA_DIR: dataDir,
      RAZORPAY_KEY_ID: RAZORPAY_KEYS.keyId,
      RAZORPAY_KEY_SECRET: RAZORPAY_KEYS.keySecret,
      RAZORPAY_WEBHOOK_SECRET: `${RAZORPAY_KEYS.webhookSecret},${ROTATED_SECRET}`,
      RAZORPAY_BASE_URL: sandbox.urls.razorpay,
      RAZORPAY_CHECKOUT_URL: sandbox.urls.razorpayCheckout,
      PAYPAL_CLIENT_ID: paypal.clientId,
      PAYPAL_CLIENT_SECRET: paypal.secret,
      PAYPAL_WEBHOOK_ID: paypal.webhookId,
      PAYPAL_BASE_URL: sandbox.urls.paypal,
      PAYPAL_ROOTS_FILE: rootsFile,
      ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl }),
    }
    const world = new World(options, env, url, sandbox, dataDir)
    await world.#takeOver()
    await world.call('migrate')
    return world
  }

  get control(): Controls {
    return this.sandbox.control
  }

  /** False from the moment that a kill struck until `revive`. */
  get isAlive(): boolean {
    return this.#current !== null && !this.#current.isGone
  }

  get serverSaid(): string {
    return this.#current?.said ?? ''
  }

  call<Name extends keyof Calls>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): Promise<Awaited<ReturnType<Calls[Name]>>> {
    if (!this.#current) throw new ServerGone('not started')
    // The conditional types of both sides say the same; TypeScript cannot see it.
    const call = this.#current.call.bind(this.#current) as (
      name: string,
      ...rest: unknown[]
    ) => Promise<unknown>
    return call(name, ...args) as Promise<Awaited<ReturnType<Calls[Name]>>>
  }

  /** Both clocks at the machine's time, gateways that work, an empty database now and then. */
  async beginStory(): Promise<void> {
    await this.heal()
    this.control.clock.advance(-this.control.clock.offsetMs)
    for (const post of Object.values(this.control.events)) post.clear()
    await this.call('beginStory')
    if (this.#stories % STORIES_PER_DATABASE === 0) {
      this.control.reset()
      this.staffToken = await this.call('startOver')
      this.stranger = await this.call('openStory', [{ currency: 'USD', payableMinor: 10_000 }])
    }
    this.#stories += 1
  }

  /** The faults are over: every answer is honest, every event is sent, the server runs. */
  async heal(): Promise<void> {
    await this.revive()
    await this.disarm()
    const { control, url } = this
    control.faults.clear()
    control.razorpay.setKeys({ ...RAZORPAY_KEYS })
    control.razorpay.refundsStay('processed')
    control.paypal.refundsStay('COMPLETED')
    control.events.razorpay.url = `${url}/webhooks/razorpay`
    control.events.paypal.url = `${url}/webhooks/paypal`
    for (const post of Object.values(control.events)) {
      post.rules({ drop: 0, duplicate: 0, delayMs: 0, hold: false })
      post.enable()
      post.release()
    }
  }

  /** Time passes for everybody. */
  async advance(ms: number): Promise<void> {
    this.control.clock.advance(ms)
    await this.call('setClock', { offsetMs: this.control.clock.offsetMs, addedMs: ms })
  }

  async arm(kill: Kill): Promise<void> {
    await this.call('arm', kill)
    this.#isArmed = true
  }

  async disarm(): Promise<void> {
    this.#isArmed = false
    await this.call('arm', null)
  }

  /** SIGKILL from outside, wherever the server is. */
  async kill(): Promise<void> {
    await this.#current?.kill()
  }

  /** A kill may strike out of sight of whoever asked: what is under way gets a moment. */
  async settleDown(): Promise<void> {
    if (!this.#current || !this.#isArmed) return
    await Promise.race([this.#current.gone, sleep(40)])
    await this.#current.answers()
  }

  /** Another process on the same database, if the last one was killed. */
  async revive(): Promise<boolean> {
    if (this.isAlive) return false
    const how = this.#current ? await this.#current.gone : 'not started'
    if (how !== 'SIGKILL') throw new Error(`The server ended by itself: ${how}\n${this.serverSaid}`)
    this.kills += 1
    this.#isArmed = false
    await this.#takeOver()
    await this.call('setClock', { offsetMs: this.control.clock.offsetMs, addedMs: 0 })
    return true
  }

  async request(
    method: string,
    path: string,
    {
      body,
      headers = {},
      form,
    }: { body?: unknown; headers?: Record<string, string>; form?: Record<string, string> } = {}
  ): Promise<Reply | null> {
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json'
    const content = form ? new URLSearchParams(form).toString() : JSON.stringify(body)
    const hasBody = form !== undefined || body !== undefined
    try {
      const answer = await send(this.url + path, {
        method,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(hasBody && {
            'content-type': type,
            'content-length': String(Buffer.byteLength(content)),
          }),
          ...headers,
        },
        body: hasBody ? content : null,
      })
      const isJson = /[/+]json\b/.test(answer.type)
      return { status: answer.status, body: isJson ? JSON.parse(answer.body) : answer.body }
    } catch (error) {
      // No answer from a server that was killed; anything else is a failure of its own.
      if (!(await this.#current?.answers())) return null
      throw error
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#current?.kill(), this.#standby?.kill()])
    await this.sandbox.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  async #takeOver(): Promise<void> {
    const next = this.#standby ?? new ServerProcess(this.options.folder, this.env)
    this.#standby = null
    await next.booted.catch((error: unknown) => {
      throw new Error(`${error instanceof Error ? error.message : error}\n${next.said}`)
    })
    await next.call('listen')
    this.#current = next
    this.#standby = new ServerProcess(this.options.folder, this.env)
  }
}

export const ROTATED_SECRET = 'the webhook secret after its rotation'

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
