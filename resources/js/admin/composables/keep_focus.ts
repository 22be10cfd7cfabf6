import { nextTick } from 'vue'

/** After a dialog whose button went with what it did: the focus stays on the page. */
export async function keepFocus(): Promise<void> {
  await nextTick()
  if (document.activeElement === document.body) document.getElementById('main')?.focus()
}
