import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from '@japa/runner'
import type { Command } from 'commander'
import { Output } from '../../../cli/lib/output.js'
import { buildProgram } from '../../../cli/program.js'

/** Clears a terminal, turns text around, takes no room, and makes a line of its own. */
const HOSTILE = 'x\u001b[2J\u009b31m\u202e\u061c\u200b\u2060\nFORGED\u0007'
const UNSAFE = /[^\P{Cc}\n]|[\u061c\u200b\u202e\u2060]/u

type Schema = { [keyword: string]: any }
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const { paths, components } = JSON.parse(readFileSync(`${ROOT}resources/openapi.json`, 'utf8'))

/** An answer as its schema says, with harm in each text; `known`: what a look-up has to find. */
function answerOf(schema: Schema, known: string, flag: boolean, key = '', depth = 0): unknown {
  const inner = (one: Schema, name = key) => answerOf(one, known, flag, name, depth + 1)
  if (schema.$ref) return inner(components.schemas[schema.$ref.split('/').at(-1)])
  const one = (schema.anyOf ?? schema.oneOf)?.find(({ type }: Schema) => type !== 'null')
  if (one) return inner(one)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part: Schema) => inner(part)))
  if (key === 'next' || key === 'prev') return null
  const type = [schema.type].flat().find((name) => name !== 'null')
  if (type === 'array') return [inner(schema.items ?? {})]
  if (type === 'boolean') return flag
  if (type === 'integer' || type === 'number') return 3
  if (type === 'object' || schema.properties) {
    const own = Object.entries<Schema>(schema.properties ?? {})
    const values = own.map(([name, value]) => [name, inner(value, name)])
    const open = schema.additionalProperties
    if (open) values.push([HOSTILE, open === true ? HOSTILE : inner(open)])
    return Object.fromEntries(values)
  }
  // One that is never over would be followed for ever.
  if (key === 'state' && schema.enum?.includes('done') && (flag || schema.enum.includes('queued')))
    return 'done'
  return ['number', 'receiptNumber', 'ref', 'email'].includes(key) && known ? known : HOSTILE
}

/** "/clients/export" is no client. */
const literalFirst = Object.keys(paths).sort((a, b) => a.split('{').length - b.split('{').length)

/** Answers each request as documented, and with harm. */
function answer({ known, flag }: { known: string; flag: boolean }): RequestListener {
  return (request, response) => {
    request.resume()
    const { pathname } = new URL(request.url!, 'http://portal')
    const method = request.method!.toLowerCase()
    const path = literalFirst.find((pattern) => {
      const form = pattern.replace(/\{[^}]+\}/g, '[^/]+')
      return paths[pattern][method] && new RegExp(`^${form}$`).test(pathname)
    })
    if (!path) return response.writeHead(404).end()
    const entries = Object.entries<Schema>(paths[path][method].responses)
    const [status, documented] = entries.find(([code]) => code.startsWith('2'))!
    const media = Object.entries<Schema>(documented.content ?? {})
    const accepted = request.headers.accept ?? ''
    const [type, { schema }] = media.find(([one]) => accepted.startsWith(one)) ??
      media[0] ?? ['', {}]
    if (!type) return response.writeHead(204).end()
    const isList = schema?.properties?.data?.type === 'array'
    response.writeHead(Number(status), { 'content-type': type }).end(
      type === 'application/json'
        ? JSON.stringify(answerOf(schema, isList ? known : '', flag))
        : // Lines of a file stay lines.
          HOSTILE.replaceAll('FORGED', 'more')
    )
  }
}

/**
 * What the help of each command shows of it, as its arguments: without what a shell would do, and
 * without questions.
 */
function examplesOf(command: Command): string[][] {
  let help = ''
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
  const typed = [...help.matchAll(/^ {2}portal (.*?) +# /gm)].map(([, line]) => line)
  const own = typed
    .filter((line) => !/ < /.test(line) && !/^(login|logout|profiles|completion)/.test(line))
    .map((line) =>
      [...line.split(/ [|>] /)[0].matchAll(/'([^']*)'|((?:[^\s"]|"[^"]*")+)/g)].map(
        ([, quoted, word]) => quoted ?? word.replaceAll('"', '')
      )
    )
  if (command.commands.length > 0) return command.commands.flatMap(examplesOf)
  return help.includes('--yes') ? own.map((args) => [...args, '--yes']) : own
}

const FILES = ['people', 'clients', 'export', 'refs', 'invoices'].map((name) => `${name}.csv`)

test.group('portal: answers that mean harm', (group) => {
  const server = { known: '', flag: true }

  group.each.setup(async () => {
    const listening = createServer((request, response) => answer(server)(request, response))
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
    const { port } = listening.address() as AddressInfo
    const [folder, cwd] = [mkdtempSync(join(tmpdir(), 'portal-hostile-')), process.cwd()]
    for (const name of FILES)
      writeFileSync(join(folder, name), 'ref,name,email\nC-1,a,b@c.example\n')
    mkdirSync(join(folder, 'inbox'))
    for (const name of ['invoice.xml', 'inbox/a.xml']) writeFileSync(join(folder, name), '<a/>')
    writeFileSync(join(folder, 'settings.json'), '{"company":{"timeZone":"UTC"}}')
    writeFileSync(join(folder, 'logo.png'), 'png')
    process.chdir(folder)
    const own = {
      ...{ PORTAL_URL: `http://127.0.0.1:${port}`, PORTAL_TOKEN: 'portal_x', NO_COLOR: '1' },
      XDG_CONFIG_HOME: folder,
    }
    const kept = Object.keys(own).map((name) => [name, process.env[name]] as const)
    Object.assign(process.env, own)
    return () => {
      listening.closeAllConnections()
      listening.close()
      for (const [name, value] of kept) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
      process.exitCode = undefined
      process.chdir(cwd)
      rmSync(folder, { recursive: true, force: true })
    }
  })

  /** What one command shows at a terminal. */
  async function shown(args: string[]): Promise<string> {
    let text = ''
    const streams = [process.stdout, process.stderr]
    const kept = streams.map(({ write, isTTY }) => ({ write, isTTY }))
    for (const stream of streams) {
      stream.isTTY = true
      stream.write = ((chunk: string | Uint8Array) => {
        text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
        return true
      }) as typeof stream.write
    }
    try {
      await buildProgram()
        .parseAsync(args, { from: 'user' })
        .catch((error) => new Output({}).fail(error))
    } finally {
      streams.forEach((stream, index) => Object.assign(stream, kept[index]))
    }
    // The bar's own way of starting its line anew.
    return text.replaceAll('\r\u001b[2K', '')
  }

  for (const flag of [true, false]) {
    test(`move no terminal, whatever is asked and told (${flag})`, async ({ assert }) => {
      const commands = examplesOf(buildProgram())
      assert.isAbove(commands.length, 90)
      let reached = 0
      for (const args of commands) {
        const known = args.find((arg) => /^(R-|C-|INV-|20\d\d-|.*@)/.test(arg)) ?? ''
        Object.assign(server, { known, flag })
        const text = await shown(args)
        const what = `portal ${args.join(' ')}: ${JSON.stringify(text)}`
        assert.notMatch(text, UNSAFE, what)
        // The text of a mail has lines of its own.
        if (!what.startsWith('portal mails show')) assert.notMatch(text, /^FORGED/m, what)
        if (text.includes('\ufffd')) reached++
      }
      assert.isAbove(reached, 60)
    }).timeout(60_000)
  }
})
