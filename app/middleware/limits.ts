import { createHash } from 'node:crypto'
import limiter from '@adonisjs/limiter/services/main'

/*
 * Limits are consumed before the work: a limit counted afterwards can be raced by parallel
 * requests. Those of an account are kept per network address as well, so that a stranger who uses
 * them up does not lock its owner out.
 */
const PERIOD = '15 mins'

const signIn = () => limiter.use({ requests: 5, duration: PERIOD })
const perAddress = () => limiter.use({ requests: 60, duration: PERIOD })
const resets = () => limiter.use({ requests: 3, duration: PERIOD })
const links = () => limiter.use({ requests: 10, duration: PERIOD })

/**
 * One try at signing in. Answers how many are left and a way to give the account's tries back, for
 * when it succeeded. Throws E_TOO_MANY_REQUESTS.
 */
export async function consumeSignIn(ip: string, email: string) {
  await perAddress().consume(key('sign_in_from', ip))
  const pair = key('sign_in', ip, email)
  const { remaining } = await signIn().consume(pair)
  return { left: remaining, giveBack: () => signIn().delete(pair) }
}

/** One try at a password by somebody who is signed in. */
export async function consumePasswordTry(accountId: string) {
  const own = key('password', accountId)
  await signIn().consume(own)
  return { giveBack: () => signIn().delete(own) }
}

/** One mail asked for at an address. */
export async function consumeReset(ip: string, email: string): Promise<void> {
  await perAddress().consume(key('reset_from', ip))
  await resets().consume(key('reset', ip, email))
}

/** One look at, use of or new copy of a link. */
export async function consumeLink(ip: string, token: string): Promise<void> {
  await perAddress().consume(key('link_from', ip))
  await links().consume(key('link', token))
}

/** Hashed: neither addresses nor links stand in the table, and every key fits its column. */
function key(purpose: string, ...parts: string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
  return `${purpose}:${hash}`
}
