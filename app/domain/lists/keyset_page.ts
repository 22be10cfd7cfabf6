import type { LucidModel, LucidRow, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'

type Row = LucidRow & { id: number }

/** What stands for a row in a cursor, and the row id that belongs to it. */
export type CursorKey<Instance> = {
  of(row: Instance): string
  find(name: string): Promise<number | null>
}

export type KeysetPage<Instance> = {
  rows: Instance[]
  page: { prev: string | null; next: string | null }
}

/**
 * One page of a list, newest row first. A cursor is a direction and the public id of the row at
 * the edge of the page it came from, so that no sequential id leaves the server; pages stay where
 * they are while rows are added. Null when `after` is no cursor of this list.
 */
export async function keysetPage<
  Model extends LucidModel,
  Instance extends Row & { publicId: string },
>(
  query: ModelQueryBuilderContract<Model, Instance>,
  asked: { limit?: number; after?: string }
): Promise<KeysetPage<Instance> | null> {
  return keysetPageBy(query, asked, {
    of: (row) => row.publicId,
    find: async (name) => {
      const row = await query.model.query().where('public_id', name).select('id').first()
      return row && Number(row.$primaryKeyValue)
    },
  })
}

/** The same for rows that have no public id of their own. */
export async function keysetPageBy<Model extends LucidModel, Instance extends Row>(
  query: ModelQueryBuilderContract<Model, Instance>,
  asked: { limit?: number; after?: string },
  key: CursorKey<Instance>
): Promise<KeysetPage<Instance> | null> {
  const limit = asked.limit ?? 20
  const cursor = asked.after === undefined ? null : await readCursor(asked.after, key)
  if (asked.after !== undefined && !cursor) return null
  const newer = cursor?.newer ?? false

  if (cursor) query.where('id', newer ? '>' : '<', cursor.id)
  const found = await query.orderBy('id', newer ? 'asc' : 'desc').limit(limit + 1)

  const more = found.length > limit
  const rows = found.slice(0, limit)
  if (newer) rows.reverse()

  const first = rows.at(0)
  const last = rows.at(-1)
  return {
    rows,
    page: {
      prev: first && (newer ? more : cursor !== null) ? `n.${key.of(first)}` : null,
      next: last && (newer || more) ? `o.${key.of(last)}` : null,
    },
  }
}

async function readCursor<Instance>(
  text: string,
  key: CursorKey<Instance>
): Promise<{ newer: boolean; id: number } | null> {
  const match = /^([no])\.([\w-]+)$/.exec(text)
  if (!match) return null

  const id = await key.find(match[2])
  return id === null ? null : { newer: match[1] === 'n', id }
}
