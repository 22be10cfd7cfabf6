import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Children } from '../../app/commands/demo/_children.js'
import { prepareData, migrate } from '../../app/commands/demo/_data.js'
import { paypalRootsFile, serverEnvironment } from '../../app/commands/demo/_environment.js'
import { readOrMakeKeys, type DemoKeys } from '../../app/commands/demo/_keys.js'
import { startServer } from '../../app/commands/demo/_wait_for.js'
import { startSandbox, type Sandbox } from '#tests/sandbox/start'
import { freePort } from '#tests/support/free_port'
import { ensureBuilt } from '#tests/support/production_build'

export type ProductionServer = {
  /** Without a slash at the end. The portal is below `/portal`. */
  url: string
  /** The world outside, in this process: its ledger, faults, clock and inbox are at hand. */
  sandbox: Sandbox
  /** Where `cli.json` and the database are. */
  dataDir: string
  /** The settings the server runs with, for commands beside it. */
  env: NodeJS.ProcessEnv
  /** Runs `node ace …` of the production build; answers its last lines. Throws when it fails. */
  ace(...args: string[]): Promise<string[]>
  stop(): Promise<void>
}

/**
 * The production build with its worker and a sandbox, on free ports, with a database of its own on
 * the engine that this run tests (DATABASE_URL names the PostgreSQL server, if any). `demo` fills
 * it as the demo does; `empty` only migrates.
 */
export async function startProductionServer(data: 'empty' | 'demo'): Promise<ProductionServer> {
  const root = process.cwd()
  const children = new Children(join(root, 'app/commands/demo/_end_with_parent.ts'))
  await ensureBuilt(root)

  const dataDir = await mkdtemp(join(tmpdir(), 'portal-server-'))
  const keys = await readOrMakeKeys(dataDir)
  const address = { host: '127.0.0.1', port: await freePort() }
  const url = `http://localhost:${address.port}`
  const sandbox = await startSandbox(sandboxOptions(keys, url))
  await writeFile(paypalRootsFile(dataDir), sandbox.paypalRootPem)

  const database = await ownDatabase()
  const env = { ...serverEnvironment(keys, dataDir, address, sandbox), ...database.env }
  const buildDir = join(root, 'build')
  const stop = async () => {
    await children.stopAll()
    await sandbox.stop()
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    if (data === 'demo') await prepareData({ children, buildDir, env }, dataDir)
    else await migrate({ children, buildDir, env })
    const program = { name: 'server', args: ['bin/server.js'], cwd: buildDir, env }
    await startServer(children, program, `${url}/health`, () => {})
  } catch (error) {
    await stop()
    throw error
  }

  const ace = async (...args: string[]) => {
    const program = { name: args[0], args: ['ace.js', ...args], cwd: buildDir, env }
    const { ok, said } = await children.run(program)
    if (!ok) throw new Error(`node ace ${args.join(' ')} failed:\n${said.join('\n')}`)
    return said
  }
  return { url, sandbox, dataDir, env, ace, stop }
}

function sandboxOptions(keys: DemoKeys, url: string) {
  return {
    razorpay: {
      keyId: keys.RAZORPAY_KEY_ID,
      keySecret: keys.RAZORPAY_KEY_SECRET,
      webhookSecret: keys.RAZORPAY_WEBHOOK_SECRET,
      webhookUrl: `${url}/webhooks/razorpay`,
    },
    paypal: {
      clientId: keys.PAYPAL_CLIENT_ID,
      secret: keys.PAYPAL_CLIENT_SECRET,
      webhookId: keys.PAYPAL_WEBHOOK_ID,
      webhookUrl: `${url}/webhooks/paypal`,
    },
  }
}

/** On PostgreSQL a new database beside the run's own; SQLite lives in the data folder. */
async function ownDatabase(): Promise<{ env: NodeJS.ProcessEnv; drop: () => Promise<void> }> {
  const server = process.env.DATABASE_URL
  if (!server) return { env: {}, drop: async () => {} }

  const name = `server_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await onServer(server, `create database ${name}`)
  return {
    env: { DATABASE_URL: url.href },
    drop: () => onServer(server, `drop database ${name} with (force)`),
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
