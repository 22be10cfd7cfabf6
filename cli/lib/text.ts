// C0 and C1 controls, and the marks that reorder text: they could rewrite a terminal.
const UNSAFE = /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** Text of the server or of a file's name, made harmless for a terminal, on one line. */
export function clean(text: string): string {
  return text.replace(/\s*[\r\n\t]+\s*/g, ' ').replace(UNSAFE, '\ufffd')
}

/** One line of JSON that no terminal can be moved by; parsed again it is the same value. */
export function jsonLine(value: unknown): string {
  return escapeUnsafe(JSON.stringify(value))
}

/** The same for JSON that is text already. */
export function escapeUnsafe(json: string): string {
  return json.replace(UNSAFE, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** "1 file", "2 files". */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? singular : plural}`
}
