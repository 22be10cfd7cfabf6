import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '@adonisjs/core/logger'
import { version } from '#config/version'
import { beat } from '#domain/diagnosis/beat'
import type { Clock } from '#domain/shared/clock'
import { newPublicId } from '#domain/shared/public_id'

const EVERY_MS = 5000

/** Says every few seconds that this worker is alive, until it is told to stop. */
export async function beatForEver(
  clock: Clock,
  logger: Logger,
  signal: AbortSignal
): Promise<void> {
  const worker = {
    id: newPublicId(),
    role: 'worker' as const,
    version,
    startedAt: clock.now(),
  }
  while (!signal.aborted) {
    try {
      await beat(worker, clock.now())
    } catch (error) {
      logger.error({ err: error }, 'the worker could not say that it is alive; trying again')
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined)
  }
}
