import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Said once, at the foot of the page. */
export type Notice = { id: number; text: string; undo: (() => Promise<unknown>) | null }

const SHOWN_MS = 8_000
/** Who can take something back is given time to read that. */
const SHOWN_WITH_UNDO_MS = 20_000

/** What was just done, and how to take it back where that can be. */
export const useNotices = defineStore('notices', () => {
  const notices = ref<Notice[]>([])
  let last = 0

  function say(text: string, undo: (() => Promise<unknown>) | null = null) {
    const id = ++last
    // The one before is old news.
    notices.value = [...notices.value.slice(-1), { id, text, undo }]
    window.setTimeout(() => dismiss(id), undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS)
  }

  function dismiss(id: number) {
    notices.value = notices.value.filter((notice) => notice.id !== id)
  }

  return { notices, say, dismiss }
})
