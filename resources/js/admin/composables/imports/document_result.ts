import type { TakenDocument } from '~admin/api/imports'

export type Refusal = { place: string | null; rule: string | null; message: string }

/** What became of one file. */
export type DocumentResult =
  ({ file: File } & TakenDocument) | { file: File; outcome: 'refused'; problems: Refusal[] }
