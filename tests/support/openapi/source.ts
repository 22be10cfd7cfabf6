import { globSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** The application as the compiler understands it: what controllers answer stands in their types. */
export type Source = { checker: ts.TypeChecker; program: ts.Program; root: string }

/** A function or method with what it does. */
export type Bodied = ts.FunctionLikeDeclaration & { body: ts.Node }

export function openSource(root: string): Source {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.json'),
    { noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail }
  )
  if (!config) throw new Error('There is no tsconfig.json.')
  const rooms = globSync('app/{controllers,middleware,policies,providers}/**/*.ts', { cwd: root })
  const files = [...rooms, 'adonisrc.ts', 'config/auth.ts', '.adonisjs/client/data.d.ts']
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    config.options
  )
  return { checker: program.getTypeChecker(), program, root }
}

/** A method of the class that a file has as its default export. `file` without `.ts`. */
export function findMethod({ program, root }: Source, file: string, name: string): Bodied {
  const classes = program
    .getSourceFile(join(root, `${file}.ts`))
    ?.statements.filter((statement) => ts.isClassDeclaration(statement))
  for (const member of classes?.flatMap(({ members }) => [...members]) ?? []) {
    if (ts.isMethodDeclaration(member) && member.name.getText() === name && hasBody(member)) {
      return member
    }
  }
  throw new Error(`${file}.ts has no method ${name}.`)
}

/** What stands above a function. */
export function docOf({ checker }: Source, declaration: Bodied): string {
  const symbol = declaration.name && checker.getSymbolAtLocation(declaration.name)
  return ts.displayPartsToString(symbol?.getDocumentationComment(checker)).trim()
}

/** The function that a call runs, when it is one of this application's. */
export function calleeOf({ checker, root }: Source, call: ts.CallExpression): Bodied | null {
  const declaration = checker.getResolvedSignature(call)?.declaration
  if (!declaration || !ts.isFunctionLike(declaration) || !hasBody(declaration)) return null
  return declaration.getSourceFile().fileName.startsWith(join(root, 'app/')) ? declaration : null
}

/** The last name of what is called: `validateUsing` of `ctx.request.validateUsing(…)`. */
export function calledName({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText()
}

/** Where something is declared that a file imports. */
export function declarationOf({ checker }: Source, node: ts.Node): ts.Declaration | undefined {
  const symbol = checker.getSymbolAtLocation(node)
  if (!symbol) return undefined
  const isAlias = symbol.flags & ts.SymbolFlags.Alias
  return (isAlias ? checker.getAliasedSymbol(symbol) : symbol).declarations?.[0]
}

function hasBody(node: ts.Node): node is Bodied {
  return 'body' in node && node.body !== undefined
}

function fail(diagnostic: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
}
