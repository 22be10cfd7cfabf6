import { PASSWORD } from '#tests/support/portal_world'

/**
 * Who may get a 2xx from which route. A route that is not here, or a 2xx that is not allowed here,
 * fails the test: the table is written by hand so that opening a route is a decision.
 */
export const clientRoles = ['owner', 'payer', 'viewer'] as const
/** By an API token with every scope, but for the last, who is signed in by the staff cookie. */
export const staffRoles = ['staff-viewer', 'staff-manager', 'staff-owner', 'staff-cookie'] as const
/** Owners by an API token with this scope alone. */
export const scopeRoles = [
  'scope-read',
  'scope-clients',
  'scope-invoices',
  'scope-payments',
  'scope-settings',
  'scope-audit',
] as const
export const roles = [
  'anonymous',
  ...clientRoles,
  'disabled',
  // Holds an invite, and is not signed in.
  'invited',
  'other-client',
  'pay-link',
  ...staffRoles,
  ...scopeRoles,
  'staff-token-without-scope',
] as const
export type Role = (typeof roles)[number]

export type Row = {
  /** Roles that get a 2xx; nobody when empty. `anyone` is every role. */
  allowed: readonly Role[] | 'anyone'
  /** A body that would be accepted, for the routes that change something. */
  body?: unknown
  headers?: Record<string, string>
}

/** Objects in addresses belong to the client of `clientRoles`. */
const ownClient = clientRoles
/** Answers about oneself: the other client gets its own. */
const payers = ['owner', 'payer'] as const
const anyClient = [...clientRoles, 'other-client'] as const
const readers = [...staffRoles, 'scope-read'] as const
/** What a pay link opens too; it is for the same invoice as in the addresses. */
const ownOrLink = [...ownClient, 'pay-link'] as const
const owners = ['staff-owner', 'staff-cookie'] as const
const managers = ['staff-manager', ...owners] as const
const ofClients = [...managers, 'scope-clients'] as const
const ofInvoices = [...managers, 'scope-invoices'] as const
const ofPayments = [...managers, 'scope-payments'] as const
const ofSettings = [...owners, 'scope-settings'] as const
/** Signed in by the staff cookie: a token is worth nothing here. */
const inPerson = ['staff-cookie'] as const

const API = '/api/v1/client-portal'
const ADMIN = '/api/v1/admin'

/** Staff's, from the row that changes it on. */
const CHANGED_PASSWORD = 'grey herons over the weir'

export const routeTable: Record<string, Row> = {
  'GET /health': { allowed: 'anyone' },
  'GET /api/v1/openapi.json': { allowed: 'anyone' },
  'GET /': { allowed: [] },
  'GET /portal': { allowed: [] },

  [`GET ${API}/bootstrap`]: { allowed: 'anyone' },
  [`POST ${API}/session`]: { allowed: [], body: { email: 'x@y.example', password: 'nope' } },
  [`DELETE ${API}/session`]: { allowed: 'anyone' },
  [`DELETE ${API}/viewing`]: { allowed: 'anyone' },
  [`GET ${API}/invites/:token`]: { allowed: ['invited'] },
  [`PUT ${API}/invites/:token`]: {
    allowed: ['invited'],
    body: { password: 'paper boats in june' },
  },
  [`POST ${API}/invites/:token/renewal`]: { allowed: 'anyone', body: {} },
  [`POST ${API}/password-resets`]: { allowed: 'anyone', body: { email: 'x@y.example' } },
  [`GET ${API}/password-resets/:token`]: { allowed: [] },
  [`PUT ${API}/password-resets/:token`]: { allowed: [], body: { password: 'paper boats in june' } },
  [`POST ${API}/sign-in-links`]: { allowed: 'anyone', body: { email: 'x@y.example' } },
  [`GET ${API}/sign-in-links/:token`]: { allowed: [] },
  [`PUT ${API}/sign-in-links/:token`]: { allowed: [], body: {} },
  [`GET ${API}/teammates`]: { allowed: ['owner', 'other-client'] },
  [`POST ${API}/teammates`]: {
    allowed: ['owner', 'other-client'],
    body: { email: 'colleague@y.example', role: 'viewer' },
  },
  [`PATCH ${API}/teammates/:id`]: { allowed: ['owner'], body: { role: 'viewer' } },
  [`POST ${API}/teammates/:id/invites`]: { allowed: ['owner'], body: {} },
  [`DELETE ${API}/teammates/:id`]: { allowed: ['owner'] },
  // Told in email_changes.spec.ts: it takes the password.
  [`POST ${API}/profile/email-changes`]: {
    allowed: [],
    body: { email: 'new@y.example', password: 'wrong' },
  },
  [`DELETE ${API}/profile/email-changes`]: { allowed: anyClient },
  [`GET ${API}/email-changes/:token`]: { allowed: [] },
  [`PUT ${API}/email-changes/:token`]: { allowed: [], body: {} },
  [`PUT ${API}/profile/password`]: {
    allowed: [],
    body: { currentPassword: 'wrong', password: 'paper boats in june' },
  },

  // Wrong passwords and codes: what the right ones do is told in factors.spec.ts and its siblings.
  [`GET ${API}/profile/factors`]: { allowed: anyClient },
  [`POST ${API}/profile/totp`]: { allowed: [], body: { password: 'wrong' } },
  [`PUT ${API}/profile/totp`]: { allowed: [], body: { code: '000000' } },
  [`DELETE ${API}/profile/totp`]: { allowed: [], body: { password: 'wrong' } },
  [`POST ${API}/profile/recovery-codes`]: { allowed: [], body: { password: 'wrong' } },
  [`POST ${API}/profile/passkeys/options`]: { allowed: [], body: { password: 'wrong' } },
  [`POST ${API}/profile/passkeys`]: { allowed: [], body: { name: 'x', response: {} } },
  [`PATCH ${API}/profile/passkeys/:id`]: { allowed: [], body: { name: 'x' } },
  [`DELETE ${API}/profile/passkeys/:id`]: { allowed: [], body: { password: 'wrong' } },
  [`POST ${API}/session/second-factor`]: { allowed: [], body: { code: '000000' } },
  [`POST ${API}/session/passkey-options`]: { allowed: 'anyone' },
  [`POST ${API}/session/passkey`]: { allowed: [], body: { response: {} } },

  [`GET ${API}/session`]: { allowed: [...anyClient, 'pay-link'] },
  [`PUT ${API}/session/activity`]: { allowed: [...anyClient, 'pay-link'] },
  // Its body names a membership of one's own: told in devices.spec.ts.
  [`PUT ${API}/session/membership`]: { allowed: [], body: { membership: 'A'.repeat(22) } },
  [`GET ${API}/sessions`]: { allowed: anyClient },
  [`DELETE ${API}/sessions`]: { allowed: anyClient },
  [`DELETE ${API}/sessions/:id`]: { allowed: [] },

  // No link has this token: who gets in by one is told in pay_links.spec.ts.
  [`POST ${API}/pay-links/session`]: { allowed: [], body: { token: 'A'.repeat(43) } },
  [`POST ${API}/pay-links/renewal`]: { allowed: 'anyone', body: { token: 'A'.repeat(43) } },
  [`POST ${API}/pay-links/code`]: { allowed: ['pay-link'] },
  [`PUT ${API}/pay-links/code`]: { allowed: [], body: { code: '000000' } },
  [`GET ${API}/pay-links`]: { allowed: [...payers, 'other-client'] },
  [`DELETE ${API}/pay-links/:id`]: { allowed: payers },

  [`GET ${API}/dashboard`]: { allowed: anyClient },
  [`GET ${API}/invoices`]: { allowed: anyClient },
  [`GET ${API}/invoices/:id`]: { allowed: ownOrLink },
  [`GET ${API}/invoices/:id/pdf`]: { allowed: ownOrLink },
  [`GET ${API}/invoices/:id/xml`]: { allowed: ownOrLink },
  // Its query names invoices: who gets an offer is told in payment_offers.spec.ts.
  [`GET ${API}/payment-offers`]: { allowed: [] },
  // No gateway has keys here: opening an intent is refused for every role. Who may open one with
  // keys is told in opening_payments.spec.ts.
  [`POST ${API}/payment-intents`]: {
    allowed: [],
    body: { gateway: 'razorpay', invoices: [{ id: 'AAAAAAAAAAAAAAAAAAAAAA' }] },
    headers: { 'idempotency-key': 'route-table-0123456789' },
  },
  [`GET ${API}/payment-intents/:id`]: { allowed: ownOrLink },
  [`POST ${API}/payment-intents/:id/confirmation`]: { allowed: ownOrLink, body: {} },
  'GET /portal/checkout/:intent': { allowed: [] },
  'POST /portal/return/razorpay/:intent': { allowed: [], body: {} },
  'GET /portal/return/paypal/:intent': { allowed: [] },
  'POST /webhooks/razorpay': { allowed: [], body: {} },
  'POST /webhooks/paypal': { allowed: [], body: {} },

  [`POST ${API}/invoices/:id/transfer-reports`]: {
    allowed: payers,
    body: { paidOn: '2026-11-02' },
  },
  [`GET ${API}/transfer-reports/:id`]: { allowed: ownClient },
  [`DELETE ${API}/transfer-reports/:id`]: { allowed: payers },
  [`GET ${API}/transfer-reports/:id/proof`]: { allowed: payers },
  // Withdrawn by the row above: who may attach one is told in transfer_reports.spec.ts.
  [`PUT ${API}/transfer-reports/:id/proof`]: { allowed: [] },

  [`GET ${API}/invoices/:id/messages`]: { allowed: ownClient },
  [`POST ${API}/invoices/:id/messages`]: { allowed: ownClient, body: { text: 'Is this right?' } },

  [`GET ${API}/payments`]: { allowed: anyClient },
  [`GET ${API}/payments/:id`]: { allowed: ownClient },
  [`GET ${API}/payments/:id/receipt`]: { allowed: ownOrLink },
  [`GET ${API}/profile`]: { allowed: anyClient },
  [`PATCH ${API}/profile`]: { allowed: anyClient, body: { phone: '+49 30 1' } },
  [`GET ${API}/activity`]: { allowed: anyClient },
  [`GET ${API}/help`]: { allowed: anyClient },

  // In person, with the staff cookie: who is let in by it is told in admin/sign_in.spec.ts.
  [`POST ${ADMIN}/session`]: { allowed: [], body: { email: 'x@y.example', password: 'nope' } },
  [`GET ${ADMIN}/session`]: { allowed: inPerson },
  [`DELETE ${ADMIN}/session`]: { allowed: 'anyone' },
  [`POST ${ADMIN}/session/second-factor`]: { allowed: [], body: { code: '000000' } },
  [`POST ${ADMIN}/session/passkey-options`]: { allowed: 'anyone' },
  [`POST ${ADMIN}/session/passkey`]: { allowed: [], body: { response: {} } },
  [`GET ${ADMIN}/sessions`]: { allowed: inPerson },
  [`DELETE ${ADMIN}/sessions`]: { allowed: inPerson },
  [`DELETE ${ADMIN}/sessions/:id`]: { allowed: [] },
  [`PUT ${ADMIN}/profile/password`]: {
    allowed: inPerson,
    body: { currentPassword: PASSWORD, password: CHANGED_PASSWORD },
  },
  [`GET ${ADMIN}/profile/factors`]: { allowed: inPerson },
  [`POST ${ADMIN}/profile/totp`]: { allowed: [], body: { password: 'wrong' } },
  [`PUT ${ADMIN}/profile/totp`]: { allowed: [], body: { code: '000000' } },
  [`DELETE ${ADMIN}/profile/totp`]: { allowed: [], body: { password: 'wrong' } },
  [`POST ${ADMIN}/profile/recovery-codes`]: { allowed: [], body: { password: 'wrong' } },
  [`POST ${ADMIN}/profile/passkeys/options`]: { allowed: [], body: { password: 'wrong' } },
  [`POST ${ADMIN}/profile/passkeys`]: { allowed: [], body: { name: 'x', response: {} } },
  [`PATCH ${ADMIN}/profile/passkeys/:id`]: { allowed: [], body: { name: 'x' } },
  [`DELETE ${ADMIN}/profile/passkeys/:id`]: { allowed: [], body: { password: 'wrong' } },

  [`GET ${ADMIN}/staff`]: { allowed: readers },
  // Whoever makes an owner may do everything: no token that may do less.
  [`POST ${ADMIN}/staff`]: {
    allowed: owners,
    body: { name: 'x', email: 'new@y.example', role: 'viewer' },
  },
  // No id here is of staff: what becomes of colleagues is told in admin/staff.spec.ts.
  [`PATCH ${ADMIN}/staff/:id`]: { allowed: [], body: { role: 'viewer' } },
  [`PUT ${ADMIN}/staff/:id/disabling`]: { allowed: [], body: {} },
  [`DELETE ${ADMIN}/staff/:id/disabling`]: { allowed: [] },
  [`POST ${ADMIN}/staff/:id/invite`]: { allowed: [], body: {} },
  [`DELETE ${ADMIN}/staff/:id/sessions`]: { allowed: [] },
  [`DELETE ${ADMIN}/staff/:id/factors`]: { allowed: [] },
  [`POST ${ADMIN}/staff-password-resets`]: { allowed: 'anyone', body: { email: 'x@y.example' } },
  [`GET ${ADMIN}/staff-links/:token`]: { allowed: [] },
  [`PUT ${ADMIN}/staff-links/:token`]: { allowed: [], body: { password: 'paper boats in june' } },
  [`GET ${ADMIN}/tokens`]: { allowed: readers },
  // No token has every scope that another may be given, but those with all.
  [`POST ${ADMIN}/tokens`]: {
    allowed: ofSettings,
    // In person with the password, which was changed above; a token's own word is enough.
    body: { name: 'x', scopes: ['settings'], password: CHANGED_PASSWORD },
  },
  [`DELETE ${ADMIN}/tokens/:id`]: { allowed: [] },
  // A cookie is no token; any token may end itself.
  [`DELETE ${ADMIN}/identity/token`]: {
    allowed: [
      ...(['staff-viewer', 'staff-manager', 'staff-owner'] as const),
      ...scopeRoles,
      'staff-token-without-scope',
    ],
  },
  [`POST ${ADMIN}/cli-sign-ins`]: { allowed: 'anyone', body: { name: 'x' } },
  [`POST ${ADMIN}/cli-sign-ins/token`]: { allowed: [], body: { deviceCode: 'A'.repeat(43) } },
  // No terminal waits: who may approve one is told in admin/cli_sign_in.spec.ts.
  [`GET ${ADMIN}/cli-approvals/:userCode`]: { allowed: [] },
  [`PUT ${ADMIN}/cli-approvals/:userCode`]: { allowed: [], body: { password: PASSWORD } },
  [`DELETE ${ADMIN}/cli-approvals/:userCode`]: { allowed: [] },

  [`GET ${ADMIN}/identity`]: {
    allowed: [...staffRoles, ...scopeRoles, 'staff-token-without-scope'],
  },
  [`GET ${ADMIN}/status`]: { allowed: readers },
  [`GET ${ADMIN}/clients`]: { allowed: readers },
  [`GET ${ADMIN}/clients/:id`]: { allowed: readers },
  [`GET ${ADMIN}/clients/:id/activity`]: { allowed: readers },
  [`GET ${ADMIN}/clients/:id/notes`]: { allowed: readers },
  [`POST ${ADMIN}/clients/:id/notes`]: {
    allowed: [...staffRoles, 'scope-clients'],
    body: { text: 'Pays on Fridays.' },
  },
  // Whose note it is decides: told in client_notes.spec.ts.
  [`PATCH ${ADMIN}/client-notes/:id`]: { allowed: [], body: { text: 'x' } },
  [`PUT ${ADMIN}/client-notes/:id/deletion`]: { allowed: [] },
  [`DELETE ${ADMIN}/client-notes/:id/deletion`]: { allowed: [] },
  [`POST ${ADMIN}/clients/:id/viewings`]: { allowed: inPerson, body: {} },
  [`PATCH ${ADMIN}/clients/:id`]: { allowed: ofClients, body: { phone: '+91 80 5550 0142' } },
  [`GET ${ADMIN}/clients/by-ref/:ref`]: { allowed: readers },
  [`PUT ${ADMIN}/clients/by-ref/:ref`]: { allowed: ofClients, body: { name: 'Kestrel' } },
  [`GET ${ADMIN}/clients/export`]: { allowed: readers },
  [`GET ${ADMIN}/client-imports/template`]: { allowed: readers },
  // Their bodies are files: what becomes of those is told in admin/clients.spec.ts.
  [`POST ${ADMIN}/client-imports`]: { allowed: [] },
  [`POST ${ADMIN}/accounts/bulk`]: { allowed: [] },
  [`POST ${ADMIN}/invites/bulk`]: { allowed: [] },
  [`GET ${ADMIN}/accounts`]: { allowed: readers },
  [`GET ${ADMIN}/invites`]: { allowed: readers },
  [`GET ${ADMIN}/invoices`]: { allowed: readers },
  [`GET ${ADMIN}/invoice-counts`]: { allowed: readers },
  [`GET ${ADMIN}/invoice-totals`]: { allowed: [...readers, 'scope-invoices'] },
  [`GET ${ADMIN}/invoices/:id`]: { allowed: readers },
  [`GET ${ADMIN}/invoices/:id/pdf`]: { allowed: readers },
  [`GET ${ADMIN}/invoices/:id/xml`]: { allowed: readers },
  [`PUT ${ADMIN}/invoices/:id/voiding`]: { allowed: ofInvoices, body: { reason: 'twice' } },
  [`POST ${ADMIN}/invoices/:id/credit-notes`]: {
    allowed: ofInvoices,
    body: { amountMinor: 1, reason: 'A cent too much' },
  },
  [`PUT ${ADMIN}/invoices/by-ref/:ref`]: { allowed: [] },
  [`POST ${ADMIN}/invoice-imports/bulk`]: { allowed: [] },
  [`POST ${ADMIN}/invoice-previews`]: {
    allowed: ofInvoices,
    body: { currency: 'EUR', lines: [{ name: 'Lamp', unitPrice: '1' }] },
  },
  [`GET ${ADMIN}/invoice-imports/template`]: { allowed: readers },
  [`GET ${ADMIN}/payments`]: { allowed: readers },
  [`GET ${ADMIN}/payments/:id`]: { allowed: readers },
  [`GET ${ADMIN}/payments/:id/receipt`]: { allowed: readers },
  [`GET ${ADMIN}/refunds/:id`]: { allowed: readers },
  [`PUT ${ADMIN}/refunds/:id/standing`]: { allowed: ofPayments, body: { stillOwed: true } },
  [`GET ${ADMIN}/clients/:id/credit`]: { allowed: readers },
  [`GET ${ADMIN}/payment-intents`]: { allowed: readers },
  [`GET ${ADMIN}/payment-intents/:id`]: { allowed: readers },
  [`GET ${ADMIN}/transfer-reports`]: { allowed: readers },
  [`GET ${ADMIN}/transfer-reports/:id`]: { allowed: readers },
  [`GET ${ADMIN}/transfer-reports/:id/proof`]: { allowed: readers },
  [`GET ${ADMIN}/attention`]: { allowed: readers },
  [`GET ${ADMIN}/gateways`]: { allowed: readers },
  [`GET ${ADMIN}/gateway-events`]: { allowed: readers },
  [`GET ${ADMIN}/gateway-events/:event`]: { allowed: readers },
  [`GET ${ADMIN}/rejected-events`]: { allowed: readers },
  // Open to everybody; but a token that is sent must be one that may read.
  'GET /health/ready': {
    allowed: [
      ...['anonymous', 'disabled', 'invited', 'other-client', 'pay-link', 'scope-read'],
      ...[...clientRoles, ...staffRoles],
    ] as Role[],
  },
  [`GET ${ADMIN}/overview`]: { allowed: readers },
  [`GET ${ADMIN}/diagnosis`]: { allowed: readers },
  [`GET ${ADMIN}/audit-log`]: { allowed: [...staffRoles, 'scope-audit'] },
  [`GET ${ADMIN}/audit-checks`]: { allowed: [...staffRoles, 'scope-audit'] },
  [`POST ${ADMIN}/audit-checks`]: { allowed: [...staffRoles, 'scope-audit'], body: {} },
  [`GET ${ADMIN}/mails`]: { allowed: readers },
  // No mail of a client that exists: told in admin/mails.spec.ts.
  [`GET ${ADMIN}/mails/:id`]: { allowed: [] },
  [`PUT ${ADMIN}/mails/:id/queueing`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/mail-bounces`]: { allowed: [], body: {} },
  'GET /branding/:file': { allowed: [] },
  [`GET ${ADMIN}/settings`]: { allowed: readers },
  [`GET ${ADMIN}/settings/company`]: { allowed: readers },
  [`PATCH ${ADMIN}/settings/company`]: { allowed: ofSettings, body: { timeZone: 'UTC' } },
  [`GET ${ADMIN}/settings/branding`]: { allowed: readers },
  [`PATCH ${ADMIN}/settings/branding`]: {
    allowed: ofSettings,
    body: { primaryColor: '#2f4fa3' },
  },
  // No picture: who may hand one in is told in admin/branding.spec.ts.
  [`PUT ${ADMIN}/settings/branding/logo`]: { allowed: [] },
  [`DELETE ${ADMIN}/settings/branding/logo`]: { allowed: ofSettings },
  [`GET ${ADMIN}/settings/help`]: { allowed: readers },
  [`PATCH ${ADMIN}/settings/help`]: { allowed: ofSettings, body: { items: [] } },
  [`GET ${ADMIN}/settings/payments`]: { allowed: readers },
  [`GET ${ADMIN}/settings/security`]: { allowed: readers },
  [`PATCH ${ADMIN}/settings/security`]: {
    allowed: ofSettings,
    body: { staffSecondFactor: 'optional', idleMinutes: 30, absoluteHours: 12 },
  },
  [`PATCH ${ADMIN}/settings/payments`]: { allowed: ofSettings, body: { partPayments: true } },
  // Money moves once: what these answer to whom is told in admin/access.spec.ts.
  [`POST ${ADMIN}/payments`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/payments/:id/refunds`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/credit-allocations`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/payment-intents/:id/check`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/gateway-events/:event/replay`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/payment-intents/:id/acceptance`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/payment-intents/:id/return`]: { allowed: [], body: {} },
  [`POST ${ADMIN}/transfer-reports/:id/confirmation`]: { allowed: [], body: { amountMinor: 0 } },
  [`POST ${ADMIN}/transfer-reports/:id/rejection`]: { allowed: [], body: {} },

  [`GET ${ADMIN}/payable-invoices`]: { allowed: [] },
  [`POST ${ADMIN}/reconciliations`]: {
    allowed: ofPayments,
    body: { scope: 'open', dryRun: true },
  },
  [`POST ${ADMIN}/event-replays`]: {
    allowed: ofPayments,
    body: { since: '2026-01-01T00:00Z', dryRun: true },
  },

  [`GET ${ADMIN}/jobs`]: { allowed: readers },
  [`GET ${ADMIN}/jobs/:id`]: { allowed: [...readers, 'scope-clients'] },
  [`GET ${ADMIN}/jobs/:id/rows`]: { allowed: [...readers, 'scope-clients'] },
  [`PUT ${ADMIN}/jobs/:id/cancellation`]: { allowed: ofClients },
  [`GET ${ADMIN}/questions`]: { allowed: readers },
  [`GET ${ADMIN}/questions/:id`]: { allowed: readers },
  [`POST ${ADMIN}/questions/:id/messages`]: { allowed: ofClients, body: { text: 'It is.' } },
  [`PUT ${ADMIN}/questions/:id/closing`]: { allowed: ofClients },
  [`DELETE ${ADMIN}/questions/:id/closing`]: { allowed: ofClients },

  [`GET ${ADMIN}/settings/reminders`]: { allowed: readers },
  [`PATCH ${ADMIN}/settings/reminders`]: { allowed: ofSettings, body: { hour: 9 } },
  // The address names no language: whose words are taken is told in admin/reminders.spec.ts.
  [`PUT ${ADMIN}/settings/reminders/texts/:language/:template`]: {
    allowed: [],
    body: { subject: 'x', body: 'x' },
  },
  [`DELETE ${ADMIN}/settings/reminders/texts/:language/:template`]: { allowed: [] },
  [`POST ${ADMIN}/reminder-previews`]: {
    allowed: readers,
    body: { template: 'final', language: 'en', subject: 'x', body: 'x' },
  },
  [`GET ${ADMIN}/reminders`]: { allowed: readers },
  [`GET ${ADMIN}/reminders/forecast`]: { allowed: readers },
  [`GET ${ADMIN}/reminder-pauses`]: { allowed: readers },
  [`GET ${ADMIN}/clients/:id/reminder-pause`]: { allowed: readers },
  [`PUT ${ADMIN}/clients/:id/reminder-pause`]: { allowed: ofClients, body: { until: null } },
  [`DELETE ${ADMIN}/clients/:id/reminder-pause`]: { allowed: ofClients },
  [`GET ${ADMIN}/invoices/:id/reminder-pause`]: { allowed: readers },
  [`PUT ${ADMIN}/invoices/:id/reminder-pause`]: { allowed: ofClients, body: { until: null } },
  [`DELETE ${ADMIN}/invoices/:id/reminder-pause`]: { allowed: ofClients },
  [`GET ${ADMIN}/invoices/:id/reminders`]: { allowed: readers },
  [`POST ${ADMIN}/invoices/:id/reminders`]: { allowed: ofClients, body: {} },

  [`GET ${ADMIN}/audit-events`]: { allowed: [...staffRoles, 'scope-audit'] },
  [`PUT ${ADMIN}/portal-opening`]: { allowed: ofSettings },
  [`DELETE ${ADMIN}/portal-opening`]: { allowed: ofSettings },
  [`POST ${ADMIN}/accounts`]: { allowed: ofClients, body: { all: true, dryRun: true } },
  [`GET ${ADMIN}/clients/:id/accounts`]: { allowed: readers },
  [`POST ${ADMIN}/clients/:id/accounts`]: {
    allowed: ofClients,
    body: { name: 'New Person', email: 'new@y.example', role: 'viewer' },
  },
  [`PUT ${ADMIN}/memberships/:id/role`]: { allowed: ofClients, body: { role: 'payer' } },
  [`POST ${ADMIN}/memberships/:id/invite-link`]: { allowed: inPerson, body: {} },
  [`PUT ${ADMIN}/memberships/:id/disabling`]: { allowed: ofClients },
  [`DELETE ${ADMIN}/memberships/:id/disabling`]: { allowed: ofClients },
  [`POST ${ADMIN}/memberships/:id/invite`]: { allowed: ofClients },
  [`DELETE ${ADMIN}/memberships/:id/invite`]: { allowed: ofClients },
  [`DELETE ${ADMIN}/memberships/:id/sessions`]: { allowed: ofClients },
  [`DELETE ${ADMIN}/memberships/:id/factors`]: { allowed: ofClients },
  [`POST ${ADMIN}/invites`]: { allowed: ofClients, body: { to: 'pending', dryRun: true } },
  [`POST ${ADMIN}/invoices/:id/pay-links`]: { allowed: ofInvoices, body: {} },
  [`GET ${ADMIN}/pay-links`]: { allowed: readers },
  [`DELETE ${ADMIN}/pay-links/:id`]: { allowed: ofInvoices },
  [`POST ${ADMIN}/invoice-imports`]: { allowed: ofInvoices, body: null },
}
