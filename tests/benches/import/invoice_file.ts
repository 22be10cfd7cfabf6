import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const HEAD =
  'number,issued_on,due_on,currency,client_ref,client_name,client_email,client_line1,client_city,client_country,line_name,quantity,unit_price,tax_rate\n'

/** How many clients the invoices are spread over, in no order. */
const CLIENTS = 10_000

/** A CSV file as another system exports it: every cell of the head on every row. */
export async function writeInvoices(path: string, invoices: number, lines: number): Promise<void> {
  const file = createWriteStream(path)
  file.write(HEAD)
  for (let number = 0; number < invoices; number++) {
    const client = (number * 7919) % CLIENTS
    const head = `B-${number},2026-11-02,2026-12-02,EUR,BENCH-${client},"Client, number ${client}",c${client}@bench.example,${client} Quay Street,Hamburg,DE`
    let rows = ''
    for (let line = 0; line < lines; line++) {
      rows += `${head},"Design work, part ${line}",${line + 1}.5,${line}9.95,19\n`
    }
    if (!file.write(rows)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}
