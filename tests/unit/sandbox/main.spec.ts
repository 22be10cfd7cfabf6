import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from '@japa/runner'
import { sandboxForTest } from '#tests/support/sandbox'

type Cleanup = Parameters<typeof sandboxForTest>[0]

async function start(cleanup: Cleanup, env: Record<string, string> = {}, ipc = false) {
  const child = spawn(process.execPath, ['--import=@poppinss/ts-exec', 'tests/sandbox/main.ts'], {
    cwd: new URL('../../..', import.meta.url),
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore', ...(ipc ? (['ipc'] as const) : [])],
  })
  cleanup(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  })
  if (!child.stdout) throw new Error('The child has no output')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, ready: JSON.parse(String(line)) }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const [code] = await once(child, 'exit')
  return code
}

test.group('The sandbox as a process', () => {
  test('it says where it listens and ends on SIGTERM', async ({ assert, cleanup }) => {
    const { child, ready } = await start(cleanup, { RAZORPAY_KEY_ID: 'rzp_test_x' })
    assert.isTrue(ready.ready)
    assert.include(ready.paypalRootPem, 'BEGIN CERTIFICATE')
    const health = await fetch(`${ready.urls.razorpay}/__control/health`)
    assert.deepEqual(await health.json(), { ok: true })
    child.kill('SIGTERM')
    assert.equal(await exitOf(child), 0)
  })

  test('it ends when its parent lets go of its input, or of its channel', async ({
    assert,
    cleanup,
  }) => {
    const byInput = await start(cleanup, { SANDBOX_EXIT_WITH_STDIN: '1' })
    byInput.child.stdin?.end()
    assert.equal(await exitOf(byInput.child), 0)
    const byChannel = await start(cleanup, {}, true)
    byChannel.child.disconnect()
    assert.equal(await exitOf(byChannel.child), 0)
  })

  test('a busy port gets one clear line and exit status 1', async ({ assert, cleanup }) => {
    const { ports } = await sandboxForTest(cleanup)
    const taken = await start(cleanup, { SANDBOX_PAYPAL_PORT: String(ports.paypal) })
    assert.isFalse(taken.ready.ready)
    assert.include(taken.ready.error, 'EADDRINUSE')
    assert.equal(await exitOf(taken.child), 1)
  })
})
