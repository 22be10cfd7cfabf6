import vine from '@vinejs/vine'

/**
 * No two objects of a list have the same `id`. (Vine's own rule turns whatever stands there into
 * text, and an object whose `toString` is no function ends that with a 500.)
 */
export const distinctIds = vine.createRule((items, _options, field) => {
  if (!Array.isArray(items)) return
  const ids = items.map((item: { id?: unknown } | null) => item?.id)
  const texts = ids.filter((id) => typeof id === 'string')
  if (new Set(texts).size < texts.length) {
    field.report('The {{ field }} field has duplicate values', 'distinct', field)
  }
})
