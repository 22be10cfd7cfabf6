import type { HttpContext } from '@adonisjs/core/http'
import ClientPolicy from '#policies/staff/client_policy'

/** Not where it is asked for: the API document names the scopes that every call of a route needs. */
const TELLING = 'invite'

/**
 * Throws unless the caller may have clients mailed about their invoices: whoever was not invited yet
 * is, at the address that the document says, which is more than bringing invoices in.
 */
export async function mayTellClients({ staffBouncer }: HttpContext): Promise<void> {
  await staffBouncer.with(ClientPolicy).authorize(TELLING)
}
