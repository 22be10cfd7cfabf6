import { test } from '@japa/runner'
import { demoServer, openContext } from '#tests/support/browser_world'
import { inviteClient, newClient, signIn } from '#tests/support/portal_people'

test.group('An invite of somebody who has a password', () => {
  test('asks for none, leads to signing in with it, and adds a client to switch to', async ({
    assert,
  }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Harbour Inn', ref: 'HI', invoices: 1 })
    const second = { name: 'Pier Kiosk', ref: 'PK', invoices: 1 }
    const link = await inviteClient(server, second, person.email)
    const page = await (await openContext()).newPage()

    await page.goto(link)
    await page.getByText('see and pay the invoices of Pier Kiosk').waitFor()
    assert.equal(await page.getByLabel('Email').inputValue(), person.email)
    assert.equal(await page.locator('input[type="password"]').count(), 0)
    await page.getByRole('button', { name: 'Accept', exact: true }).click()

    await page.waitForURL('**/portal/login')
    await page.getByText('You have accepted the invitation').waitFor()
    assert.equal(await page.getByLabel('Email').inputValue(), person.email)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL('**/portal/dashboard')

    await page.getByRole('button', { name: /Signed in as/ }).click()
    const clients = page.getByRole('list', { name: 'Show invoices of' }).getByRole('button')
    assert.deepEqual((await clients.allInnerTexts()).toSorted(), ['Harbour Inn', 'Pier Kiosk'])
    await clients.filter({ hasText: 'Pier Kiosk' }).click()
    await page.getByText('PK-1').first().waitFor()
  })

  test('goes straight on for who is signed in, and the link is spent', async () => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Lock Keepers', ref: 'LK', invoices: 1 })
    const second = { name: 'Tow Path Tea', ref: 'TP', invoices: 1 }
    const link = await inviteClient(server, second, person.email)
    const page = await (await openContext()).newPage()
    await signIn(page, server, person)

    await page.goto(link)
    await page.getByRole('button', { name: 'Accept', exact: true }).click()
    await page.waitForURL('**/portal/dashboard')
    await page.getByRole('button', { name: /Signed in as/ }).click()
    await page.getByRole('button', { name: 'Tow Path Tea' }).waitFor()

    await page.goto(link)
    await page.getByText('This invitation has been used').waitFor()
  })
})
