import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { lineOfText } from '#validators/text'

/** How a table is handed in; the file itself is the raw body. `map`: "column of the file=ours". */
const tableFields = {
  fileName: lineOfText().minLength(1).maxLength(255).optional(),
  delimiter: vine.enum([',', ';', '|', 'tab'] as const).optional(),
  map: vine
    .array(
      lineOfText()
        .maxLength(200)
        .regex(/^[^=].*=[a-z0-9_]+$/)
    )
    .maxLength(100)
    .optional(),
  dryRun: vine.boolean().optional(),
}

/** People, one to a line: CSV, and each line for itself. */
export const peopleTableValidator = vine.create(tableFields)

export const PEOPLE_TABLE_FIELDS = ['fileName', 'delimiter', 'map', 'dryRun']

export const tableImportFields = {
  ...tableFields,
  format: vine.enum(['csv', 'json'] as const).optional(),
  atomic: vine.boolean().optional(),
}

export const clientImportValidator = vine.create(tableImportFields)

export const CLIENT_IMPORT_FIELDS = [...PEOPLE_TABLE_FIELDS, 'format', 'atomic']

export type TableQuery = Infer<typeof clientImportValidator>
