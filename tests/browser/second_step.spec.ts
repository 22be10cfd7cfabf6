import { test } from '@japa/runner'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { demoServer, openContext } from '#tests/support/browser_world'
import { nextLink } from '#tests/support/next_link'
import { newClient, signIn } from '#tests/support/portal_people'
import type { ProductionServer } from '#tests/support/production_server'

type Person = { email: string; password: string }

async function openProfile(page: Page, server: ProductionServer) {
  await page.goto(`${server.url}/portal/profile`)
  await page.getByText('Authenticator app').waitFor()
}

async function confirmPassword(page: Page, { password }: Person, button: string) {
  await page.getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: button, exact: true }).last().click()
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/portal/login')
}

async function givePassword(page: Page, person: Person) {
  await page.getByLabel('Email', { exact: true }).fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Takes the codes that are shown once, and says that they are kept. */
async function keepCodes(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  const codes = await page.locator('.codes li').allInnerTexts()
  const done = page.getByRole('button', { name: 'Done' })
  if (await done.isEnabled()) throw new Error('Done before the codes were kept')
  await page.getByLabel('I have kept these codes').check()
  await done.click()
  return codes
}

test.group('The second step', () => {
  test('is set up with an app, asked for after the password, and a recovery code stands in', async ({
    assert,
  }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Two Steps', ref: 'TS', invoices: 1 })
    const page = await (await openContext()).newPage()
    await signIn(page, server, person)
    await openProfile(page, server)

    await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
    await confirmPassword(page, person, 'Continue')
    const secret = (await page.locator('.secret').innerText()).replaceAll(/\s/g, '')
    await page.getByLabel('Code of the app').fill('000000')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.locator('.err').waitFor()
    await page.getByLabel('Code of the app').fill(new TOTP({ secret }).generate())
    await page.getByRole('button', { name: 'Turn on' }).click()
    const codes = await keepCodes(page)
    assert.lengthOf(codes, 10)
    await page.getByText('10 codes left').waitFor()

    await signOut(page)
    await givePassword(page, person)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    assert.equal(
      await page.evaluate<string>('document.activeElement.labels?.[0]?.innerText'),
      'Code'
    )
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill('wrong-wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Recovery code').fill(codes[0])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/portal/dashboard')
    await openProfile(page, server)
    await page.getByText('9 codes left').waitFor()
  })

  test('can be a passkey, which also signs in alone', async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Key Keepers', ref: 'KK', invoices: 1 })
    const context = await openContext()
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await signIn(page, server, person)
    await openProfile(page, server)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByLabel('Name of the passkey').fill('Test laptop')
    await confirmPassword(page, person, 'Add a passkey')
    await keepCodes(page)
    await page.getByText('Test laptop').waitFor()

    // The browser is asked for a passkey where the address is typed. This one has nobody to pick
    // one: with somebody present it takes the only one there is, at once.
    const somebodyIsThere = (enabled: boolean) =>
      cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    await signOut(page)
    await page.waitForURL('**/portal/dashboard')

    await somebodyIsThere(false)
    await openProfile(page, server)
    await signOut(page)
    await page.getByLabel('Email', { exact: true }).waitFor()
    assert.equal(await page.getByRole('alert').count(), 0)
    // Asked by the button, not by the field: first the press, then the finger.
    const asked = page.waitForResponse((answer) => answer.url().endsWith('/passkey-options'))
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await asked
    await somebodyIsThere(true)
    await page.waitForURL('**/portal/dashboard')

    await somebodyIsThere(false)
    await openProfile(page, server)
    await signOut(page)
    await givePassword(page, person)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await somebodyIsThere(true)
    await page.getByRole('button', { name: 'Use passkey' }).click()
    await page.waitForURL('**/portal/dashboard')

    await openProfile(page, server)
    await page.getByRole('button', { name: 'Remove Test laptop' }).click()
    await confirmPassword(page, person, 'Remove this passkey')
    await page.getByText('Sign in with your fingerprint').waitFor()
  })
})

test.group('A sign-in link', () => {
  test('is asked for at the door, signs in by its button, and works once', async ({ assert }) => {
    const server = await demoServer()
    const person = await newClient(server, { name: 'Link Takers', ref: 'LT', invoices: 1 })
    const page = await (await openContext()).newPage()
    await page.goto(`${server.url}/portal/login`)
    await page.getByLabel('Email', { exact: true }).fill(person.email)
    await page.getByRole('link', { name: 'Email me a sign-in link' }).click()
    assert.equal(await page.getByLabel('Email').inputValue(), person.email)
    const link = await nextLink(server, person.email, '/portal/sign-in/', async () => {
      await page.getByRole('button', { name: 'Send link' }).click()
      await page.getByText('Check your email').waitFor()
    })
    // A mail scanner opens it as well, and takes nothing away.
    assert.equal((await fetch(link)).status, 200)
    await page.goto(link)
    await page.getByText(person.email).waitFor()
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/portal/dashboard')
    await page.goto(link)
    await page.getByRole('heading', { name: 'This link no longer works' }).waitFor()
  })
})
