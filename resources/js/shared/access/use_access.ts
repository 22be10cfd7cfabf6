import { inject, type InjectionKey } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type {
  Device,
  Factors,
  NewPasskey,
  PasskeyChallenge,
  PasskeyDraft,
  SecondProof,
  TotpSheet,
} from '~shared/wire'

/**
 * What the pages about getting in, and about one's own sign-in, ask of the app that they stand in: the
 * portal's and the staff's have the same pages and different doors.
 */
export type Access = {
  /** Whose portal this is; null while nobody knows. */
  company: () => { name: string; email: string } | null
  /** What is guessed first in a password, beside what a page knows of the person. */
  names: () => string[]
  /** Where who is signed in goes; null for who is not. */
  home: () => RouteLocationRaw | null
  /** For the second step that this browser is at, or to sign in by a passkey alone. */
  passkeyOptions: (body?: { secondStep?: true }) => Promise<PasskeyChallenge>
  takeSecondStep: (proof: SecondProof) => Promise<unknown>

  factors: () => Promise<Factors>
  changePassword: (body: { currentPassword: string; password: string }) => Promise<unknown>
  beginTotp: (password: string) => Promise<TotpSheet>
  confirmTotp: (code: string) => Promise<{ recoveryCodes: string[] | null }>
  removeTotp: (password: string) => Promise<unknown>
  renewRecoveryCodes: (password: string) => Promise<{ recoveryCodes: string[] }>
  passkeyRegistration: (password: string) => Promise<PasskeyDraft>
  addPasskey: (name: string, response: NewPasskey) => Promise<{ recoveryCodes: string[] | null }>
  renamePasskey: (id: string, name: string) => Promise<unknown>
  removePasskey: (id: string, password: string) => Promise<unknown>

  devices: () => Promise<Device[]>
  signOutDevice: (id: string) => Promise<unknown>
  signOutOthers: () => Promise<unknown>
}

export const accessKey: InjectionKey<Access> = Symbol('access')

export function useAccess(): Access {
  const access = inject(accessKey)
  if (!access) throw new Error('The app provides no access')
  return access
}
