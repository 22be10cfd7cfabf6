import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Batch, BulkOrder, BulkRun, Written } from '#domain/bulk/bulk_work'
import { announceInvoices } from '#domain/imports/bulk/announce_invoices'
import { booksNowAndThen, controlTotals, Tally } from '#domain/imports/bulk/control_totals'
import type { ImportParams } from '#domain/imports/bulk/import_params'
import type { ImportItem, Unreadable } from '#domain/imports/bulk/read_items'
import { writeItems } from '#domain/imports/bulk/write_items'
import { judgeInvoices } from '#domain/imports/judge_invoices'
import { SeenBefore } from '#domain/imports/seen_before'
import { takeInvoices } from '#domain/imports/take_invoices'

/** Per transaction: some tens of milliseconds, for which a request may have to wait. */
const MOST_INVOICES = 100
const MOST_ROWS = 500

/** Told which columns of the file the format does not have. */
export type OnIgnored = (columns: string[]) => void

/**
 * Imports the invoices of a file. A cursor says how many of them are done, and which document was
 * the newest when the job began: the control totals start from there, whoever ends the job.
 */
export class ImportRun implements BulkRun<ImportItem> {
  readonly total: number
  private lastId: number
  private items: AsyncGenerator<ImportItem | Unreadable> | null = null
  private at = 0
  private fatal: Unreadable | null = null
  private ignored: string[] = []
  private file = new Tally()
  /** By where the batch ends, because a transaction may be tried again. */
  private imported = new Map<number, Tally>()
  private seen = new SeenBefore()
  private batchEnd = 0

  constructor(
    private order: BulkOrder,
    private params: ImportParams,
    /** Row id of the newest document, and how many invoices the file has. */
    { lastId, total }: { lastId: number; total: number },
    private source: (onIgnored: OnIgnored) => AsyncGenerator<ImportItem | Unreadable>
  ) {
    this.lastId = lastId
    this.total = total
  }

  async next(cursor: string | null): Promise<Batch<ImportItem> | Unreadable | null> {
    const [from, lastId] = cursor === null ? [0, this.lastId] : cursor.split('.').map(Number)
    this.lastId = lastId
    // Asked for the next one: the batch before it is written.
    this.seen.keep()
    if (!this.items || this.at !== from) await this.moveTo(from)
    const items = await this.take(MOST_INVOICES)
    this.batchEnd = this.at
    // What stands above the place where a file breaks off is taken first.
    if (items.length > 0) return { items, cursor: `${this.at}.${this.lastId}` }
    return this.fatal
  }

  async write(
    trx: TransactionClientContract,
    items: ImportItem[],
    now: DateTime
  ): Promise<Written> {
    const { actor, dryRun } = this.order
    this.seen.begin()
    const { written, imported, importedIds } = await writeItems(items, (checked) =>
      dryRun ? judgeInvoices(trx, checked, this.seen) : takeInvoices(trx, checked, actor, now)
    )
    this.imported.set(this.batchEnd, imported)
    if (this.params.notify && !dryRun) await announceInvoices(trx, importedIds, actor, now)
    return written
  }

  async finish(trx: TransactionClientContract): Promise<Record<string, unknown>> {
    const imported = new Tally()
    for (const tally of this.imported.values()) imported.addAll(tally)
    const books = await booksNowAndThen(trx, this.lastId)
    return {
      ...controlTotals({ ...books, file: this.file, imported }, this.order),
      ignoredColumns: this.ignored,
    }
  }

  async close(): Promise<void> {
    await this.items?.return(undefined)
    this.items = null
  }

  /** Reads past what an earlier run has done, and finds again what that was. */
  private async moveTo(position: number): Promise<void> {
    await this.close()
    Object.assign(this, { at: 0, fatal: null, file: new Tally(), imported: new Map() })
    this.seen = new SeenBefore()
    this.items = this.source((columns) => (this.ignored = columns))
    while (this.at < position) {
      const items = await this.take(Math.min(MOST_INVOICES, position - this.at))
      if (items.length === 0) return
      this.imported.set(this.at, await this.importedBefore(items))
    }
  }

  /** What of these came after the job began; in a dry run, what would have come. */
  private async importedBefore(items: ImportItem[]): Promise<Tally> {
    if (this.order.dryRun) {
      this.seen.begin()
      const judged = await db.transaction((trx) =>
        writeItems(items, (some) => judgeInvoices(trx, some, this.seen))
      )
      this.seen.keep()
      return judged.imported
    }
    const tally = new Tally()
    const checked = items.flatMap((item) => ('checked' in item ? [item.checked] : []))
    const rows: { number: string; source_hash: string }[] = await db
      .from('invoices')
      .where('id', '>', this.lastId)
      .whereIn(
        'number',
        checked.map(({ draft }) => draft.number)
      )
      .select('number', 'source_hash')
    const found = new Set(rows.map((row) => `${row.number}\n${row.source_hash}`))
    for (const { draft, hash } of checked) {
      if (found.delete(`${draft.number}\n${hash}`)) tally.addDraft(draft)
    }
    return tally
  }

  private async take(most: number): Promise<ImportItem[]> {
    const items: ImportItem[] = []
    let rows = 0
    while (items.length < most && rows < MOST_ROWS && !this.fatal) {
      const { value: item, done } = await this.items!.next()
      if (done) break
      if ('ok' in item) {
        this.fatal = item
        break
      }
      items.push(item)
      rows += item.rows
      this.at++
      if ('checked' in item) this.file.addDraft(item.checked.draft)
    }
    return items
  }
}
