import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { realDataFiles } from '#tests/support/real_data'

export type RealFile = { name: string; syntax: 'ubl' | 'cii'; read: () => Buffer }

/** The official example invoices in both syntaxes; none where the real data is absent. */
export const realFiles: RealFile[] = (['ubl', 'cii'] as const).flatMap((syntax) =>
  realDataFiles(`en16931/${syntax}`, '.xml').map((path) => ({
    name: basename(path),
    syntax,
    read: () => readFileSync(path),
  }))
)

/** BT-115 as the text of the file has it, found without any of the product's code. */
export function amountDueIn(text: string): string {
  const match = /<(?:\w+:)?(?:PayableAmount|DuePayableAmount)[^>]*>\s*([^<\s]+)\s*</.exec(text)
  if (!match) throw new Error('The file states no amount due')
  return match[1]
}
