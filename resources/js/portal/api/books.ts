import { filled, portal } from '~portal/api/client'
import { asked, dataOf } from '~shared/asked'

export type InvoiceQuery = NonNullable<
  NonNullable<Parameters<typeof portal.invoices.index>[0]>['query']
>

/** What is owed and what was paid. */
export const books = {
  dashboard: () => dataOf(portal.dashboard.show({})),
  invoices: (query: InvoiceQuery) => asked(portal.invoices.index({ query: filled(query) })),
  invoice: (id: string) => dataOf(portal.invoices.show({ params: { id } })),
  payments: (query: { limit: number; after?: string }) => asked(portal.payments.index({ query })),
}
