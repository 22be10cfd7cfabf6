import type { Problem } from './problem.ts'

export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  /** The work was done, but not all of it. */
  someFailed: 3,
  notSignedIn: 4,
  interrupted: 130,
} as const

type More = {
  /** The server's own words, for a verb that knows what to make of them. */
  problem?: Problem
  /** What to do about it. */
  hint?: string
  exitStatus?: number
  /** Per field or per place, as the server gave them. */
  errors?: { field?: string; message: string }[]
  requestId?: string | null
}

/**
 * An expected end of a command that is not success. `code` is stable: scripts compare it.
 * Anything else that is thrown is a bug and is reported as one.
 */
export class Failure extends Error {
  readonly code: string
  readonly more: More

  constructor(code: string, message: string, more: More = {}) {
    super(message)
    this.code = code
    this.more = more
  }

  get exitStatus(): number {
    return this.more.exitStatus ?? EXIT.failed
  }
}
