import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { writeTransaction } from '#database/write_transaction'
import { readSettings } from '#domain/settings/read_settings'
import { useOutbox, type OutgoingMail } from '#domain/shared/outbox'
import OutboxMail from '#models/outbox_mail'
import { truncate } from '#tests/support/database'
import { NOW, openPortal } from '#tests/support/people'
import { bar, boastingPng } from '#tests/support/pictures'
import { jsonLines, portalCli, withoutTerminal } from '#tests/support/portal_cli'
import { staffToken } from '#tests/support/staff_api'

const INK = { r: 20, g: 20, b: 60, alpha: 1 }

test.group('portal settings, branding and mails', (group) => {
  group.each.setup(async () => {
    await truncate()
    await openPortal()
  })

  const owner = async () => portalCli(await staffToken('owner'))

  test('settings are read by key, and set as the type that the server says', async ({ assert }) => {
    const cli = await owner()
    const one = await cli.run(['settings', 'get', 'company.timeZone'])
    assert.deepEqual(jsonLines(one.stdout), [{ key: 'company.timeZone', value: 'Asia/Kolkata' }])

    const set = await cli.run([
      ...['settings', 'set', 'company.name=Lark = Spur', 'company.contact.phone='],
      ...['payments.partPayments=yes', 'security.idleMinutes=20'],
      'payments.partMinimumMinor={"INR":50000}',
    ])
    assert.equal(set.status, 0, set.stderr)
    assert.deepEqual(
      jsonLines(set.stdout).map(({ section, changed }) => [section, changed]),
      [
        ['company', true],
        ['payments', true],
        ['security', true],
      ]
    )
    const { company, payments, sessions } = await readSettings()
    assert.equal(company.name, 'Lark = Spur')
    assert.deepInclude(company.contact, { phone: null, name: 'Ananya Rao' })
    assert.deepInclude(payments, { partPayments: true, partMinimumMinor: { INR: 50_000 } })
    assert.equal(sessions.idleMinutes, 20)

    const all = await cli.run(['settings', 'get'])
    const file = join(cli.home, 'settings.json')
    await writeFile(file, all.stdout)
    const back = await cli.run(['settings', 'set', '--file', file])
    assert.equal(back.status, 0, back.stderr)
    assert.isTrue(jsonLines(back.stdout).every(({ changed }) => changed === false))
  })

  test('what is mistyped is told before anything changes, with what was meant', async ({
    assert,
  }) => {
    const cli = await owner()
    const before = await readSettings()
    const cases: [args: string[], message: RegExp, hint: RegExp][] = [
      [['company.timezne=UTC'], /no setting "company.timezne"/, /company\.timeZone\?/],
      [['timeZone=UTC'], /no setting "timeZone"/, /company\.timeZone\?/],
      [['company.name=X', 'payments.partPayments=perhaps'], /yes or no, not "perhaps"/, /^$/],
      [['security.idleMinutes=2e1'], /whole number from 5 to 240/, /^$/],
      [['security.staffSecondFactor=requird'], /optional or required/, /required\?/],
      [['payments.partMinimumMinor={'], /takes JSON/, /^$/],
      [['portal.enabled=yes'], /not set like this/, /portal enable/],
      [['company.name'], /as company.name=value/, /^$/],
      [[], /Say what to change/, /settings get/],
      [['--file', 'nowhere.json'], /cannot be read as settings/, /^$/],
    ]
    const results = await Promise.all(cases.map(([args]) => cli.run(['settings', 'set', ...args])))
    for (const [index, { status, stderr }] of results.entries()) {
      const [args, message, hint] = cases[index]
      assert.equal(status, 2, args.join(' '))
      const { error } = jsonLines(stderr)[0]
      assert.match(error.message, message)
      assert.match(error.hint ?? '', hint)
    }
    const zone = await cli.run(['settings', 'set', 'company.timeZone=Asia/Kolkatta'])
    const { error } = jsonLines(zone.stderr)[0]
    assert.deepEqual([zone.status, error.code], [1, 'invalid-input'])
    assert.equal(error.errors[0].field, 'company.timeZone')
    assert.match(error.hint, /Did you mean Asia\/(Kolkata|Calcutta)\?/)
    assert.deepEqual(await readSettings(), before)

    const viewer = portalCli(await staffToken('viewer'))
    const refused = await viewer.run(['settings', 'set', 'company.name=X'])
    assert.equal(jsonLines(refused.stderr)[0].error.code, 'not-allowed')
  }).timeout(60_000)

  test('a logo and a colour are set, shown and taken off', async ({ assert }) => {
    const cli = await owner()
    const logo = join(cli.home, 'logo.png')
    await writeFile(logo, await bar({ width: 800, height: 200 }, INK).png().toBuffer())
    const set = await cli.run(['branding', 'set', '--logo', logo, '--color', '1F6B4F'])
    assert.equal(set.status, 0, set.stderr)
    const [ofLogo, ofColour] = jsonLines(set.stdout)
    assert.isTrue(ofLogo.changed && ofColour.changed)
    assert.equal(ofColour.primaryColor, '#1f6b4f')
    const [shown] = jsonLines((await cli.run(['branding', 'show'])).stdout)
    assert.deepInclude(shown.logo, { width: 480, height: 120, tone: 'dark' })

    const svg = join(cli.home, 'logo.svg')
    await writeFile(svg, '<svg/>')
    const bomb = join(cli.home, 'bomb.png')
    await writeFile(bomb, boastingPng(30_000, 30_000))
    const wrong: [string[], number, RegExp][] = [
      [['--logo', svg], 2, /no PNG, JPEG or WebP/],
      [['--logo', 'nowhere.png'], 2, /cannot be read/],
      [['--logo', bomb], 1, /did not accept/],
      [['--color', 'red'], 2, /no colour such as/],
      [[], 2, /Say what to change/],
      [['--logo', logo, '--remove-logo'], 2, /cannot be used with/],
    ]
    const results = await Promise.all(wrong.map(([args]) => cli.run(['branding', 'set', ...args])))
    for (const [index, { status, stderr }] of results.entries()) {
      assert.equal(status, wrong[index][1], stderr)
      assert.match(jsonLines(stderr)[0].error.message, wrong[index][2])
    }
    const gone = await cli.run(['branding', 'set', '--remove-logo'])
    assert.isNull(jsonLines(gone.stdout)[0].logo)
  }).timeout(60_000)

  test('mails are listed, read and tried again; which cannot be says why', async ({ assert }) => {
    const queue = async (mail: Partial<OutgoingMail>) => {
      await writeTransaction((trx) =>
        useOutbox().queueMail(trx, {
          kind: 'password_changed',
          to: { email: 'meera@kestrelbay.example', name: 'Mee\u202era' },
          locale: 'en-IN',
          clientId: null,
          accountId: null,
          params: { name: 'Meera', changedAt: NOW.toISO(), timeZone: 'Asia/Kolkata' },
          ...mail,
        })
      )
      const row = await OutboxMail.query().orderBy('id', 'desc').firstOrFail()
      await row.merge({ state: 'failed', lastError: '550 no\u001b[31m such mailbox' }).save()
      return row
    }
    const news = await queue({})
    const reset = await queue({
      kind: 'password_reset',
      params: { name: 'Meera', expiresAt: NOW.toISO(), timeZone: 'UTC' },
    })
    const cli = await owner()
    const list = await cli.run(['mails', 'list', '--state', 'failed'])
    assert.deepEqual(
      jsonLines(list.stdout).map(({ id }) => id),
      [reset.publicId, news.publicId]
    )
    const shown = await cli.run(['mails', 'show', reset.publicId])
    assert.include(jsonLines(shown.stdout)[0].preview.text, 'not-shown')

    const dry = await cli.run(['mails', 'retry', '--failed', '--dry-run'])
    assert.equal(dry.status, 3)
    assert.deepEqual(
      jsonLines(dry.stdout).map(({ outcome }) => outcome),
      ['left-out', 'would-queue']
    )
    const again = await cli.run(['mails', 'retry', '--failed'])
    assert.equal(again.status, 3)
    const [left, queued] = jsonLines(again.stdout)
    assert.match(left.why, /asks for a new one at the sign-in page/)
    assert.deepEqual(queued, { id: news.publicId, outcome: 'queued', why: null })
    assert.equal((await OutboxMail.findOrFail(news.id)).state, 'queued')
    assert.equal((await cli.run(['mails', 'retry'])).status, 2)
  }).timeout(60_000)

  test('nothing that comes from outside moves a terminal', async ({ assert }) => {
    await queueHostile()
    const cli = await owner()
    const { stdout } = await cli.onTerminal(['mails', 'list'])
    assert.notInclude(stdout, '\u001b[31m evil')
    const settings = await cli.onTerminal(['settings', 'get'])
    assert.include(settings.stdout, 'Asia/Kolkata')
  })
    .skip(withoutTerminal, 'needs script(1)')
    .timeout(60_000)

  async function queueHostile(): Promise<void> {
    await OutboxMail.create({
      publicId: 'A'.repeat(22),
      kind: 'password_changed',
      toEmail: 'meera@kestrelbay.example',
      toName: null,
      locale: 'en',
      params: {},
      messageId: 'x@y',
      state: 'failed',
      attempts: 1,
      lastError: '550\u001b[31m evil',
    })
  }
})
