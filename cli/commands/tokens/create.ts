import type { Sent } from '../../client.ts'
import type { Run } from '../../context.ts'
import { EXIT, Failure } from '../../lib/failure.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

type Scope = Sent<'admin.tokens.store'>['scopes'][number]
type Options = { name: string; scopes: string; expires: string }

const SCOPES: Scope[] = ['read', 'clients', 'invoices', 'payments', 'settings', 'audit']

export const run: Run<Options> = async ({ output, connect }, { name, scopes, expires }) => {
  const body = { name, scopes: scopesIn(scopes), expiresInDays: daysIn(expires) }
  const client = await connect()
  const made = await client.data('admin.tokens.store', { body })
  output.record(made)
  // Alone on its line, so that it can be taken over.
  output.sayAnyway(made.token)
  const until = made.expiresAt ? `until ${time(made.expiresAt)}` : 'for ever'
  output.note(`${clean(made.name)} works ${until}. It is not shown again.`)
  if (endsEarly(made.expiresAt, body.expiresInDays)) {
    output.note(
      'What a token makes ends no later than itself: yours ends then. Under /admin/account an owner makes one that lives longer.'
    )
  }
}

/** Whether it ends before the time that was asked for, by more than the request took. */
function endsEarly(expiresAt: string | null, days: number | null): boolean {
  if (expiresAt === null) return false
  if (days === null) return true
  return Date.parse(expiresAt) < Date.now() + (days - 1) * 86_400_000
}

function scopesIn(text: string): Scope[] {
  const named = text.split(',').map((one) => one.trim())
  const unknown = named.find((one) => !SCOPES.some((scope) => scope === one))
  if (unknown === undefined) return named as Scope[]
  throw new Failure('invalid-scope', `No scope is called "${unknown}".`, {
    exitStatus: EXIT.usage,
    hint: `Scopes: ${SCOPES.join(', ')}.`,
  })
}

function daysIn(text: string): number | null {
  if (text === 'never') return null
  const days = Number(text)
  if (Number.isInteger(days) && days >= 1 && days <= 365) return days
  throw new Failure('invalid-days', `"${text}" is no number of days from 1 to 365.`, {
    exitStatus: EXIT.usage,
    hint: 'A token that never expires has to be asked for: --expires never',
  })
}
