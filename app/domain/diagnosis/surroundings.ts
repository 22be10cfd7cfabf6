import type { CheckName } from '#domain/diagnosis/finding'
import type { GatewayName } from '#gateways/payment_gateway'

export type MailServerAnswer =
  | { answers: true }
  | { answers: false; reason: 'refused' | 'unauthorised' | 'silent' | 'other'; told: string }

/** How this server was set up, and what stands around it. A provider binds what is real. */
export abstract class Surroundings {
  abstract readonly version: string
  abstract readonly node: string
  abstract readonly appUrl: string
  abstract readonly portalUrl: string
  /** Real money and real people. */
  abstract readonly isLive: boolean
  /** "mail.example.com:587" */
  abstract readonly mailServer: string
  /** False where nobody named one. */
  abstract readonly hasMailServer: boolean
  abstract readonly dataDir: string
  /** In bytes: what is to stay free on the disk that the data is on. */
  abstract readonly diskReserve: number
  /** Connects, greets and signs in, and sends nothing. Answers in a few seconds, whatever happens. */
  abstract askMailServer(): Promise<MailServerAnswer>
  /** Of the disk that the data is on, in bytes. */
  abstract diskSpace(): Promise<{ free: number; total: number }>
  /** What this version's migrations are called, oldest first. */
  abstract migrations(): Promise<string[]>
  abstract gatewayMode(name: GatewayName): 'live' | 'test' | 'sandbox' | null
  /** False while it is not asked because it did not answer. */
  abstract gatewayAnswers(name: GatewayName): boolean
  /** For the log: what was thrown while something was looked at. */
  abstract readonly report: (name: CheckName, error: unknown) => void
}
