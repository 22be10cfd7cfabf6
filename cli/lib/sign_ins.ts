import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure } from './failure.ts'
import { isRecord, readJson, reason, unreadable } from './settings_file.ts'

/** A server under a name of the person's own, and the token that signs in there. */
export type Profile = { url: string; token: string; expiresAt: string | null }

/** The servers that somebody signed in to; `current` is the one that commands talk to. */
export type SignIns = { current: string | null; profiles: Record<string, Profile> }

/** The platform's folder for settings of a person. */
export function signInsFile(): string {
  return join(configFolder(), 'client-portal', 'cli.json')
}

function configFolder(): string {
  if (process.env.XDG_CONFIG_HOME) return process.env.XDG_CONFIG_HOME
  if (process.platform === 'win32') {
    return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return join(homedir(), '.config')
}

export function readSignIns(): SignIns {
  const found = readJson(signInsFile())
  if (found === null) return { current: null, profiles: {} }
  const signIns = isRecord(found) ? (profilesOf(found) ?? serversOf(found)) : null
  if (signIns) return signIns
  throw unreadable(signInsFile(), 'it does not hold what `portal login` writes')
}

/** Written whole and renamed: a crash leaves the old file. It is for its owner only. */
export function writeSignIns(signIns: SignIns): string {
  const file = signInsFile()
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
    chmodSync(fresh, 0o600)
    renameSync(fresh, file)
  } catch (error) {
    throw new Failure('cannot-store', `The sign-in could not be stored: ${reason(error)}.`)
  }
  return file
}

function profilesOf({ current, profiles }: Record<string, unknown>): SignIns | null {
  if (!isRecord(profiles) || !isNameOrNull(current)) return null
  const read: Record<string, Profile> = {}
  for (const [name, profile] of Object.entries(profiles)) {
    if (!isRecord(profile)) return null
    const { url, token, expiresAt } = profile
    if (typeof url !== 'string' || typeof token !== 'string') return null
    read[name] = { url, token, expiresAt: typeof expiresAt === 'string' ? expiresAt : null }
  }
  return { current: current !== null && current in read ? current : null, profiles: read }
}

/** What was written before there were profiles: tokens by address. */
function serversOf({ current, servers }: Record<string, unknown>): SignIns | null {
  if (!isRecord(servers) || !isNameOrNull(current)) return null
  const signIns: SignIns = { current: null, profiles: {} }
  for (const [url, server] of Object.entries(servers)) {
    if (!isRecord(server) || typeof server.token !== 'string') return null
    const name = newProfileName(url, signIns)
    signIns.profiles[name] = { url, token: server.token, expiresAt: null }
    if (url === current) signIns.current = name
  }
  return signIns
}

function isNameOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

/** A name for a server that nobody gave one, after its host. */
export function newProfileName(url: string, { profiles }: SignIns): string {
  const { host, pathname } = new URL(url)
  const name = `${host}${pathname}`.replace(/[^\w.]+/g, '-').replace(/^-|-$/g, '')
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}-${number}`
    if (!(free in profiles)) return free
  }
}
