import type { HttpContext } from '@adonisjs/core/http'
import { isPublicId } from '#domain/shared/public_id'
import { notFound } from '#exceptions/problem'
import Staff from '#models/staff'

/** The member of staff whom this address is about. Throws not-found. */
export async function findStaff({ params }: HttpContext): Promise<Staff> {
  const staff = isPublicId(params.id) ? await Staff.findBy('publicId', params.id) : null
  if (!staff) throw notFound()
  return staff
}
