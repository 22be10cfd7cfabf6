import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
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

/**
 * A client of this test's own, handed in as e-invoices over the CLI, invited and signed up: what
 * it pays changes nobody else's books. Its invoices, each of €100 and more, in the order given.
 */
export async function newClient(
  server: ProductionServer,
  { name, ref, invoices }: { name: string; ref: string; invoices: number }
): Promise<Person & { api: PortalBrowser; invoices: InvoiceOfTest[] }> {
  const person = { email: `${ref.toLowerCase()}@quay.example`, password: 'lanterns over the quay' }
  const staff = await staffAt(server)
  const numbers = Array.from({ length: invoices }, (_, index) => `${ref}-${index + 1}`)
  const files = await Promise.all(
    numbers.map(async (number, index) => {
      const file = join(staff.folder, `${number}.xml`)
      const lines = [{ net: 10_000 + 100 * index, rate: 0 }]
      const buyer = { name, id: ref, email: person.email }
      await writeFile(file, ublText({ number, buyer, lines, currency: 'EUR' }))
      return file
    })
  )
  await staff.run('invoices', 'import', ...files)
  await staff.run('invites', 'send', '--client', ref)
  const link = await mailedLink(server, person.email, '/portal/accept/')
  const api = new PortalBrowser(server.url)
  const { password } = person
  const accepted = await api.send('PUT', `${PORTAL_API}/invites/${tokenOf(link)}`, { password })
  if (accepted.status >= 300) throw new Error(`The invite was not accepted: ${accepted.status}`)

  await api.signIn(person.email, password)
  const { body } = await api.get(`${PORTAL_API}/invoices?limit=50`)
  const rows: InvoiceOfTest[] = body.data
  const found = numbers.map((number) => rows.find((row) => row.number === number)!)
  return { ...person, api, invoices: found }
}

function tokenOf(link: string): string {
  return new URL(link).pathname.split('/').at(-1)!
}
