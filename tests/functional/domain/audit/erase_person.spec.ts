import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { writeTransaction } from '#database/write_transaction'
import { erasePersonal } from '#domain/audit/erase_personal'
import { besidePerson } from '#domain/audit/erasing/beside_person'
import { recordAudit } from '#domain/audit/record_audit'
import { sealEvents } from '#domain/audit/seal_events'
import { verifyChain } from '#domain/audit/verify_chain'
import { openSecrets } from '#mails/secret_params'
import type Account from '#models/account'
import OutboxMail from '#models/outbox_mail'
import { codeAt, withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { linkFor, openLink } from '#tests/support/pay_links'
import { tester, visitor } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, addPerson, invoiceFor, openPortal, PASSWORD } from '#tests/support/portal_world'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'

/** All of a test's requests have one network address: whose they are stands in the browser's name. */
const browserOf = (who: string) =>
  new PortalBrowser(undefined, { 'sec-fetch-site': 'same-origin', 'user-agent': `of ${who}` })

const left = async (who: string): Promise<string[]> => {
  const rows: { action: string; data: string }[] = await db
    .from('audit_personal')
    .join('audit_events', 'audit_events.id', 'audit_personal.event_id')
    .select('action', 'data')
    .orderBy('event_id')
  return rows.filter(({ data }) => data.includes(who)).map(({ action }) => action)
}

const erase = async ({ publicId }: Account) => {
  const erased = await erasePersonal({ account: publicId }, tester, DateTime.utc())
  if (!erased.ok) throw new Error(erased.code)
  return erased.value.erased
}

async function secretOf(kind: OutboxMail['kind'], name: 'code' | 'token'): Promise<string> {
  const mail = await OutboxMail.query().where('kind', kind).orderBy('id', 'desc').firstOrFail()
  return openSecrets(encryption, mail.secretParams)[name]
}

/** Gives an account another address, as its person does. */
async function moveTo(browser: PortalBrowser, email: string) {
  await browser.send('POST', `${API}/profile/email-changes`, { email, password: PASSWORD })
  const token = await secretOf('email_change', 'token')
  const { status } = await browser.send('PUT', `${API}/email-changes/${token}`, {})
  if (status !== 204) throw new Error(`The change answered ${status}`)
}

const guess = (browser: PortalBrowser, email: string) =>
  browser.send('POST', `${API}/session`, { email, password: 'wrong wrong wrong' })
const forget = (browser: PortalBrowser, email: string) =>
  browser.send('POST', `${API}/password-resets`, { email })
const askLink = (browser: PortalBrowser, email: string) =>
  browser.send('POST', `${API}/sign-in-links`, { email })

async function typedNow(email: string) {
  const actor = { ...visitor, personal: { ip: null, userAgent: 'of nobody', email } }
  const facts = { action: 'password_reset.requested' }
  await writeTransaction((trx) => recordAudit(trx, actor, facts, DateTime.utc()))
}

async function people() {
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { account } = await activate(client)
  const other = await addPerson(client, 'payer')
  const otherBrowser = await browserOf('another').signIn(other.email, PASSWORD)
  await otherBrowser.get(`${API}/invoices/${invoice.publicId}`)
  return { invoice, client, account, other, kept: await left('of another') }
}

test.group('Erasing a person', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('covers the addresses they had, wherever and however one was typed', async ({ assert }) => {
    const { account, other, kept } = await people()
    const old = account.email!
    const browser = await browserOf('them').signIn(old, PASSWORD)
    await moveTo(browser, 'first@new.example')
    await moveTo(browser, 'second@new.example')
    for (const email of [old, 'first@new.example', 'second@new.example']) {
      await guess(browserOf('them'), email.toUpperCase())
      await forget(browserOf('them'), email)
      await askLink(browserOf('them'), ` ${email} `)
    }
    await guess(browserOf('another'), `x${old}`)
    assert.isAbove((await left('of them')).length, 12)

    await sealEvents()
    assert.isAbove(await erase(await account.refresh()), 12)
    assert.deepEqual(await left('of them'), [])
    assert.deepEqual(await left(old), ['session.opened'])
    assert.deepEqual(await left('of another'), [...kept, 'session.opened'])
    await sealEvents()
    assert.deepInclude(await verifyChain(), { intact: true, unsealed: 0 })
    assert.equal(await erase(account), 0)
    assert.isAbove(await erase(other.account), 0)
  })

  test('leaves what is of another account that has the older address by now', async ({
    assert,
  }) => {
    const { account, other } = await people()
    const old = account.email!
    const browser = await browserOf('them').signIn(old, PASSWORD)
    await moveTo(browser, 'first@new.example')
    await typedNow(old)
    const next = await browserOf('another').signIn(other.email, PASSWORD)
    const before = await db.from('audit_events').max('id as id').first()
    await moveTo(next, old)
    await guess(browserOf('another'), old)
    await forget(browserOf('another'), old)

    await erase(await account.refresh())
    assert.deepEqual(await left('of them'), [])
    const since: { action: string }[] = await db
      .from('audit_personal')
      .join('audit_events', 'audit_events.id', 'audit_personal.event_id')
      .where('audit_events.id', '>', Number(before.id))
      .select('action')
    const actions = since.map(({ action }) => action)
    assert.includeMembers(actions, ['session.opened', 'password_reset.requested', 'email.changed'])
  })

  test('finds the older addresses again after an erasure that was cut short', async ({
    assert,
  }) => {
    const { account } = await people()
    const old = account.email!
    const browser = await browserOf('them').signIn(old, PASSWORD)
    await moveTo(browser, 'first@new.example')
    await typedNow(old)

    const steps: number[][] = []
    for await (const ids of besidePerson(await account.refresh())) steps.push(ids)
    const change = await db.from('audit_events').where('action', 'email.changed').firstOrFail()
    assert.deepEqual(steps.at(-1), [Number(change.id)])
    assert.notInclude(steps.slice(0, -1).flat(), Number(change.id))
    const all = steps.flat()
    assert.lengthOf(new Set(all), all.length)
  })

  test('covers what they did by a pay link before a code showed who they are', async ({
    assert,
  }) => {
    const { invoice, account } = await people()
    const { secret } = await linkFor(invoice)
    const browser = browserOf('them')
    for (let n = 0; n < 3; n++) await openLink(secret, browser)
    await browser.get(`${API}/invoices/${invoice.publicId}`)
    await browser.send('POST', `${API}/pay-links/code`)
    const code = await secretOf('pay_link_code', 'code')
    await browser.send('PUT', `${API}/pay-links/code`, {
      code: code === '000000' ? '111111' : '000000',
    })
    assert.equal((await browser.send('PUT', `${API}/pay-links/code`, { code })).status, 200)

    // A stranger has a code mailed to them: that is told because of their account; the rest is not.
    const stranger = browserOf('a stranger')
    await openLink(secret, stranger)
    await stranger.send('POST', `${API}/pay-links/code`)
    await stranger.send('PUT', `${API}/pay-links/code`, { code: '123456' })
    assert.includeMembers(await left('of them'), [
      'pay_link.opened',
      'pay_link.code_sent',
      'pay_link.code_used',
      'invoice.viewed',
      'session.closed',
      'session.opened',
    ])

    await erase(account)
    assert.deepEqual(await left('of them'), [])
    assert.deepEqual(await left('of a stranger'), ['pay_link.opened'])
    await sealEvents()
    assert.isTrue((await verifyChain()).intact)
  })

  test('covers a pay link and a second factor after it', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const { invoice, account } = await people()
    const desk = await browserOf('them').signIn(account.email!, PASSWORD)
    const { secret: app } = await withTotp(desk, PASSWORD, clock)
    const browser = browserOf('them')
    await openLink((await linkFor(invoice)).secret, browser)
    await browser.send('POST', `${API}/pay-links/code`)
    const code = await secretOf('pay_link_code', 'code')
    assert.equal((await browser.send('PUT', `${API}/pay-links/code`, { code })).status, 202)
    await browser.send('POST', `${API}/session/second-factor`, { code: '000000' })
    clock.forward({ minutes: 1 })
    const step = { code: codeAt(app, clock) }
    assert.equal((await browser.send('POST', `${API}/session/second-factor`, step)).status, 200)
    assert.includeMembers(await left('of them'), ['session.first_factor', 'second_factor.checked'])

    await erase(account)
    assert.deepEqual(await left('of them'), [])
  })

  test('an address alone: of somebody who never had an account', async ({ assert }) => {
    await typedNow(' Old.Friend@Example.com')
    await typedNow('old.friend@example.com.au')
    const choice = { address: 'old.friend@example.com' }
    const erased = await erasePersonal(choice, tester, DateTime.utc())
    assert.deepEqual(erased, { ok: true, value: { erased: 1 } })
    assert.lengthOf(await left('of nobody'), 1)
    const event = await db.from('audit_events').where('action', 'audit.personal_erased').first()
    assert.notInclude(String(event.details).toLowerCase(), 'friend')
  })
})
