import { test } from '@japa/runner'
import { Duration } from 'luxon'
import router from '@adonisjs/core/services/router'
import { TOKEN_SCOPES, type StaffRole, type TokenScope } from '#models/staff'
import { truncate } from '#tests/support/database'
import { adminRequest, staffToken } from '#tests/support/staff_api'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

type Route = {
  method: string
  path: string
  body?: unknown
  roles: StaffRole[]
  /** Null: any token. 'all': none that has not every scope. Of a list: each is enough. */
  scope: TokenScope | TokenScope[] | 'all' | null
  /** What who may gets as well: the ids here are of nothing. */
  answers?: number[]
}

const EVERYONE: StaffRole[] = ['viewer', 'manager', 'owner']

const NOTHING = 'A'.repeat(22)

const reads = (path: string, answers: number[] = []): Route => ({
  method: 'GET',
  path,
  roles: EVERYONE,
  scope: 'read',
  answers,
})

const acts = (path: string, body: unknown, answers: number[]): Route => ({
  method: 'POST',
  path,
  body,
  roles: ['manager', 'owner'],
  scope: 'payments',
  answers,
})

const onPeople = (method: string, path: string, body?: unknown): Route => ({
  method,
  path,
  body,
  roles: ['manager', 'owner'],
  scope: 'clients',
  answers: [404],
})

const onInvoices = (method: string, path: string, body?: unknown): Route => ({
  ...onPeople(method, path, body),
  scope: 'invoices',
})

const decides = (method: string, path: string, body?: unknown): Route => ({
  method,
  path,
  body,
  roles: ['owner'],
  scope: 'settings',
})

const ofOwners = (method: string, path: string, body?: unknown, answers = [404]): Route => ({
  method,
  path,
  body,
  roles: ['owner'],
  scope: 'settings',
  answers,
})

/** Who may do this may make an owner, who may do everything. */
const appoints = (method: string, path: string, body?: unknown, answers = [404]): Route => ({
  ...ofOwners(method, path, body, answers),
  scope: 'all',
})

/**
 * With the staff cookie alone, or before anybody signed in: told in sign_in.spec.ts, cli_sign_in.spec.ts
 * and staff.spec.ts.
 */
const IN_PERSON =
  /^\/api\/v1\/admin\/(sessions?|profile|clients\/:id\/viewings|memberships\/:id\/invite-link|cli-approvals|cli-sign-ins|staff-links|staff-password-resets)(\/|$)/

/** Who may what. A route that is not listed fails the last test here. */
const ROUTES: Route[] = [
  { method: 'GET', path: '/identity', roles: EVERYONE, scope: null },
  { method: 'GET', path: '/status', roles: EVERYONE, scope: 'read' },
  { method: 'GET', path: '/clients', roles: EVERYONE, scope: 'read' },
  reads('/clients/:id', [404]),
  onPeople('PATCH', '/clients/:id', { phone: '1' }),
  reads('/clients/:id/activity', [404]),
  reads('/clients/:id/notes', [404]),
  { ...onPeople('POST', '/clients/:id/notes', { text: 'x' }), roles: EVERYONE },
  { ...onPeople('PATCH', '/client-notes/:id', { text: 'x' }), roles: EVERYONE },
  { ...onPeople('PUT', '/client-notes/:id/deletion', {}), roles: EVERYONE },
  { ...onPeople('DELETE', '/client-notes/:id/deletion'), roles: EVERYONE },
  onPeople('PUT', '/memberships/:id/role', { role: 'viewer' }),
  reads('/clients/by-ref/:ref', [404]),
  onPeople('PUT', '/clients/by-ref/:ref', { name: 'x' }),
  reads('/clients/export'),
  reads('/client-imports/template'),
  { ...onPeople('POST', '/client-imports', {}), answers: [415] },
  { ...onPeople('POST', '/accounts/bulk', {}), answers: [415] },
  { ...onPeople('POST', '/invites/bulk', {}), answers: [415] },
  reads('/accounts'),
  reads('/invites'),
  { method: 'GET', path: '/invoices', roles: EVERYONE, scope: 'read' },
  reads('/invoices/:id', [404]),
  reads('/invoices/:id/pdf', [404]),
  reads('/invoices/:id/xml', [404]),
  onInvoices('PUT', '/invoices/:id/voiding', { reason: 'x' }),
  { ...onInvoices('PUT', '/invoices/by-ref/:ref', {}), answers: [422] },
  { ...onInvoices('POST', '/invoice-imports/bulk', {}), answers: [415] },
  reads('/invoice-counts'),
  { ...reads('/invoice-totals'), scope: ['read', 'invoices'] },
  onInvoices('POST', '/invoices/:id/credit-notes', { amountMinor: 1, reason: 'x' }),
  onInvoices('POST', '/invoice-previews', {
    currency: 'EUR',
    lines: [{ name: 'Lamp', unitPrice: '1' }],
  }),
  reads('/invoice-imports/template'),
  reads('/staff'),
  appoints('POST', '/staff', { name: 'x', email: 'new@y.example', role: 'viewer' }, [201, 409]),
  appoints('PATCH', '/staff/:id', { role: 'viewer' }),
  ofOwners('PUT', '/staff/:id/disabling', {}),
  appoints('DELETE', '/staff/:id/disabling'),
  ofOwners('POST', '/staff/:id/invite', {}),
  ofOwners('DELETE', '/staff/:id/sessions'),
  appoints('DELETE', '/staff/:id/factors'),
  reads('/tokens'),
  ofOwners('POST', '/tokens', { name: 'x', scopes: ['settings'] }, [201]),
  { ...ofOwners('DELETE', '/tokens/:id'), roles: EVERYONE },
  { method: 'DELETE', path: '/identity/token', roles: EVERYONE, scope: null, answers: [204] },
  reads('/payments'),
  reads('/payments/:id', [404]),
  reads('/payments/:id/receipt', [404]),
  reads('/refunds/:id', [404]),
  reads('/clients/:id/credit', [404]),
  reads('/payment-intents'),
  reads('/payment-intents/:id', [404]),
  reads('/transfer-reports'),
  reads('/transfer-reports/:id', [404]),
  reads('/transfer-reports/:id/proof', [404]),
  reads('/attention'),
  reads('/gateways'),
  reads('/gateway-events'),
  reads('/gateway-events/:event', [404]),
  reads('/rejected-events'),
  reads('/clients/:id/accounts', [404]),
  onPeople('POST', '/clients/:id/accounts', { name: 'x', email: 'x@y.example', role: 'viewer' }),
  onPeople('PUT', '/memberships/:id/disabling', {}),
  onPeople('DELETE', '/memberships/:id/disabling'),
  onPeople('POST', '/memberships/:id/invite', {}),
  onPeople('DELETE', '/memberships/:id/invite'),
  onPeople('DELETE', '/memberships/:id/sessions'),
  onPeople('DELETE', '/memberships/:id/factors'),
  reads('/questions'),
  reads('/questions/:id', [404]),
  onPeople('POST', '/questions/:id/messages', { text: 'x' }),
  onPeople('PUT', '/questions/:id/closing', {}),
  onPeople('DELETE', '/questions/:id/closing'),
  reads('/settings/reminders'),
  decides('PATCH', '/settings/reminders', { hour: 9 }),
  ofOwners('PUT', '/settings/reminders/texts/:language/:template', { subject: 'x', body: 'x' }),
  ofOwners('DELETE', '/settings/reminders/texts/:language/:template'),
  {
    ...reads('/reminder-previews'),
    method: 'POST',
    body: { template: 'final', language: 'en', subject: 'x', body: 'x' },
  },
  reads('/reminders'),
  reads('/reminders/forecast'),
  reads('/reminder-pauses'),
  reads('/clients/:id/reminder-pause', [404]),
  onPeople('PUT', '/clients/:id/reminder-pause', { until: null }),
  onPeople('DELETE', '/clients/:id/reminder-pause'),
  reads('/invoices/:id/reminder-pause', [404]),
  onPeople('PUT', '/invoices/:id/reminder-pause', { until: null }),
  onPeople('DELETE', '/invoices/:id/reminder-pause'),
  reads('/invoices/:id/reminders', [404]),
  onPeople('POST', '/invoices/:id/reminders', {}),
  reads('/pay-links'),
  onInvoices('POST', '/invoices/:id/pay-links', {}),
  onInvoices('DELETE', '/pay-links/:id'),
  reads('/overview'),
  reads('/diagnosis'),
  { ...reads('/audit-log'), scope: 'audit' },
  { ...reads('/audit-checks'), scope: 'audit' },
  { ...reads('/audit-checks', [202]), method: 'POST', body: {}, scope: 'audit' },
  reads('/mails'),
  reads('/mails/:id', [404]),
  onPeople('PUT', '/mails/:id/queueing', {}),
  { ...onPeople('POST', '/mail-bounces', {}), answers: [422] },
  reads('/settings'),
  reads('/settings/company'),
  decides('PATCH', '/settings/company', { timeZone: 'UTC' }),
  reads('/settings/branding'),
  decides('PATCH', '/settings/branding', { primaryColor: '#2f4fa3' }),
  { ...decides('PUT', '/settings/branding/logo', '<svg/>'), answers: [415] },
  decides('DELETE', '/settings/branding/logo'),
  reads('/settings/help'),
  decides('PATCH', '/settings/help', { items: [] }),
  reads('/settings/payments'),
  reads('/settings/security'),
  acts('/payments', {}, [422]),
  acts('/payments/:id/refunds', { amountMinor: 1, reason: 'x', stillOwed: true }, [404]),
  { ...acts('/refunds/:id/standing', { stillOwed: true }, [404]), method: 'PUT' },
  acts('/payment-intents/:id/acceptance', { note: 'x' }, [404]),
  acts('/payment-intents/:id/return', { note: 'x' }, [404]),
  acts('/gateway-events/:event/replay', {}, [404]),
  acts('/credit-allocations', {}, [422]),
  acts('/payment-intents/:id/check', {}, [404]),
  reads('/payable-invoices', [422]),
  acts('/reconciliations', {}, [422]),
  acts('/event-replays', {}, [422]),
  acts('/transfer-reports/:id/confirmation', {}, [404]),
  acts('/transfer-reports/:id/rejection', { reason: 'x' }, [404]),
  {
    method: 'PATCH',
    path: '/settings/payments',
    body: { partPayments: true },
    roles: ['owner'],
    scope: 'settings',
  },
  {
    method: 'PATCH',
    path: '/settings/security',
    body: { staffSecondFactor: 'required' },
    roles: ['owner'],
    scope: 'settings',
  },
  reads('/jobs'),
  // Whoever may start a job may follow it: which scope that is depends on the job.
  { ...reads('/jobs/:id', [404]), scope: null },
  { ...reads('/jobs/:id/rows', [404]), scope: null },
  { ...onPeople('PUT', '/jobs/:id/cancellation', {}), scope: null },
  { method: 'GET', path: '/audit-events', roles: EVERYONE, scope: 'audit' },
  { method: 'PUT', path: '/portal-opening', roles: ['owner'], scope: 'settings' },
  { method: 'DELETE', path: '/portal-opening', roles: ['owner'], scope: 'settings' },
  { ...onPeople('POST', '/accounts', { all: true }), answers: [202] },
  { ...onPeople('POST', '/invites', { to: 'pending' }), answers: [202] },
  {
    method: 'POST',
    path: '/invoice-imports',
    body: ublText({ number: 'ACCESS-1' }),
    roles: ['manager', 'owner'],
    scope: 'invoices',
  },
]

function scopesOf(scope: Route['scope']): string {
  if (scope === 'all') return 'all scopes'
  return `the scope ${[scope ?? 'of no kind'].flat().join(' or ')}`
}

test.group('Admin API: who may what', (group) => {
  group.each.setup(() => truncate())

  for (const { method, path: pattern, body, roles, scope, answers = [] } of ROUTES) {
    const path = pattern.replace(/:(id|event)/, NOTHING)
    test(`${method} ${path} is for ${roles.join(', ')}`, async ({ assert }) => {
      for (const role of EVERYONE) {
        const { status, body: answer } = await adminRequest(method, path, {
          token: await staffToken(role),
          body,
        })
        if (roles.includes(role)) assert.oneOf(status, [200, 201, ...answers], role)
        else assert.deepEqual([status, answer.type], [403, 'not-allowed'], role)
      }
    })

    test(`${method} ${path} needs ${scopesOf(scope)}`, async ({ assert }) => {
      for (const given of TOKEN_SCOPES) {
        const token = await staffToken('owner', { scopes: [given] })
        const { status } = await adminRequest(method, path, { token, body })
        const allowed = scope === null || [scope].flat().includes(given)
        assert.equal(status !== 403, allowed, `${given}: ${status}`)
        if (allowed) assert.oneOf(status, [200, 201, ...answers], given)
      }
    })

    test(`${method} ${path} refuses whoever has no valid token`, async ({ assert }) => {
      const tokens = [
        undefined,
        'portal_nonsense',
        'portal_MQ.bm9uc2Vuc2U',
        await staffToken('owner', { lifetime: Duration.fromObject({ seconds: -1 }) }),
        await staffToken('owner', { disabled: true }),
      ]
      for (const token of tokens) {
        const { status, body: answer, headers } = await adminRequest(method, path, { token, body })
        assert.deepEqual([status, answer.type], [401, 'not-signed-in'], String(token))
        assert.equal(headers.get('content-type'), 'application/problem+json')
      }
    })
  }

  test('every route of the admin API is in the list above', ({ assert }) => {
    const known = ROUTES.map(({ method, path }) => `${method} /api/v1/admin${path}`)
    const existing = Object.values(router.toJSON())
      .flat()
      .filter(({ pattern }) => pattern.startsWith('/api/v1/admin') && !IN_PERSON.test(pattern))
      .flatMap(({ methods, pattern }) => methods.map((method) => `${method} ${pattern}`))
      .filter((route) => !route.startsWith('HEAD '))

    assert.sameMembers(existing, known)
  })
})
