import vine from '@vinejs/vine'
import { publicIdPattern } from '#domain/shared/public_id'
import { LIST_FIELDS, pageFields } from '#validators/admin/list'

export const payLinkListValidator = vine.create({
  ...pageFields,
  invoice: vine.string().regex(publicIdPattern).optional(),
})

export const PAY_LINK_LIST_FIELDS = [...LIST_FIELDS, 'invoice']

/** Whether the invoice's other links end. */
export const makePayLinkValidator = vine.create({
  revokeOthers: vine.boolean({ strict: true }).optional(),
})

export const MAKE_PAY_LINK_FIELDS = ['revokeOthers']
