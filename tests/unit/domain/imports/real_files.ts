import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'

export type RealFile = { name: string; syntax: 'ubl' | 'cii'; read: () => Buffer }

const folder = process.env.REAL_DATA_DIR ? join(process.env.REAL_DATA_DIR, 'en16931') : null

/** Tests over real files are skipped, by name, only on a machine that need not have them. */
export const skipRealData =
  process.env.REQUIRE_REAL_DATA !== '1' && (folder === null || !existsSync(folder))

/** The official example invoices in both syntaxes; empty when they are skipped. */
export const realFiles: RealFile[] = skipRealData ? [] : [...list('ubl'), ...list('cii')]

function list(syntax: 'ubl' | 'cii'): RealFile[] {
  if (folder === null) throw new Error('REQUIRE_REAL_DATA is set, but REAL_DATA_DIR is not')
  return readdirSync(join(folder, syntax)).map((name) => ({
    name,
    syntax,
    read: () => readFileSync(join(folder, syntax, name)),
  }))
}

/** BT-115 as the text of the file has it, found without any of the product's code. */
export function amountDueIn(text: string): string {
  const match = /<(?:\w+:)?(?:PayableAmount|DuePayableAmount)[^>]*>\s*([^<\s]+)\s*</.exec(text)
  if (!match) throw new Error('The file states no amount due')
  return match[1]
}
