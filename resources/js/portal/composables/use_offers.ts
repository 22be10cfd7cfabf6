import { computed, onUnmounted, ref, watch, type Ref } from 'vue'
import { useForgetAmounts, usePaymentOffer } from '~portal/queries'
import type { InvoiceDetail, Money } from '~shared/wire'

const PAUSE = 300
/** A gateway that does not answer may be back: as long as one is away, this often. */
const ASK_AGAIN = 20_000

/**
 * The ways to pay this amount of an invoice. All of it came with the invoice; for a part the server
 * is asked once typing pauses, so that what a gateway refuses is told before anything is pressed.
 */
export function useOffers(invoice: Ref<InvoiceDetail>, amount: Ref<Money | null>) {
  const part = ref<number>()
  let timer: number | undefined
  watch(amount, (now) => {
    window.clearTimeout(timer)
    const isAll = !now || now.amountMinor === invoice.value.left.amountMinor
    if (isAll) part.value = undefined
    else timer = window.setTimeout(() => (part.value = now.amountMinor), PAUSE)
  })

  const { data } = usePaymentOffer(
    () => (part.value === undefined ? [] : [invoice.value.id]),
    () => part.value
  )
  const gateways = computed(() =>
    part.value === undefined
      ? invoice.value.gateways
      : (data.value?.gateways ?? invoice.value.gateways)
  )

  const forget = useForgetAmounts()
  const again = window.setInterval(() => {
    if (!document.hidden && gateways.value.some((offer) => !offer.answering)) void forget()
  }, ASK_AGAIN)
  onUnmounted(() => {
    window.clearTimeout(timer)
    window.clearInterval(again)
  })

  return { gateways }
}
