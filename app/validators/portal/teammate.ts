import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

const role = () => vine.enum(['owner', 'payer', 'viewer'] as const)

export const TEAMMATE_FIELDS = ['name', 'email', 'role']

export const teammateValidator = vine.create({
  name: lineOfText().minLength(1).maxLength(100).nullable().optional(),
  email: lineOfText().minLength(1).maxLength(254),
  role: role(),
})

export const TEAMMATE_ROLE_FIELDS = ['role']

export const teammateRoleValidator = vine.create({ role: role() })
