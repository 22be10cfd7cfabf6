import { relative } from 'node:path'
import ts from 'typescript'
import { literalsOf } from '#tests/support/openapi/literals'
import {
  calledName,
  calleeOf,
  declarationOf,
  findMethod,
  type Bodied,
  type Source,
} from '#tests/support/openapi/source'

/** What the code of a route says about it, and of all that it calls in the rooms of delivery. */
export type Facts = {
  /** Validators of what is sent: where each is exported from, under which name. */
  validators: Map<string, { file: string; name: string }>
  /** Problem slugs with the status of each; null where a function decides it. */
  problems: Map<string, number | null>
  /** What a member of staff needs. */
  scopes: Set<string>
  roles: Set<string>
  /** Names of the functions that it reaches. */
  reached: Set<string>
}

const ROOMS = /\/app\/(controllers|middleware|exceptions|validators)\//

export function factsOf(source: Source, start: Bodied): Facts {
  const facts: Facts = {
    validators: new Map(),
    problems: new Map(),
    scopes: new Set(),
    roles: new Set(),
    reached: new Set(),
  }
  const seen = new Set<ts.Node>()

  const walk = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) noteProblem(node)
    // What a verb refuses, by the literals of its type.
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'code') {
      for (const code of literalsOf(source, node)) add(code.replaceAll('_', '-'), null)
    }
    if (ts.isCallExpression(node)) noteCall(node)
    ts.forEachChild(node, walk)
  }
  const enter = (declaration: Bodied) => {
    if (seen.has(declaration)) return
    seen.add(declaration)
    if (declaration.name) facts.reached.add(declaration.name.getText())
    walk(declaration.body)
  }

  const noteProblem = ({ expression, arguments: given }: ts.NewExpression) => {
    if (expression.getText() !== 'Problem' || !given) return
    const status = Number(literalsOf(source, given[1])[0]) || null
    for (const slug of literalsOf(source, given[0])) add(slug, status)
  }
  const noteCall = (call: ts.CallExpression) => {
    const name = calledName(call)
    if (name === 'validateUsing') noteValidator(call.arguments[0])
    if (name === 'authorize') notePolicy(call)
    const callee = calleeOf(source, call)
    if (!callee || !ROOMS.test(callee.getSourceFile().fileName)) return
    if (callee.getSourceFile().fileName.includes('/exceptions/')) {
      noteRefusals(call, name)
      // A slug that is handed on.
      for (const one of call.arguments.filter(ts.isStringLiteral)) add(one.text, null)
    }
    enter(callee)
  }
  const noteValidator = (validator: ts.Node) => {
    const declaration = declarationOf(
      source,
      ts.isPropertyAccessExpression(validator) ? validator.name : validator
    )
    if (!declaration || !ts.isVariableDeclaration(declaration)) return
    const file = relative(source.root, declaration.getSourceFile().fileName)
    const name = declaration.name.getText()
    facts.validators.set(`${file}:${name}`, { file, name })
  }
  /** `bouncer.with(Policy).authorize('act')`: what the policy's method asks for. */
  const notePolicy = ({ expression, arguments: [action] }: ts.CallExpression) => {
    if (!ts.isPropertyAccessExpression(expression) || !action) return
    const chosen = expression.expression
    if (!ts.isCallExpression(chosen) || !ts.isStringLiteral(action)) return
    add('not-allowed', 403)
    const policy = declarationOf(source, chosen.arguments[0])?.getSourceFile().fileName
    if (!policy?.includes('/policies/staff/')) return
    const file = relative(source.root, policy).replace(/\.ts$/, '')
    collectNeeds(findMethod(source, file, action.text).body)
  }
  const collectNeeds = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const needs = { hasScope: facts.scopes, isAtLeast: facts.roles }[calledName(node)]
      for (const value of needs ? literalsOf(source, node.arguments[0]) : []) needs?.add(value)
    }
    ts.forEachChild(node, collectNeeds)
  }
  /** The codes of a refusal that is made a problem: they stand in its type. */
  const noteRefusals = ({ arguments: [refusal, status] }: ts.CallExpression, name: string) => {
    const type = refusal && source.checker.getTypeAtLocation(refusal)
    const code = type?.getProperty('code')
    if (!code) return
    const stated = status ? literalsOf(source, status) : ['409']
    const known = name === 'refusalProblem' && stated.length === 1 ? Number(stated[0]) : null
    for (const one of literalsOf(source, refusal, source.checker.getTypeOfSymbol(code))) {
      add(one.replaceAll('_', '-'), known)
    }
  }
  const add = (slug: string, status: number | null) => {
    facts.problems.set(slug, facts.problems.get(slug) ?? status)
  }

  enter(start)
  return facts
}
