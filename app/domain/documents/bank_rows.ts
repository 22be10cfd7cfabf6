import type { Translate } from '#domain/documents/document_parts'
import type { AccountDraft } from '#domain/imports/invoice_draft'

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9 ]{10,}$/
/** Reserve Bank of India: four letters, a zero, six characters. */
const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}$/
/** ISO 9362 */
const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/

/** One account as it is printed, each part under the name that people know it by. */
export function bankRows({ name, id, bank }: AccountDraft, t: Translate) {
  const row = (label: string, value: string) => ({
    label: t(`documents.pay.${label}`),
    value,
    strong: false,
  })
  return [
    ...(name ? [row('account_name', name)] : []),
    row(IBAN.test(id) ? 'iban' : 'account', id),
    ...(bank ? [row(codeName(bank), bank)] : []),
  ]
}

function codeName(bank: string): string {
  if (IFSC.test(bank)) return 'ifsc'
  return BIC.test(bank) ? 'bic' : 'bank_code'
}
