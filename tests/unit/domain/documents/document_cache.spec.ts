import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { DocumentCache } from '#domain/documents/document_cache'

const KEY = { number: 'A-1' }

test.group('The cache of documents', (group) => {
  let folder: string
  let told: unknown[]
  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'document-cache-'))
    told = []
    return () => rm(folder, { recursive: true })
  })

  const cache = () => new DocumentCache(folder, (error) => told.push(error))
  const rendered = (text: string) => async () => Buffer.from(text)

  test('renders a document once and another one anew', async ({ assert }) => {
    const first = await cache().remember(KEY, rendered('first'))
    const again = await cache().remember(KEY, rendered('never'))
    const other = await cache().remember({ number: 'A-2' }, rendered('other'))
    assert.equal(again.bytes.toString(), 'first')
    assert.equal(again.etag, first.etag)
    assert.equal(other.bytes.toString(), 'other')
    assert.notEqual(other.etag, first.etag)
    assert.lengthOf(told, 0)
  })

  test('answers with what was rendered although it cannot be kept, and tells', async ({
    assert,
  }) => {
    await cache().remember(KEY, rendered('kept'))
    const [part] = await readdir(folder)
    await rm(join(folder, part), { recursive: true })
    // Nothing is there to read, and nothing can be written: as on a full disk, for root too.
    await symlink(join(folder, 'nowhere', 'at', 'all'), join(folder, part))

    const { bytes } = await cache().remember(KEY, rendered('rendered'))
    assert.equal(bytes.toString(), 'rendered')
    assert.lengthOf(told, 1)
  })

  test('a copy that is there and cannot be read is a fault, not a missing one', async ({
    assert,
  }) => {
    await cache().remember(KEY, rendered('kept'))
    const [part] = await readdir(folder)
    const [file] = await readdir(join(folder, part))
    await rm(join(folder, part, file))
    await mkdir(join(folder, part, file))
    await assert.rejects(() => cache().remember(KEY, rendered('again')), /EISDIR/)
  })
})
