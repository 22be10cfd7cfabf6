import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
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

  test('goes into a pipe, a device or the output as they are: none is replaced', async ({
    assert,
  }) => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const arrives = readFile(pipe, 'utf8')
    await saveDownload(context, download(), { asked: pipe, suggested: 'x' })
    assert.equal(await arrives, 'new')
    assert.isTrue(lstatSync(pipe).isFIFO())

    // As root the device itself would be gone, for the whole machine: a pipe was asked first.
    await saveDownload(context, download(), { asked: '/dev/null', suggested: 'x' })
    assert.isTrue(lstatSync('/dev/null').isCharacterDevice())

    await saveDownload(context, download(), { asked: '/dev/full', suggested: 'x' }).then(
      () => assert.fail('took it'),
      (error) => assert.deepInclude(error, { code: 'cannot-write' })
    )
    assert.deepEqual(readdirSync(folder), ['pipe'])
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
