import { test } from '@japa/runner'
import encryption from '@adonisjs/core/services/encryption'
import router from '@adonisjs/core/services/router'
import db from '@adonisjs/lucid/services/db'
import { DateTime, Duration } from 'luxon'
import { sendInvites } from '#domain/accounts/links/send_invites'
import { newPublicId } from '#domain/shared/public_id'
import { systemActor } from '#domain/shared/actor'
import { issueApiToken, type NewApiToken } from '#domain/staff/issue_api_token'
import { openSecrets } from '#mails/secret_params'
import Membership from '#models/membership'
import OutboxMail from '#models/outbox_mail'
import Staff from '#models/staff'
import TotpSecret from '#models/totp_secret'
import { truncate } from '#tests/support/database'
import { roles, routeTable, type Role, type Row } from '#tests/functional/http/route_table'
import { PortalBrowser } from '#tests/support/portal_browser'
import { browserByLink, linkFor } from '#tests/support/pay_links'
import { staffMember, staffSignedIn } from '#tests/support/staff_browser'
import { jobOf } from '#tests/support/bulk_jobs'
import { eventFor, refundOf, reportFor } from '#tests/support/money_records'
import { questionOn } from '#tests/support/questions'
import {
  addPerson,
  invoiceFor,
  openPortal,
  paidOffline,
  PASSWORD,
  intentFor,
} from '#tests/support/portal_world'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

/** Pages are the same for everybody; the API behind them is what this test is about. */
const PAGES = ['/portal/*', '/admin', '/admin/*', '/api/*']

async function staffBrowser(
  role: Staff['role'],
  scopes: NewApiToken['scopes']
): Promise<PortalBrowser> {
  const staff = await Staff.create({
    publicId: newPublicId(),
    email: `${newPublicId().toLowerCase()}@company.example`,
    name: role,
    role,
    passwordHash: 'no password signs in with a token',
  })
  const token = await issueApiToken(
    staff,
    { name: 'test', scopes, lifetime: Duration.fromObject({ days: 1 }) },
    systemActor('test'),
    DateTime.utc()
  )
  return new PortalBrowser(undefined, {
    'authorization': `Bearer ${token}`,
    'sec-fetch-site': 'same-origin',
  })
}

async function browserFor(role: Role, world: World): Promise<PortalBrowser> {
  switch (role) {
    case 'anonymous':
      return new PortalBrowser()
    case 'owner':
    case 'payer':
    case 'viewer': {
      const { email } = await addPerson(world.client, role)
      return new PortalBrowser().signIn(email, PASSWORD)
    }
    case 'other-client': {
      const { email } = await addPerson(world.otherClient, 'owner')
      return new PortalBrowser().signIn(email, PASSWORD)
    }
    case 'disabled': {
      const { email, membership } = await addPerson(world.client, 'owner')
      const browser = await new PortalBrowser().signIn(email, PASSWORD)
      await membership.merge({ state: 'disabled' }).save()
      return browser
    }
    case 'invited':
      world.token = await inviteOf(world.teammate)
      return new PortalBrowser()
    case 'pay-link':
      // The client's code goes to an owner.
      await addPerson(world.client, 'owner')
      return browserByLink((await linkFor(world.invoice)).secret)
    case 'staff-token-without-scope':
      return staffBrowser('owner', [])
    case 'staff-viewer':
      return staffBrowser('viewer', ['*'])
    case 'staff-manager':
      return staffBrowser('manager', ['*'])
    case 'staff-owner':
      return staffBrowser('owner', ['*'])
    case 'staff-cookie':
      return staffSignedIn(await staffMember('owner'))
    case 'scope-read':
      return staffBrowser('owner', ['read'])
    case 'scope-clients':
      return staffBrowser('owner', ['clients'])
    case 'scope-invoices':
      return staffBrowser('owner', ['invoices'])
    case 'scope-payments':
      return staffBrowser('owner', ['payments'])
    case 'scope-settings':
      return staffBrowser('owner', ['settings'])
    case 'scope-audit':
      return staffBrowser('owner', ['audit'])
  }
}

type World = Awaited<ReturnType<typeof makeWorld>>

async function makeWorld() {
  await openPortal()
  const { client, invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { client: otherClient } = await invoiceFor('Other', { number: 'B-1' })
  const payment = await paidOffline(invoice, 2_000)
  const intent = await intentFor(invoice)
  const report = await reportFor((await invoiceFor('Kestrel', { number: 'A-2' })).invoice)
  const refund = await refundOf(payment)
  // With no money on it.
  const { invoice: voidable } = await invoiceFor('Kestrel', { number: 'A-3' })
  const event = await eventFor(intent)
  const { link } = await linkFor(invoice)
  const teammate = await Membership.findByOrFail('clientId', client.id)
  // What is taken off by who may.
  const factor = { accountId: teammate.accountId, secret: 'sealed', createdAt: DateTime.utc() }
  await TotpSecret.create({ ...factor, confirmedAt: DateTime.utc() })
  const token = 'A'.repeat(43)
  const money = { invoice, voidable, payment, intent, report, refund, event }
  const job = await jobOf('send_invites')
  const question = await questionOn(invoice)
  return { client, otherClient, ...money, link, teammate, job, question, token }
}

/** The secret of an invite that was mailed to that person. */
async function inviteOf({ id }: Membership): Promise<string> {
  await sendInvites({ memberships: [id] }, systemActor('test'), DateTime.utc())
  const mail = await OutboxMail.query().where('kind', 'invite').orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams).token
}

function addressOf(pattern: string, world: World): string {
  const ids = {
    'clients': world.client.publicId,
    'payments': world.payment.publicId,
    'payment-intents': world.intent.publicId,
    'transfer-reports': world.report.publicId,
    'refunds': world.refund.publicId,
    'pay-links': world.link.publicId,
    'teammates': world.teammate.publicId,
    'memberships': world.teammate.publicId,
    'jobs': world.job.publicId,
    'questions': world.question.publicId,
  }
  const [, kind] = /\/([\w-]+)\/:id/.exec(pattern) ?? []
  const invoice = pattern.endsWith('/voiding') ? world.voidable : world.invoice
  const id = ids[kind as keyof typeof ids] ?? invoice.publicId
  return pattern
    .replace(':id', id)
    .replace(':event', world.event.name)
    .replace(':ref', world.client.ref!)
    .replace(':intent', 'AAAAAAAAAAAAAAAAAAAAAA')
    .replace(':token', world.token)
    .replace(':userCode', 'BCDF-GHJK')
}

function routes(): { key: string; method: string; pattern: string }[] {
  return Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => !PAGES.includes(pattern))
    .flatMap(({ methods, pattern }) =>
      methods
        .filter((method) => method !== 'HEAD')
        .map((method) => ({ key: `${method} ${pattern}`, method, pattern }))
    )
}

function request(browser: PortalBrowser, method: string, address: string, row: Row) {
  if (address.endsWith('/invoice-imports')) {
    return browser.sendRaw(method, address, ublText({ number: newPublicId() }), 'application/xml')
  }
  return browser.send(method, address, row.body, row.headers)
}

test.group('Every route for every role', (group) => {
  group.each.setup(() => truncate())

  test('each route is in the table, and the table names no other', ({ assert }) => {
    assert.sameMembers(
      Object.keys(routeTable),
      routes().map(({ key }) => key)
    )
  })

  for (const role of roles) {
    test(`${role} gets a 2xx only where the table says so, and everywhere it does`, async ({
      assert,
    }) => {
      const world = await makeWorld()
      const surprises: string[] = []
      let browser = await browserFor(role, world)

      for (const { key, method, pattern } of routes()) {
        const row = routeTable[key]
        if (!row) continue
        const { status } = await request(browser, method, addressOf(pattern, world), row)
        const allowed = row.allowed === 'anyone' || row.allowed.includes(role)
        if (allowed !== (status >= 200 && status < 300)) surprises.push(`${key}: ${status}`)
        if (status >= 500) surprises.push(`${key}: ${status}`)
        await openPortal()
        // The limits are another test's: what one route refused would count against the next.
        await db.from('rate_limits').delete()
        if (method === 'DELETE' && /\/(session|identity\/token)$/.test(pattern)) {
          browser = await browserFor(role, world)
        }
      }
      assert.deepEqual(surprises, [])
    }).timeout(120_000)
  }
})
