import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '#domain/shared/canonical_json'

/**
 * Rendered documents on disk, addressed by what they were rendered from: the same document is
 * rendered once, and a changed template or logo makes another entry.
 */
export class DocumentCache {
  constructor(private folder: string) {}

  /** The bytes and a strong validator for ETag. */
  async remember(
    key: unknown,
    render: () => Promise<Buffer>
  ): Promise<{ bytes: Buffer; etag: string }> {
    const hash = createHash('sha256').update(canonicalJson(key)).digest('hex')
    const folder = join(this.folder, hash.slice(0, 2))
    const file = join(folder, `${hash}.pdf`)

    const bytes =
      (await readFile(file).catch(() => null)) ?? (await this.write(folder, file, render))
    return { bytes, etag: `"${hash.slice(0, 32)}"` }
  }

  /** Written aside and renamed, so that a reader never sees half a file. */
  private async write(
    folder: string,
    file: string,
    render: () => Promise<Buffer>
  ): Promise<Buffer> {
    const bytes = await render()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const aside = `${file}.${randomBytes(6).toString('hex')}`
    await writeFile(aside, bytes, { mode: 0o600 })
    await rename(aside, file)
    return bytes
  }
}
