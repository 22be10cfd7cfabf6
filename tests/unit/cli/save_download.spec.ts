import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import type { Context } from '../../../cli/context.js'
import { Failure } from '../../../cli/lib/failure.js'
import { saveDownload } from '../../../cli/lib/save_download.js'

const context = { output: { record: () => {}, say: () => {} } } as unknown as Context

const download = () => ({
  body: new Blob(['new']).stream(),
  contentType: 'application/pdf',
  fileName: null,
})

test.group('portal: a document that is kept', (group) => {
  let folder: string
  group.each.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-save-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('replaces a file only where somebody said its name', async ({ assert }) => {
    const file = join(folder, 'RCP-1.pdf')
    const suggested = { asked: undefined, suggested: file }
    await saveDownload(context, download(), suggested)
    writeFileSync(file, 'old')
    const failure = await saveDownload(context, download(), suggested).catch((error) => error)
    assert.instanceOf(failure, Failure)
    assert.deepInclude(failure, { code: 'file-exists' })
    assert.match(failure.more.hint, /-o /)
    assert.equal(readFileSync(file, 'utf8'), 'old')

    await saveDownload(context, download(), { asked: file, suggested: 'x' })
    assert.equal(readFileSync(file, 'utf8'), 'new')
    // A link that leads nowhere would be made to lead somewhere.
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link.pdf'))
    const link = { asked: undefined, suggested: join(folder, 'link.pdf') }
    await assert.rejects(() => saveDownload(context, download(), link), /is there already/)
    assert.deepEqual(readdirSync(folder).sort(), ['RCP-1.pdf', 'link.pdf'])
  })

  test('that breaks off leaves nothing behind', async ({ assert }) => {
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(Buffer.from('half'))
        controller.error(new Error('gone'))
      },
    })
    const file = { asked: join(folder, 'a.pdf'), suggested: 'x' }
    const half = { ...download(), body }
    await assert.rejects(() => saveDownload(context, half, file))
    assert.deepEqual(readdirSync(folder), [])
  })
})
