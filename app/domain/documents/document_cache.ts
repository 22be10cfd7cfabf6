import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '#domain/shared/canonical_json'

/**
 * Rendered documents on disk, addressed by what they were rendered from: the same document is
 * rendered once, and a changed template or logo makes another entry.
 */
export class DocumentCache {
  /** `tell` hears of a copy that could not be kept. */
  constructor(
    private folder: string,
    private tell: (error: unknown) => void
  ) {}

  /** The bytes and a strong validator for ETag. */
  async remember(
    key: unknown,
    render: () => Promise<Buffer>
  ): Promise<{ bytes: Buffer; etag: string }> {
    const hash = createHash('sha256').update(canonicalJson(key)).digest('hex')
    const folder = join(this.folder, hash.slice(0, 2))
    const file = join(folder, `${hash}.pdf`)

    const etag = `"${hash.slice(0, 32)}"`
    const kept = await readIfThere(file)
    if (kept) return { bytes: kept, etag }

    const bytes = await render()
    // A full disk costs the next reader a rendering, not this one the document.
    await this.keep(folder, file, bytes).catch(this.tell)
    return { bytes, etag }
  }

  /** Written aside and renamed, so that a reader never sees half a file. */
  private async keep(folder: string, file: string, bytes: Buffer): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const aside = `${file}.${randomBytes(6).toString('hex')}`
    try {
      await writeFile(aside, bytes, { mode: 0o600 })
      await rename(aside, file)
    } catch (error) {
      await rm(aside, { force: true })
      throw error
    }
  }
}

/** Any other failure is one of the disk or of its rights, and no reason to render for ever. */
async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
