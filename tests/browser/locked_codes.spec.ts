import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { PROFILE, withTotp } from '#tests/support/authenticator_app'
import { demoServer, openContext } from '#tests/support/browser_world'
import { newClient } from '#tests/support/portal_people'
import { openDatabase } from '#tests/support/sql'

/** At the second step, after a wrong code that was the last of as many as are `allowed`. */
async function locked({ allowed }: { allowed: number }) {
  const server = await demoServer()
  const person = await newClient(server, { name: 'Locked Out', ref: `LO${allowed}`, invoices: 1 })
  await withTotp(person.api, person.password, { now: () => DateTime.utc() }, PROFILE)
  const sql = await openDatabase(server)
  const counts = `wrong_codes = ${allowed - 1}, wrong_codes_allowed = ${allowed}`
  await sql.run(`update accounts set ${counts} where email = '${person.email}'`)
  await sql.close()

  const page = await (await openContext()).newPage()
  await page.goto(`${server.url}/portal/login`)
  await page.getByLabel('Email', { exact: true }).fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  const alert = page.getByRole('alert')
  await alert.waitFor()
  return { page, text: await alert.innerText() }
}

test.group('The second step after too many wrong codes', () => {
  test('says that it needs a new password, and leads to one', async ({ assert }) => {
    const { page, text } = await locked({ allowed: 100 })
    assert.match(text, /Too many wrong codes.*set a new password/s)
    // Another code would not be looked at.
    assert.equal(await page.getByLabel('Code', { exact: true }).count(), 0)
    assert.equal(await page.getByRole('button', { name: 'Use a recovery code' }).count(), 0)
    await page.getByRole('link', { name: 'Set a new password' }).click()
    await page.waitForURL('**/portal/forgot')
  })

  test('says that the company helps where another password would not', async ({ assert }) => {
    const { page, text } = await locked({ allowed: 300 })
    assert.match(text, /Too many wrong codes.*we make sure that it is you/s)
    assert.equal(await page.getByLabel('Code', { exact: true }).count(), 0)
    assert.equal(await page.getByRole('link', { name: 'Set a new password' }).count(), 0)
  })
})
