import { test } from '@japa/runner'
import { AnswerChecker, type Seen } from '#tests/support/contract/check_answer'
import { routeTable } from '#tests/functional/http/route_table'
import { compiledBody } from '#tests/support/contract/request_body'

const QUESTION = {
  id: 'A'.repeat(22),
  state: 'open',
  stateSince: '2026-11-02T10:00:00.000Z',
  client: { id: 'A'.repeat(22), name: 'Kestrel' },
  invoice: { id: 'A'.repeat(22), number: 'A-1' },
  closedBy: null,
  createdAt: '2026-11-02T10:00:00.000Z',
  latest: { side: 'client', name: 'Mira', text: 'Is it right?', at: '2026-11-02T10:00:00.000Z' },
}
const counts = { open: 1, answered: 0, closed: 0 }
const PROBLEM = { title: 'x', status: 409, detail: null, requestId: null }

function answer(body: unknown, other: Partial<Seen> = {}): Seen {
  return {
    method: 'GET',
    path: '/api/v1/admin/questions',
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...other,
  }
}

test.group('Answers are held to the API document', () => {
  const checker = new AnswerChecker()
  const page = { prev: null, next: null }

  test('one that is as documented is fine', ({ assert }) => {
    assert.isNull(checker.check(answer({ data: [QUESTION], counts, page })))
  })

  test('a member too many, too few, of another type or form is told', ({ assert }) => {
    const rows = [
      { ...QUESTION, extra: 1 },
      { ...QUESTION, client: undefined },
      { ...QUESTION, client: null },
      { ...QUESTION, state: 'asked' },
      { ...QUESTION, createdAt: '2026-11-02' },
    ]
    for (const row of rows) {
      assert.isNotNull(checker.check(answer({ data: [row], counts, page })), JSON.stringify(row))
    }
  })

  test('an operation is unseen until it succeeded; that it is known already is no success', ({
    assert,
  }) => {
    const fresh = new AnswerChecker()
    const id = 'admin.questions.index'
    fresh.check(answer({ ...PROBLEM, type: 'not-found' }, { status: 404 }))
    fresh.check(answer('', { status: 304 }))
    assert.include(fresh.unseen(), id)
    fresh.check(answer({ data: [QUESTION], counts, page }))
    assert.notInclude(fresh.unseen(), id)
    assert.isAbove(fresh.unseen().length, 100)
  })

  test('another status, media type or problem is told, and an address nobody knows', ({
    assert,
  }) => {
    const problem = (type: string) =>
      answer({ ...PROBLEM, type }, { status: 409, contentType: 'application/problem+json' })
    const wrong = [
      answer({ data: [], counts, page }, { status: 201 }),
      answer('<p>', { contentType: 'text/html' }),
      answer({}, { path: '/api/v1/admin/never-heard-of' }),
      problem('never-heard-of'),
    ]
    for (const seen of wrong) assert.isNotNull(checker.check(seen), JSON.stringify(seen))
    assert.isNull(checker.check(problem('not-found')))
  })
})

test.group('Bodies that the server takes', () => {
  for (const [route, { allowed, body }] of Object.entries(routeTable)) {
    if (body === undefined || body === null || allowed.length === 0) continue
    test(`${route}: the document takes it as well, and knows no field more`, ({ assert }) => {
      const takes = compiledBody(route)
      assert.isTrue(takes(body), route)
      assert.isFalse(takes({ ...body, neverHeardOf: 1 }), route)
    })
  }
})
