import { closest } from './closest.ts'
import { EXIT, Failure } from './failure.ts'
import { readLocal, readTrustedLocal } from './local_server.ts'
import { serverUrl } from './server_url.ts'
import { newProfileName, readSignIns, signInsFile, writeSignIns } from './sign_ins.ts'
import type { Profile, SignIns } from './sign_ins.ts'

/** A server and the token that signs in there. */
export type Target = { url: string; token: string }

/** Where the target was found, in words for a person. */
export type FoundTarget = Target & { from: string }

/** --url and --profile, as they were given. */
export type Wanted = { url?: string; profile?: string }

/** The server that is meant: by its address, by a profile, or not at all. */
type Meant = { url: string; name: string | null } | null

/**
 * Which server, and as whom. --profile or --url name the server, else PORTAL_PROFILE or PORTAL_URL,
 * else it is the current profile; PORTAL_TOKEN is the token, else what `portal login` stored. On
 * the server's own machine what its set-up left there will do; PORTAL_TOKEN goes to its server only
 * when nobody else can have put it there.
 */
export function findTarget(wanted: Wanted): FoundTarget {
  const signIns = readSignIns()
  const meant = meantBy(wanted, signIns)

  if (process.env.PORTAL_TOKEN) {
    const url = meant?.url ?? readTrustedLocal()?.url
    if (url) return { url, token: process.env.PORTAL_TOKEN, from: 'PORTAL_TOKEN' }
    throw new Failure('no-server', 'PORTAL_TOKEN is set, but no server is known.', {
      exitStatus: EXIT.usage,
      hint: 'Say which with --url https://portal.example.com, or set PORTAL_URL.',
    })
  }
  if (meant?.name) {
    const { url, token } = signIns.profiles[meant.name]
    return { url, token, from: signInsFile() }
  }
  const local = readLocal()
  if (local && (!meant || meant.url === local.url)) return local

  throw new Failure(
    'not-signed-in',
    meant ? `You are not signed in to ${meant.url}.` : 'You are not signed in.',
    {
      exitStatus: EXIT.notSignedIn,
      hint: `Sign in with: portal login --url ${meant?.url ?? 'https://portal.example.com'}`,
    }
  )
}

/**
 * The server that `login` means; null when nobody said it and none is known. A profile that is new
 * is never taken for the current server: somebody forgot --url.
 */
export function loginUrl({ url, profile }: Wanted): string | null {
  if (url !== undefined) return serverUrl(url)
  const signIns = readSignIns()
  const name = profile ?? (process.env.PORTAL_PROFILE || undefined)
  if (name !== undefined && Object.hasOwn(signIns.profiles, name)) return signIns.profiles[name].url
  if (process.env.PORTAL_URL) return serverUrl(process.env.PORTAL_URL)
  return name === undefined ? (meantBy({}, signIns)?.url ?? readTrustedLocal()?.url ?? null) : null
}

/** Remembers a sign-in, and makes it the current one. Answers the name of its profile. */
export function storeSignIn(fresh: Profile, wantedName: string | undefined): string {
  const signIns = readSignIns()
  const name =
    (wantedName ?? process.env.PORTAL_PROFILE) ||
    (profileAt(fresh.url, signIns) ?? newProfileName(fresh.url, signIns))
  assertName(name)
  writeSignIns({ current: name, profiles: { ...signIns.profiles, [name]: fresh } })
  return name
}

/** Forgets a profile, the current one unless said otherwise. Null when there is none. */
export function forgetSignIn(wanted: Wanted): ({ name: string } & Profile) | null {
  const signIns = readSignIns()
  const name = meantBy(wanted, signIns)?.name
  if (!name) return null

  const { [name]: forgotten, ...profiles } = signIns.profiles
  const current = signIns.current === name ? (Object.keys(profiles)[0] ?? null) : signIns.current
  writeSignIns({ current, profiles })
  return { name, ...forgotten }
}

/** Makes a profile the one that commands talk to. */
export function useProfile(name: string): Profile {
  const signIns = readSignIns()
  const profile = profileOf(name, signIns)
  writeSignIns({ ...signIns, current: name })
  return profile
}

/** An option beats the environment, and a profile an address; both at once have to agree. */
function meantBy({ url, profile }: Wanted, signIns: SignIns): Meant {
  if (profile !== undefined) {
    const known = profileOf(profile, signIns)
    if (url === undefined || serverUrl(url) === known.url) return { url: known.url, name: profile }
    throw new Failure('usage', `The profile ${profile} is for ${known.url}.`, {
      exitStatus: EXIT.usage,
      hint: 'Say either --profile or --url.',
    })
  }
  if (url === undefined && process.env.PORTAL_PROFILE) {
    return meantBy({ profile: process.env.PORTAL_PROFILE }, signIns)
  }
  const asked = url ?? (process.env.PORTAL_URL || undefined)
  if (asked !== undefined) {
    const at = serverUrl(asked)
    return { url: at, name: profileAt(at, signIns) }
  }
  const { current } = signIns
  return current === null ? null : { url: signIns.profiles[current].url, name: current }
}

/** The profile of an address: the current one when several have it. */
function profileAt(url: string, { current, profiles }: SignIns): string | null {
  if (current !== null && profiles[current].url === url) return current
  return Object.keys(profiles).find((name) => profiles[name].url === url) ?? null
}

function profileOf(name: string, { profiles }: SignIns): Profile {
  if (Object.hasOwn(profiles, name)) return profiles[name]
  const meant = closest(name, Object.keys(profiles))
  throw new Failure('no-such-profile', `There is no profile "${name}".`, {
    exitStatus: EXIT.usage,
    hint: meant ? `Did you mean ${meant}?` : 'See them with: portal profiles list',
  })
}

function assertName(name: string): void {
  if (/^[a-z0-9][\w.-]{0,62}$/i.test(name)) return
  throw new Failure('usage', `"${name}" cannot be the name of a profile.`, {
    exitStatus: EXIT.usage,
    hint: 'Letters, digits, dots, hyphens and underscores, such as "staging".',
  })
}
