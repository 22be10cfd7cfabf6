import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

const PAUSE_MS = 400

/** What `source` is once nobody has typed for a moment: the server is not asked at each key. */
export function useSettled<Value>(source: () => Value): Readonly<Ref<Value>> {
  const settled = shallowRef(source())
  let timer: number | undefined
  watch(source, (value) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => (settled.value = value), PAUSE_MS)
  })
  onScopeDispose(() => window.clearTimeout(timer))
  return settled
}
