import { request as httpRequest } from 'node:http'
import { test } from '@japa/runner'
import { routeTable } from '#tests/functional/http/route_table'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/portal_world'
import { serverUrl, staffToken } from '#tests/support/staff_api'

/** Names that every object has: a parser that keeps fields in a plain object trips over them. */
const NAMES = ['toString', 'constructor', '__proto__']
const BOUNDARY = 'a-boundary-of-the-tests'

const form = (name: string) =>
  [
    `--${BOUNDARY}`,
    `content-disposition: form-data; name="${name}"; filename="x.xml"`,
    'content-type: application/xml',
    '',
    '<a/>',
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')

/** Not with fetch, which sends no body with a GET. */
function sendForm(method: string, path: string, name: string, token: string): Promise<number> {
  const body = form(name)
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${serverUrl()}${path}`, {
      method,
      headers: {
        'authorization': `Bearer ${token}`,
        'sec-fetch-site': 'same-origin',
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        'content-length': Buffer.byteLength(body),
      },
    })
    sent.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** These act on being asked and look at no such body; all others refuse it. */
const GOES_ON =
  / \/portal\/return\/|\/portal-opening$|^DELETE .*\/(identity\/token|branding\/logo|viewing)$/

test.group('Multipart bodies', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  test('no route takes one, and none ends the process', async ({ assert }) => {
    const token = await staffToken('owner')
    const surprises: string[] = []
    // What ends the token that asks comes last.
    const endsToken = (key: string) => Number(key.endsWith('/identity/token'))
    const keys = Object.keys(routeTable).sort((a, b) => endsToken(a) - endsToken(b))
    for (const key of keys) {
      const [method, pattern] = key.split(' ')
      const path = pattern.replace(/:id|:intent/, 'A'.repeat(22)).replace(':token', 'A'.repeat(43))
      for (const name of NAMES) {
        const status = await sendForm(method, path, name, token)
        const mayGoOn = method === 'GET' || GOES_ON.test(key)
        if (status >= 500 || (status < 400 && !mayGoOn)) surprises.push(`${key} ${name}: ${status}`)
      }
    }
    assert.deepEqual(surprises, [])

    const health = await fetch(`${serverUrl()}/health`)
    assert.equal(health.status, 200)
  })
})
