/** The kinds of file that a proof may be, and how each begins. */
const KINDS = [
  { type: 'application/pdf', extension: 'pdf', begins: [Buffer.from('%PDF-')] },
  {
    type: 'image/png',
    extension: 'png',
    begins: [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  },
  { type: 'image/jpeg', extension: 'jpg', begins: [Buffer.from([0xff, 0xd8, 0xff])] },
]

export const PROOF_TYPES = KINDS.map(({ type }) => type)
export const PROOF_LIMIT_BYTES = 5 * 1024 * 1024

const LONGEST_NAME = 120

/** Whether the file begins as files of this type do. What a browser says of it is not enough. */
export function isOfType(bytes: Buffer, type: string): boolean {
  const kind = KINDS.find((one) => one.type === type)
  return kind?.begins.some((magic) => bytes.subarray(0, magic.length).equals(magic)) ?? false
}

/**
 * The name to keep of a file that came from outside: its last part, without control and invisible
 * characters (a name can be written to read backwards), and with the extension of what it is.
 */
export function proofName(given: string | null, type: string): string {
  const extension = KINDS.find((one) => one.type === type)?.extension ?? 'bin'
  const last = (given ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last.replace(/[\p{C}<>:"|?*]/gu, '').trim()
  const stem = plain.replace(/\.[^.]*$/u, '').replace(/^\.+/u, '')
  return `${[...stem].slice(0, LONGEST_NAME).join('').trim() || 'proof'}.${extension}`
}
