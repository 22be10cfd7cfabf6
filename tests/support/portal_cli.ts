import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getActiveTestOrFail } from '@japa/runner'
import { serverUrl } from '#tests/support/staff_api'
import type { SignIns } from '../../cli/lib/sign_ins.js'

const BINARY = fileURLToPath(new URL('../../cli/bin/portal.js', import.meta.url))

export type CliResult = { status: number | null; stdout: string; stderr: string }

type RunOptions = {
  env?: Record<string, string>
  stdin?: string
  cwd?: string
  /** As Ctrl-C does, as soon as it has said something. */
  interruptAtOutput?: boolean
  /** As Ctrl-C does, once for each, when it comes. */
  interrupts?: Promise<unknown>[]
  /** Hears each piece of its output when it comes. */
  heard?: (text: string) => void
}

/**
 * The real program in a process of its own, with an empty home: nothing that this machine knows of
 * any portal reaches it.
 */
export class PortalCli {
  readonly home = mkdtempSync(join(tmpdir(), 'portal-cli-'))
  readonly configFile = join(this.home, 'config', 'client-portal', 'cli.json')

  private running = new Set<ChildProcess>()

  constructor(private token?: string) {}

  /** With what runs still: a program whose test has ended would keep the tests from ending. */
  remove(): void {
    for (const child of this.running) child.kill('SIGKILL')
    rmSync(this.home, { recursive: true, force: true })
  }

  config(): SignIns {
    return JSON.parse(readFileSync(this.configFile, 'utf8')) as SignIns
  }

  /** Through pipes, as a script runs it. */
  run(args: string[], options: RunOptions = {}): Promise<CliResult> {
    return this.spawn(process.execPath, [BINARY, ...args], options)
  }

  /** On a terminal of 100 columns, as a person sees it; both outputs arrive as stdout. */
  async onTerminal(args: string[], options: RunOptions = {}): Promise<CliResult> {
    const quoted = [process.execPath, BINARY, ...args].map((arg) => `'${arg}'`).join(' ')
    const command = `stty cols 100 rows 40; exec ${quoted}`
    const result = await this.spawn('script', ['-qec', command, '/dev/null'], options)
    return { ...result, stdout: result.stdout.replaceAll('\r\n', '\n') }
  }

  private spawn(program: string, args: string[], options: RunOptions): Promise<CliResult> {
    const {
      env = {},
      stdin,
      cwd = this.home,
      interruptAtOutput = false,
      interrupts = [],
      heard,
    } = options
    const child = spawn(program, args, {
      cwd,
      env: {
        PATH: process.env.PATH,
        HOME: this.home,
        XDG_CONFIG_HOME: join(this.home, 'config'),
        TERM: 'xterm-256color',
        TZ: 'UTC',
        // Else what a set-up left beside the sources would be found.
        PORTAL_URL: serverUrl(),
        ...(this.token !== undefined && { PORTAL_TOKEN: this.token }),
        ...env,
      },
    })
    this.running.add(child)
    child.once('close', () => this.running.delete(child))
    if (interruptAtOutput) child.stdout.once('data', () => child.kill('SIGINT'))
    for (const time of interrupts) {
      // A terminal turns the character into the signal.
      void time.then(() =>
        program === 'script' ? child.stdin.write('\x03') : child.kill('SIGINT')
      )
    }
    // A program that ends without reading its input is no failure.
    child.stdin.on('error', () => {})
    // A terminal that closes at once would count as an answer.
    if (stdin !== undefined || program !== 'script') child.stdin.end(stdin ?? '')

    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk) => out.push(chunk))
    if (heard) child.stdout.on('data', (chunk) => heard(String(chunk)))
    child.stderr.on('data', (chunk) => err.push(chunk))
    return new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (status) => {
        resolve({
          status,
          stdout: Buffer.concat(out).toString('utf8'),
          stderr: Buffer.concat(err).toString('utf8'),
        })
      })
    })
  }
}

/**
 * For `test.skip(withoutTerminal, …)`: the tool that lends a terminal is part of Linux systems. Where
 * it is checked for everybody nothing is skipped: without the tool those tests fail there.
 */
export const withoutTerminal = !process.env.CI && spawnSync('script', ['--version']).status !== 0

/** A CLI for the test that runs, removed after it. */
export function portalCli(token?: string): PortalCli {
  const cli = new PortalCli(token)
  getActiveTestOrFail().cleanup(() => cli.remove())
  return cli
}

export function jsonLines(text: string): any[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}
