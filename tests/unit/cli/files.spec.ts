import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { test } from '@japa/runner'
import { collectFiles } from '../../../cli/lib/files.js'

test.group('portal: the files that were meant', (group) => {
  let folder: string
  group.each.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-files-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('are those that links lead to, too; one that leads nowhere is not left out', async ({
    assert,
  }) => {
    const inbox = join(folder, 'inbox')
    mkdirSync(join(inbox, 'sub'), { recursive: true })
    mkdirSync(join(folder, 'folder.xml'))
    writeFileSync(join(folder, 'elsewhere'), '<a/>')
    writeFileSync(join(inbox, 'b.xml'), '<a/>')
    symlinkSync(join(folder, 'elsewhere'), join(inbox, 'sub', 'a.xml'))
    symlinkSync(join(folder, 'nowhere'), join(inbox, 'c.xml'))
    symlinkSync(join(folder, 'folder.xml'), join(inbox, 'd.xml'))

    symlinkSync(inbox, join(inbox, 'round'))

    for (const named of [inbox, `${folder}/inbox/**/*.xml`]) {
      const files = await collectFiles([named])
      assert.deepEqual(
        files.map((file) => relative(inbox, file)),
        ['b.xml', 'c.xml', 'sub/a.xml']
      )
    }
    symlinkSync(join(inbox, 'b.xml'), join(inbox, 'e.xml'))
    assert.lengthOf(await collectFiles([inbox, join(inbox, 'b.xml')]), 3)
    await assert.rejects(() => collectFiles([join(folder, 'nowhere')]), /leads to no file/)
  })
})
