import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { nextLink } from '#tests/support/next_link'
import { PortalBrowser } from '#tests/support/portal_browser'
import { jsonLines, portalCli } from '#tests/support/portal_cli'
import type { ProductionServer } from '#tests/support/production_server'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

export const PORTAL_API = '/api/v1/client-portal'

type Person = { email: string; password: string }

/** The demo's client, whose books tests read and never change. */
export const KESTREL_BAY: Person = {
  email: 'accounts@kestrelbay.example',
  password: 'paper boats in june',
}

export type InvoiceOfTest = { id: string; number: string; left: { amountMinor: number } }

/**
 * The real `portal` against that server, with the token that its set-up left (`cli:token`). Answers
 * its JSON Lines; throws with what it said when it fails.
 */
export async function staffAt(server: ProductionServer) {
  const { token } = JSON.parse(await readFile(join(server.dataDir, 'cli.json'), 'utf8'))
  const cli = portalCli(token)
  const run = async (...args: string[]) => {
    const { status, stdout, stderr } = await cli.run(args, { env: { PORTAL_URL: server.url } })
    if (status !== 0) throw new Error(`portal ${args.join(' ')}: ${status}\n${stdout}${stderr}`)
    return jsonLines(stdout)
  }
  return { run, folder: cli.home }
}

export async function signIn(page: Page, server: ProductionServer, person: Person): Promise<void> {
  await page.goto(`${server.url}/portal/login`)
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/portal/dashboard')
}

/** The link of the newest mail to that address whose subject has these words. */
export async function mailedLink(
  { sandbox }: ProductionServer,
  to: string,
  path: string
): Promise<string> {
  const mail = await sandbox.control.inbox.waitFor({ to }, 60_000)
  const link = mail.links.find((one) => one.includes(path))
  if (!link) throw new Error(`No ${path} in ${mail.subject}: ${mail.links.join(' ')}`)
  return link
}

type ClientOfTest = { name: string; ref: string; invoices: number }

const emailOf = (ref: string) => `${ref.toLowerCase()}@quay.example`
const numbersOf = ({ ref, invoices }: ClientOfTest) =>
  Array.from({ length: invoices }, (_, index) => `${ref}-${index + 1}`)

/**
 * A client of this test's own, handed in as e-invoices over the CLI, each of €100 and more, whose
 * person is invited. Answers the invite's link. Somebody else's `email` makes it one client more of
 * theirs.
 */
export async function inviteClient(
  server: ProductionServer,
  client: ClientOfTest,
  email = emailOf(client.ref)
): Promise<string> {
  const { name, ref } = client
  const staff = await staffAt(server)
  const files = await Promise.all(
    numbersOf(client).map(async (number, index) => {
      const file = join(staff.folder, `${number}.xml`)
      const lines = [{ net: 10_000 + 100 * index, rate: 0 }]
      await writeFile(
        file,
        ublText({ number, buyer: { name, id: ref, email }, lines, currency: 'EUR' })
      )
      return file
    })
  )
  await staff.run('invoices', 'import', ...files)
  const invite = () => staff.run('invites', 'send', '--client', ref)
  return nextLink(server, email, '/portal/accept/', invite)
}

/**
 * The same, signed up: what it pays changes nobody else's books. Its invoices, in the order given.
 */
export async function newClient(
  server: ProductionServer,
  client: ClientOfTest
): Promise<Person & { api: PortalBrowser; invoices: InvoiceOfTest[] }> {
  const person = { email: emailOf(client.ref), password: 'lanterns over the quay' }
  const link = await inviteClient(server, client)
  const api = new PortalBrowser(server.url)
  const { password } = person
  const accepted = await api.send('PUT', `${PORTAL_API}/invites/${tokenOf(link)}`, { password })
  if (accepted.status >= 300) throw new Error(`The invite was not accepted: ${accepted.status}`)

  await api.signIn(person.email, password)
  const { body } = await api.get(`${PORTAL_API}/invoices?limit=50`)
  const rows: InvoiceOfTest[] = body.data
  const found = numbersOf(client).map((number) => rows.find((row) => row.number === number)!)
  return { ...person, api, invoices: found }
}

/** What a mailed link ends with. */
export function tokenOf(link: string): string {
  return new URL(link).pathname.split('/').at(-1)!
}
