import { onMounted, onUnmounted, ref } from 'vue'
import { useRouter } from 'vue-router'
import type { TextKey } from '~shared/text/texts'

/** After `g`: the place's first letter, where that is free. */
export const GO_KEYS: Record<string, { name: string; text: TextKey }> = {
  o: { name: 'home', text: 'admin.nav.overview' },
  c: { name: 'clients', text: 'admin.nav.clients' },
  i: { name: 'invoices', text: 'admin.nav.invoices' },
  p: { name: 'payments', text: 'admin.nav.payments' },
  q: { name: 'questions', text: 'admin.nav.questions' },
}
const AFTER_G_MS = 1_500

/** Keys that work wherever nobody writes. */
export function useShortcuts() {
  const router = useRouter()
  const shown = ref<'palette' | 'shortcuts' | null>(null)
  let goingUntil = 0

  function onKey(event: KeyboardEvent) {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      shown.value = shown.value === 'palette' ? null : 'palette'
      return
    }
    if (isWriting(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (document.querySelector('dialog[open]')) return
    if (event.key === '?') {
      event.preventDefault()
      shown.value = 'shortcuts'
    } else if (event.key === 'g') {
      goingUntil = event.timeStamp + AFTER_G_MS
    } else if (event.timeStamp < goingUntil) {
      goingUntil = 0
      const place = GO_KEYS[event.key]
      if (place && router.hasRoute(place.name)) void router.push({ name: place.name })
    }
  }

  onMounted(() => window.addEventListener('keydown', onKey))
  onUnmounted(() => window.removeEventListener('keydown', onKey))
  return { shown }
}

function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName))
  )
}
