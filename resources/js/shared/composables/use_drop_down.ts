import { nextTick, onMounted, onUnmounted, ref, type Ref } from 'vue'

/** A panel below its button: Esc and a press outside close it, and the focus goes back. */
export function useDropDown(root: Ref<HTMLElement | null>) {
  const open = ref(false)

  function close() {
    if (!open.value) return
    open.value = false
    root.value?.querySelector('button')?.focus()
  }

  async function toggle() {
    if (open.value) return close()
    open.value = true
    await nextTick()
    root.value?.querySelector<HTMLElement>('input, select')?.focus()
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Escape' && open.value) close()
  }
  function onPress(event: Event) {
    if (!root.value?.contains(event.target as Node)) open.value = false
  }

  onMounted(() => {
    window.addEventListener('keydown', onKey)
    window.addEventListener('pointerdown', onPress)
  })
  onUnmounted(() => {
    window.removeEventListener('keydown', onKey)
    window.removeEventListener('pointerdown', onPress)
  })

  return { open, toggle, close }
}
