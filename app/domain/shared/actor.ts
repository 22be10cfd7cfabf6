/**
 * Who does something, as verbs and the audit log see it. Delivery code makes it from the request.
 */
export type Actor = {
  type: 'account' | 'staff' | 'system' | 'gateway' | 'anonymous' | 'pay_link'
  /** Public id of the account, staff member or pay link, or a name such as "reconciler". */
  id: string | null
  role: string | null
  /** Row id of the client on whose behalf an account acts. */
  clientId: number | null
  /** Public id of the API token by which it is done, if any. */
  token?: string | null
  requestId: string | null
  /** SHA-256 of the session; of what an API token does, of that token's public id. */
  sessionHash: string | null
  /** Personal data, kept beside the audit chain where it can be erased. */
  personal: { ip: string | null; userAgent: string | null; email?: string | null } | null
}

/** The product itself: a job, a command, the seeder. */
export function systemActor(name: string): Actor {
  return {
    type: 'system',
    id: name,
    role: null,
    clientId: null,
    requestId: null,
    sessionHash: null,
    personal: null,
  }
}

/** An actor's personal data with an e-mail address that was typed, or that an account had. */
export function withEmail({ personal }: Actor, email: string | null): Actor['personal'] {
  return { ip: personal?.ip ?? null, userAgent: personal?.userAgent ?? null, email }
}
