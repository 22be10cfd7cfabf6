import type { World, Reply } from '#tests/faults/run/world'
import { ServerGone } from '#tests/faults/run/server_handle'
import type { PlannedInvoice, StoryInvoice, StoryPeople } from '#tests/faults/server/open_story'
import type { IntentFacts } from '#tests/faults/server/story_facts'
import { Broken } from '#tests/faults/story/broken'
import type { LedgerEntry } from '#tests/sandbox/control/ledger'

const API = '/api/v1/client-portal'

export type Body = Record<string, unknown>

/** An invoice as the portal shows it. */
export type ShownInvoice = {
  id: string
  status: { code: string } & Body
  left: { amountMinor: number }
  can: { pay: boolean }
}

/** Money that staff recorded, as far as the story knows. */
export type Recorded = { invoiceId: string; currency: string; amountMinor: number }

/** What was so before a step. */
export type Before = {
  /** Public ids of intents that were not lost, and whose money the gateway had. */
  taken: Set<string>
  /** The gateways' ids of all captures. */
  captured: Set<string>
  /** What each invoice still asked for, by its public id. */
  leftMinor: Map<string, number>
}

/** Throws when what the portal shows now cannot be. */
type Check = (story: Story, before: Before) => void

/**
 * One client, its invoices, and everything that befalls them. Steps act on it; after each, what the
 * portal shows is held against what the gateways know.
 */
export class Story {
  readonly log: string[] = []
  /** As of the last look. */
  intents: IntentFacts[] = []
  shown: ShownInvoice[] = []
  readonly recorded: Recorded[] = []
  /** Public ids of the bank transfers that the client reported. */
  readonly reports: string[] = []
  /** How many refunds anybody asked for, here or in a gateway's dashboard, at the most. */
  refundsAsked = 0
  /** Credit that may count towards an invoice, beyond payments of its own. */
  readonly credited = new Set<string>()
  /** Every state that an intent was seen in, in order. */
  readonly seen = new Map<string, string[]>()

  private constructor(
    readonly world: World,
    readonly client: StoryPeople,
    /** Somebody else, whose money must never turn up here. */
    readonly stranger: StoryPeople,
    /** An invoice that no step touches. */
    readonly reserved: StoryInvoice | null
  ) {}

  /** `reserved` is one more invoice, which no step touches. */
  static async open(
    world: World,
    invoices: PlannedInvoice[],
    reserved: PlannedInvoice | null = null
  ): Promise<Story> {
    await world.beginStory()
    if (!world.stranger) throw new Error('The world has nobody else')
    const all = reserved ? [...invoices, reserved] : invoices
    const client = await world.call('openStory', all)
    const story = new Story(
      world,
      client,
      world.stranger,
      reserved && (client.invoices.at(-1) ?? null)
    )
    await story.look()
    return story
  }

  get control() {
    return this.world.control
  }

  get invoices(): StoryInvoice[] {
    return this.client.invoices.filter((invoice) => invoice !== this.reserved)
  }

  /** Those that a customer can do something about at the gateway. */
  get ordered(): (IntentFacts & { orderId: string })[] {
    return this.intents.filter(
      (intent): intent is IntentFacts & { orderId: string } => intent.orderId !== null
    )
  }

  /** Captures, refunds and the like of this story, as the gateways wrote them down. */
  get gatewayEntries(): LedgerEntry[] {
    const orders = new Set(this.ordered.map((intent) => intent.orderId))
    return this.control.ledger().entries.filter((entry) => orders.has(entry.orderId))
  }

  get captures(): LedgerEntry[] {
    return this.gatewayEntries.filter((entry) => entry.kind === 'capture')
  }

  /** A request of the client's browser; null when the server was killed meanwhile. */
  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return this.asked(
      this.world.request(method, `${API}${path}`, {
        body,
        headers: { cookie: this.client.cookie, ...headers },
      })
    )
  }

  /** The same of any other address. */
  async asked(request: Promise<Reply | null>): Promise<Reply | null> {
    const reply = await request
    if (reply && reply.status >= 500 && reply.status !== 503) {
      throw new Broken(`The server answered ${reply.status}: ${JSON.stringify(reply.body)}`)
    }
    return reply
  }

  /** A request of staff. */
  staff(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const authorization = `Bearer ${this.world.staffToken}`
    return this.asked(
      this.world.request(method, `/api/v1/admin${path}`, {
        body,
        headers: { authorization, ...headers },
      })
    )
  }

  /** A call into the server process; null when it was killed meanwhile. */
  async unlessKilled<Result>(work: Promise<Result>): Promise<Result | null> {
    try {
      return await work
    } catch (error) {
      if (error instanceof ServerGone) return null
      throw error
    }
  }

  /** Runs a step, and has a look at what came of it checked. */
  async perform(
    name: string,
    act: (story: Story) => Promise<string>,
    { isLookedAt, check }: { isLookedAt: boolean; check: Check }
  ): Promise<void> {
    const before = this.before()
    const outcome = await act(this)
    await this.world.settleDown()
    const revived = await this.world.revive()
    if (isLookedAt || revived) {
      await this.look()
      check(this, before)
    }
    const states = this.intents.map(({ state }) => state).join(', ')
    this.log.push(`${name} → ${outcome}${revived ? ' · killed, restarted' : ''} [${states}]`)
  }

  private before(): Before {
    const orders = new Set(this.captures.map(({ orderId }) => orderId))
    const taken = this.ordered.filter(
      ({ orderId, state }) => orders.has(orderId) && state !== 'failed'
    )
    return {
      taken: new Set(taken.map(({ publicId }) => publicId)),
      captured: new Set(this.captures.map(({ id }) => id)),
      leftMinor: new Map(this.shown.map(({ id, left }) => [id, left.amountMinor])),
    }
  }

  /** Reads what the portal shows now. */
  async look(): Promise<void> {
    this.intents = await this.world.call('readIntents', this.client.clientId)
    const reply = await this.ask('GET', '/invoices?limit=100')
    if (reply?.status !== 200) {
      throw new Broken(`The list answered ${reply?.status}: ${JSON.stringify(reply?.body)}`)
    }
    this.shown = reply.body.data as ShownInvoice[]
    for (const { publicId, state } of this.intents) {
      const states = this.seen.get(publicId) ?? []
      if (states.at(-1) !== state) this.seen.set(publicId, [...states, state])
    }
  }
}
