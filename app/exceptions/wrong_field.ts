import type { HttpContext } from '@adonisjs/core/http'
import { textsFor } from '#exceptions/account_problems'
import { Problem } from '#exceptions/problem'

type Rule =
  | 'paid_in_future'
  | 'paid_too_long_ago'
  | 'unknown_client'
  | 'client_is_new'
  | 'unknown_invoice'
  | 'unknown_payment'
  | 'unknown_credit_note'
  | 'other_currency'
  | 'shares_over_amount'
  | 'one_of_two'
  | 'unknown_currency'
  | 'bad_email'
  | 'same_email'
  | 'password_missing'
  | 'password_not_wanted'
  | 'idle_over_absolute'
  | 'unknown_mail'
  | 'one_mail'
  | 'other_address'
  | 'scope_not_held'

/** 422 for a field that is well-formed and wrong all the same, in the caller's words. */
export function wrongField(ctx: HttpContext, field: string, rule: Rule): Problem {
  const message = textsFor(ctx)(`problems.invalid-input.${rule}`)
  return new Problem('invalid-input', 422, { errors: [{ field, rule, message }] })
}
