import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type { BulkWork, Written } from '#domain/bulk/bulk_work'
import { cancelBulkJob } from '#domain/bulk/cancel_bulk_job'
import { done } from '#domain/shared/result'
import BulkJob from '#models/bulk_job'
import { doBulkJobs, jobOf } from '#tests/support/bulk_jobs'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'
import { jsonLines, portalCli, withoutTerminal } from '#tests/support/portal_cli'
import { Relay } from '#tests/support/relay'
import { staffToken } from '#tests/support/staff_api'

const HOSTILE = '=cmd() \u001b[2J\u202e'

/** Thirty rows in batches of ten, of which every third is refused. */
function thirdsRefused(between: (batch: number) => Promise<unknown> | void = () => {}): BulkWork {
  const rowOf = (line: number) => ({
    ...{ line, column: 'email', outcome: 'refused', code: 'not_an_address' },
    ...{ message: `"${HOSTILE}" is no address`, ref: HOSTILE, name: null, targetId: null },
  })
  return {
    async open() {
      return done({
        total: 30,
        async next(cursor: string | null) {
          const from = Number(cursor ?? 0)
          await between(from / 10)
          const items = Array.from({ length: 10 }, (_, index) => from + index + 2)
          return from >= 30 ? null : { items, cursor: String(from + 10) }
        },
        async write(_: unknown, items: unknown[]): Promise<Written> {
          const bad = (items as number[]).filter((line) => line % 3 === 0)
          return {
            counts: { created: items.length - bad.length, refused: bad.length },
            rows: bad.map(rowOf),
          }
        },
        async finish() {
          return {
            totals: [
              { amountMinor: 123_450, currency: 'EUR' },
              { amountMinor: 7, currency: 'JPY' },
            ],
          }
        },
      })
    },
  }
}

/** Invites of which one is sent, and the others reach nobody. */
const unreached: BulkWork = {
  async open() {
    const outcomes = ['sent', 'no_address', 'bounced', 'disabled']
    return done({
      total: outcomes.length,
      async next(cursor: string | null) {
        return cursor === null ? { items: outcomes, cursor: 'end' } : null
      },
      async write(): Promise<Written> {
        const none = { line: null, column: null, code: null, message: null, targetId: null }
        return {
          counts: Object.fromEntries(outcomes.map((outcome) => [outcome, 1])),
          rows: outcomes.map((outcome) => ({ ...none, outcome, ref: 'C-1', name: null })),
        }
      },
    })
  },
}

test.group('portal jobs', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    token = await staffToken('manager')
  })

  test('a job is followed to its end: counts, a CSV of what was refused, exit status 3', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const relay = await Relay.start()
    const job = await jobOf('import_clients')
    const following = cli.run(['jobs', 'follow', job.publicId], { env: { PORTAL_URL: relay.url } })
    await relay.more(3)
    await doBulkJobs({ import_clients: thirdsRefused() })
    const { status, stdout, stderr } = await following

    assert.deepEqual([status, stderr], [3, ''])
    const lines = jsonLines(stdout)
    assert.lengthOf(lines, 11)
    assert.deepInclude(lines[0], { line: 3, column: 'email', outcome: 'refused', ref: HOSTILE })
    assert.deepInclude(lines[10].job, { state: 'done', counts: { created: 20, refused: 10 } })

    const file = join(cli.home, `failed-${job.publicId}.csv`)
    const [head, first, ...rest] = readFileSync(file, 'utf8').trimEnd().split('\r\n')
    assert.equal(head, 'line,column,outcome,code,message,ref,name')
    assert.match(first, /^3,email,refused,not-an-address,"""=cmd\(\).*",'=cmd\(\).*,$/)
    assert.lengthOf(rest, 9)
    assert.equal(statSync(file).mode & 0o777, 0o600)
  })

  test('a server that goes away and comes back loses nothing, and is noted once', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const relay = await Relay.start()
    const job = await jobOf('send_invites')
    const following = cli.onTerminal(['jobs', 'follow', job.publicId], {
      env: { PORTAL_URL: relay.url, NO_COLOR: '1' },
    })
    await relay.more(2)
    relay.goAway()
    await doBulkJobs({ send_invites: thirdsRefused() })
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await relay.comeBack()

    const { status, stdout } = await following
    assert.equal(status, 3)
    assert.lengthOf(stdout.match(/The server is away, waiting/g) ?? [], 1)
    assert.include(stdout, 'The server is back.')
    assert.include(stdout, '20 created, 10 refused')
    assert.include(stdout, 'totals  1,234.50 EUR, 7 JPY')
    assert.match(stdout, /LINE {2}WHAT +OUTCOME +WHY/)
    assert.include(stdout, '10 rows that failed written to failed-')
    assert.notInclude(stdout.replaceAll('\u001b[2K', ''), '\u001b')
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('Ctrl-C ends it after the batch under way, with 130; what was done is told', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const relay = await Relay.start()
    const isFollowed = relay.more(2)
    const { promise: inSecondBatch, resolve } = Promise.withResolvers<void>()
    const following = cli.onTerminal(['accounts', 'create', '--all'], {
      env: { PORTAL_URL: relay.url },
      interrupts: [inSecondBatch],
    })
    await isFollowed
    const { id } = await BulkJob.firstOrFail()
    const cancelled = async () => {
      resolve()
      while ((await BulkJob.findOrFail(id)).cancelledAt === null) await relay.more(1)
    }
    await doBulkJobs({
      open_accounts: thirdsRefused((batch) => (batch === 1 ? cancelled() : undefined)),
    })

    const { status, stdout } = await following
    assert.equal(status, 130)
    assert.include(stdout, 'Cancelling after the batch under way.')
    assert.include(stdout, 'Cancelled')
    assert.include(stdout, '20 of 30')
    assert.equal((await BulkJob.findOrFail(id)).done, 20)
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('a second Ctrl-C does not wait and says how to come back', async ({ assert }) => {
    const cli = portalCli(token)
    const relay = await Relay.start()
    const running = cli.onTerminal(['accounts', 'create', '--all'], {
      env: { PORTAL_URL: relay.url },
      interrupts: [relay.more(3), relay.more(7)],
    })
    await relay.more(1)
    const job = await BulkJob.firstOrFail()
    // Running and not moving: cancelling waits for a batch that does not end.
    await job.merge({ state: 'running' }).save()
    const { status, stdout } = await running
    assert.equal(status, 130)
    assert.include(stdout, `portal jobs follow ${job.publicId}`)
    assert.isNotNull((await BulkJob.findOrFail(job.id)).cancelledAt)
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('Ctrl-C while it is only looked at leaves it alone; one that does not begin is explained', async ({
    assert,
  }) => {
    const job = await jobOf('open_accounts')
    let heard = ''
    const { promise: explained, resolve } = Promise.withResolvers<void>()
    const { status, stdout } = await portalCli(token).onTerminal(['jobs', 'follow', job.publicId], {
      interrupts: [explained],
      heard(text) {
        heard += text
        if (heard.includes('portal doctor')) resolve()
      },
    })
    assert.equal(status, 130)
    assert.include(stdout, 'It waits: another job is under way, or no worker is alive')
    assert.include(stdout, `portal jobs follow ${job.publicId}`)
    assert.include(stdout, `portal jobs cancel ${job.publicId}`)
    assert.isNull((await BulkJob.findOrFail(job.id)).cancelledAt)
  })
    .timeout(30_000)
    .skip(withoutTerminal, 'no `script` on this machine')

  test('--detach leaves it to the server, and says how to come back', async ({ assert }) => {
    const { status, stdout } = await portalCli(token).onTerminal([
      ...['accounts', 'create', '--all', '--detach'],
    ])
    const { publicId, state } = await BulkJob.firstOrFail()
    assert.deepEqual([status, state], [0, 'queued'])
    assert.include(stdout, `portal jobs follow ${publicId}`)
    assert.notInclude(stdout, 'Nobody was mailed')
    assert.include(stdout, 'When it is done, invite them')
  }).skip(withoutTerminal, 'no `script` on this machine')

  test('list, show and cancel', async ({ assert }) => {
    const cli = portalCli(token)
    const [first, second] = [await jobOf('import_clients'), await jobOf('send_invites')]
    await cancelBulkJob(second, tester, DateTime.utc())

    const list = await cli.run(['jobs', 'list'])
    assert.deepEqual(
      jsonLines(list.stdout).map(({ id, state }) => [id, state]),
      [
        [second.publicId, 'cancelled'],
        [first.publicId, 'queued'],
      ]
    )
    const some = await cli.run(['jobs', 'list', '--state', 'queued', '--limit', '1'])
    assert.lengthOf(jsonLines(some.stdout), 1)

    const cancelled = await cli.run(['jobs', 'cancel', first.publicId])
    assert.equal(jsonLines(cancelled.stdout)[0].job.state, 'cancelled')
    const show = await cli.run(['jobs', 'show', first.publicId])
    assert.deepEqual([show.status, jsonLines(show.stdout).at(-1).job.state], [0, 'cancelled'])
    assert.deepEqual(
      readdirSync(cli.home).filter((name) => name.startsWith('failed')),
      []
    )

    const wrong: [string[], number, string][] = [
      [['jobs', 'list', '--limit', '0'], 2, 'usage'],
      [['jobs', 'list', '--limit', 'many'], 2, 'usage'],
      [['jobs', 'show', '..'], 2, 'usage'],
      [['jobs', 'show', 'no/such?thing'], 1, 'not-found'],
      [['jobs', 'follow', 'nosuchjob'], 1, 'not-found'],
    ]
    const answers = await Promise.all(wrong.map(([args]) => cli.run(args)))
    assert.deepEqual(
      answers.map(({ status, stderr }) => [status, JSON.parse(stderr).error.code]),
      wrong.map(([, status, code]) => [status, code])
    )
  })

  test('an answer that is lost is asked for again: one job, whatever started it', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const relay = await Relay.start()
    relay.firstLost = /^POST /
    const env = { PORTAL_URL: relay.url }
    const write = (name: string, text: string) => writeFileSync(join(cli.home, name), text)
    write('clients.csv', 'ref,name\nC-1,Kestrel\n')
    write('invoices.csv', 'number\nA-1\n')
    write('people.csv', 'client_ref,email,role\nC-1,a@x.example,owner\n')
    const starts = [
      ['accounts', 'create', '--all'],
      ['invites', 'send', '--all'],
      ['payments', 'reconcile'],
      ['events', 'replay', '--since', '2h'],
      ['clients', 'import', 'clients.csv'],
      ['invoices', 'import', 'invoices.csv'],
      ['accounts', 'create', '--file', 'people.csv'],
    ]
    const ran = await Promise.all(starts.map((args) => cli.run([...args, '--detach'], { env })))
    for (const [index, { status, stderr }] of ran.entries()) {
      assert.deepEqual([status, stderr], [0, ''], starts[index].join(' '))
    }
    assert.lengthOf(relay.asked, 2 * starts.length)
    const jobs = await BulkJob.all()
    assert.lengthOf(jobs, starts.length)
    assert.sameMembers(
      ran.map(({ stdout }) => jsonLines(stdout)[0].job.id),
      jobs.map(({ publicId }) => publicId)
    )

    await doBulkJobs()
    const people = await cli.run(['invites', 'send', '--file', 'people.csv', '--detach'], { env })
    assert.equal(people.status, 0, people.stderr)
    // The input is gone when it was read.
    const args = ['invites', 'send', '--file', '-', '--detach']
    const unsure = await cli.run(args, { env, stdin: 'email\na@x.example\n' })
    const { code, hint } = JSON.parse(unsure.stderr).error
    assert.deepEqual([unsure.status, code], [1, 'connection-lost'])
    assert.include(hint, 'portal jobs list')
    assert.lengthOf(await BulkJob.all(), starts.length + 2)
  }).timeout(60_000)

  test('a file that cannot be written hides nothing, and nothing is written over', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const job = await jobOf('import_clients')
    await doBulkJobs({ import_clients: thirdsRefused() })
    const follow = ['jobs', 'follow', job.publicId]
    const lost = await cli.run([...follow, '--failed', join(cli.home, 'no', 'such', 'f.csv')])
    assert.deepEqual([lost.status, JSON.parse(lost.stderr).error.code], [1, 'cannot-write'])
    assert.equal(jsonLines(lost.stdout).at(-1).job.state, 'done')
    assert.isFalse(existsSync(join(cli.home, 'no')))

    // Nobody asked for the one by default: it is told, and the status is the job's.
    mkdirSync(join(cli.home, `failed-${job.publicId}.csv`))
    const unasked = await cli.run(follow)
    assert.deepEqual([unasked.status, unasked.stderr], [3, ''])
    assert.equal(jsonLines(unasked.stdout).at(-1).job.state, 'done')

    const input = join(cli.home, 'clients.csv')
    writeFileSync(input, 'ref,name\nC-1,Kestrel\n')
    const over = await cli.run(['clients', 'import', input, '--failed', input])
    assert.deepEqual([over.status, JSON.parse(over.stderr).error.code], [2, 'file-exists'])
    assert.equal(readFileSync(input, 'utf8'), 'ref,name\nC-1,Kestrel\n')
    assert.lengthOf(await BulkJob.all(), 1)

    const file = join(cli.home, 'failed.csv')
    for (let run = 0; run < 2; run++) {
      assert.equal((await cli.run([...follow, '--failed', file])).status, 3)
      assert.lengthOf(readFileSync(file, 'utf8').trimEnd().split('\r\n'), 11)
    }
  })

  test('people whom no invite reaches are told and written down, and are no failure', async ({
    assert,
  }) => {
    const cli = portalCli(token)
    const job = await jobOf('send_invites')
    await doBulkJobs({ send_invites: unreached })
    const args = ['jobs', 'follow', job.publicId]
    const { status, stdout } = await cli.run([...args, '--failed', 'f.csv'])
    assert.equal(status, 0, stdout)
    const [, ...written] = readFileSync(join(cli.home, 'f.csv'), 'utf8').trimEnd().split('\r\n')
    assert.deepEqual(
      written.map((line) => line.split(',')[2]),
      ['no-address', 'bounced', 'disabled']
    )
    if (withoutTerminal) return
    const shown = await cli.onTerminal(args, { env: { NO_COLOR: '1' } })
    assert.include(shown.stdout, '1 sent, 1 no address, 1 bounced, 1 disabled')
    assert.match(shown.stdout, /C-1 +bounced/)
    assert.notMatch(shown.stdout, /C-1 +sent/)
    assert.isFalse(existsSync(join(cli.home, `failed-${job.publicId}.csv`)))
  })
})
