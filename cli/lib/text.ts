// C0 and C1 controls, and the marks that reorder text or take no room: they could rewrite a terminal,
// or show another name than the one that is there. Joiners stay, which Hindi and Persian need.
const UNSAFE =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu

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
