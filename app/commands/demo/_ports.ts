import { createServer } from 'node:net'
import { DemoTrouble } from './_trouble.js'

/** Reads PORT. Throws DemoTrouble for what is no port. */
export function readPort(text: string | undefined): number {
  const port = Number(text || 3333)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new DemoTrouble(`PORT is "${text}", which is no port: use a number from 1024 to 65535.`)
}

/** Throws DemoTrouble when somebody listens there already, or we may not. */
export async function needPort(host: string, port: number): Promise<void> {
  const problem = await tryPort(host, port)
  if (problem === null) return
  if (problem === 'EADDRINUSE') {
    throw new DemoTrouble(
      `Port ${port} is busy. Stop what uses it, or choose another: PORT=${port + 10} npm run demo`
    )
  }
  throw new DemoTrouble(`The demo cannot listen on ${host}:${port} (${problem}).`)
}

/** The wished port, or 0 ("any free one") when it is busy. */
export async function wishPort(host: string, port: number): Promise<number> {
  return port < 65_536 && (await tryPort(host, port)) === null ? port : 0
}

/** Null when the port is free, else the system's code for why not. */
function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}
