import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/**
 * Changes with whatever decides what a document looks like: the templates and the code of this
 * folder, the texts, and the version of Typst. Rendered copies of older versions are left behind.
 * Read once per process.
 */
export const documentVersion = hashFiles([
  ...filesBelow(fileURLToPath(new URL('.', import.meta.url)), /\.(typ|[jt]s)$/),
  ...filesBelow(
    fileURLToPath(new URL('../../../resources/lang', import.meta.url)),
    /documents\.json$/
  ),
  createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler/package.json'),
])

function filesBelow(folder: string, names: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => names.test(name))
    .sort()
    .map((name) => `${folder}/${name}`)
}

function hashFiles(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    const bytes = readFileSync(path)
    hash.update(`${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}
