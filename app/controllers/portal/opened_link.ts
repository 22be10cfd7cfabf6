import { maskedEmail, personOnFile } from '#domain/pay_links/person_on_file'
import type { Reader } from '#models/reader'
import type { OpenedLink } from '#transformers/portal/pay_link_transformer'

/** What the pages need to know of the link that this reader came by. */
export async function openedLink(reader: Reader): Promise<OpenedLink> {
  const [invoice] = await reader.invoices()
  const person = await personOnFile(reader.client.id)
  return {
    invoiceId: invoice.publicId,
    clientName: reader.client.name,
    locale: reader.locale,
    codeGoesTo: person && maskedEmail(person.email),
  }
}
