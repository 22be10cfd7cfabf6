import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Actor } from '#domain/shared/actor'
import type { Done, Refused } from '#domain/shared/result'
import type { BulkJobKind } from '#models/bulk_job'

/** What became of one item. `line` is that of the file, counted from 1, the head included. */
export type BulkRow = {
  line: number | null
  column: string | null
  /** A word that the counts use as well: "imported", "sent", "refused", … */
  outcome: string
  /** Why, stable and for programs; null when there is nothing to say. */
  code: string | null
  message: string | null
  /** The item in the words of who started the job: a reference, a number, an address. */
  ref: string | null
  name: string | null
  /** Public id of what was made or found. */
  targetId: string | null
}

/** What a batch did: how many of each outcome, and the rows worth telling. */
export type Written = { counts: Record<string, number>; rows: BulkRow[] }

/** `cursor` is where the next batch begins, at most 200 characters, in this work's own words. */
export type Batch<Item> = { items: Item[]; cursor: string }

/**
 * One run over the items of a job, from `cursor` on. The framework asks for a batch, writes it in a
 * transaction that also moves the job on, and asks again: whatever ends a run between two batches,
 * the next one goes on where it was, and nothing is done twice.
 */
export interface BulkRun<Item> {
  /** Null when nobody can know. */
  total: number | null
  /**
   * Null when nothing is left; refused when the rest cannot be read, which ends the job. `now` is
   * when this batch is asked for: a job may have begun hours ago.
   */
  next(cursor: string | null, now: DateTime): Promise<Batch<Item> | Refused<string, unknown> | null>
  /** May be run again from the start when the database was busy: it changes nothing but the trx. */
  write(trx: TransactionClientContract, items: Item[], now: DateTime): Promise<Written>
  /** In the transaction that ends the job: what is to be told about the whole. */
  finish?(trx: TransactionClientContract, now: DateTime): Promise<Record<string, unknown>>
  /** Lets go of what the run holds open, however it ended. */
  close?(): Promise<void>
}

/** What a run is told about its job. */
export type BulkOrder = {
  params: Record<string, unknown>
  fileName: string | null
  /** Only tell what would happen: `write` changes nothing then. */
  dryRun: boolean
  actor: Actor
  /** The file that was handed in, from its start. */
  read(): AsyncIterable<Buffer>
}

/** A kind of work. Refused when the order makes no sense by now. */
export interface BulkWork {
  open(order: BulkOrder, now: DateTime): Promise<Done<BulkRun<unknown>> | Refused<string, unknown>>
}

export type BulkWorks = Partial<Record<BulkJobKind, BulkWork>>

/** The outcome of an item that was not taken: jobs that have some are not wholly done. */
export const REFUSED = 'refused'
