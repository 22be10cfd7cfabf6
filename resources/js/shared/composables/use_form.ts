import { computed, nextTick, ref, shallowRef } from 'vue'
import { Problem } from '~shared/problem'

/**
 * Owns submitting once: busy, the failure, messages per field, and the focus on the first wrong one.
 * `send` throws what the client throws; anything else than a Problem or Unreachable is a bug and passes on.
 */
export function useForm(send: () => Promise<void>) {
  const busy = ref(false)
  const saved = ref(false)
  const failure = shallowRef<Error | null>(null)
  const local = ref<Record<string, string>>({})

  const errors = computed<Record<string, string>>(() => {
    const remote = failure.value instanceof Problem ? failure.value.fieldErrors : []
    return { ...Object.fromEntries(remote.map((e) => [e.field, e.message])), ...local.value }
  })
  /** A failure that no field explains. */
  const general = computed(() =>
    failure.value && Object.keys(errors.value).length === 0 ? failure.value : null
  )

  async function submit(check: () => Record<string, string> = () => ({})) {
    if (busy.value) return
    saved.value = false
    failure.value = null
    local.value = check()
    if (Object.keys(local.value).length === 0) {
      busy.value = true
      try {
        await send()
        saved.value = true
      } catch (error) {
        failure.value = error as Error
      } finally {
        busy.value = false
      }
    }
    await nextTick()
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  return { busy, saved, failure, errors, general, submit }
}
