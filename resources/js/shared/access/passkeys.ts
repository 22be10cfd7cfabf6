import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

/** Whether this browser knows passkeys; on plain http it does not. */
export const knowsPasskeys = () => typeof window.PublicKeyCredential === 'function'

/** Somebody closed the browser's question, or had no passkey for it: not worth an error. */
export class PasskeyGivenUp extends Error {
  override readonly name = 'PasskeyGivenUp'
}

const library = () => import('@simplewebauthn/browser')

/** Whether this browser offers passkeys where somebody types who they are. Fetches what that takes. */
export async function offersPasskeys(): Promise<boolean> {
  if (!knowsPasskeys()) return false
  const isOffered = await window.PublicKeyCredential.isConditionalMediationAvailable?.()
  if (isOffered) await library().catch(giveUp)
  return isOffered ?? false
}

let stop = () => {}

/** Takes a question back that the browser still has. */
export const stopAsking = () => stop()

type How = {
  /** Among what the browser offers in a field of autocomplete "webauthn", however long that takes. */
  inField?: boolean
}

/** Lets the browser sign with a passkey; it has one such question at a time. Throws PasskeyGivenUp. */
export async function askPasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
  { inField = false }: How = {}
) {
  const { startAuthentication, WebAuthnAbortService } = await library()
  stop = () => WebAuthnAbortService.cancelCeremony()
  const question = { optionsJSON, useBrowserAutofill: inField }
  const { id, rawId, response } = await startAuthentication(question).catch(giveUp)
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  return {
    id,
    rawId,
    type: 'public-key' as const,
    response: {
      clientDataJSON,
      authenticatorData,
      signature,
      ...(userHandle === undefined ? {} : { userHandle }),
    },
  }
}

/** Lets the browser make a passkey. Throws PasskeyGivenUp. */
export async function makePasskey(optionsJSON: PublicKeyCredentialCreationOptionsJSON) {
  const { startRegistration } = await library()
  const { id, rawId, response } = await startRegistration({ optionsJSON }).catch(giveUp)
  const { clientDataJSON, attestationObject, transports } = response
  return {
    id,
    rawId,
    type: 'public-key' as const,
    response: {
      clientDataJSON,
      attestationObject,
      ...(transports === undefined ? {} : { transports }),
    },
  }
}

function giveUp(cause: unknown): never {
  throw new PasskeyGivenUp('No passkey', { cause })
}
