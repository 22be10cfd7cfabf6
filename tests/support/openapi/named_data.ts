import { join } from 'node:path'
import ts from 'typescript'
import { Components } from '#tests/support/openapi/components'
import type { Source } from '#tests/support/openapi/source'
import { typeSchema } from '#tests/support/openapi/type_schema'

/** What the transformers make, each under its name; the small ones first, as parts of the others. */
export function componentsOf(source: Source): Components {
  const plain = new Components()
  const sized = dataTypes(source).map((data) => ({
    ...data,
    size: JSON.stringify(typeSchema(source, plain, data.type)).length,
  }))
  const components = new Components()
  for (const { family, name, type } of sized.sort((a, b) => a.size - b.size)) {
    components.family = family
    const schema = typeSchema(source, components, type)
    const isWorthIt = Object.keys(schema.properties ?? {}).length > 1
    if (isWorthIt) components.name(name, schema)
  }
  components.family = 'all'
  return components
}

type DataType = { family: 'Admin' | 'Portal' | 'all'; name: string; type: ts.Type }

function dataTypes({ program, checker, root }: Source): DataType[] {
  const file = program.getSourceFile(join(root, '.adonisjs/client/data.d.ts'))
  const found: DataType[] = []
  const visit = (node: ts.Node, spaces: string[]): void => {
    if (ts.isModuleDeclaration(node)) {
      const inner = [...spaces, node.name.text]
      // Data.Admin and its siblings; the namespaces inside are variants of single types.
      if (inner.length <= 2) ts.forEachChild(node, (child) => visit(child, inner))
      return
    }
    if (ts.isTypeAliasDeclaration(node)) {
      const [, space = ''] = spaces
      const type = checker.getTypeAtLocation(node.name)
      found.push({ family: familyOf(space), name: `${space}${node.name.text}`, type })
      return
    }
    ts.forEachChild(node, (child) => visit(child, spaces))
  }
  if (file) visit(file, [])
  return found
}

function familyOf(space: string): DataType['family'] {
  return space === 'Admin' || space === 'Portal' ? space : 'all'
}
