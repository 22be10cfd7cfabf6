import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { PaymentGateway } from '#gateways/payment_gateway'
import { GatewayRegistry } from '#gateways/registry'
import type { Kill, Victim } from '#tests/faults/kill_point'

type Armed = Kill & {
  /** The victim's question to the gateway is over: the next commit is its own. */
  asked: boolean
}

let armed: Armed | null = null

/** The next time the server gets there, it is killed. One shot, gone with the process. */
export function arm(kill: Kill | null) {
  armed = kill && { ...kill, asked: false }
}

/** As the machine's power would end it: no handler runs, nothing is flushed. */
export function die(): never {
  process.kill(process.pid, 'SIGKILL')
  // The signal is delivered before the call returns; this says so to the compiler.
  throw new Error('SIGKILL did not end this process')
}

const VERBS: Partial<Record<keyof PaymentGateway, Victim>> = {
  open: 'open',
  capture: 'capture',
  inspect: 'settle',
  refund: 'refund',
  readEvent: 'webhook',
}

/** The gateways of the product, with the kill points around each question. */
export class WatchedRegistry extends GatewayRegistry {
  override get(name: string): PaymentGateway | null {
    const gateway = super.get(name)
    return gateway && watched(gateway)
  }

  override all(): PaymentGateway[] {
    return super.all().map(watched)
  }
}

function watched(gateway: PaymentGateway): PaymentGateway {
  return new Proxy(gateway, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const victim = VERBS[name as keyof PaymentGateway]
      if (!victim) return value.bind(target)
      return async (...args: unknown[]) => {
        if (isArmed(victim, 'P1')) die()
        const answer: unknown = await Reflect.apply(value, target, args)
        if (victim === 'webhook' && (isArmed(victim, 'P2') || isArmed(victim, 'P3'))) die()
        if (armed?.victim === victim) armed.asked = true
        return answer
      }
    },
  })
}

function isArmed(victim: Victim, point: Kill['point']): boolean {
  return armed?.victim === victim && armed.point === point
}

/** P2 and P3: on the wire, below both SDKs. */
export function watchRequests() {
  subscribe('http.client.request.start', (message) => {
    const request = (message as { request: ClientRequest }).request
    if (armed === null || !isAbout(armed.victim, request)) return
    if (armed.point === 'P2') request.once('finish', die)
    if (armed.point === 'P3') request.prependListener('response', die)
  })
}

function isAbout(victim: Victim, { method, path }: ClientRequest): boolean {
  switch (victim) {
    case 'open':
      return method === 'POST' && /^\/v[12]\/(checkout\/)?orders$/.test(path)
    case 'capture':
      return method === 'POST' && path.endsWith('/capture')
    case 'refund':
      return method === 'POST' && path.endsWith('/refund')
    case 'settle':
      return method === 'GET' && /^\/v[12]\/(checkout\/)?orders\//.test(path)
    case 'webhook':
      return false
  }
}

/** P4 and P5: around the commit of what the gateway answered. */
export function watchCommits() {
  const transaction = db.transaction.bind(db)
  const withKills = (work: (trx: TransactionClientContract) => Promise<unknown>) =>
    transaction((trx) => {
      const commit = trx.commit.bind(trx)
      trx.commit = async () => {
        const isVictims = armed?.asked === true
        if (isVictims && armed?.point === 'P4') die()
        await commit()
        if (isVictims && armed?.point === 'P5') die()
      }
      return work(trx)
    })
  Reflect.set(db, 'transaction', withKills)
}
