import { test } from '@japa/runner'
import fc from 'fast-check'
import { readEInvoice } from '#domain/imports/read_e_invoice'
import { ublText } from '#tests/unit/domain/imports/ubl_text'

function codeOf(file: string | Uint8Array): string {
  const result = readEInvoice(typeof file === 'string' ? Buffer.from(file) : file)
  return result.ok ? 'read' : result.details.map((problem) => problem.code).join()
}

function utf16(text: string, order: 'le' | 'be', mark = true): Buffer {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

const BODY = ublText().slice(ublText().indexOf('?>') + 2)

test.group('Hostile files', () => {
  test('nothing, white space and what is no XML are told apart from an invoice', ({ assert }) => {
    assert.equal(codeOf(''), 'empty')
    assert.equal(codeOf(' \n\t'), 'empty')
    assert.equal(codeOf('\ufeff'), 'empty')
    assert.equal(codeOf('Dear Sir or Madam'), 'not_xml')
    assert.equal(codeOf('{"number": 1}'), 'not_xml')
    assert.equal(codeOf(Buffer.from('%PDF-1.7\n\u0000\u0001')), 'not_xml')
    assert.equal(codeOf(Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe])), 'wrong_encoding')
  })

  test('malformed XML is refused with its line', ({ assert }) => {
    for (const text of [
      ublText().replace('</Invoice>', ''),
      ublText().replace('</cbc:IssueDate>', '</cbc:DueDate>'),
      `${ublText()}<more/>`,
      `${ublText()}more`,
      `more${ublText()}`,
      ublText().replace('currencyID="EUR"', 'currencyID=EUR'),
      ublText().replace('currencyID="EUR"', 'currencyID="EUR" currencyID="USD"'),
      ublText().replace('Buyer Ltd', 'Buyer & Ltd'),
      ublText().replace('Buyer Ltd', 'Buyer &unknown; Ltd'),
      ublText().replace('Buyer Ltd', '<![CDATA[Buyer'),
      ublText().replace('Buyer Ltd', '<!-- Buyer'),
    ]) {
      assert.equal(codeOf(text), 'not_xml')
    }
    const result = readEInvoice(
      Buffer.from(ublText().replace('</cbc:IssueDate>', '</cbc:DueDate>'))
    )
    assert.match(result.ok ? '' : (result.details[0].place ?? ''), /^line \d+$/)
  })

  test('an ampersand alone is refused, but not where it means nothing', ({ assert }) => {
    assert.equal(codeOf(ublText().replace('Buyer Ltd', 'Buyer &amp; Ltd')), 'read')
    assert.equal(codeOf(ublText().replace('Buyer Ltd', '<![CDATA[Buyer & Ltd]]>')), 'read')
    assert.equal(codeOf(ublText().replace('Buyer Ltd', '<!-- a & b -->Buyer')), 'read')
    assert.equal(codeOf(ublText().replace('Buyer Ltd', '<!-- & -->A & B<!-- & -->')), 'not_xml')
    assert.equal(codeOf(ublText().replace('Buyer Ltd', 'A &# B')), 'not_xml')
    assert.equal(codeOf(ublText().replace('<cbc:Name>', '<cbc:Name a="b & c">')), 'not_xml')
  })

  test('an invoice of ten thousand lines is read', ({ assert }) => {
    const lines = Array.from({ length: 10_000 }, () => ({ net: 100, rate: 20 }))
    assert.equal(codeOf(ublText({ lines })), 'read')
  }).timeout(30_000)

  test('a document type is refused before parsing, in whatever shape it comes', ({ assert }) => {
    const doctype = '<!DOCTYPE Invoice SYSTEM "file:///etc/passwd">'
    const bomb = `<!DOCTYPE Invoice [${Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')}]>`
    const external = '<!DOCTYPE Invoice [<!ENTITY x SYSTEM "http://127.0.0.1/x">]>'
    for (const type of [doctype, bomb, external, '<!doctype Invoice>', '<!ENTITY a "b">']) {
      for (const text of [`${type}${BODY}`, `<!-- > --><?note <?>\n${type}${BODY}`]) {
        assert.equal(codeOf(text), 'dtd_forbidden')
        assert.equal(codeOf(`\ufeff${text}`), 'dtd_forbidden')
        assert.equal(codeOf(utf16(text, 'le')), 'dtd_forbidden')
        assert.equal(codeOf(utf16(text, 'be')), 'dtd_forbidden')
        assert.equal(codeOf(utf16(`<?xml version="1.0"?>${text}`, 'le', false)), 'dtd_forbidden')
      }
    }
  })

  test('the word in a comment or in a text is no document type', ({ assert }) => {
    const comment = ublText().replace('<cbc:ID>T-1', '<!-- <!DOCTYPE x> --><cbc:ID>T-1')
    assert.equal(codeOf(comment), 'read')
    assert.equal(codeOf(ublText().replace('Work 1', '<![CDATA[<!DOCTYPE x>]]>')), 'read')
  })

  test('ten megabytes are read, one byte more is not', ({ assert }) => {
    const limit = 10 * 1024 * 1024
    const text = ublText()
    const padding = limit - Buffer.byteLength(text) - '<x></x>'.length
    const full = text.replace('</Invoice>', `<x>${'A'.repeat(padding)}</x></Invoice>`)
    assert.equal(Buffer.byteLength(full), limit)
    assert.equal(codeOf(full), 'read')
    assert.equal(codeOf(`${full}\n`), 'too_large')
  }).timeout(20_000)

  test('nesting, element counts and attributes that no invoice has are refused', ({ assert }) => {
    assert.equal(codeOf('<a>'.repeat(1_000_000)), 'too_complex')
    assert.equal(codeOf('<a xmlns:b="c">'.repeat(500_000)), 'too_complex')
    assert.equal(codeOf(`<a>${'<b/>'.repeat(1_000_000)}</a>`), 'too_complex')
    const attributes = Array.from({ length: 1_000 }, (_, i) => `a${i}=""`).join(' ')
    assert.equal(codeOf(`<a ${attributes}/>`), 'too_complex')
    assert.equal(codeOf(`<a>${'<!---->'.repeat(400_000)}</a>`), 'too_complex')
    assert.equal(codeOf(`<a b="${'c'.repeat(1_000_000)}"/>`), 'too_complex')
  }).timeout(20_000)

  test('characters that XML forbids are refused, written out or as references', ({ assert }) => {
    for (const bad of [
      '\u0000',
      '\u0007',
      '\u001b[31m',
      '&#0;',
      '&#x1B;',
      '&#xD800;',
      '&#x110000;',
    ]) {
      assert.equal(codeOf(ublText().replace('Buyer Ltd', `Buyer ${bad}`)), 'not_xml')
    }
    assert.equal(
      codeOf(ublText().replace('Buyer Ltd', 'B&#xFC;yer &amp; S&#246;hne \u{1F4A1}')),
      'read'
    )
  })

  test('amounts that no number holds exactly are refused', ({ assert }) => {
    const huge = ublText().replaceAll('100.00', '99999999999999999.00')
    assert.include(codeOf(huge), 'invalid')
    const lines = Array.from({ length: 3 }, () => ({ net: Number.MAX_SAFE_INTEGER - 1, rate: 0 }))
    const text = ublText({ lines }).replace(/(<cac:LegalMonetaryTotal>[^]*?>)[\d.-]+</, '$11.00<')
    assert.notEqual(codeOf(text), 'read')
    for (const odd of ['1e3', 'NaN', 'Infinity', '1,000.00', '0x10', '--1', '']) {
      const changed = ublText().replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${odd}`)
      assert.notEqual(codeOf(changed), 'read')
    }
  })

  test('encodings are respected, contradictions refused', ({ assert }) => {
    const named = ublText({ buyer: { name: 'Müller & Søn'.replace('&', '&amp;') } })
    const nameIn = (bytes: Uint8Array) => {
      const result = readEInvoice(bytes)
      return result.ok ? result.value.buyer.name : result.details[0].code
    }
    const declared = (encoding: string) => named.replace('UTF-8', encoding)
    assert.equal(nameIn(Buffer.from(named)), 'Müller & Søn')
    assert.equal(nameIn(Buffer.from(`\ufeff${named}`)), 'Müller & Søn')
    assert.equal(nameIn(utf16(declared('UTF-16'), 'le')), 'Müller & Søn')
    assert.equal(nameIn(utf16(declared('UTF-16'), 'be')), 'Müller & Søn')
    assert.equal(nameIn(Buffer.from(declared('ISO-8859-1'), 'latin1')), 'Müller & Søn')
    assert.equal(nameIn(Buffer.from(named, 'latin1')), 'wrong_encoding')
    assert.equal(nameIn(Buffer.from(declared('UTF-7'))), 'unsupported_encoding')
    assert.equal(nameIn(Buffer.from(declared('UTF-16'))), 'unsupported_encoding')
  })

  test('whatever is done to a file, the answer is a draft or a refusal, never a crash', ({
    assert,
  }) => {
    const original = Buffer.from(ublText())
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.nat(original.length - 1),
            drop: fc.nat(40),
            insert: fc.oneof(
              fc.uint8Array({ maxLength: 6 }),
              fc
                .constantFrom('<', '>', '"', '&', '</a>', '<!--', ']]>', 'xmlns:cbc=""')
                .map((text) => new Uint8Array(Buffer.from(text)))
            ),
          }),
          { minLength: 1, maxLength: 4 }
        ),
        (edits) => {
          let bytes = original
          for (const { at, drop, insert } of edits) {
            bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + drop)])
          }
          assert.isBoolean(readEInvoice(bytes).ok)
        }
      ),
      { numRuns: 300 }
    )
  }).timeout(30_000)
})
