import { onUnmounted, watch } from 'vue'

/** Asks before the window is closed while a file is on its way, and ends the sending with the page. */
export function useLeaving(isSending: () => boolean, stop: () => void) {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()
  watch(isSending, (now) => {
    if (now) window.addEventListener('beforeunload', ask)
    else window.removeEventListener('beforeunload', ask)
  })
  onUnmounted(() => {
    window.removeEventListener('beforeunload', ask)
    stop()
  })
}
