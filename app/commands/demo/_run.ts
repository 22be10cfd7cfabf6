import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build, isBuilt } from './_build.js'
import { Children, type Child } from './_children.js'
import { prepareData } from './_data.js'
import { endOfDemo } from './_end_of_demo.js'
import {
  paypalRootsFile,
  sandboxEnvironment,
  serverEnvironment,
  type Address,
} from './_environment.js'
import { readOrMakeKeys } from './_keys.js'
import { needPort, readPort, wishPort } from './_ports.js'
import { clearStorage, prepareStorage } from './_storage.js'
import { DemoTrouble } from './_trouble.js'
import { startSandbox, startServer } from './_wait_for.js'
import { welcome } from './_welcome.js'

export type DemoRun = {
  root: string
  fresh: boolean
  say: (line: string) => void
  complain: (line: string) => void
}

/** Runs the demo until somebody ends it. Answers the exit status. */
export async function runDemo(run: DemoRun): Promise<number> {
  const children = new Children(join(run.root, 'app/commands/demo/_end_with_parent.ts'))
  const end = endOfDemo()
  try {
    const outcome = await Promise.race([startAll(run, children), end.then(() => 'ended' as const)])
    if (outcome === 'ended') return 0

    const crash = new Promise<Child>((tell) => children.onUnexpectedEnd(tell))
    const why = await Promise.race([end, crash])
    if (typeof why === 'string') return 0
    run.complain(`The ${why.name} ended by itself:\n${why.said.join('\n')}`)
    return 1
  } catch (error) {
    if (!(error instanceof DemoTrouble)) throw error
    run.complain(error.message)
    return 1
  } finally {
    await children.stopAll()
  }
}

async function startAll(run: DemoRun, children: Children): Promise<'started'> {
  const { root, say } = run
  const started = performance.now()
  const address: Address = {
    host: process.env.HOST || '127.0.0.1',
    port: readPort(process.env.PORT),
  }
  // First, so that --fresh never takes the data from under a demo that runs.
  await needPort(address.host, address.port)
  const dataDir = resolve(root, process.env.DATA_DIR || 'storage')
  if (run.fresh) await clearStorage(dataDir)
  await prepareStorage(dataDir)
  const keys = await readOrMakeKeys(dataDir)

  if (!(await isBuilt(root))) {
    say('Building (about 20 seconds, once) …')
    await build(root, children)
  }
  const buildDir = join(root, 'build')
  const sandboxStart = startSandbox(children, {
    name: 'sandbox',
    args: ['--import=@poppinss/ts-exec', 'tests/sandbox/main.ts'],
    cwd: root,
    env: sandboxEnvironment(keys, address, await wishedPorts(address.port)),
  })
  const env = serverEnvironment(keys, dataDir, address)
  const [sandbox, isNew] = await Promise.all([
    sandboxStart,
    prepareData({ children, buildDir, env }, dataDir),
  ])
  await writeFile(paypalRootsFile(dataDir), sandbox.paypalRootPem)
  await startServer(
    children,
    {
      name: 'server',
      args: ['bin/server.js'],
      cwd: buildDir,
      env: serverEnvironment(keys, dataDir, address, sandbox),
    },
    `http://${address.host}:${address.port}/health`,
    say
  )
  const seconds = (performance.now() - started) / 1000
  for (const line of welcome({ address, sandbox, dataDir, isNew, seconds })) say(line)
  return 'started'
}

/** Beside the portal's own port, so that bookmarks stay true; another when one is busy. */
async function wishedPorts(port: number) {
  const [razorpay, paypal, inbox, smtp] = await Promise.all(
    [1, 2, 3, 4].map((step) => wishPort('127.0.0.1', port + step))
  )
  return { razorpay, paypal, inbox, smtp }
}
