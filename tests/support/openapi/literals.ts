import type ts from 'typescript'
import type { Source } from '#tests/support/openapi/source'

/** The texts and numbers that an expression can be, by its type; none where it may be any. */
export function literalsOf({ checker }: Source, node?: ts.Node, known?: ts.Type): string[] {
  if (!node) return []
  const type = known ?? checker.getTypeAtLocation(node)
  const parts = type.isUnion() ? type.types : [type]
  const literals = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral())
  return literals.length === parts.length ? literals.map(({ value }) => String(value)) : []
}
