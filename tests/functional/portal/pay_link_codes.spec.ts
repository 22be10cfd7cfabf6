import { test } from '@japa/runner'
import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { changeSetting } from '#domain/settings/change_setting'
import { openSecrets } from '#mails/secret_params'
import AuditEvent from '#models/audit_event'
import MailedCode from '#models/mailed_code'
import OutboxMail from '#models/outbox_mail'
import { withTotp } from '#tests/support/authenticator_app'
import { truncate } from '#tests/support/database'
import { browserByLink, linkFor, openLink } from '#tests/support/pay_links'
import { paymentWorld } from '#tests/support/payment_world'
import { tester, NOW } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { activate, invoiceFor, openPortal, PASSWORD, signedIn } from '#tests/support/portal_world'
import { standingClock } from '#tests/support/test_clock'

const API = '/api/v1/client-portal'

const ask = (browser: PortalBrowser) => browser.send('POST', `${API}/pay-links/code`)
const type = (browser: PortalBrowser, code: unknown) =>
  browser.send('PUT', `${API}/pay-links/code`, { code })

async function mailedCode(): Promise<string> {
  const mail = await OutboxMail.query().where('kind', 'pay_link_code').orderBy('id', 'desc')
  return openSecrets(encryption, mail[0].secretParams).code
}

const wrong = (code: string) => (code === '111111' ? '222222' : '111111')

async function world() {
  const { invoice, client } = await invoiceFor('Kestrel', { number: 'A-1' })
  const { account, membership } = await activate(client)
  const { secret } = await linkFor(invoice)
  return { invoice, client, account, membership, secret, browser: await browserByLink(secret) }
}

test.group('A code by mail opens the rest', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('for the person on file, whose address is told masked', async ({ assert }) => {
    const { browser, account } = await world()
    const asked = await ask(browser)
    assert.equal(asked.status, 202)
    assert.equal(asked.body.data.to, 'k•••@c•••.example')
    const mail = await OutboxMail.findByOrFail('kind', 'pay_link_code')
    assert.equal(mail.toEmail, account.email)
    const code = await mailedCode()
    assert.match(code, /^\d{6}$/)
    assert.notInclude(JSON.stringify(mail.params), code)

    const { status, body } = await type(browser, `${code.slice(0, 3)} ${code.slice(3)}`)
    assert.equal(status, 200)
    assert.equal(body.data.email, account.email)
    assert.equal((await browser.get(`${API}/dashboard`)).status, 200)
    const { body: bootstrap } = await browser.get(`${API}/bootstrap`)
    assert.isNull(bootstrap.data.payLink)
  })

  test('once', async ({ assert }) => {
    const { browser, secret } = await world()
    await ask(browser)
    const code = await mailedCode()
    const copy = browser.copy()
    const answers = await Promise.all([type(browser, code), type(copy, code)])
    assert.sameMembers(
      answers.map(({ status }) => status).filter((status) => status === 200),
      [200]
    )
    const again = await browserByLink(secret)
    assert.equal((await type(again, code)).status, 422)
  })

  test('only in the browser that asked', async ({ assert }) => {
    const { browser, secret } = await world()
    const other = await browserByLink(secret)
    await ask(browser)
    const code = await mailedCode()
    const { status, body } = await type(other, code)
    assert.equal(status, 422)
    assert.equal(body.type, 'wrong-code')
    assert.equal((await other.get(`${API}/dashboard`)).status, 401)
    assert.equal((await type(browser, code)).status, 200)
  })

  test('for ten minutes', async ({ assert, cleanup }) => {
    const { clock } = await paymentWorld(cleanup)
    const { browser } = await world()
    await ask(browser)
    clock.forward({ minutes: 10 })
    assert.equal((await type(browser, await mailedCode())).status, 422)
  })

  test('five tries, counted before the code is looked at', async ({ assert }) => {
    const { browser } = await world()
    await ask(browser)
    const code = await mailedCode()
    const tries = await Promise.all(Array.from({ length: 8 }, () => type(browser, wrong(code))))
    for (const { status } of tries) assert.include([422, 429], status)
    const [row] = await MailedCode.all()
    assert.isAtMost(row.tries, 5)
    assert.notEqual((await type(browser, code)).status, 200)
    const refused = await AuditEvent.query().where('action', 'pay_link.code_used')
    assert.isTrue(refused.every(({ outcome }) => outcome === 'refused'))
    assert.isAtLeast(refused.length, 1)
  })

  test('twenty wrong ones in all, however long that takes: then none opens the rest of this link', async ({
    assert,
    cleanup,
  }) => {
    const { clock } = await paymentWorld(cleanup)
    const { invoice, secret, browser } = await world()
    for (let round = 0; round < 4; round++) {
      assert.equal((await ask(browser)).status, 202)
      const code = await mailedCode()
      for (let n = 0; n < 5; n++) assert.equal((await type(browser, wrong(code))).status, 422)
      clock.forward({ days: 1 })
      await db.from('rate_limits').delete()
    }
    const other = await browserByLink(secret)
    for (const late of [browser, other]) {
      const { status, body } = await ask(late)
      assert.deepEqual([status, body.type], [409, 'codes-used-up'])
    }
    assert.equal((await other.get(`${API}/invoices/${invoice.publicId}`)).status, 200)

    const fresh = await browserByLink((await linkFor(invoice)).secret)
    await ask(fresh)
    assert.equal((await type(fresh, await mailedCode())).status, 200)
  })

  test('a right one that was mailed before is none after that either', async ({ assert }) => {
    const { browser, secret } = await world()
    const strangers = await Promise.all(Array.from({ length: 4 }, () => browserByLink(secret)))
    await ask(browser)
    const code = await mailedCode()
    for (const stranger of strangers) {
      await db.from('rate_limits').delete()
      await ask(stranger)
      const theirs = await mailedCode()
      const tries = Array.from({ length: 5 }, () => type(stranger, wrong(theirs)))
      for (const { status } of await Promise.all(tries)) assert.equal(status, 422)
    }
    await db.from('rate_limits').delete()
    assert.equal((await type(browser, code)).status, 422)
    const rows = await MailedCode.all()
    assert.deepEqual(rows.map(({ tries }) => tries).sort(), [0, 5, 5, 5, 5])
  })

  test('the latest one only', async ({ assert }) => {
    const { browser } = await world()
    await ask(browser)
    const first = await mailedCode()
    await ask(browser)
    const second = await mailedCode()
    if (first !== second) assert.equal((await type(browser, first)).status, 422)
    assert.equal((await type(browser, second)).status, 200)
  })

  test('not for a person who is disabled meanwhile', async ({ assert }) => {
    const { browser, membership } = await world()
    await ask(browser)
    await membership.merge({ state: 'disabled' }).save()
    assert.equal((await type(browser, await mailedCode())).status, 422)
  })

  test('nobody is mailed where nobody signs in', async ({ assert }) => {
    const { invoice } = await invoiceFor('Kestrel')
    const browser = await browserByLink((await linkFor(invoice)).secret)
    const { status, body } = await ask(browser)
    assert.equal(status, 409)
    assert.equal(body.type, 'nobody-to-mail')
    assert.lengthOf(await OutboxMail.query().where('kind', 'pay_link_code'), 0)
  })

  test('asks a person with a second factor for it', async ({ assert, cleanup }) => {
    const clock = standingClock(cleanup)
    const { account, secret, browser } = await world()
    const desk = await new PortalBrowser().signIn(account.email!, PASSWORD)
    await withTotp(desk, PASSWORD, clock)
    await ask(browser)

    const { status, body } = await type(browser, await mailedCode())
    assert.equal(status, 202)
    assert.deepEqual(body.data.secondFactor.methods, ['totp', 'recovery_code'])
    assert.equal((await browser.get(`${API}/dashboard`)).status, 401)
    assert.equal((await openLink(secret, browser)).status, 200)
  })

  test('it is for those who came by a link, and takes six digits', async ({ assert }) => {
    const { client, browser } = await world()
    const owner = await signedIn(client)
    assert.equal((await ask(owner)).status, 404)
    assert.equal((await type(owner, '123456')).status, 404)
    for (const code of [
      null,
      123456,
      '12345',
      '1234567',
      ['123456'],
      { a: 1 },
      '１２３４５６',
      '',
    ]) {
      assert.equal((await type(browser, code)).status, 422, String(code))
    }
    await changeSetting('portal', { enabled: false }, tester, NOW)
    assert.equal((await ask(browser)).status, 423)
  })
})
