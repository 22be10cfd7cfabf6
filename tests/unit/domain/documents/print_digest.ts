import { createHash } from 'node:crypto'
import { presentInvoice } from '#domain/documents/present_invoice'
import { closeRenderer, renderPdf } from '#domain/documents/render_pdf'
import { anInvoice, t } from './fixtures.js'

/*
 * Run as a process of its own by render_pdf.spec.ts: prints the SHA-256 of the invoice's PDF.
 */
const pdf = await renderPdf('invoice', presentInvoice(anInvoice(), t))
process.stdout.write(createHash('sha256').update(pdf).digest('hex'))
await closeRenderer()
