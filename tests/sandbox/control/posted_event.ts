/** A webhook, signed once: a gateway's retries repeat the bytes and the signature. */
export interface SignedEvent {
  id: string
  type: string
  /** The resource's own id (payment, order, capture): what events are looked up by. */
  resourceId: string
  body: string
  headers: Record<string, string>
}

export interface Delivery {
  at: string
  attempt: number
  /** The receiver's status, or null when it could not be reached within five seconds. */
  status: number | null
}

export interface PostedEvent extends SignedEvent {
  createdAt: string
  /** Lost on purpose, or made while the webhook was disabled: never sent by itself. */
  dropped: boolean
  deliveries: Delivery[]
}

export interface EventRules {
  /** How many of the next events are lost; `'all'` until told otherwise. */
  drop: number | 'all'
  /** How many extra copies of each event are sent. */
  duplicate: number
  delayMs: number
  /** Events are kept back until `release`. */
  hold: boolean
}
