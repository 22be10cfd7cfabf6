import type { Run } from '../../context.ts'
import { findInvoice } from '../../lib/invoices/find_invoice.ts'
import { clean } from '../../lib/text.ts'
import { time } from '../../lib/time.ts'

type Options = { revokeOthers?: true }

export const run: Run<Options> = async ({ output, connect }, { revokeOthers }, [name]) => {
  const client = await connect()
  const { id, number } = await findInvoice(client, name)
  const { data } = await client.call('admin.pay_links.store', {
    params: { id },
    body: { revokeOthers },
  })
  output.record({ invoice: { id, number }, ...data })
  output.sayAnyway(clean(data.url))
  const until = data.expiresAt === null ? '' : ` until ${time(data.expiresAt)}`
  output.note(clean(`Whoever has this address can pay ${number}${until}. It is not shown again.`))
}
