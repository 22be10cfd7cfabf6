/** A text as a pattern of LIKE that matches wherever it stands (with `escape '\'`): %, _ and \ are themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}
