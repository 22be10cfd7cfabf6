import vine from '@vinejs/vine'
import { Problem } from '#exceptions/problem'
import { lineOfText } from '#validators/text'

/** A page of a keyset list: `after` is a cursor that an earlier page gave, in either direction. */
export const pageFields = {
  limit: vine.number().withoutDecimals().min(1).max(100).optional(),
  after: lineOfText().maxLength(200).optional(),
}

export const listValidator = vine.create(pageFields)

export const LIST_FIELDS = ['limit', 'after']

export function badCursor(): Problem {
  return new Problem('invalid-input', 422, {
    errors: [{ field: 'after', rule: 'cursor', message: 'Not a cursor of this list.' }],
  })
}
