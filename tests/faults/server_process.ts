/*
 * The real server and its worker, in a process of its own that may be killed. The application is
 * booted as it is; from outside come the clock, shorter waits for the gateways, and the kill points.
 * The worker works when the parent says so, so that a story can be told again from its seed.
 *
 * Until it is told to listen, a process touches no database: one waits ready beside the one that works.
 */
import 'reflect-metadata'
import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import { Ignitor } from '@adonisjs/core'
import type { ServerMessage, ParentMessage } from '#tests/faults/messages'

const APP_ROOT = new URL('../../', import.meta.url)
/** Twice this, at the most, a question to a gateway takes here. */
const GATEWAY_TIMEOUT_MS = 700

const ignitor = new Ignitor(APP_ROOT, {
  importer: (path) =>
    import(path.startsWith('.') ? new URL(path, APP_ROOT).href : path) as Promise<unknown>,
})
const app = ignitor.createApp('test')
await app.init()
await import('#start/env')
await app.boot()
await app.start(() => {})

const { Clock } = await import('#domain/shared/clock')
const { GatewayRegistry } = await import('#gateways/registry')
const { Postman } = await import('#mails/postman')
const { default: gateways } = await import('#config/gateways')
const { FaultClock } = await import('#tests/faults/server/fault_clock')
const { WatchedRegistry, watchCommits, watchRequests } =
  await import('#tests/faults/server/kill_points')
const { watchJobs } = await import('#tests/faults/server/job_kills')
const { SilentPostman } = await import('#tests/faults/server/silent_postman')
const { callsOf } = await import('#tests/faults/server/calls')

const clock = new FaultClock()
let registry: InstanceType<typeof WatchedRegistry>

/** With breakers that are closed, whatever the last story did. */
function connectGateways() {
  const config = {
    razorpay: gateways.razorpay && { ...gateways.razorpay, timeoutMs: GATEWAY_TIMEOUT_MS },
    paypal: gateways.paypal && { ...gateways.paypal, timeoutMs: GATEWAY_TIMEOUT_MS },
    allowSandboxHosts: true,
  }
  registry = new WatchedRegistry(config, () => clock.now().toMillis())
}

connectGateways()
app.container.swap(Clock, () => clock)
app.container.swap(GatewayRegistry, () => registry)
// Each mail is a PDF, and none is read here: receipts are counted in the outbox.
app.container.swap(Postman, () => new SilentPostman(clock))
watchRequests()
watchCommits()
watchJobs()

const calls = callsOf(clock, connectGateways)
const server = await app.container.make('server')
await server.boot()
const httpServer = createServer(server.handle.bind(server))
server.setNodeServer(httpServer)

function say(message: ServerMessage) {
  process.send?.(message)
}

async function answer(message: ParentMessage): Promise<unknown> {
  if (message.name !== 'listen') {
    const call = calls[message.name] as (argument: unknown) => Promise<unknown>
    return call(message.argument)
  }
  await new Promise<void>((resolve, reject) => {
    httpServer.once('error', reject)
    httpServer.listen(Number(process.env.PORT), '127.0.0.1', resolve)
  })
  return null
}

process.on('message', (message: ParentMessage) => {
  if (typeof message?.call !== 'number') return
  answer(message).then(
    (result) => say({ type: 'answer', call: message.call, result }),
    (error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      say({ type: 'refusal', call: message.call, error: text })
    }
  )
})
// Nobody to work for any more.
process.on('disconnect', () => process.exit(0))
// Otherwise written at an orderly exit, of which there is none here: each would compile all again.
flushCompileCache()
say({ type: 'booted' })
