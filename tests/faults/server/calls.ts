import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import { DateTime } from 'luxon'
import { verifyChain } from '#domain/audit/verify_chain'
import { voidInvoice } from '#domain/invoices/void_invoice'
import { changeSetting } from '#domain/settings/change_setting'
import { systemActor } from '#domain/shared/actor'
import type { JobKill } from '#tests/faults/job_kill'
import type { Kill } from '#tests/faults/kill_point'
import type { FaultClock } from '#tests/faults/server/fault_clock'
import { readImport } from '#tests/faults/server/import_facts'
import { armJob, workOnJobs } from '#tests/faults/server/job_kills'
import { arm } from '#tests/faults/server/kill_points'
import { openStory, type PlannedInvoice } from '#tests/faults/server/open_story'
import { forgetTheRest, replayEvents } from '#tests/faults/server/replay_events'
import { ledgerFaults, readIntents, readStory } from '#tests/faults/server/story_facts'
import { passTimeInQueue, reconcile, seal, work } from '#tests/faults/server/work'
import { staffToken } from '#tests/support/staff_api'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'

/** What the parent can ask of the server process, besides HTTP. Answers travel as JSON. */
export function callsOf(clock: FaultClock, connectGateways: () => void) {
  return {
    /** The machine's time, nothing left to do of the story before, gateways as if just started. */
    async beginStory() {
      clock.set(0)
      connectGateways()
      await forgetTheRest()
      return null
    },

    /** Moves both clocks: the product's to `offsetMs`, the queue's on by what that adds. */
    async setClock({ offsetMs, addedMs }: { offsetMs: number; addedMs: number }) {
      clock.set(offsetMs)
      if (addedMs > 0) await passTimeInQueue(addedMs)
      return null
    },

    async ping() {
      return null
    },

    async migrate() {
      const runner = new MigrationRunner(db, app, { direction: 'up', dryRun: false })
      await runner.run()
      if (runner.error) throw runner.error
      return null
    },

    /** An empty database with the portal open; answers a token of an owner among staff. */
    async startOver() {
      await truncate()
      const actor = systemActor('faults')
      const now = DateTime.utc()
      await changeSetting('portal', { enabled: true }, actor, now)
      const payments = { partPayments: true, partMinimumMinor: {}, transferReports: true }
      await changeSetting('payments', payments, actor, now)
      return staffToken('owner')
    },

    /** Who issues invoices that do not say so. */
    async openCompany() {
      await openPortal()
      return null
    },

    openStory: (invoices: PlannedInvoice[]) => openStory(invoices),
    readIntents: (clientId: number) => readIntents(clientId),
    readStory: (clientId: number) => readStory(clientId),
    replayEvents: (clientId: number) => replayEvents(clientId, clock.now()),
    ledgerFaults: () => ledgerFaults(),

    work: () => work(),
    async reconcile() {
      await reconcile()
      return work()
    },

    /** Answers "done", or why not. */
    async voidInvoice(invoiceId: number) {
      const voiding = { invoiceId, reason: 'a story of the fault machine', replacedById: null }
      const voided = await voidInvoice(voiding, systemActor('faults'), clock.now())
      return voided.ok ? 'done' : voided.code
    },

    async verifyAudit() {
      await seal()
      return verifyChain()
    },

    async arm(kill: Kill | null) {
      arm(kill)
      return null
    },

    /** From now on, for as long as this process lives. */
    async workOnJobs() {
      await workOnJobs()
      return null
    },
    async armJob(kill: JobKill | null) {
      armJob(kill)
      return null
    },
    readImport: () => readImport(),
  }
}

export type Calls = ReturnType<typeof callsOf>
