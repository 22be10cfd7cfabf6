import type { HttpContext } from '@adonisjs/core/http'
import type { Infer } from '@vinejs/vine/types'
import type { DateTime } from 'luxon'
import type { ClientField, ClientFields } from '#domain/clients/client_fields'
import { readClient } from '#domain/clients/read_client'
import { companyToday } from '#domain/invoices/company_today'
import { readSettings } from '#domain/settings/read_settings'
import { isPublicId } from '#domain/shared/public_id'
import { notFound, Problem } from '#exceptions/problem'
import Client from '#models/client'
import ClientRecordTransformer from '#transformers/admin/client_record_transformer'
import { ADDRESS_FIELDS, CLIENT_BODY_FIELDS, type clientValidator } from '#validators/admin/client'
import { refuseUnknownFields, refuseUnknownInnerFields } from '#validators/known_fields'

export async function findClient(id: unknown): Promise<Client> {
  const client = isPublicId(id) ? await Client.findBy('public_id', id) : null
  if (!client) throw notFound()
  return client
}

/** The whole record, and what the request did to it. */
export async function presentClient(
  { serialize }: HttpContext,
  client: Client,
  now: DateTime,
  put?: { outcome: 'created' | 'updated' | 'unchanged'; changed: ClientField[] }
) {
  const { company } = await readSettings()
  const view = await readClient(client, companyToday(now, company.timeZone))
  const did = put && { outcome: put.outcome, changed: put.changed.map(onWire) }
  return serialize(ClientRecordTransformer.transform(view, did))
}

/** Refuses what no client has. */
export function refuseUnknownClientFields(request: HttpContext['request']): void {
  refuseUnknownFields(request, CLIENT_BODY_FIELDS)
  refuseUnknownInnerFields(request, 'address', ADDRESS_FIELDS)
  // To the validator null is the same as nothing.
  const empty = NEVER_EMPTY.filter((field) => request.input(field) === null)
  if (empty.length === 0) return
  const message = 'This cannot be empty.'
  const errors = empty.map((field) => ({ field, rule: 'required', message }))
  throw new Problem('invalid-input', 422, { errors })
}

const NEVER_EMPTY = ['name', 'locale']

/** What a body says of a client, its address flat. */
export function clientFields({
  address = {},
  ...fields
}: Infer<typeof clientValidator>): Partial<ClientFields> {
  return { ...fields, ...address }
}

function onWire(field: ClientField): string {
  return ADDRESS_FIELDS.includes(field) ? `address.${field}` : field
}
