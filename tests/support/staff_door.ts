import type { Page } from 'playwright-core'
import { TOTP } from 'otpauth'
import type { StaffRole } from '#models/staff'
import { nextLink } from '#tests/support/next_link'
import type { ProductionServer } from '#tests/support/production_server'

export type Colleague = { email: string; name: string; password: string }

/** Calls the staff API with the token that the set-up left for the owner of this machine. */
async function asOwner(
  { url, ace }: ProductionServer,
  method: string,
  path: string,
  body: unknown
): Promise<void> {
  const token = await (owners.get(url) ?? ownerToken(url, ace))
  const response = await fetch(`${url}/api/v1/admin${path}`, {
    method,
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
}

const owners = new Map<string, Promise<string>>()

function ownerToken(url: string, ace: ProductionServer['ace']): Promise<string> {
  const made = ace(
    ...['staff:create', 'door-owner@larkspur.example', 'Door Owner', '--generate', '--token']
  ).then((said) => {
    const line = said.find((one) => one.includes('Token: '))
    if (!line) throw new Error(`No token in: ${said.join('\n')}`)
    return line.slice(line.indexOf('Token: ') + 'Token: '.length).trim()
  })
  owners.set(url, made)
  return made
}

/** Invites somebody; answers the link in their mail. */
export function inviteColleague(
  server: ProductionServer,
  { email, name }: Pick<Colleague, 'email' | 'name'>,
  role: StaffRole = 'manager'
): Promise<string> {
  return nextLink(server, email, '/admin/accept/', () =>
    asOwner(server, 'POST', '/staff', { name, email, role })
  )
}

/** Somebody who took their invite. */
export async function newColleague(
  server: ProductionServer,
  localPart: string,
  role: StaffRole = 'manager'
): Promise<Colleague> {
  const colleague = {
    email: `${localPart}@larkspur.example`,
    name: 'Ravi Menon',
    password: 'grey herons over the weir',
  }
  const link = await inviteColleague(server, colleague, role)
  const token = link.slice(link.lastIndexOf('/') + 1)
  const { status } = await fetch(`${server.url}/api/v1/admin/staff-links/${token}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: colleague.password }),
  })
  if (status !== 204) throw new Error(`The invite answered ${status}`)
  return colleague
}

/** Whether staff must have a second factor. */
export function requireFactor(server: ProductionServer, isRequired: boolean): Promise<void> {
  const staffSecondFactor = isRequired ? 'required' : 'optional'
  return asOwner(server, 'PATCH', '/settings/security', { staffSecondFactor })
}

/** Fills in the door's form, wherever it is. */
export async function staffSignsIn(page: Page, { email, password }: Colleague): Promise<void> {
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Sets an authenticator app up on a page that offers it; answers its secret. */
export async function setUpApp(page: Page, { password }: Colleague): Promise<string> {
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click()
  await page.getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  const secret = (await page.locator('.secret').innerText()).replaceAll(/\s/g, '')
  await page.getByLabel('Code of the app').fill(new TOTP({ secret }).generate())
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  return secret
}

/** Says that the codes are kept. */
export async function keepCodes(page: Page): Promise<void> {
  await page.getByLabel('I have kept these codes').check()
  await page.getByRole('button', { name: 'Done' }).click()
}
