/**
 * An expected outcome that is not success. `code` is stable and becomes the problem type on the
 * wire ("invoice_already_paid" → "invoice-already-paid"); `details` are safe to show.
 */
export type Refused<Code extends string = string, Details = undefined> = {
  readonly ok: false
  readonly code: Code
  readonly details: Details
}

export type Done<Value> = { readonly ok: true; readonly value: Value }

export function done(): Done<undefined>
export function done<Value>(value: Value): Done<Value>
export function done<Value>(value?: Value): Done<Value | undefined> {
  return { ok: true, value }
}

export function refused<Code extends string>(code: Code): Refused<Code>
export function refused<Code extends string, Details>(
  code: Code,
  details: Details
): Refused<Code, Details>
export function refused<Code extends string, Details>(
  code: Code,
  details?: Details
): Refused<Code, Details | undefined> {
  return { ok: false, code, details }
}
