import type { Settings } from '#domain/settings/settings'
import type SignIn from '#models/sign_in'
import type Staff from '#models/staff'

type Rule = {
  security: Settings['security']
  /** Whether this portal takes real money. */
  isLive: boolean
}

/** Whether this member of staff must have a second factor: by the setting, or as owner where it is live. */
export function mustHaveFactor(staff: Staff, { security, isLive }: Rule): boolean {
  return security.staffSecondFactor === 'required' || (isLive && staff.role === 'owner')
}

/**
 * Whether a sign-in opens nothing but setting up a factor. Asked of the sign-in, not of the person: a
 * factor that was set up elsewhere says nothing of who came in here by the password alone.
 */
export function lacksFactor(signIn: SignIn, rule: Rule): boolean {
  return signIn.factor === null && mustHaveFactor(signIn.staff, rule)
}
