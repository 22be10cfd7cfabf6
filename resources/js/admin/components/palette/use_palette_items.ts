import { FileText, UsersRound } from '@lucide/vue'
import { computed, onUnmounted, ref, watch, type Component, type Ref } from 'vue'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { clients } from '~admin/api/clients'
import { invoices } from '~admin/api/invoices'
import { actions } from '~admin/components/palette/actions'
import { places } from '~admin/components/shell/places'
import { useCan } from '~admin/composables/use_can'
import type { Ability } from '~admin/wire'
import { useFormat } from '~shared/composables/use_format'
import { useText } from '~shared/composables/use_text'

export type PaletteItem = {
  key: string
  icon: Component
  text: string
  note: string
  to: RouteLocationRaw
}

const PAUSE_MS = 200
const MOST_FOUND = 6
/** One letter finds half of all clients. */
const SHORTEST = 2

/** What matches: where one can go and what one may do at once, what the server finds a moment later. */
export function usePaletteItems(q: Ref<string>) {
  const { t } = useText()
  const can = useCan()
  const router = useRouter()
  const format = useFormat()
  const found = ref<PaletteItem[]>([])
  const searching = ref(false)
  let timer: number | undefined
  let asked = 0

  const ways = computed<PaletteItem[]>(() => {
    const isOpen = ({ name, needs }: { name: string; needs?: Ability }) =>
      router.hasRoute(name) && (!needs || can(needs))
    const words = q.value.trim().toLocaleLowerCase()
    return [...actions, ...places]
      .filter(isOpen)
      .map(({ name, icon, text }) => ({
        key: name,
        icon,
        text: t(text),
        note: '',
        to: { name },
      }))
      .filter(({ text }) => text.toLocaleLowerCase().includes(words))
  })

  watch(q, (text) => {
    window.clearTimeout(timer)
    const words = text.trim()
    searching.value = words.length >= SHORTEST
    if (!searching.value) {
      asked++
      found.value = []
      return
    }
    timer = window.setTimeout(() => void search(words), PAUSE_MS)
  })
  onUnmounted(() => window.clearTimeout(timer))

  /** Only the newest answer counts, whichever comes last. */
  async function search(words: string) {
    const mine = ++asked
    const [people, papers] = await Promise.allSettled([
      clients.list({ q: words, limit: MOST_FOUND }),
      invoices.list({ q: words, limit: MOST_FOUND }),
    ])
    if (mine !== asked) return
    searching.value = false
    found.value = [
      ...(papers.status === 'fulfilled' ? papers.value.data : []).map((invoice) => ({
        key: invoice.id,
        icon: FileText,
        text: invoice.number ?? t('admin.palette.draft'),
        note: `${invoice.client.name}, ${format.money(invoice.total)}`,
        to: { name: 'invoice', params: { id: invoice.id } },
      })),
      ...(people.status === 'fulfilled' ? people.value.data : []).map((client) => ({
        key: client.id,
        icon: UsersRound,
        text: client.name,
        note: client.ref ?? '',
        to: { name: 'client', params: { id: client.id } },
      })),
    ]
  }

  return { items: computed(() => [...ways.value, ...found.value]), searching }
}
