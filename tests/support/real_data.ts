import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Published example files (e-invoices, gateway descriptions, signature vectors) that are too large,
 * or not ours, to keep here. REAL_DATA_DIR says where they are.
 */
const folder = process.env.REAL_DATA_DIR ?? null
const present = folder !== null && existsSync(folder)

if (!present && process.env.REQUIRE_REAL_DATA) {
  throw new Error(
    `REQUIRE_REAL_DATA is set, but REAL_DATA_DIR is ${folder ?? 'not set'} and not there`
  )
}

/**
 * For `test.skip(withoutRealData, '…')`: true only where the data is absent and nobody requires it.
 */
export const withoutRealData = !present

export const NO_REAL_DATA = 'REAL_DATA_DIR is not set'

/** The path of a file or folder of the real data. Call it inside tests. */
export function realDataPath(...parts: string[]): string {
  if (!folder) throw new Error('REAL_DATA_DIR is not set')
  return join(folder, ...parts)
}

/** Every file below a folder of the real data whose name ends so, as paths, sorted. */
export function realDataFiles(under: string, extension: string): string[] {
  if (!present) return []
  return readdirSync(realDataPath(under), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith(extension))
    .map((name) => realDataPath(under, name))
    .sort()
}
