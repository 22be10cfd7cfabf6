import type { HttpContext } from '@adonisjs/core/http'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { SettingKey, Settings } from '#domain/settings/settings'
import { unlessMoved } from '#domain/settings/unless_moved'
import { changedMeanwhile, expectedVersion } from '#middleware/if_match'

type Section = {
  keys: SettingKey[]
  now: DateTime
  /** How the section stands, for who has to look again. */
  current: (settings: Settings) => object
}

/** Changes a section of the settings: with If-Match only where nobody else changed it meanwhile. */
export async function changeSection<Result>(
  ctx: HttpContext,
  { keys, now, current }: Section,
  change: (trx: TransactionClientContract) => Promise<Result>
): Promise<Result> {
  const changed = await unlessMoved({ keys, version: expectedVersion(ctx), now }, change)
  if (!changed.ok) throw changedMeanwhile(current(changed.details.current))
  return changed.value
}
