import { randomBytes, randomInt } from 'node:crypto'

/*
 * The two codes of a terminal that asks to sign in (after RFC 8628): a long one that it keeps, and a
 * short one that a person reads and types.
 */

/** Consonants that no eye or ear mixes up, and that spell nothing (RFC 8628, 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'
const LENGTH = 8

/** 8 of 20 letters are 34.6 bits: with the limits on wrong ones nobody guesses one in ten minutes. */
const TYPED = new RegExp(`^[${LETTERS}]{${LENGTH}}$`)

/** 256 random bits as base64url. */
const DEVICE = /^[\w-]{43}$/

export function newDeviceCode(): string {
  return randomBytes(32).toString('base64url')
}

export function isDeviceCode(text: string): boolean {
  return DEVICE.test(text)
}

/** "BCDFGHJK"; people see it as "BCDF-GHJK". */
export function newUserCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

export function shownCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`
}

/** As it was typed, in small letters or without the hyphen; null for what is no such code. */
export function readUserCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]+/g, '')
  return TYPED.test(code) ? code : null
}
