import { onMounted, onUnmounted, ref, useTemplateRef, watch } from 'vue'

const PAUSE = 300

/** A search box that waits for a pause in typing; `/` focuses it from anywhere, Esc clears it. */
export function useSearchBox(current: () => string, apply: (q: string) => void) {
  const box = useTemplateRef<HTMLInputElement>('search')
  const typed = ref(current())
  let timer: number | undefined

  // Going back, or clearing the filters, changes the box too.
  watch(current, (q) => {
    if (q !== typed.value.trim()) typed.value = q
  })
  watch(typed, (q) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (q.trim() !== current()) apply(q.trim())
    }, PAUSE)
  })

  function onSlash(event: KeyboardEvent) {
    const from = event.target as HTMLElement
    const writing = from.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(from.tagName)
    if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    box.value?.focus()
  }

  onMounted(() => window.addEventListener('keydown', onSlash))
  onUnmounted(() => {
    window.removeEventListener('keydown', onSlash)
    window.clearTimeout(timer)
  })

  return { typed, clear: () => (typed.value = '') }
}
