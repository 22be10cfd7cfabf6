import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { makePayLink } from '#domain/pay_links/make_pay_link'
import { systemActor } from '#domain/shared/actor'
import type Invoice from '#models/invoice'
import type PayLink from '#models/pay_link'
import { PortalBrowser } from '#tests/support/portal_browser'

const API = '/api/v1/client-portal'

/** A pay link of the invoice, as staff make one. */
export async function linkFor(
  invoice: Invoice,
  now: DateTime = DateTime.utc()
): Promise<{ link: PayLink; secret: string }> {
  const made = await writeTransaction((trx) =>
    makePayLink(trx, { invoice }, systemActor('test'), now)
  )
  if (!made.ok) throw new Error(made.code)
  return made.value
}

export function openLink(secret: string, browser = new PortalBrowser()) {
  return browser.send('POST', `${API}/pay-links/session`, { token: secret })
}

/** A browser that came by this link. */
export async function browserByLink(secret: string): Promise<PortalBrowser> {
  const browser = new PortalBrowser()
  const { status, body } = await openLink(secret, browser)
  if (status !== 200) throw new Error(`The link answered ${status}: ${JSON.stringify(body)}`)
  return browser
}
