import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import {
  TOLD_OF_THEIR_PEOPLE,
  TOLD_TO_CLIENT,
  TOLD_TO_ONESELF,
} from '#domain/audit/activity/told_actions'
import { erasePersonal } from '#domain/audit/erase_personal'
import { recordAudit, type AuditFacts } from '#domain/audit/record_audit'
import { systemActor, type Actor } from '#domain/shared/actor'
import { translatorFor } from '#middleware/translator'
import type Account from '#models/account'
import type Client from '#models/client'
import { truncate } from '#tests/support/database'
import { PortalBrowser } from '#tests/support/portal_browser'
import {
  activate,
  addPerson,
  invoiceFor,
  openPortal,
  paidOffline,
  PASSWORD,
} from '#tests/support/portal_world'

const API = '/api/v1/client-portal'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

const nobody: Actor = systemActor('test')
const as = ({ publicId }: Account, client: Client | null): Actor => ({
  ...nobody,
  type: 'account',
  id: publicId,
  role: 'owner',
  clientId: client?.id ?? null,
  personal: { ip: '203.0.113.7', userAgent: FIREFOX },
})
const staff: Actor = {
  ...nobody,
  type: 'staff',
  id: 'staff-person',
  personal: { ip: '198.51.100.4', userAgent: 'Staff browser' },
}

const tell = (actor: Actor, facts: AuditFacts) =>
  writeTransaction((trx) => recordAudit(trx, actor, facts, DateTime.utc()))

const invoiceTarget = ({ publicId: id }: { publicId: string }) => ({ type: 'invoice', id })

async function world() {
  const { client, invoice } = await invoiceFor('Kestrel', { number: 'K-1' })
  const { email, account } = await activate(client, 'owner')
  const browser = await new PortalBrowser().signIn(email, PASSWORD)
  const activity = async (query = '') => (await browser.get(`${API}/activity${query}`)).body
  return { client, invoice, account, browser, activity }
}

test.group('Activity', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('shows what happened here, who did it, and to what', async ({ assert }) => {
    const { client, invoice, account, browser, activity } = await world()
    const colleague = await addPerson(client, 'viewer')
    await browser.get(`${API}/invoices/${invoice.publicId}`)
    await tell(as(colleague.account, client), {
      action: 'invoice.downloaded',
      target: invoiceTarget(invoice),
    })
    const payment = await paidOffline(invoice)

    const { data, page } = await activity()
    assert.deepEqual(page, { prev: null, next: null })
    assert.deepEqual(
      data.map(({ action, actor, target }: any) => [action, actor.kind, actor.name, target?.label]),
      [
        ['payment.recorded', 'system', null, payment.receiptNumber],
        ['invoice.downloaded', 'colleague', colleague.account.name, 'K-1'],
        ['invoice.viewed', 'you', account.name, 'K-1'],
        ['session.opened', 'you', account.name, account.name],
        ['invoice.imported', 'system', null, 'K-1'],
      ]
    )
    assert.sameMembers(
      ['id', 'at', 'action', 'actor', 'target', 'outcome', 'device'],
      Object.keys(data[0])
    )
    assert.equal(data[2].target.id, invoice.publicId)
    assert.match(data[0].at, /^\d{4}-.*Z$/)
  })

  test('names devices and addresses of one’s own sign-ins, and of nobody else', async ({
    assert,
  }) => {
    const { client, account, activity } = await world()
    const colleague = await addPerson(client, 'owner')
    await tell(as(account, client), { action: 'session.opened' })
    await tell(as(colleague.account, client), { action: 'session.opened' })
    await tell(as(colleague.account, client), { action: 'transfer.reported' })
    await tell(
      { ...nobody, type: 'anonymous', personal: { ip: '192.0.2.66', userAgent: null } },
      {
        action: 'session.opened',
        outcome: 'refused',
        target: { type: 'account', id: account.publicId },
      }
    )
    await tell({ ...staff, clientId: client.id }, { action: 'transfer.rejected' })

    const { data } = await activity()
    const [rejected, refused, reported, own] = data
    assert.deepEqual(
      data.slice(0, 4).map(({ action }: any) => action),
      ['transfer.rejected', 'session.opened', 'transfer.reported', 'session.opened']
    )
    assert.deepInclude(own.device, {
      browser: 'Firefox',
      system: 'Linux',
      ip: '203.0.113.7',
    })
    assert.deepInclude(refused, { outcome: 'refused', actor: { kind: 'somebody', name: null } })
    assert.deepInclude(refused.device, { browser: null, system: null, ip: '192.0.2.66' })
    assert.isNull(reported.device)
    assert.isNull(rejected.device)
    assert.equal(rejected.actor.kind, 'company')
    assert.notInclude(JSON.stringify(data), '198.51.100.4')
    assert.notInclude(JSON.stringify(data), 'staff-person')

    await erasePersonal({ account: account.publicId }, nobody, DateTime.utc())
    const erased = (await activity()).data
    assert.isTrue(erased.every(({ device }: any) => device === null))
  })

  test('tells nothing of other clients, of drafts of the company, or of what staff look at', async ({
    assert,
  }) => {
    const { client, invoice, account, activity } = await world()
    const other = await invoiceFor('Other', { number: 'O-1' })
    const stranger = await addPerson(other.client, 'owner')
    const before = (await activity()).data.length

    await tell(as(stranger.account, other.client), {
      action: 'invoice.viewed',
      target: invoiceTarget(other.invoice),
    })
    await tell(as(stranger.account, null), { action: 'password.changed' })
    // The same person, acting for another client.
    await tell(as(account, other.client), {
      action: 'transfer.reported',
      target: invoiceTarget(other.invoice),
    })
    await tell(staff, {
      action: 'invoice.viewed',
      clientId: client.id,
      target: invoiceTarget(invoice),
    })
    for (const action of ['refund.requested', 'payment.held', 'token.issued', 'credit.left']) {
      await tell(staff, { action, clientId: client.id })
    }
    assert.lengthOf((await activity()).data, before)

    // What names a thing of somebody else has no name here.
    await tell(as(account, client), {
      action: 'invoice.viewed',
      target: invoiceTarget(other.invoice),
    })
    await tell(as(stranger.account, client), { action: 'transfer.reported' })
    const [reported, viewed] = (await activity()).data
    assert.isNull(viewed.target.label)
    assert.deepEqual(reported.actor, { kind: 'colleague', name: null })
  })

  test('a colleague’s password, second factor and devices are theirs alone', async ({ assert }) => {
    const { client, account, activity } = await world()
    const { account: colleague } = await addPerson(client, 'payer')
    const before = (await activity()).data.length
    for (const action of TOLD_TO_ONESELF) {
      await tell(as(colleague, client), { action })
      await tell(staff, {
        action,
        clientId: client.id,
        target: { type: 'account', id: colleague.publicId },
      })
    }
    assert.lengthOf((await activity()).data, before)
    await tell(staff, {
      action: 'session.revoked',
      target: { type: 'account', id: account.publicId },
    })
    assert.lengthOf((await activity()).data, before + 1)
  })

  test('goes in pages, back and forth, each row once', async ({ assert }) => {
    const { client, account, activity } = await world()
    const { account: colleague } = await addPerson(client, 'payer')
    for (let count = 0; count < 9; count++) {
      await tell(as(account, client), { action: 'transfer.reported' })
      await tell(as(account, null), { action: 'password.changed', outcome: 'refused' })
      await tell(as(colleague, null), { action: 'password.changed' })
    }
    const all = (await activity('?limit=100')).data.map(({ id }: any) => id)

    const seen: string[] = []
    let answer = await activity('?limit=4')
    for (;;) {
      seen.push(...answer.data.map(({ id }: any) => id))
      if (!answer.page.next) break
      answer = await activity(`?limit=4&after=${answer.page.next}`)
    }
    assert.deepEqual(seen, all)
    const back = await activity(`?limit=4&after=${answer.page.prev}`)
    assert.isNotNull(back.page.next)
    assert.deepEqual(
      back.data.map(({ id }: any) => id),
      all.slice(-answer.data.length - 4, -answer.data.length)
    )
  })

  test('a cursor of somebody else’s row, or of none, is refused alike', async ({ assert }) => {
    const { browser, activity } = await world()
    const other = await invoiceFor('Other', { number: 'O-1' })
    const person = await activate(other.client, 'owner')
    const theirs = await new PortalBrowser().signIn(person.email, PASSWORD)
    const foreign = (await theirs.get(`${API}/activity`)).body.data[0].id
    const bodies = await Promise.all(
      [`o.${foreign}`, `o.${'A'.repeat(22)}`, 'x', 'n.'].map((cursor) =>
        browser.get(`${API}/activity?after=${cursor}`)
      )
    )
    for (const { status, body } of bodies) {
      assert.deepEqual([status, body.type], [422, 'invalid-cursor'])
    }
    const unknown = await activity('?person=me')
    assert.equal(unknown.type, 'invalid-input')
  })

  test('every action that may be told has its text, with and without a name', async ({
    assert,
  }) => {
    const file = JSON.parse(await readFile('resources/lang/en/activity.json', 'utf8'))
    const told = [...TOLD_TO_CLIENT, ...TOLD_OF_THEIR_PEOPLE, ...TOLD_TO_ONESELF]
    assert.sameMembers(Object.keys(file.actions), told)
    const t = translatorFor('en')
    for (const action of told) {
      for (const label of ['none', 'K-1']) {
        const text = t(`activity.actions.${action}`, { label, outcome: 'done' })
        assert.match(text, /^[A-Z][^{}]+$/, action)
        assert.notMatch(text, /none|translation missing/)
      }
    }
  })
})
