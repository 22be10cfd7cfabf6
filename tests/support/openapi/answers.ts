import ts from 'typescript'
import { literalsOf } from '#tests/support/openapi/literals'
import { calleeOf, type Bodied, type Source } from '#tests/support/openapi/source'

/** What a route answers when it does what it is asked to. No type: no body. */
export type Success = { status: number; type: ts.Type | null }

/**
 * From the `return`s of a controller's method: `response.created(…)` says its status by its type, a
 * `response.status(…)` before a return in the same block says that one's; all others are 200.
 */
export function successesOf(source: Source, method: Bodied): Success[] {
  return returnsOf(method.body).flatMap(({ expression, block }) => {
    const stated = statedBefore(source, expression, block)
    return successesOfExpression(source, unwrapped(expression), stated)
  })
}

function successesOfExpression(source: Source, node: ts.Expression, stated: number[]): Success[] {
  const deeper = ts.isCallExpression(node) ? decidingCallee(source, node) : null
  if (deeper) return successesOf(source, deeper)

  const { checker } = source
  const type = checker.getAwaitedType(checker.getTypeAtLocation(node))
  const parts = type?.isUnion() ? type.types : type ? [type] : []
  return parts.flatMap((part) => {
    const status = part.getProperty('__status')
    if (status) {
      const [number] = literalsOf(source, node, checker.getTypeOfSymbol(status))
      const body = part.getProperty('__response')
      return [{ status: Number(number), type: bodyType(body && checker.getTypeOfSymbol(body)) }]
    }
    if (part.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return []
    return (stated.length > 0 ? stated : [200]).map((one) => ({ status: one, type: part }))
  })
}

/** A function of ours that says itself, or by another one, which status it answers with. */
function decidingCallee(source: Source, call: ts.CallExpression): Bodied | null {
  const callee = calleeOf(source, call)
  if (!callee || (callee.typeParameters?.length ?? 0) > 0) return null
  if (!/\/app\/(controllers|middleware)\//.test(callee.getSourceFile().fileName)) return null
  const text = callee.body.getText()
  return /\.(status|created|accepted|ok|noContent)\(|\b(presentStarted|startJobOnce)\(/.test(text)
    ? callee
    : null
}

function bodyType(type: ts.Type | undefined): ts.Type | null {
  if (!type) return null
  return type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Unknown) ? null : type
}

type Return = { expression: ts.Expression; block: ts.Block | null }

function returnsOf(body: ts.Node): Return[] {
  if (!ts.isBlock(body)) return ts.isExpression(body) ? [{ expression: body, block: null }] : []
  const found: Return[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isReturnStatement(node) && node.expression) {
      const block = ts.isBlock(node.parent) ? node.parent : null
      found.push({ expression: node.expression, block })
    }
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(body, visit)
  return found
}

/** The statuses that are set before a return in its block; with 200 where that is only sometimes. */
function statedBefore(source: Source, expression: ts.Expression, block: ts.Block | null): number[] {
  for (const statement of [...(block?.statements ?? [])].reverse()) {
    if (statement.pos > expression.pos) continue
    const always = statusSet(source, statement)
    if (always.length > 0) return always
    const sometimes = ts.isIfStatement(statement) ? statusSet(source, statement.thenStatement) : []
    if (sometimes.length > 0) return [200, ...sometimes]
  }
  return []
}

/** Of a statement that sets a status and goes on: `response.status(202).header(…)`. */
function statusSet(source: Source, statement: ts.Statement): number[] {
  if (!ts.isExpressionStatement(statement)) return []
  let node: ts.Node = statement.expression
  while (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression
    if (name.text === 'send') return []
    if (name.text === 'status') return literalsOf(source, node.arguments[0]).map(Number)
    node = expression
  }
  return []
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)
    ? unwrapped(node.expression)
    : node
}
