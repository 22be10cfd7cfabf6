import { readonly, ref } from 'vue'

const online = ref(navigator.onLine)
const lastAnswer = ref(new Date())

window.addEventListener('online', () => (online.value = true))
window.addEventListener('offline', () => (online.value = false))

/** Called by the client: an answer proves the connection; a failed request only when the browser agrees. */
export function noteAnswer() {
  online.value = true
  lastAnswer.value = new Date()
}
export function noteSilence() {
  if (!navigator.onLine) online.value = false
}

/** Is there a connection, and how old is what the page shows. */
export function useConnection() {
  return { online: readonly(online), lastAnswer: readonly(lastAnswer) }
}
