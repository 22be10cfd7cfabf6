import { onMounted, ref, shallowRef } from 'vue'
import { Problem } from '~shared/problem'

/** Looks at a mailed link without using it up. */
export function useLink<T>(look: () => Promise<T>) {
  const found = shallowRef<T | null>(null)
  const spent = ref<'expired' | 'used' | null>(null)
  const failure = shallowRef<Error | null>(null)

  async function read() {
    failure.value = null
    try {
      found.value = await look()
    } catch (error) {
      const dead = error instanceof Problem && (error.status === 410 || error.status === 404)
      if (dead) spent.value = (error as Problem).type === 'link-used' ? 'used' : 'expired'
      else failure.value = error as Error
    }
  }
  onMounted(() => void read())

  return { found, spent, failure, read }
}
