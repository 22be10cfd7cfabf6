import type { HttpContext } from '@adonisjs/core/http'
import { readSettings } from '#domain/settings/read_settings'
import type { Settings } from '#domain/settings/settings'

const read = new WeakMap<HttpContext, Promise<Settings>>()

/** The settings as this request found them: one query, however many parts of it ask. */
export function requestSettings(ctx: HttpContext): Promise<Settings> {
  const known = read.get(ctx)
  if (known) return known

  const settings = readSettings()
  read.set(ctx, settings)
  return settings
}
