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

/** Lets the browser sign with a passkey. Throws PasskeyGivenUp. */
export async function askPasskey(optionsJSON: PublicKeyCredentialRequestOptionsJSON) {
  const { startAuthentication } = await library()
  const { id, rawId, response } = await startAuthentication({ optionsJSON }).catch(giveUp)
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
