import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CLIENTS,
  INVOICES_PER_CLIENT,
  invoicePublicIdOf,
  MEASURED_CLIENT,
  seedMillion,
} from '#tests/benches/seed_million'
import { measure } from '#tests/benches/measure'
import { report } from '#tests/benches/report'
import { PortalBrowser } from '#tests/support/portal_browser'
import { startProductionServer, type ProductionServer } from '#tests/support/production_server'

const PASSWORD = 'a passphrase for measuring'
const API = '/api/v1/client-portal'

/**
 * One production server on SQLite with a million invoices, beside the limit of the same machine.
 * Answers whether the budgets hold.
 */
export async function measureReading(): Promise<boolean> {
  const server = await startProductionServer('empty')
  try {
    process.stdout.write(`Seeding ${CLIENTS} clients × ${INVOICES_PER_CLIENT} invoices …\n`)
    return await run(server, seedMillion(server.dataDir))
  } finally {
    await server.stop()
  }
}

async function run(server: ProductionServer, secret: string): Promise<boolean> {
  const cookie = await signIn(server, secret)
  const api = `${server.url}${API}`
  const pdfs = invoiceIds().map((id) => `${api}/invoices/${id}/pdf`)
  const limit = await startLimit(server, cookie, pdfs[pdfs.length - 1])
  try {
    return await report(await measure({ api, limit: limit.url, cookie, pdfs }))
  } finally {
    limit.stop()
  }
}

async function signIn({ url }: ProductionServer, secret: string): Promise<string> {
  const browser = new PortalBrowser(url)
  const accepted = await browser.send('PUT', `${API}/invites/${secret}`, { password: PASSWORD })
  if (accepted.status >= 300) throw new Error(`The invite answered ${accepted.status}`)
  const email = `person-${MEASURED_CLIENT}@client.example`
  const answer = await browser.send('POST', `${API}/session`, { email, password: PASSWORD })
  if (answer.status !== 200) throw new Error(`Sign-in answered ${answer.status}`)
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return cookies.filter((pair) => !pair.endsWith('=')).join('; ')
}

function invoiceIds(): string[] {
  return Array.from({ length: INVOICES_PER_CLIENT }, (_, index) =>
    invoicePublicIdOf(index * CLIENTS + MEASURED_CLIENT)
  )
}

/** The static file is a real PDF of the portal's, so that both are of one size. */
async function startLimit({ dataDir }: ProductionServer, cookie: string, pdfUrl: string) {
  const answer = await fetch(pdfUrl, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`The PDF answered ${answer.status}`)
  const file = join(dataDir, 'static.pdf')
  await writeFile(file, Buffer.from(await answer.arrayBuffer()))

  const database = join(dataDir, 'portal.sqlite3')
  const child = fork(
    new URL('limit_server.ts', import.meta.url),
    [database, file, String(MEASURED_CLIENT)],
    { execArgv: ['--no-warnings'] }
  )
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }
}
