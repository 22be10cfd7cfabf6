import { nextTick, ref, useTemplateRef } from 'vue'

/**
 * What came of something done to a row of a list, told above it. The focus goes there (the page's
 * element with the ref `outcome`), because the row that had it may be gone.
 */
export function useOutcome(refetch: () => Promise<unknown>) {
  const done = ref('')
  const outcome = useTemplateRef<HTMLElement>('outcome')

  async function note(text: string) {
    done.value = text
    await refetch()
    await nextTick()
    outcome.value?.focus()
  }
  return { done, note }
}
