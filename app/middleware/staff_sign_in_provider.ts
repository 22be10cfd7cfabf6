import { symbols } from '@adonisjs/auth'
import type { SessionGuardUser, SessionUserProviderContract } from '@adonisjs/auth/types/session'
import SignIn from '#models/sign_in'

/** Finds the sign-in that a staff session names, unless it ended, with whose it is. */
export class StaffSignInProvider implements SessionUserProviderContract<SignIn> {
  declare [symbols.PROVIDER_REAL_USER]: SignIn

  async createUserForGuard(signIn: SignIn): Promise<SessionGuardUser<SignIn>> {
    return { getId: () => signIn.id, getOriginal: () => signIn }
  }

  async findById(id: string | number | bigint): Promise<SessionGuardUser<SignIn> | null> {
    const signIn = await SignIn.query()
      .where('id', Number(id))
      .where('audience', 'staff')
      .whereNull('ended_at')
      .preload('staff')
      .first()
    return signIn && this.createUserForGuard(signIn)
  }
}
