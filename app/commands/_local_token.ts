import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Duration, type DateTime } from 'luxon'
import { dataDir } from '#config/app'
import { issueApiToken } from '#domain/staff/issue_api_token'
import type { Actor } from '#domain/shared/actor'
import type Staff from '#models/staff'
import env from '#start/env'

const file = join(dataDir, 'cli.json')

/** Whether `portal` on this machine acts for somebody already. */
export function hasLocalToken(): boolean {
  return existsSync(file)
}

/**
 * Lets `portal` on this machine act for a staff member without signing in: a token of its own,
 * valid for a year, in a file that only the owner of the data folder can read. Replaces the file
 * and that person's older token. `url` is where the server is reached from here; null is loopback.
 * Answers the file's path. Throws when the folder cannot be written.
 */
export async function writeLocalToken(
  staff: Staff,
  url: string | null,
  actor: Actor,
  now: DateTime
): Promise<string> {
  const token = await issueApiToken(
    staff,
    { name: 'CLI on the server', scopes: ['*'], lifetime: Duration.fromObject({ years: 1 }) },
    actor,
    now
  )
  write({ url: url ?? localUrl(), token })
  return file
}

/** Loopback, whatever the public address is: the token stays on this machine. */
function localUrl(): string {
  const host = env.get('HOST') ?? '127.0.0.1'
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${env.get('PORT') ?? 3333}`
}

/** A reader sees the older file or the whole new one. */
function write(target: { url: string; token: string }): void {
  const fresh = `${file}.${process.pid}`
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(fresh, `${JSON.stringify(target)}\n`, { mode: 0o600 })
  chmodSync(fresh, 0o600)
  renameSync(fresh, file)
}
