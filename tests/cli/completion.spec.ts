import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { type PortalCli, portalCli } from '#tests/support/portal_cli'

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0

/** What bash offers for the last of these words, as if Tab were pressed behind it. */
function offered(cli: PortalCli, script: string, words: string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ')
  const { stdout, stderr, status } = spawnSync(
    'bash',
    [
      ...['--norc', '-c'],
      `${script}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _portal portal; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
    { encoding: 'utf8', env: { PATH: `${join(cli.home, 'bin')}:${process.env.PATH}` } }
  )
  if (status !== 0 || stderr) throw new Error(stderr)
  return stdout.split('\n').filter(Boolean)
}

test.group('portal completion', () => {
  test('bash completes commands, options, their values and the names of profiles', async ({
    assert,
  }) => {
    const cli = portalCli()
    const { status, stdout: script } = await cli.run(['completion', 'bash'])
    assert.equal(status, 0)
    mkdirSync(join(cli.home, 'bin'))
    const profiles = `printf '{"name":"main","url":"x"}\\n{"name":"staging","url":"y"}\\n'`
    writeFileSync(join(cli.home, 'bin', 'portal'), `#!/bin/sh\n${profiles}\n`)
    chmodSync(join(cli.home, 'bin', 'portal'), 0o755)

    const cases: [string[], string[]][] = [
      [['portal', 'who'], ['whoami']],
      [
        ['portal', 'jobs', ''],
        ['list', 'show', 'follow', 'cancel'],
      ],
      [['portal', '--url', 'jobs', 'profiles', 'r'], ['remove']],
      [['portal', 'jobs', 'list', '--sta'], ['--state']],
      [['portal', 'jobs', 'list', '--state', 'c'], ['cancelled']],
      [['portal', 'jobs', 'list', '--state', '=', 'f'], ['failed']],
      [
        ['portal', 'completion', ''],
        ['bash', 'zsh', 'fish'],
      ],
      [['portal', 'status', '--js'], ['--json']],
      [['portal', '--profile', 's'], ['staging']],
      [['portal', 'login', '--token', ''], []],
      [['portal', 'nonsense', 'who'], ['whoami']],
    ]
    for (const [words, expected] of cases) {
      assert.deepEqual(offered(cli, script, words), expected, words.join(' '))
    }
  }).skip(!has('bash'), 'no bash on this machine')

  for (const shell of ['bash', 'zsh', 'fish']) {
    test(`the script is one that ${shell} can read`, async ({ assert }) => {
      const { stdout } = await portalCli().run(['completion', shell])
      assert.include(stdout, 'portal')
      const { status, stderr } = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' })
      assert.deepEqual([status, stderr], [0, ''])
    }).skip(!has(shell), `no ${shell} on this machine`)
  }

  test('a shell that is not known is wrong usage, and says which are', async ({ assert }) => {
    const { status, stderr } = await portalCli().run(['completion', 'cmd'])
    assert.equal(status, 2)
    assert.match(JSON.parse(stderr).error.message, /bash, zsh, fish/)
  })
})
