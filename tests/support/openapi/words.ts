import string from '@adonisjs/core/helpers/string'
import type { ApiRoute } from '#tests/support/openapi/routes'

const summaries: Record<string, string> = {
  'admin.identity.show': 'Who calls, and with which rights',
  'admin.session.show': 'Who of the company is signed in',
  'admin.staff_sessions.store': 'Sign in as staff',
  'admin.staff_sessions.destroy': 'Sign out',
  'api_document.show': 'This document',
  'portal.bootstrap.show': 'What the pages need before they can show anything',
  'portal.session.store': 'Sign in',
  'portal.session.destroy': 'Sign out',
  'webhooks.razorpay_events.store': 'What Razorpay sends',
  'webhooks.paypal_events.store': 'What PayPal sends',
}

const VERBS: Record<string, string> = {
  GET: 'Read',
  POST: 'Make',
  PUT: 'Set',
  PATCH: 'Change',
  DELETE: 'End',
}

/** A line for lists of operations: "Read credit of a client" for `GET clients/:id/credit`. */
export function summaryOf({ name, method, pattern, handler }: ApiRoute): string {
  if (summaries[name]) return summaries[name]
  const parts = partsOf(pattern)
  const things = parts
    .filter((part) => !part.startsWith(':'))
    .map((part) => part.replaceAll('-', ' '))
  const isList = handler?.method === 'index'
  const thing = isList ? things.at(-1) : string.singular(things.at(-1) ?? '')
  const owner = things.at(-2)
  const isOwned = owner && parts.some((part, at) => part.startsWith(':') && at < parts.length - 1)
  const of = isOwned ? ` of ${article(string.singular(owner))}` : owner ? ` (${owner})` : ''
  return `${isList ? 'List' : VERBS[method]} ${thing}${of}`
}

/** By family and room: "Admin: clients". */
export function tagOf({ pattern }: ApiRoute): string {
  const [room] = partsOf(pattern)
  if (pattern.startsWith('/webhooks/')) return 'Webhooks'
  const family = /^\/api\/v1\/(admin|client-portal)\//.exec(pattern)?.[1]
  if (!family) return 'About'
  return `${family === 'admin' ? 'Admin' : 'Portal'}: ${room.replaceAll('-', ' ')}`
}

function partsOf(pattern: string): string[] {
  return pattern.replace(/^\/(api\/v1\/(admin|client-portal)|api\/v1|webhooks)\//, '').split('/')
}

function article(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`
}
