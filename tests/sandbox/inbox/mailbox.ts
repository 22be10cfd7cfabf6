import { randomUUID } from 'node:crypto'
import PostalMime, { type Address, type Attachment } from 'postal-mime'
import type { SandboxClock } from '#tests/sandbox/control/clock'
import { linksIn } from '#tests/sandbox/inbox/links'

export interface MailAttachment {
  filename: string | null
  mimeType: string
  size: number
}

/** A mail as the JSON API gives it. */
export interface Mail {
  id: string
  receivedAt: string
  /** The envelope: who the mail server was told it is from and for. */
  envelope: { from: string; to: string[] }
  from: string
  to: string[]
  subject: string
  text: string
  html: string | null
  /** Every http(s) link of the HTML and the text, once each, in order. */
  links: string[]
  attachments: MailAttachment[]
  headers: { key: string; value: string }[]
}

export interface MailFilter {
  /** An address, in any case; a mail matches when its envelope names it. */
  to?: string
  /** Part of the subject. */
  subject?: string
}

interface Kept {
  mail: Mail
  raw: Buffer
  attachments: Attachment[]
}

/** Keeps the newest mails; the oldest go when there are too many. */
const KEEP = 1_000

export class Mailbox {
  #clock: SandboxClock
  #kept: Kept[] = []
  #arrivals = 0
  #waiting = new Set<() => void>()

  constructor(clock: SandboxClock) {
    this.#clock = clock
  }

  async receive(raw: Buffer, envelope: Mail['envelope']): Promise<Mail> {
    const parsed = await PostalMime.parse(raw)
    const mail: Mail = {
      id: randomUUID(),
      receivedAt: this.#clock.iso(),
      envelope,
      from: parsed.from ? readable(parsed.from) : envelope.from,
      to: (parsed.to ?? []).map(readable),
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      html: parsed.html ?? null,
      links: linksIn(parsed.html ?? '', parsed.text ?? ''),
      attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
        filename,
        mimeType,
        size: Buffer.from(content as ArrayBuffer).length,
      })),
      headers: parsed.headers.map(({ key, value }) => ({ key, value })),
    }
    this.#kept.push({ mail, raw, attachments: parsed.attachments })
    if (this.#kept.length > KEEP) this.#kept.shift()
    this.#arrivals += 1
    for (const wake of this.#waiting) wake()
    return mail
  }

  /** Newest first. */
  list(filter: MailFilter = {}): Mail[] {
    const to = filter.to?.toLowerCase()
    return this.#kept
      .map(({ mail }) => mail)
      .filter(
        (mail) => to === undefined || mail.envelope.to.some((one) => one.toLowerCase() === to)
      )
      .filter((mail) => filter.subject === undefined || mail.subject.includes(filter.subject))
      .reverse()
  }

  find(id: string): Kept | undefined {
    return this.#kept.find(({ mail }) => mail.id === id)
  }

  /** Changes with every arrival and every clearing: what the page polls. */
  get version(): string {
    return `${this.#arrivals}-${this.#kept.length}`
  }

  /** The newest mail that matches, waiting for it if need be; rejects when the time is over. */
  async waitFor(filter: MailFilter, timeoutMs = 10_000): Promise<Mail> {
    const deadline = Date.now() + timeoutMs
    for (;;) {
      const [mail] = this.list(filter)
      if (mail) return mail
      const left = deadline - Date.now()
      if (left <= 0) throw new Error(`No mail for ${JSON.stringify(filter)} in ${timeoutMs} ms`)
      await this.#arrival(left)
    }
  }

  clear(): void {
    this.#kept = []
  }

  #arrival(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, timeoutMs)
      this.#waiting.add(done)
    })
  }
}

function readable(address: Address): string {
  if (address.group) return address.group.map(readable).join(', ')
  return address.name ? `${address.name} <${address.address}>` : address.address
}
