import { onScopeDispose, readonly, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'

/** True once `source` has been true for `ms`: skeletons do not flash on a fast answer. */
export function useDelayed(source: MaybeRefOrGetter<boolean>, ms = 200) {
  const shown = ref(false)
  let timer: number | undefined
  watch(
    () => toValue(source),
    (on) => {
      window.clearTimeout(timer)
      if (on) timer = window.setTimeout(() => (shown.value = true), ms)
      else shown.value = false
    },
    { immediate: true }
  )
  onScopeDispose(() => window.clearTimeout(timer))
  return readonly(shown)
}
