import { CircleQuestionMark, CreditCard, House, ReceiptText } from '@lucide/vue'
import type { Component } from 'vue'
import type { TextKey } from '~shared/text/texts'

/** The places within one tap. `also` names pages that belong to a place without being it. */
export const navItems: { name: string; text: TextKey; icon: Component; also: string[] }[] = [
  { name: 'dashboard', text: 'nav.home', icon: House, also: [] },
  { name: 'invoices', text: 'nav.invoices', icon: ReceiptText, also: ['invoice', 'pay-selected'] },
  { name: 'payments', text: 'nav.payments', icon: CreditCard, also: ['payment', 'transfer'] },
  { name: 'help', text: 'nav.help', icon: CircleQuestionMark, also: [] },
]

/** `page` on the place itself, `true` on a page below it, nothing elsewhere. */
export function currentAt(item: (typeof navItems)[number], route: unknown) {
  if (item.name === route) return 'page' as const
  return item.also.includes(String(route)) ? ('true' as const) : undefined
}
