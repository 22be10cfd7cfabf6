import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FaultBox, FaultKind, FaultRule, Faulty } from '#tests/sandbox/control/faults'
import { json, type Exchange, type Reply } from '#tests/sandbox/http/exchange'
import { BODY_LIMIT_BYTES, readBody } from '#tests/sandbox/http/read_body'
import type { Router } from '#tests/sandbox/http/router'
import { send, sendDamaged } from '#tests/sandbox/http/send'

/** One HTTP server of the sandbox: its routes, and where faults and watchers take hold. */
export interface DoorPlan {
  router: Router
  /** Routes that faults never touch: `/__control` and the health page. */
  control: Router
  faults: FaultBox
  name: Faulty
  notFound: (exchange: Exchange) => Reply
  /** The gateway's own words for an injected 401, 429, 500 or 502. */
  faultReply: (kind: FaultKind) => Reply
  /**
   * Asked when a request comes in: an answer at once, or what is to be called when the gateway is
   * done with it.
   */
  enter?: (operation: string, exchange: Exchange) => Reply | (() => void)
  /** Sees every honest exchange; damaged and injected answers are not the gateway's own. */
  observe?: (operation: string, exchange: Exchange, reply: Reply) => void
  onCrash: (error: unknown) => void
}

export class Door {
  #plan: DoorPlan
  #server: Server

  constructor(plan: DoorPlan) {
    this.#plan = plan
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        plan.onCrash(error)
        if (response.headersSent) response.destroy()
        else send(response, json(500, { error: { code: 'SANDBOX_BUG', description: `${error}` } }))
      })
    })
  }

  /** Listens and gives the port; 0 asks the system for a free one. A busy port rejects. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject)
        resolve((this.#server.address() as AddressInfo).port)
      })
    })
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox.invalid')
    const body = await readBody(request)
    if (!body) return send(response, json(413, { limitBytes: BODY_LIMIT_BYTES }))
    const exchange: Exchange = {
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      params: {},
      headers: request.headers,
      body,
    }
    const control = this.#plan.control.find(exchange.method, exchange.path)
    if (control) {
      return send(response, await control.route.handler({ ...exchange, params: control.params }))
    }
    const found = this.#plan.router.find(exchange.method, exchange.path)
    if (!found) return send(response, this.#plan.notFound(exchange))
    const { operation, handler } = found.route
    const matched = { ...exchange, params: found.params }
    const entered = this.#plan.enter?.(operation, matched) ?? (() => {})
    if (typeof entered !== 'function') {
      this.#plan.observe?.(operation, matched, entered)
      return send(response, entered)
    }
    try {
      const fault = this.#plan.faults.take(this.#plan.name, operation)
      const run = async () => {
        const reply = await handler(matched)
        this.#plan.observe?.(operation, matched, reply)
        return reply
      }
      if (fault) return await this.#answerWithFault(request, response, fault, run)
      send(response, await run())
    } finally {
      entered()
    }
  }

  async #answerWithFault(
    request: IncomingMessage,
    response: ServerResponse,
    fault: FaultRule,
    run: () => Promise<Reply>
  ): Promise<void> {
    if (fault.delayMs > 0) await wait(fault.delayMs)
    switch (fault.kind) {
      case 'unauthorized':
      case 'rate_limited':
      case 'server_error':
      case 'bad_gateway':
        return send(response, this.#plan.faultReply(fault.kind))
      case 'reset_before':
        request.socket.resetAndDestroy()
        return
    }
    const reply = await run()
    if (fault.delayAfterMs > 0) await wait(fault.delayAfterMs)
    if (fault.kind === 'reset_after') {
      request.socket.resetAndDestroy()
      return
    }
    await sendDamaged(response, reply, fault)
  }
}
