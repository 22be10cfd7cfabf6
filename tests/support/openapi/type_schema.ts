import ts from 'typescript'
import type { Components } from '#tests/support/openapi/components'
import { formatOf, isWhole } from '#tests/support/openapi/formats'
import type { Schema } from '#tests/support/openapi/schema'
import type { Source } from '#tests/support/openapi/source'

const { TypeFlags } = ts

/** What browsers are asked and answer with: the standard says what it is, and browsers go on. */
const WEBAUTHN = /^PublicKeyCredential\w+JSON$/
const MOST_DEEP = 30

/**
 * The JSON Schema of what a type looks like on the wire. Throws, with the path, for a type that
 * nothing can be said about: its controller has to say it.
 */
export function typeSchema(source: Source, components: Components, type: ts.Type): Schema {
  const { checker } = source

  const convert = (of: ts.Type, path: string[]): Schema => {
    if (path.length > MOST_DEEP) throw new Error(`${path.join('.')}: a type without an end.`)
    const { flags } = of
    const name = path.at(-1) ?? ''
    if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {}
    if (flags & TypeFlags.Null) return { type: 'null' }
    if (of.isStringLiteral() || of.isNumberLiteral()) {
      return { type: of.isStringLiteral() ? 'string' : 'number', enum: [of.value] }
    }
    if (flags & TypeFlags.BooleanLiteral) {
      return { type: 'boolean', enum: [checker.typeToString(of) === 'true'] }
    }
    if (flags & TypeFlags.StringLike) return { type: 'string', ...formatOf(name) }
    if (flags & TypeFlags.NumberLike) return { type: isWhole(name) ? 'integer' : 'number' }
    if (flags & TypeFlags.BooleanLike) return { type: 'boolean' }
    const own = of.aliasSymbol?.name ?? of.symbol?.name ?? ''
    if (WEBAUTHN.test(own)) return { type: 'object', description: `${own} of WebAuthn 3` }
    if (of.isUnion()) return merged(of.types.filter(isThere).map((one) => convert(one, path)))
    if (checker.isTupleType(of)) return tuple(of as ts.TypeReference, path)
    if (checker.isArrayType(of)) {
      const [item] = checker.getTypeArguments(of as ts.TypeReference)
      return { type: 'array', items: convert(item, [...path.slice(0, -1), `${name}[]`]) }
    }
    if (flags & (TypeFlags.Object | TypeFlags.Intersection)) return object(of, path)
    throw new Error(`${path.join('.')}: "${checker.typeToString(of)}" says nothing of the wire.`)
  }

  const tuple = (of: ts.TypeReference, path: string[]): Schema => {
    const items = checker.getTypeArguments(of).map((item) => convert(item, path))
    return { type: 'array', prefixItems: items, items: false, minItems: items.length }
  }

  const object = (of: ts.Type, path: string[]): Schema => {
    const record = checker.getIndexTypeOfType(of, ts.IndexKind.String)
    const members = checker
      .getPropertiesOfType(of)
      .filter((member) => !(member.flags & ts.SymbolFlags.Method))
      .map((member) => ({ member, type: checker.getTypeOfSymbol(member) }))
      .filter((one) => isThere(one.type) && one.type.getCallSignatures().length === 0)
      .sort((a, b) => (a.member.name < b.member.name ? -1 : 1))
    const properties = members.map(
      ({ member, type: inner }) => [member.name, convert(inner, [...path, member.name])] as const
    )
    const required = members
      .filter((one) => !(one.member.flags & ts.SymbolFlags.Optional) && !mayMiss(one.type))
      .map(({ member }) => member.name)
    return components.refer({
      type: 'object',
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(required.length > 0 && { required }),
      // The serializer's types make `undefined` of what is unknown.
      ...(record && {
        additionalProperties: isThere(record) ? convert(record, [...path, '*']) : {},
      }),
    })
  }

  return convert(type, [])
}

function isThere(type: ts.Type): boolean {
  return !(type.flags & (TypeFlags.Undefined | TypeFlags.Void | TypeFlags.Never))
}

function mayMiss(type: ts.Type): boolean {
  return type.isUnion() && type.types.some((one) => !isThere(one))
}

/** One schema for several: literals of one kind become one enum, `null` one more type. */
function merged(all: Schema[]): Schema {
  const isNull = ({ type }: Schema) => type === 'null'
  const parts = distinct(joinEnums(all.filter((part) => !isNull(part))))
  const nullable = all.some(isNull)
  if (parts.length === 0) return { type: 'null' }
  if (parts.length === 1) return nullable ? orNull(parts[0]) : parts[0]
  return { anyOf: nullable ? [...parts, { type: 'null' }] : parts }
}

function orNull(schema: Schema): Schema {
  if (Object.keys(schema).length === 0) return schema
  const { type, enum: values } = schema
  if (typeof type !== 'string' || type === 'object') return { anyOf: [schema, { type: 'null' }] }
  return { ...schema, type: [type, 'null'], ...(values && { enum: [...values, null] }) }
}

function joinEnums(parts: Schema[]): Schema[] {
  const kinds = ['string', 'number', 'boolean'].map((type) => {
    const values = parts.filter((one) => one.type === type && one.enum).flatMap((one) => one.enum)
    if (values.length === 0) return []
    return [type === 'boolean' && values.length === 2 ? { type } : { type, enum: values.sort() }]
  })
  return [...kinds.flat(), ...parts.filter((part) => !part.enum)]
}

function distinct(parts: Schema[]): Schema[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
}
