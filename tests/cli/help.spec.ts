import { readFileSync, writeFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { buildProgram } from '../../cli/program.js'
import { surfaceOf } from '../../cli/lib/surface.js'
import { portalCli } from '#tests/support/portal_cli'

const GOLDEN = new URL('./help.txt', import.meta.url)

/** Every command there is, so that none is forgotten here. */
const COMMANDS = surfaceOf(buildProgram())

/** What `--help` prints, on an output of 80 columns. */
function helpOf(path: string[]): string {
  let shown = ''
  const program = buildProgram()
  const command = path.reduce(
    (at, name) => at.commands.find((one) => one.name() === name)!,
    program
  )
  command.configureOutput({ writeOut: (text) => (shown += text), getOutHelpWidth: () => 80 })
  command.outputHelp()
  return shown
}

test.group('portal --help', () => {
  /** After a wanted change: UPDATE_GOLDEN=1, and read the difference. */
  test('says the same as the golden file, for every command', async ({ assert }) => {
    const helps = COMMANDS.map(({ path }) => {
      return `$ portal ${[...path, '--help'].join(' ')}\n${helpOf(path)}`
    })
    const text = helps.join('\n')
    if (process.env.UPDATE_GOLDEN) writeFileSync(GOLDEN, text)
    assert.equal(text, readFileSync(GOLDEN, 'utf8'))

    const cli = portalCli()
    for (const path of [[], ['jobs'], ['jobs', 'list']]) {
      const { status, stdout, stderr } = await cli.run([...path, '--help'])
      assert.deepEqual([status, stdout, stderr], [0, helpOf(path), ''])
    }
  })

  test('without a command it is shown too', async ({ assert }) => {
    const cli = portalCli()
    const [bare, asked] = await Promise.all([cli.run([]), cli.run(['--help'])])
    assert.deepEqual(bare, asked)
  })

  test('every command that does something has examples', async ({ assert }) => {
    const sections = readFileSync(GOLDEN, 'utf8').split(/^\$ /m).slice(1)
    for (const [index, { commands }] of COMMANDS.entries()) {
      if (commands.length === 0) assert.include(sections[index], 'Examples:')
    }
  })
})

test.group('portal: wrong usage', () => {
  const CASES: [args: string[], message: RegExp, hint: RegExp][] = [
    [['stauts'], /unknown command 'stauts'/, /Did you mean status\?/],
    [['invoices', 'imprt'], /unknown command 'imprt'/, /Did you mean import\?/],
    [['status', '--jsn'], /unknown option '--jsn'/, /Did you mean --json\?/],
    [['status', 'now'], /too many arguments/, /./],
    [['jobs', 'show'], /missing required argument 'id'/, /./],
    [['login', '--token', ''], /That is not a token/, /portal_/],
    [['status', '--profile', 'x'], /There is no profile "x"/, /profiles list/],
    [['accounts', 'create'], /Say --all/, /--dry-run/],
    [['invites', 'send'], /Say --pending, --all/, /--dry-run/],
    [['invites', 'send', '--all', '--pending'], /cannot be used with option/, /./],
    [['audit', 'export', '--format', 'pdf'], /Allowed choices are jsonl/, /./],
    [['jobs', 'list', '--state', 'runing'], /is invalid/, /Did you mean running\?/],
    [['disable'], /nobody is here to answer/, /--yes/],
    [['status', '--url', 'ftp://x'], /not the address of a server/, /https:/],
    [['status', '--url', 'http://portal.example.com'], /unencrypted/, /https/],
    [['invoices', 'import', 'no-such-file.xml'], /leads to no file/, /folder/],
  ]

  for (const [args, message, hint] of CASES) {
    test(`portal ${args.join(' ')} ends with 2 and says what is wrong`, async ({ assert }) => {
      const { status, stdout, stderr } = await portalCli('portal_x').run(args)
      const { error } = JSON.parse(stderr)
      assert.deepEqual([status, stdout], [2, ''])
      assert.match(error.message, message)
      assert.match(error.hint, hint)
    })
  }
})
