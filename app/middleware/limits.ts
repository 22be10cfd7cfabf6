import { normalizeEmail } from '#domain/accounts/email_address'
import {
  consume,
  giveBack,
  isRemembered,
  keyOf,
  LimitReached,
  remember,
  type Limit,
  type LimitFacts,
} from '#middleware/consume'
import { LIMIT_PAIRS, type LimitPair } from '#middleware/limit_pairs'
import { networkOf } from '#middleware/network_of'

/*
 * Limits are consumed before the work: a limit counted afterwards can be raced by parallel
 * requests. Each is counted three times:
 *
 * - for the network address, whatever it asks for;
 * - for the account at that address: the limit that people meet, and that a stranger who uses it up
 *   does not take from the account's owner elsewhere;
 * - for the account from everywhere, against many addresses at once. One address alone cannot reach
 *   it, and it does not stop an address from which the account signed in before.
 */
const PERIOD = '15 mins'

const PER_ADDRESS: Limit = { requests: 60, duration: PERIOD }
/** For longer than a challenge lasts. */
const ONCE: Limit = { requests: 1, duration: PERIOD }
const ADDRESS_CHANGES: Limit = { requests: 5, duration: '1 hour' }
const INVITES: Limit = { requests: 30, duration: '1 hour' }
const QUESTIONS: Limit = { requests: 30, duration: '1 hour' }
const EXPORTS: Limit = { requests: 10, duration: PERIOD }

/** How long an address from which somebody signed in is theirs. */
const KNOWN: Limit = { requests: 1, duration: '30 days' }

/** How many tries are left, and how to give them back when one succeeded. */
export type Tries = { left: number; giveBack: () => Promise<void> }

/**
 * One try at signing in, with `email` as typed: people of clients and staff may share an address, and
 * each have their own. Throws LimitReached.
 */
export function consumeSignIn(
  ip: string,
  email: string,
  door: 'portal' | 'staff' = 'portal'
): Promise<Tries> {
  const subject = atDoor(door, email)
  return consumePair({ purpose: 'sign_in', ip, subject }, LIMIT_PAIRS.signIn, { email })
}

/**
 * One try at a password by somebody who is signed in. Each sign-in has its own: whoever took one
 * keeps nobody from changing the password on another device. Throws LimitReached.
 */
export async function consumePasswordTry(accountId: string, signInId: string): Promise<Tries> {
  const { own, everywhere } = LIMIT_PAIRS.passwordAgain
  const key = keyOf('password', accountId, signInId)
  const left = await consume(own, key)
  await consume(everywhere, keyOf('password_of', accountId))
  return { left, giveBack: () => giveBack(own, key) }
}

/**
 * One try at a code that was mailed or that an app shows. `subject` is whose code it is: an
 * account's public id, or that of what the code opens. Throws LimitReached.
 */
export function consumeCode(ip: string, subject: string): Promise<Tries> {
  return consumePair({ purpose: 'code', ip, subject }, LIMIT_PAIRS.code, { about: subject })
}

/**
 * One try at the code that a terminal shows, by the public id of whoever signed in and types it. Throws
 * LimitReached.
 */
export function consumeCliCode(ip: string, subject: string): Promise<Tries> {
  return consumePair({ purpose: 'cli_code', ip, subject }, LIMIT_PAIRS.cliCode, { about: subject })
}

/** One mail with a link to reset a password asked for. Throws LimitReached. */
export async function consumeReset(
  ip: string,
  email: string,
  door: 'portal' | 'staff' = 'portal'
): Promise<void> {
  const of = { purpose: 'reset', ip, subject: atDoor(door, email) }
  await consumePair(of, LIMIT_PAIRS.mail, { email })
}

/** One mail with a link to sign in asked for. Throws LimitReached. */
export async function consumeLinkRequest(ip: string, email: string): Promise<void> {
  const of = { purpose: 'sign_in_link', ip, subject: subjectOf(email) }
  await consumePair(of, LIMIT_PAIRS.mail, { email })
}

/** One mail with the code that a pay link, by its public id, asks for. Throws LimitReached. */
export async function consumeCodeMail(ip: string, linkId: string): Promise<void> {
  const of = { purpose: 'sign_in_link', ip, subject: linkId }
  await consumePair(of, LIMIT_PAIRS.mail, { about: linkId })
}

/**
 * One look at, use of or new copy of a link. Somebody whom it was forwarded to uses up their own, not
 * that of the person it was for. Throws LimitReached.
 */
export async function consumeLink(ip: string, token: string): Promise<void> {
  await consumePair({ purpose: 'link', ip, subject: token }, LIMIT_PAIRS.link)
}

/** One start of signing in by a passkey, or one try at it. Throws LimitReached. */
export async function consumePasskey(ip: string): Promise<void> {
  await consume(PER_ADDRESS, keyOf('passkey_from', networkOf(ip)))
}

/** Whether this is the first time that a random text is brought. */
export async function takeOnce(text: string): Promise<boolean> {
  try {
    await consume(ONCE, keyOf('once', text))
    return true
  } catch (error) {
    if (error instanceof LimitReached) return false
    throw error
  }
}

/** One mail to an address that an account wants to have. Throws LimitReached. */
export async function consumeAddressChange(accountId: string): Promise<void> {
  await consume(ADDRESS_CHANGES, keyOf('address', accountId))
}

/** One message to the company by a client's own person. Throws LimitReached. */
export async function consumeQuestion(accountId: string): Promise<void> {
  await consume(QUESTIONS, keyOf('question', accountId))
}

/** One invite by a client's own person, to any address. Throws LimitReached. */
export async function consumeInvite(accountId: string): Promise<void> {
  await consume(INVITES, keyOf('invite', accountId))
}

/** One export asked for by this person, client's or staff. Throws LimitReached. */
export async function consumeExport(accountId: string): Promise<void> {
  await consume(EXPORTS, keyOf('export', accountId))
}

type Tried = { purpose: string; ip: string; subject: string }

async function consumePair(
  of: Tried,
  { own, everywhere }: LimitPair,
  facts: LimitFacts = {}
): Promise<Tries> {
  const network = networkOf(of.ip)
  const pair = keyOf(of.purpose, network, of.subject)
  const known = keyOf('known', network, of.subject)

  await consume(PER_ADDRESS, keyOf(`${of.purpose}_from`, network), facts)
  const left = await consume(own, pair, facts)
  try {
    await consume(everywhere, keyOf(`${of.purpose}_of`, of.subject), facts)
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    if (!(await isRemembered(KNOWN, known))) throw error
  }
  return {
    left,
    giveBack: async () => {
      await giveBack(own, pair)
      await remember(KNOWN, known)
    },
  }
}

function atDoor(door: 'portal' | 'staff', email: string): string {
  return door === 'staff' ? `staff ${subjectOf(email)}` : subjectOf(email)
}

/** As it is kept: spaces and capitals make no other account. */
function subjectOf(email: string): string {
  return normalizeEmail(email) ?? email.trim().toLowerCase()
}
