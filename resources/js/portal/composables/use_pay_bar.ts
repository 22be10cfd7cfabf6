import { onScopeDispose, readonly, ref } from 'vue'

const shown = ref(false)

/** The pay bar takes the place of the tab bar; the shell asks, the invoice page sets. */
export function usePayBar() {
  return { shown: readonly(shown) }
}

export function useShowPayBar() {
  onScopeDispose(() => (shown.value = false))
  return (on: boolean) => (shown.value = on)
}
