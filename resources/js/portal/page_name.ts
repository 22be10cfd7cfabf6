import { onUnmounted, shallowRef, watchEffect } from 'vue'

const named = shallowRef<{ by: symbol; name: string } | null>(null)

/** What the page calls itself once it knows its document; null: the route's own title says it. */
export const pageName = () => named.value?.name ?? null

/**
 * Names the page in the browser's title: "LS-2026-0198" says more than "Invoice" among ten tabs.
 * The next page is made before this one goes, so only its own name is taken away.
 */
export function usePageName(name: () => string | null | undefined) {
  const by = Symbol('page')
  watchEffect(() => {
    const text = name()
    if (text) named.value = { by, name: text }
  })
  onUnmounted(() => {
    if (named.value?.by === by) named.value = null
  })
}
