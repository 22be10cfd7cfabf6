import { getActiveTestOrFail } from '@japa/runner'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { launchChromium } from '#tests/support/chromium'
import { startProductionServer, type ProductionServer } from '#tests/support/production_server'
import { openDatabase } from '#tests/support/sql'

/** Machines that build and seed while they browse are slow; a page that never comes still fails. */
const PATIENCE_MS = 45_000

let browser: Promise<Browser> | null = null
let demo: Promise<ProductionServer> | null = null

/** A window of its own in the suite's one Chromium, closed after the test that runs. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const chromium = await (browser ??= launchChromium())
  const context = await chromium.newContext(options)
  context.setDefaultTimeout(PATIENCE_MS)
  getActiveTestOrFail().cleanup(() => context.close())
  return context
}

/**
 * The demo's company on the production build, for all tests of the suite: seeding takes longer than
 * most of them. Tests read Kestrel Bay and pay as clients of their own (`newClient`).
 */
export async function demoServer(): Promise<ProductionServer> {
  const server = await (demo ??= startProductionServer('demo'))
  await forgetTries(server)
  return server
}

/** All tests come from one address, and sign in more often than that of one person may. */
async function forgetTries(server: ProductionServer): Promise<void> {
  const sql = await openDatabase(server)
  try {
    await sql.run('delete from rate_limits')
  } finally {
    await sql.close()
  }
}

/** After the suite. What never started has nothing to stop, and its test has said so. */
export async function closeBrowserWorld(): Promise<void> {
  const none = () => {}
  await browser?.then((opened) => opened.close(), none)
  await demo?.then((started) => started.stop(), none)
  browser = demo = null
}
