import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Name, version and licence text of every package that is among these files. */
export function noticesOf(files: string[]): string {
  const folders = new Set(files.flatMap((file) => packageFolder(file) ?? []))
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8')
    )
    const text = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (!text) throw new Error(`${name} comes without a licence text.`)
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, text), 'utf8').trim()}\n`
  })
  return `This program contains the following packages.\n\n${notices.join(`\n${'-'.repeat(72)}\n\n`)}`
}

/** The folder of the package that a file belongs to; null for a file of ours. */
function packageFolder(file: string): string | null {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0] ?? null
}
