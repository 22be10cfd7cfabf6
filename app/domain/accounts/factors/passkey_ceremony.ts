import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import { targetOf, type FactorHolder } from '#domain/accounts/factors/factor_holder'
import type Passkey from '#models/passkey'

/** Who asks for a passkey: from the configuration, never from a request. */
export type Site = {
  /** The host name that passkeys are bound to. */
  rpId: string
  origin: string
  /** The company, as the browser shows it. */
  name: string
}

/** For the browser's own timer; the challenge expires by ours. */
const TIMEOUT_MS = 5 * 60_000

/** What a browser makes a new passkey of; it can be found without a name, and asks who is there. */
export function registrationOptions(
  person: FactorHolder,
  passkeys: Passkey[],
  site: Site
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { type, id } = targetOf(person)
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpId,
    // Random, and says who it is to us alone (WebAuthn 3, 14.6.1).
    userID: new TextEncoder().encode(`${type}:${id}`),
    userName: person.email ?? person.name,
    userDisplayName: person.name,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: passkeys.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a browser signs with a passkey: with one of these, or with whichever it has. */
export function signInOptions(
  passkeys: Passkey[] | null,
  site: Site
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site.rpId,
    timeout: TIMEOUT_MS,
    userVerification: 'required',
    ...(passkeys && { allowCredentials: passkeys.map(descriptorOf) }),
  })
}

/** The passkey that a browser made for our challenge, or null when anything about it is wrong. */
export async function readRegistration(
  response: RegistrationResponseJSON,
  challenge: string,
  site: Site
): Promise<{ credential: WebAuthnCredential; backedUp: boolean } | null> {
  // It throws whatever does not fit: a hostile response is a refusal, no fault of ours.
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) return null
  const { credential, credentialBackedUp } = verified.registrationInfo
  return { credential, backedUp: credentialBackedUp }
}

/**
 * What a passkey signed for our challenge, or null when anything about it is wrong. The counter is
 * the caller's to compare: only a write can do it for two requests at once.
 */
export async function readAssertion(
  response: AuthenticationResponseJSON,
  passkey: Passkey,
  challenge: string,
  site: Site
): Promise<{ counter: number; backedUp: boolean } | null> {
  const credential = {
    id: passkey.credentialId,
    publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
    counter: 0,
  }
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) return null
  const { newCounter, credentialBackedUp } = verified.authenticationInfo
  return { counter: newCounter, backedUp: credentialBackedUp }
}

function descriptorOf({ credentialId, transports }: Passkey) {
  return { id: credentialId, transports }
}
