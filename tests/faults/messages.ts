import type { Calls } from '#tests/faults/server/calls'

/** From the parent to a server process. */
export type ParentMessage = {
  call: number
  name: keyof Calls | 'listen'
  argument: unknown
}

/** From a server process. */
export type ServerMessage =
  | { type: 'booted' }
  | { type: 'answer'; call: number; result: unknown }
  | { type: 'refusal'; call: number; error: string }
