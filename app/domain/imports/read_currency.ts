import { isCurrency } from '#domain/money/currency'
import type { DraftProblem } from '#domain/imports/invoice_draft'
import { TERMS } from '#domain/imports/terms'
import type { XmlNode } from '#domain/imports/xml_node'
import { done, refused, type Done, type Refused } from '#domain/shared/result'

/**
 * BT-5, read before everything else: without it no amount can be. Rules BR-05 and BR-CL-04.
 */
export function readCurrency(
  root: XmlNode,
  path: string
): Done<string> | Refused<'unreadable', DraftProblem[]> {
  const code = root.first(path)?.text ?? ''
  if (isCurrency(code)) return done(code)

  const place = root.placeOf(path)
  const what = TERMS.currency.what
  if (code === '') {
    const message = `The ${what} is missing.`
    return refused('unreadable', [{ code: 'missing', place, rule: TERMS.currency.rule, message }])
  }
  const message = `The ${what} "${code.slice(0, 60)}" is not a currency of ISO 4217.`
  return refused('unreadable', [{ code: 'invalid', place, rule: 'BR-CL-04', message }])
}
