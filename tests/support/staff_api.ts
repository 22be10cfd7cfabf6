import { randomUUID } from 'node:crypto'
import { DateTime, Duration } from 'luxon'
import { issueApiToken } from '#domain/staff/issue_api_token'
import { newPublicId } from '#domain/shared/public_id'
import { systemActor } from '#domain/shared/actor'
import Staff, { type StaffRole, type TokenScope } from '#models/staff'
import type { Answer } from '#tests/support/portal_browser'

export const serverUrl = () => `http://${process.env.HOST}:${process.env.PORT}`

type TokenChoices = {
  scopes?: TokenScope[]
  lifetime?: Duration | null
  disabled?: boolean
  /** Somebody who is there already; the role is theirs then. */
  of?: Staff
}

/** A staff member of that role, and an API token of theirs (all scopes, unless said). */
export async function staffToken(role: StaffRole, choices: TokenChoices = {}): Promise<string> {
  const { scopes, lifetime = Duration.fromObject({ hours: 1 }), disabled = false, of } = choices
  const staff =
    of ??
    (await Staff.create({
      publicId: newPublicId(),
      email: `${role}-${randomUUID()}@larkspur.example`,
      name: `Sam ${role}`,
      role,
      passwordHash: 'never used',
      passwordSetAt: DateTime.utc(),
      disabledAt: disabled ? DateTime.utc() : null,
    }))
  return issueApiToken(
    staff,
    { name: 'test', scopes: scopes ?? ['*'], lifetime },
    systemActor('test'),
    DateTime.utc()
  )
}

/** One request to the admin API, as another program would make it. */
export async function adminRequest(
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {}
): Promise<Answer> {
  const { token, body, headers = {} } = options
  const raw = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(`${serverUrl()}/api/v1/admin${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': raw ? 'application/xml' : 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : raw ? Buffer.from(body) : JSON.stringify(body),
  })
  const isJson = /json$|json;/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
  }
}
