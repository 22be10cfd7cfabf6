import type { HttpContext } from '@adonisjs/core/http'
import { isPublicId } from '#domain/shared/public_id'
import { notFound } from '#exceptions/problem'
import Membership from '#models/membership'

/** The membership that the address names, with its account. */
export async function findMembership({ params }: HttpContext): Promise<Membership> {
  const membership = isPublicId(params.id)
    ? await Membership.query().where('public_id', params.id).preload('account').first()
    : null
  if (!membership) throw notFound()
  return membership
}
