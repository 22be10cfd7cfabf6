import hash from '@adonisjs/core/services/hash'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { openClient, type ClientDraft, type OpenedClient } from '#domain/accounts/open_client'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor, type Actor } from '#domain/shared/actor'

export const NOW = DateTime.fromISO('2026-11-20T09:30:00.000Z', { zone: 'utc' })

export const tester: Actor = systemActor('test')

export const GOOD_PASSWORD = 'paper boats in june'

/** Somebody who makes a request, for verbs called without one. */
export const visitor: Actor = {
  type: 'anonymous',
  id: null,
  role: null,
  clientId: null,
  requestId: 'req-1',
  sessionHash: null,
  personal: { ip: '203.0.113.7', userAgent: 'test' },
}

/** The company of the demo, with the portal on. */
export async function openPortal(): Promise<void> {
  await changeSetting('portal', { enabled: true }, tester, NOW)
  await changeSetting(
    'company',
    {
      name: 'Larkspur Studio',
      legalName: 'Larkspur Studio LLP',
      addressLine: '14 Cubbon Lane, Bengaluru 560001, India',
      timeZone: 'Asia/Kolkata',
      contact: {
        name: 'Ananya Rao',
        email: 'accounts@larkspur.example',
        phone: '+91 80 5550 0142',
        hours: null,
        promise: null,
      },
    },
    tester,
    NOW
  )
}

/** A client with its portal account, not invited. */
export function openTestClient(draft: Partial<ClientDraft> = {}): Promise<OpenedClient> {
  return writeTransaction((trx) =>
    openClient(
      trx,
      {
        name: 'Kestrel Bay Coffee',
        contactName: 'Meera Nair',
        billingEmail: 'Accounts@KestrelBay.example',
        country: 'IN',
        ...draft,
      },
      tester,
      NOW
    )
  )
}

/** The same, with a password chosen and the membership active. */
export async function openActiveClient(
  draft: Partial<ClientDraft> = {},
  password = GOOD_PASSWORD
): Promise<OpenedClient> {
  const opened = await openTestClient(draft)
  opened.account.passwordHash = await hash.make(password)
  opened.account.passwordSetAt = NOW.minus({ days: 30 })
  opened.account.$trx = undefined
  await opened.account.save()
  opened.membership.$trx = undefined
  await opened.membership.merge({ state: 'active', activatedAt: NOW }).save()
  return opened
}
