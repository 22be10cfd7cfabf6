import { onUnmounted, ref } from 'vue'

/** Seconds that are left of a wait, counted down; 0 when there is none. */
export function useWait(seconds: number) {
  const left = ref(0)
  let timer: number | undefined

  function start() {
    window.clearInterval(timer)
    left.value = seconds
    timer = window.setInterval(() => {
      if (--left.value <= 0) window.clearInterval(timer)
    }, 1000)
  }
  onUnmounted(() => window.clearInterval(timer))

  return { left, start }
}
