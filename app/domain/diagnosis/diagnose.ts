import type { DateTime } from 'luxon'
import { checkClock, checkDatabase, checkMigrations } from '#domain/diagnosis/check_database'
import { checkGateway } from '#domain/diagnosis/check_gateway'
import { checkAudit, checkPortal } from '#domain/diagnosis/check_portal'
import {
  checkAddresses,
  checkDisk,
  checkMailServer,
  checkRuntime,
} from '#domain/diagnosis/check_surroundings'
import { checkMails, checkQueue, checkWorker } from '#domain/diagnosis/check_work'
import type { Diagnosed } from '#domain/diagnosis/finding'
import { lookAt } from '#domain/diagnosis/look_at'
import type { Surroundings } from '#domain/diagnosis/surroundings'

type Now = () => DateTime

/** Load balancers ask every few seconds, and give up soon. */
const PROBES_WAIT_MS = 3000

/**
 * Looks at all that the portal needs, at once, and at nothing for longer than six seconds. Changes
 * nothing, mails nobody, and asks no gateway.
 */
export function diagnose(around: Surroundings, now: Now): Promise<Diagnosed[]> {
  return Promise.all([
    lookAt('portal', checkPortal, around),
    lookAt('addresses', () => checkAddresses(around), around),
    ...standing(around),
    lookAt('clock', () => checkClock(now), around),
    lookAt('worker', () => checkWorker(now()), around),
    lookAt('queue', () => checkQueue(now()), around),
    lookAt('mail_server', () => checkMailServer(around), around),
    lookAt('mails', () => checkMails(now()), around),
    lookAt('razorpay', () => checkGateway('razorpay', around, now()), around),
    lookAt('paypal', () => checkGateway('paypal', around, now()), around),
    lookAt('audit', () => checkAudit(now()), around),
    lookAt('runtime', () => checkRuntime(around), around),
  ])
}

/** What a load balancer asks: whether requests can be answered here. */
export function checkReadiness(around: Surroundings, now: Now): Promise<Diagnosed[]> {
  const queue = lookAt('queue', () => checkQueue(now()), around, PROBES_WAIT_MS)
  return Promise.all([...standing(around, PROBES_WAIT_MS), queue])
}

function standing(around: Surroundings, patienceMs?: number): Promise<Diagnosed>[] {
  return [
    lookAt('database', checkDatabase, around, patienceMs),
    lookAt('migrations', () => checkMigrations(around), around, patienceMs),
    lookAt('disk', () => checkDisk(around), around, patienceMs),
  ]
}
