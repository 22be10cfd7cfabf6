import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

/*
 * What the machine can do at least: reads the body, checks the signature, answers. Nothing is kept.
 * Argument: the webhook secret.
 */
const [secret] = process.argv.slice(2)

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const expected = createHmac('sha256', secret).update(Buffer.concat(chunks)).digest()
    const given = Buffer.from(String(request.headers['x-razorpay-signature']), 'hex')
    const genuine = given.length === expected.length && timingSafeEqual(given, expected)
    response.writeHead(genuine ? 200 : 400, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ received: genuine }))
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: address && typeof address === 'object' ? address.port : null })
})
process.once('disconnect', () => process.exit(0))
