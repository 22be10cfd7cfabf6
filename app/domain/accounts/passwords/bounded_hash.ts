import { randomBytes } from 'node:crypto'
import hash from '@adonisjs/core/services/hash'

/*
 * argon2 runs in Node's pool of four threads, which files and DNS need too: two at a time, a short
 * queue, and then a refusal instead of a server that answers nobody.
 */
const AT_ONCE = 2
const QUEUE = 24

/** Too many passwords are being checked at once; nothing was done and the caller may try again. */
export class HashingBusy extends Error {
  readonly retryAfterSeconds = 2

  constructor() {
    super('Too many passwords are being checked')
  }
}

let running = 0
const waiting: (() => void)[] = []

/** Hashes a password exactly as typed (argon2id). Throws HashingBusy. */
export function hashPassword(password: string): Promise<string> {
  return bounded(() => hash.make(password))
}

/** Whether `password` is the one behind `hashed`. Throws HashingBusy. */
export function verifyPassword(hashed: string, password: string): Promise<boolean> {
  return bounded(() => hash.verify(hashed, password))
}

let placeholder: Promise<string> | null = null

/**
 * The hash of a secret nobody knows, for accounts whose password was not chosen yet and for
 * addresses without an account, so that every attempt to sign in costs the same. One per process is
 * enough: nobody can ever present the secret, and an import of 10,000 clients would otherwise spend
 * minutes on hashing.
 */
export function placeholderHash(): Promise<string> {
  placeholder ??= hash.make(randomBytes(32).toString('base64url'))
  return placeholder
}

async function bounded<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < AT_ONCE) running++
  else {
    if (waiting.length >= QUEUE) throw new HashingBusy()
    // The one that finishes hands its place over, so `running` stays.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
