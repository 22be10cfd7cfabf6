import { randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSandbox, type Sandbox, type SandboxOptions } from '#tests/sandbox/start'

export type Cleanup = (handler: () => Promise<void>) => void

export const RAZORPAY_KEYS = {
  keyId: 'rzp_test_portal',
  keySecret: 'a key secret of the tests',
  webhookSecret: 'a webhook secret of the tests',
}

/** PayPal's SDK caches tokens by client id for the whole process: each sandbox gets a new one. */
export function paypalKeys() {
  return {
    clientId: `client-${randomUUID()}`,
    secret: 'a client secret of the tests',
    webhookId: '1JE4291016473214C',
  }
}

/** A sandbox on free ports that stops with the test. */
export async function sandboxForTest(
  cleanup: Cleanup,
  options: Partial<SandboxOptions> = {}
): Promise<Sandbox> {
  const sandbox = await startSandbox({
    razorpay: { ...RAZORPAY_KEYS },
    paypal: paypalKeys(),
    ...options,
  })
  cleanup(() => sandbox.stop())
  return sandbox
}

export interface ReceivedWebhook {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A server that takes webhooks; `statuses` are its first answers, 200 after them. */
export async function webhookReceiver(cleanup: Cleanup, statuses: number[] = []) {
  const received: ReceivedWebhook[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { url = '', headers } = request
      received.push({ path: url, headers, body: Buffer.concat(chunks) })
      response.writeHead(statuses.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanup(async () => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/webhooks`, received }
}

/** A sandbox whose gateways post their webhooks to a receiver. */
export async function sandboxWithReceiver(cleanup: Cleanup, statuses: number[] = []) {
  const { url: webhookUrl, received } = await webhookReceiver(cleanup, statuses)
  const sandbox = await sandboxForTest(cleanup, {
    razorpay: { ...RAZORPAY_KEYS, webhookUrl },
    paypal: { ...paypalKeys(), webhookUrl },
  })
  return { sandbox, received }
}

/** The JSON of an answer, taken to be of the shape that the test expects. */
export async function jsonOf<Shape>(response: Response | Promise<Response>): Promise<Shape> {
  const answer = await response
  return (await answer.json()) as Shape
}

export async function statusOf(answer: Promise<{ status: number }>): Promise<number> {
  const { status } = await answer
  return status
}

export async function textOf(response: Promise<Response>): Promise<string> {
  const answer = await response
  return answer.text()
}

/** Waits until `happened` is true; fails after five seconds. */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5_000
  while (!(await happened())) {
    if (Date.now() > deadline) throw new Error('It did not happen within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
