import vine from '@vinejs/vine'
import { lineOfText } from '#validators/text'

const line = (max: number) => lineOfText().maxLength(max).nullable().optional()

export const profileValidator = vine.create({
  name: lineOfText().minLength(1).maxLength(200).optional(),
  phone: line(60),
  client: vine
    .object({
      billingEmail: lineOfText().email().maxLength(254).nullable().optional(),
      address: vine
        .object({
          line1: line(300),
          line2: line(300),
          city: line(150),
          postcode: line(30),
          region: line(150),
          country: vine
            .string()
            .regex(/^[A-Z]{2}$/)
            .nullable()
            .optional(),
        })
        .optional(),
    })
    .optional(),
})

export const PROFILE_FIELDS = ['name', 'phone', 'client']
