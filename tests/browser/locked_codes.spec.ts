import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { PROFILE, withTotp } from '#tests/support/authenticator_app'
import { demoServer, openContext } from '#tests/support/browser_world'
import { newClient } from '#tests/support/portal_people'
import { openDatabase } from '#tests/support/sql'

test.group('The second step after too many wrong codes', () => {
  test('says that it needs a new password, and leads to one', async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Locked Out', ref: 'LO', invoices: 1 })
    await withTotp(person.api, person.password, { now: () => DateTime.utc() }, PROFILE)
    const sql = await openDatabase(server)
    await sql.run(`update accounts set wrong_codes = 99 where email = '${person.email}'`)
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
    assert.match(await alert.innerText(), /Too many wrong codes.*set a new password/s)
    // Another code would not be looked at.
    assert.equal(await page.getByLabel('Code', { exact: true }).count(), 0)
    assert.equal(await page.getByRole('button', { name: 'Use a recovery code' }).count(), 0)
    await page.getByRole('link', { name: 'Set a new password' }).click()
    await page.waitForURL('**/portal/forgot')
  })
})
