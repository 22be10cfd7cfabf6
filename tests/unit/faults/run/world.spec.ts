import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { World } from '#tests/faults/run/world'

/** In place of the server: it hangs up on whoever asks and then does `next`. */
const serverThat = (next: string) => `
import { createServer } from 'node:http'
const server = createServer((request) => {
  request.socket.destroy()
  setImmediate(() => { ${next} })
})
process.on('message', ({ call, name }) => {
  const answer = () => process.send({ type: 'answer', call, result: null })
  if (name === 'listen') server.listen(Number(process.env.PORT), '127.0.0.1', answer)
  else answer()
})
process.on('disconnect', () => process.exit(0))
process.send({ type: 'booted' })
`

/** Long after its connections broke, as on a machine that has no time for it. */
const DIES_LATE = `
  const until = Date.now() + 800
  while (Date.now() < until) continue
  process.kill(process.pid, 'SIGKILL')
`

test.group('The world of the fault machine', (group) => {
  let folder: string
  let world: World

  group.each.setup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-faults-world-'))
    await mkdir(join(folder, 'tests/faults'), { recursive: true })
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    return async () => {
      await world.close()
      await rm(folder, { recursive: true, force: true })
    }
  })

  async function openWith(next: string) {
    await writeFile(join(folder, 'tests/faults/server_process.js'), serverThat(next))
    world = await World.open({ folder, databaseUrl: null })
  }

  test('a server that was killed gives no answer, however late word of its end comes', async ({
    assert,
  }) => {
    await openWith(DIES_LATE)
    assert.isNull(await world.request('GET', '/'))
    assert.isFalse(world.isAlive)
    assert.isTrue(await world.revive())
    assert.equal(world.kills, 1)
  })

  test('a server that hangs up and lives is at fault', async ({ assert }) => {
    await openWith('')
    await assert.rejects(() => world.request('GET', '/'), 'socket hang up')
    assert.isTrue(world.isAlive)
  })

  test('a server that listens no more is waited for until its end', async ({ assert }) => {
    await openWith(`
      process.removeAllListeners('disconnect')
      process.disconnect()
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 800)
    `)
    assert.isNull(await world.request('GET', '/'))
    await assert.rejects(() => world.call('work'), 'SIGKILL')
  })

  test('a server that ended by itself is not taken for a killed one', async ({ assert }) => {
    await openWith('process.exit(3)')
    assert.isNull(await world.request('GET', '/'))
    await assert.rejects(() => world.revive(), /ended by itself: exit status 3/)
  })
})
