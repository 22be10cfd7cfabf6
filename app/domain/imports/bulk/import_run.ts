import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Batch, BulkOrder, BulkRun, Written } from '#domain/bulk/bulk_work'
import type { Unreadable } from '#domain/bulk/table_batches'
import { announceInvoices } from '#domain/imports/bulk/announce_invoices'
import { booksNowAndThen, controlTotals, Tally } from '#domain/imports/bulk/control_totals'
import { clientsSince, ForeseenClients, type NewestRows } from '#domain/imports/bulk/import_clients'
import type { ImportParams } from '#domain/imports/bulk/import_params'
import type { ImportItem } from '#domain/imports/bulk/read_items'
import { writeItems } from '#domain/imports/bulk/write_items'
import type { CheckedDraft } from '#domain/imports/checked_draft'
import { judgeInvoices, type Judged } from '#domain/imports/judge_invoices'
import { SeenBefore } from '#domain/imports/seen_before'
import { takeInvoices } from '#domain/imports/take_invoices'

/** Per transaction: some tens of milliseconds, for which a request may have to wait. */
const MOST_INVOICES = 100
const MOST_ROWS = 500

/** Told which columns of the file the format does not have. */
export type OnIgnored = (columns: string[]) => void

/**
 * Imports the invoices of a file. A cursor says how many of them are done, and which document and
 * client were the newest when the job began: what it brought is counted from there, whoever ends it.
 */
export class ImportRun implements BulkRun<ImportItem> {
  readonly total: number
  private newest: NewestRows
  private items: AsyncGenerator<ImportItem | Unreadable> | null = null
  private at = 0
  private fatal: Unreadable | null = null
  private ignored: string[] = []
  private file = new Tally()
  /** By where the batch ends, because a transaction may be tried again. */
  private imported = new Map<number, Tally>()
  private seen = new SeenBefore()
  private foreseen = new ForeseenClients()
  private batchEnd = 0

  constructor(
    private order: BulkOrder,
    private params: ImportParams,
    /** What there was before, and how many invoices the file has. */
    { newest, total }: { newest: NewestRows; total: number },
    private source: (onIgnored: OnIgnored) => AsyncGenerator<ImportItem | Unreadable>
  ) {
    this.newest = newest
    this.total = total
  }

  async next(cursor: string | null): Promise<Batch<ImportItem> | Unreadable | null> {
    const [from, invoice, client] =
      cursor === null ? [0, this.newest.invoice, this.newest.client] : cursor.split('.').map(Number)
    this.newest = { invoice, client }
    // Asked for the next one: the batch before it is written.
    this.seen.keep()
    if (!this.items || this.at !== from) await this.moveTo(from)
    const items = await this.take(MOST_INVOICES)
    this.batchEnd = this.at
    // What stands above the place where a file breaks off is taken first.
    if (items.length > 0) return { items, cursor: `${this.at}.${invoice}.${client}` }
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
      dryRun ? this.judge(trx, checked) : takeInvoices(trx, checked, actor, now)
    )
    this.imported.set(this.batchEnd, imported)
    if (this.params.notify && !dryRun) await announceInvoices(trx, importedIds, actor, now)
    return written
  }

  async finish(trx: TransactionClientContract): Promise<Record<string, unknown>> {
    const imported = new Tally()
    for (const tally of this.imported.values()) imported.addAll(tally)
    const books = await booksNowAndThen(trx, this.newest.invoice)
    const clients = this.order.dryRun ? this.foreseen.counted : await clientsSince(trx, this.newest)
    return {
      clients,
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
    this.foreseen = new ForeseenClients()
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
        writeItems(items, (some) => this.judge(trx, some))
      )
      this.seen.keep()
      return judged.imported
    }
    const tally = new Tally()
    const checked = items.flatMap((item) => ('checked' in item ? [item.checked] : []))
    const rows: { number: string; source_hash: string }[] = await db
      .from('invoices')
      .where('id', '>', this.newest.invoice)
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

  /** In a dry run. */
  private async judge(trx: TransactionClientContract, checked: CheckedDraft[]): Promise<Judged[]> {
    const judged = await judgeInvoices(trx, checked, this.seen)
    await this.foreseen.add(
      trx,
      checked.filter((_, index) => judged[index] === 'new')
    )
    return judged
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
