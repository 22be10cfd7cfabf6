const HEAD =
  'number,issued_on,due_on,currency,client_ref,client_name,client_email,client_line1,client_city,client_country,line_name,quantity,unit_price'

/** A minor unit each, so that a sum says what an invoice was. */
const CURRENCIES = ['EUR', 'USD', 'INR']
const CLIENTS = 37

/** One in so many has an amount that nobody can read. */
const MALFORMED_EVERY = 20

export type InvoiceFile = {
  text: string
  /** Of the invoices that can be taken, in the order of the file. */
  numbers: string[]
  sums: Record<string, { count: number; payableMinor: number }>
  lines: number
  clients: string[]
  /** Where the others begin: what is told of them names their lines. */
  refusedLines: number[]
}

/** A file of invoices of one to three lines, and what is to come of it. The same number is the same file. */
export function invoiceFile(invoices: number): InvoiceFile {
  const file: InvoiceFile = {
    ...{ text: '', numbers: [], sums: {}, lines: 0, clients: [], refusedLines: [] },
  }
  const rows = [HEAD]
  for (let nth = 1; nth <= invoices; nth++) {
    const client = (nth * 7) % CLIENTS
    const currency = CURRENCIES[nth % CURRENCIES.length]
    const isMalformed = nth % MALFORMED_EVERY === 0
    const lines = isMalformed ? 1 : 1 + (nth % 3)
    const head = `F-${nth},2026-11-02,2026-12-02,${currency},C-${client},"Client, number ${client}",c${client}@client.example,${client} Quay Street,Hamburg,DE`
    for (let line = 0; line < lines; line++) {
      const price = isMalformed ? 'plenty' : `${nth}.${String(10 + line)}`
      rows.push(`${head},"Work, part ${line + 1}",1,${price}`)
    }
    if (isMalformed) {
      file.refusedLines.push(rows.length)
      continue
    }
    file.numbers.push(`F-${nth}`)
    file.lines += lines
    if (!file.clients.includes(`C-${client}`)) file.clients.push(`C-${client}`)
    const sum = (file.sums[currency] ??= { count: 0, payableMinor: 0 })
    sum.count += 1
    for (let line = 0; line < lines; line++) sum.payableMinor += nth * 100 + 10 + line
  }
  file.text = `${rows.join('\n')}\n`
  return file
}
