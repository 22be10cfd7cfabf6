import { computed } from 'vue'
import { MAIL_KINDS } from '~admin/composables/mails/mail_words'
import { oneOf, useListFilters } from '~admin/composables/use_list_filters'

export const MAIL_STATES = ['all', 'queued', 'sent', 'failed', 'bounced'] as const

const LIMIT = 25
const publicId = (raw: string, fallback: string) => (/^[\w-]{22}$/.test(raw) ? raw : fallback)

/** What narrows the list of mails, in the address and as the server is asked. */
export function useMailList() {
  const list = useListFilters(
    { q: '', state: 'all', kind: '', client: '' },
    { state: oneOf<string>(MAIL_STATES), kind: oneOf<string>(MAIL_KINDS), client: publicId }
  )
  const asks = computed(() => {
    const { q, kind, client, state: name } = list.filters.value
    const state = MAIL_STATES.find((one) => one === name)
    return {
      limit: LIMIT,
      ...(q && { q }),
      ...(kind && { kind }),
      ...(client && { client }),
      ...(state && state !== 'all' && { state }),
      ...(list.after.value && { after: list.after.value }),
    }
  })
  return { ...list, asks }
}

export type MailList = ReturnType<typeof useMailList>
