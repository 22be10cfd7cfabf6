import { computed, ref, toValue, type MaybeRefOrGetter } from 'vue'
import type { GatewayName, GatewayOffer } from '~shared/wire'

export type Way = GatewayName | 'bank_transfer'

/** The ways to pay: the picked one while it can take the amount, else the first that can. */
export function useWays(
  offers: MaybeRefOrGetter<GatewayOffer[]>,
  takesTransfer: MaybeRefOrGetter<boolean> = false
) {
  const picked = ref<Way | null>(null)
  const usable = computed((): Way[] => [
    ...toValue(offers)
      .filter((offer) => offer.answering && !offer.refusal)
      .map((offer) => offer.name),
    ...(toValue(takesTransfer) ? (['bank_transfer'] as const) : []),
  ])
  const chosen = computed({
    get: () => usable.value.find((way) => way === picked.value) ?? usable.value[0] ?? null,
    set: (way) => (picked.value = way),
  })
  const gateway = computed(() => (chosen.value === 'bank_transfer' ? null : chosen.value))
  return { chosen, gateway }
}
