/** What a logo may come as, and how each begins. SVG is a program and no picture: refused. */
const KINDS = [
  { type: 'image/png', isOne: (bytes: Buffer) => begins(bytes, 0, '\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', isOne: (bytes: Buffer) => begins(bytes, 0, '\xff\xd8\xff') },
  {
    type: 'image/webp',
    isOne: (bytes: Buffer) => begins(bytes, 0, 'RIFF') && begins(bytes, 8, 'WEBP'),
  },
]

export const LOGO_TYPES = KINDS.map(({ type }) => type)
export const LOGO_LIMIT_BYTES = 2 * 1024 * 1024
/** Of each side. */
export const LOGO_LIMIT_PIXELS = 4096

/** Whether the file begins as one of these does, whatever the sender calls it. */
export function isPicture(bytes: Buffer): boolean {
  return KINDS.some(({ isOne }) => isOne(bytes))
}

function begins(bytes: Buffer, at: number, magic: string): boolean {
  return bytes.toString('latin1', at, at + magic.length) === magic
}
