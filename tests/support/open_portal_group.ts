import type { Group } from '@japa/runner/core'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/portal_world'

/** Each test of the group begins with an empty database and an open portal. */
export function eachWithOpenPortal(group: Group): void {
  group.each.setup(() => truncate())
  group.each.setup(async () => {
    await openPortal()
  })
}
