import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export type Bounds = { ms: number; bytes: number }

/**
 * An agent whose connections end after so much time and so many bytes, whatever is on them: an SDK
 * that gathers an answer until it ends would gather one without end. Each request gets a connection
 * of its own, so that none is lost on one that the gateway was just closing.
 */
export function boundedAgent(baseUrl: string, bounds: Bounds): HttpAgent {
  const agent = baseUrl.startsWith('https:') ? new HttpsAgent() : new HttpAgent()
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback)
    if (socket) bound(socket, bounds)
    return socket
  }
  return agent
}

function bound(socket: Socket | Duplex, { ms, bytes }: Bounds) {
  const timer = setTimeout(() => socket.destroy(new Error(`not done within ${ms} ms`)), ms)
  let count = 0
  socket.on('data', (chunk: Buffer) => {
    count += chunk.length
    if (count > bytes) socket.destroy(new Error(`more than ${bytes} bytes`))
  })
  socket.once('close', () => {
    clearTimeout(timer)
  })
}
