/** What a text may name, and gets filled in for each reader. */
export const PLACEHOLDERS = [
  'name',
  'client',
  'company',
  'number',
  'amount',
  'due',
  'days',
] as const

export type Placeholder = (typeof PLACEHOLDERS)[number]

const NAMED = /\{([^{}\n]{0,60})\}/g

/** What stands in braces and means nothing, each once. */
export function unknownPlaceholders(text: string): string[] {
  const names = [...text.matchAll(NAMED)].map(([, name]) => name)
  return [...new Set(names.filter((name) => !isPlaceholder(name)))]
}

/** Values are filled in once: braces within them stay what they are. */
export function fillIn(text: string, values: Record<Placeholder, string>): string {
  return text.replace(NAMED, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole))
}

function isPlaceholder(name: string): name is Placeholder {
  return PLACEHOLDERS.some((one) => one === name)
}
