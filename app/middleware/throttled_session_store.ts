import type { SessionData, SessionStoreWithTaggingContract } from '@adonisjs/session/types'

const TOUCH_EVERY_MS = 60_000
const REMEMBERED = 10_000

/** When a session was last touched, by this process. Another process touches at its own pace. */
const touchedAt = new Map<string, number>()

/**
 * Prolongs a session at most once a minute: a touch is a write, and on SQLite a write lock, for
 * every page that is read.
 */
export class ThrottledSessionStore implements SessionStoreWithTaggingContract {
  constructor(private store: SessionStoreWithTaggingContract) {}

  async touch(id: string) {
    const now = Date.now()
    if (now - (touchedAt.get(id) ?? 0) < TOUCH_EVERY_MS) return

    if (touchedAt.size >= REMEMBERED) touchedAt.clear()
    touchedAt.set(id, now)
    await this.store.touch(id)
  }

  async destroy(id: string) {
    touchedAt.delete(id)
    await this.store.destroy(id)
  }

  read(id: string) {
    return this.store.read(id)
  }

  write(id: string, data: SessionData) {
    return this.store.write(id, data)
  }

  tag(id: string, tag: string) {
    return this.store.tag(id, tag)
  }

  untag(id: string, tag: string) {
    return this.store.untag(id, tag)
  }

  tagged(tag: string) {
    return this.store.tagged(tag)
  }
}
