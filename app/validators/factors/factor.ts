import vine from '@vinejs/vine'
import { passwordText } from '#validators/portal/password'
import { lineOfText } from '#validators/text'

const encoded = (max: number) =>
  vine
    .string()
    .regex(/^[\w-]+$/)
    .maxLength(max)

/** The credential's id has up to 1023 bytes (WebAuthn 3, 5.8.3). */
const credentialId = () => encoded(1364)

/** Of a whole response, in base64url; our bodies end at 256 KB anyway. */
const BLOB = 64 * 1024

const credential = {
  id: credentialId(),
  rawId: credentialId(),
  type: vine.literal('public-key'),
}

const assertion = () =>
  vine.object({
    ...credential,
    response: vine.object({
      clientDataJSON: encoded(BLOB),
      authenticatorData: encoded(BLOB),
      signature: encoded(BLOB),
      userHandle: encoded(BLOB).optional(),
    }),
  })

export const PASSWORD_FIELDS = ['password']
export const passwordValidator = vine.create({ password: passwordText() })

/** As the app shows it; many show a space in the middle. */
const totpCode = () =>
  lineOfText()
    .maxLength(12)
    .regex(/^[0-9 ]+$/)
    .transform((code) => code.replaceAll(' ', ''))

export const CODE_FIELDS = ['code']
export const codeValidator = vine.create({ code: totpCode() })

const passkeyName = () => lineOfText().minLength(1).maxLength(100)

export const PASSKEY_NAME_FIELDS = ['name']
export const passkeyNameValidator = vine.create({ name: passkeyName() })

export const NEW_PASSKEY_FIELDS = ['name', 'response']
export const newPasskeyValidator = vine.create({
  name: passkeyName(),
  response: vine.object({
    ...credential,
    response: vine.object({
      clientDataJSON: encoded(BLOB),
      attestationObject: encoded(BLOB),
      transports: vine.array(vine.string().maxLength(20)).maxLength(10).optional(),
    }),
  }),
})

/** Whether the passkey is for the second step that this browser is at, or signs in alone. */
export const PASSKEY_OPTIONS_FIELDS = ['secondStep']
export const passkeyOptionsValidator = vine.create({
  secondStep: vine.boolean({ strict: true }).optional(),
})

export const ASSERTION_FIELDS = ['response']
export const assertionValidator = vine.create({ response: assertion() })

/** One of the three; which is asked for is no secret. */
export const SECOND_FACTOR_FIELDS = ['code', 'recoveryCode', 'response']
export const secondFactorValidator = vine.create({
  code: totpCode().optional(),
  recoveryCode: lineOfText().minLength(1).maxLength(60).optional(),
  response: assertion().optional(),
})
