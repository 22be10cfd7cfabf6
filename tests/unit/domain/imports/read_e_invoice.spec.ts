import { test } from '@japa/runner'
import { Money } from '#domain/money/money'
import type { DraftProblem, InvoiceDraft } from '#domain/imports/invoice_draft'
import { readEInvoice } from '#domain/imports/read_e_invoice'
import { NO_REAL_DATA, withoutRealData } from '#tests/support/real_data'
import { amountDueIn, realFiles } from '#tests/unit/domain/imports/real_files'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

/** Real files that cannot be imported, each with its reason. There is none. */
const UNREADABLE = new Map<string, string>()

function read(text: string | Uint8Array): InvoiceDraft {
  const result = readEInvoice(typeof text === 'string' ? Buffer.from(text) : text)
  if (!result.ok) throw new Error(JSON.stringify(result.details))
  return result.value
}

function problemsOf(text: string | Uint8Array): DraftProblem[] {
  const result = readEInvoice(typeof text === 'string' ? Buffer.from(text) : text)
  return result.ok ? [] : result.details
}

function onlyProblemOf(text: string | Uint8Array): DraftProblem {
  const problems = problemsOf(text)
  if (problems.length !== 1) throw new Error(JSON.stringify(problems))
  return problems[0]
}

test.group('Reading real e-invoices', () => {
  for (const { name, syntax, read: bytes } of realFiles) {
    test(`${syntax}/${name} is read, and its amount due is the file's BT-115`, ({ assert }) => {
      const result = readEInvoice(bytes())
      if (UNREADABLE.has(name)) {
        assert.isFalse(result.ok)
        return
      }
      if (!result.ok) throw new Error(JSON.stringify(result.details, null, 2))
      const draft = result.value
      const stated = Money.parse(draft.currency, amountDueIn(bytes().toString('utf8')))
      assert.deepEqual(draft.totals.due.toJSON(), stated?.toJSON())
      assert.equal(draft.source, syntax)
      assert.isNotEmpty(draft.lines)
      assert.isNotEmpty(draft.buyer.name)
      assert.match(draft.issuedOn, /^\d{4}-\d{2}-\d{2}$/)
    })
  }

  test('a file with everything gives the same draft in both syntaxes', ({ assert }) => {
    const draftOf = (name: string) => read(realFiles.find((file) => file.name === name)!.read())
    const ubl = draftOf('ubl-tc434-example5.xml')
    const cii = draftOf('CII_example5.xml')
    const common = (draft: InvoiceDraft) => ({
      number: draft.number,
      issuedOn: draft.issuedOn,
      currency: draft.currency,
      poNumber: draft.poNumber,
      contract: draft.contractReference,
      project: draft.projectReference,
      preceding: draft.precedingInvoices,
      payee: draft.payee,
      sellerTax: draft.seller.taxNumber,
      buyer: { ...draft.buyer, registration: null },
      totals: JSON.stringify(draft.totals),
      taxes: draft.taxes.map((row) => [
        row.category,
        row.rate,
        row.taxable.toJSON(),
        row.tax.toJSON(),
      ]),
      lines: draft.lines.map((line) => [line.name, line.quantity, line.net.toJSON(), line.taxRate]),
      adjustments: draft.adjustments.map((one) => [one.kind, one.reason, one.amount.toJSON()]),
    })
    assert.deepEqual(common(cii), common(ubl))
    assert.equal(ubl.currency, 'DKK')
    assert.equal(ubl.totals.tax.toString(), 'DKK 675.00')
    assert.equal(ubl.totals.prepaid.toString(), 'DKK 2337.50')
    assert.deepEqual(ubl.buyer.endpoint, 'EM:info@buyercompany.dk')
  }).skip(withoutRealData, NO_REAL_DATA)

  test('there are real files of both syntaxes', ({ assert }) => {
    const count = (syntax: string) => realFiles.filter((file) => file.syntax === syntax).length
    assert.isAtLeast(count('ubl'), 18)
    assert.isAtLeast(count('cii'), 15)
  }).skip(withoutRealData, NO_REAL_DATA)
})

test.group('Reading an e-invoice', () => {
  test('the kind follows the root and UNTDID 1001, the file name plays no part', ({ assert }) => {
    assert.equal(read(ublText()).kind, 'invoice')
    assert.equal(read(ublText({ root: 'CreditNote' })).kind, 'credit_note')
    assert.equal(read(ublText({ root: 'CreditNote', typeCode: '396' })).kind, 'credit_note')
    assert.equal(read(ublText({ typeCode: '381' })).kind, 'credit_note')
    assert.equal(read(ublText({ typeCode: '384' })).kind, 'invoice')
    assert.equal(onlyProblemOf(ublText({ root: 'CreditNote', typeCode: '380' })).rule, 'BR-CL-01')
  })

  test('currencies without and with three decimals are carried exactly', ({ assert }) => {
    const yen = read(ublText({ currency: 'JPY', lines: [{ net: 12_345, rate: 10 }] }))
    assert.equal(yen.totals.due.amountMinor, 13_580)
    const dinar = read(ublText({ currency: 'KWD', lines: [{ net: 1_234_567, rate: 0 }] }))
    assert.equal(dinar.totals.due.toString(), 'KWD 1234.567')
  })

  test('decimals that a currency does not have are refused, zeros are not', ({ assert }) => {
    const yen = ublText({ currency: 'JPY', lines: [{ net: 500, rate: 0, price: '500' }] })
    assert.equal(read(yen.replaceAll('>500<', '>500.00<')).totals.due.amountMinor, 500)
    const problem = problemsOf(yen.replaceAll('>500<', '>500.50<'))[0]
    assert.equal(problem.code, 'invalid')
    assert.include(problem.message, '500.50')
  })

  test('an amount in another currency than the invoice is refused', ({ assert }) => {
    const text = ublText().replace(
      '<cbc:PayableAmount currencyID="EUR">',
      '<cbc:PayableAmount currencyID="USD">'
    )
    assert.equal(onlyProblemOf(text).rule, 'BT-5')
  })

  test('the tax in the tax office’s currency is not what is owed', ({ assert }) => {
    const second =
      '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">999.00</cbc:TaxAmount></cac:TaxTotal>'
    for (const text of [
      ublText().replace('<cac:TaxTotal>', `${second}<cac:TaxTotal>`),
      ublText().replace('<cac:LegalMonetaryTotal>', `${second}<cac:LegalMonetaryTotal>`),
    ]) {
      const draft = read(text)
      assert.equal(draft.totals.tax.toString(), 'EUR 20.00')
      assert.lengthOf(draft.taxes, 1)
    }
  })

  test('what the norm demands and the file lacks is named with rule and place', ({ assert }) => {
    const without = (pattern: RegExp) => onlyProblemOf(ublText().replace(pattern, ''))
    const cases: [RegExp, string][] = [
      [/<cbc:ID>T-1<\/cbc:ID>/, 'BR-02'],
      [/<cbc:IssueDate>.*<\/cbc:IssueDate>/, 'BR-03'],
      [/<cbc:InvoiceTypeCode>.*<\/cbc:InvoiceTypeCode>/, 'BR-04'],
      [/<cbc:DocumentCurrencyCode>.*<\/cbc:DocumentCurrencyCode>/, 'BR-05'],
      [/<cbc:RegistrationName>Seller Ltd<\/cbc:RegistrationName>/, 'BR-06'],
      [/<cbc:RegistrationName>Buyer Ltd<\/cbc:RegistrationName>/, 'BR-07'],
      [/<cac:AccountingCustomerParty>.*<\/cac:AccountingCustomerParty>/, 'BR-07'],
      [/<cbc:LineExtensionAmount[^>]*>[^<]*<\/cbc:LineExtensionAmount>(?=\n)/, 'BR-12'],
      [/<cbc:PayableAmount.*<\/cbc:PayableAmount>/, 'BR-15'],
      [/<cac:InvoiceLine>.*<\/cac:InvoiceLine>/, 'BR-16'],
      [/<cbc:Name>Work 1<\/cbc:Name>/, 'BR-25'],
    ]
    for (const [pattern, rule] of cases) {
      const problem = without(pattern)
      assert.equal(problem.rule, rule)
      assert.equal(problem.code, 'missing')
      assert.match(problem.place ?? '', /^\/Invoice.*, line \d+$/)
    }
  })

  test('all problems of a file are told at once', ({ assert }) => {
    const text = ublText()
      .replace('<cbc:ID>T-1</cbc:ID>', '')
      .replace('2026-03-01', '2026-02-30')
      .replace('Buyer Ltd', ' ')
    assert.sameMembers(
      problemsOf(text).map((problem) => problem.rule),
      ['BR-02', 'BR-03', 'BR-07']
    )
  })

  test('dates that no calendar has, and currencies that no country has, are refused', ({
    assert,
  }) => {
    assert.equal(onlyProblemOf(ublText({ issuedOn: '2026-13-01' })).rule, 'BR-03')
    assert.equal(onlyProblemOf(ublText({ dueOn: '31.03.2026' })).rule, 'BT-9')
    assert.equal(read(ublText({ dueOn: '2026-03-31+01:00' })).dueOn, '2026-03-31')
    const odd = ublText().replace('<cbc:DocumentCurrencyCode>EUR', '<cbc:DocumentCurrencyCode>EUX')
    assert.equal(onlyProblemOf(odd).rule, 'BR-CL-04')
  })

  test('the trading name does not stand in for the buyer’s name', ({ assert }) => {
    const text = ublText().replace(
      '<cac:PartyLegalEntity><cbc:RegistrationName>Buyer Ltd</cbc:RegistrationName></cac:PartyLegalEntity>',
      '<cac:PartyName><cbc:Name>Buyer</cbc:Name></cac:PartyName>'
    )
    assert.equal(onlyProblemOf(text).rule, 'BR-07')
  })

  test('texts wider than the database’s columns are refused, not cut', ({ assert }) => {
    assert.equal(onlyProblemOf(ublText({ number: 'N'.repeat(151) })).code, 'too_long')
    assert.equal(read(ublText({ number: 'N'.repeat(150) })).number.length, 150)
  })

  test('prefixes are the file’s own business, namespaces are not', ({ assert }) => {
    const renamed = ublText().replaceAll('cbc:', 'b:').replaceAll('xmlns:cbc', 'xmlns:b')
    assert.equal(read(renamed).number, 'T-1')
    const foreign = ublText().replaceAll('xsd:Invoice-2', 'xsd:Invoice-3')
    assert.equal(onlyProblemOf(foreign).code, 'unknown_format')
    assert.equal(onlyProblemOf('<Invoice/>').code, 'unknown_format')
    assert.equal(
      onlyProblemOf('<html xmlns="http://www.w3.org/1999/xhtml"/>').code,
      'unknown_format'
    )
  })
})
