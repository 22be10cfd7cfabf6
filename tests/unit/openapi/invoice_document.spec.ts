import { test } from '@japa/runner'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { jsonTemplate } from '#domain/imports/json_template'
import { inputOf } from '#domain/imports/read_json'
import { invoiceDocument } from '#tests/support/openapi/invoice_document'

const isValid = new Ajv2020({ allowUnionTypes: true }).compile(invoiceDocument())
const template = () => JSON.parse(jsonTemplate())

test.group('The schema of invoice.v1', () => {
  test('takes the template, as its reader does', ({ assert }) => {
    assert.isTrue(isValid(template()), JSON.stringify(isValid.errors))
    assert.property(inputOf(template(), 1), 'input')
  })

  test('refuses what the reader refuses: a field that is not known, a line without a price', ({
    assert,
  }) => {
    assert.isFalse(isValid({ ...template(), colour: 'red' }))
    const { lines, ...head } = template()
    const { unitPrice, ...line } = lines[0]
    assert.isDefined(unitPrice)
    assert.isFalse(isValid({ ...head, lines: [line] }))
    assert.isFalse(isValid({ ...head, lines: [] }))
  })
})
