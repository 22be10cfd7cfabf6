import type { HttpContext } from '@adonisjs/core/http'
import { whoHaveFactor } from '#domain/staff/who_have_factor'
import type Staff from '#models/staff'
import StaffPolicy from '#policies/staff/staff_policy'
import StaffTransformer from '#transformers/admin/staff_transformer'

/** Colleagues as whoever asks sees them. */
export async function presentStaff({ staff: by, staffBouncer }: HttpContext, rows: Staff[]) {
  const mayManage = await staffBouncer.with(StaffPolicy).allows('manage')
  const withFactor = await whoHaveFactor(rows.map(({ id }) => id))
  return StaffTransformer.transform(rows, { withFactor, by, mayManage })
}

export async function presentColleague({ staff: by, staffBouncer }: HttpContext, row: Staff) {
  const mayManage = await staffBouncer.with(StaffPolicy).allows('manage')
  const withFactor = await whoHaveFactor([row.id])
  return StaffTransformer.transform(row, { withFactor, by, mayManage })
}
