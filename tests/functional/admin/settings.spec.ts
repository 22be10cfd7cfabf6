import { test } from '@japa/runner'
import { readSettings } from '#domain/settings/read_settings'
import ApiToken from '#models/api_token'
import AuditEvent from '#models/audit_event'
import { truncate } from '#tests/support/database'
import { openPortal } from '#tests/support/people'
import { PortalBrowser } from '#tests/support/portal_browser'
import { adminRequest, staffToken } from '#tests/support/staff_api'

test.group('Settings', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('owner')
  })

  const change = (section: string, body: object) =>
    adminRequest('PATCH', `/settings/${section}`, { token, body })

  test('all of them come by section, with what each may be', async ({ assert }) => {
    const { fields, ...sections } = (await adminRequest('GET', '/settings', { token })).body.data
    assert.deepEqual(Object.keys(sections), [
      ...['portal', 'company', 'branding', 'help', 'payments', 'security'],
    ])
    assert.equal(sections.company.timeZone, 'Asia/Kolkata')
    assert.isNull(sections.branding.logo)
    for (const { key, choices } of fields) {
      const value = key.split('.').reduce((at: any, name: string) => at?.[name], sections)
      assert.notStrictEqual(value, undefined, key)
      // A language may have a region with it.
      if (choices) assert.include(choices, value.split('-')[0], key)
    }
    const section = await adminRequest('GET', '/settings/company', { token })
    assert.deepEqual(section.body.data, sections.company)
  })

  test('the company changes field by field, says whether it did, and is audited', async ({
    assert,
  }) => {
    const first = await change('company', { timeZone: 'Europe/Berlin', contact: { phone: null } })
    assert.isTrue(first.body.data.changed)
    assert.equal(first.body.data.name, 'Larkspur Studio')
    assert.deepInclude(first.body.data.contact, { name: 'Ananya Rao', phone: null })
    const again = await change('company', { timeZone: 'Europe/Berlin', contact: { phone: null } })
    assert.isFalse(again.body.data.changed)
    assert.isFalse((await change('company', {})).body.data.changed)

    const events = await AuditEvent.query().where('actor_type', 'staff').orderBy('id')
    const told = events.filter(({ action }) => action === 'setting.changed')
    const { publicId } = await ApiToken.firstOrFail()
    assert.deepEqual(
      told.map(({ targetId, details }) => [targetId, details]),
      [['company', { fields: ['timeZone', 'contact'], token: publicId }]]
    )
  })

  test('of many changes at once none is lost', async ({ assert }) => {
    const bodies = [
      { name: 'Larkspur' },
      { legalName: 'Larkspur GmbH' },
      { addressLine: 'Berlin' },
      { contact: { hours: 'Mon to Fri' } },
      { contact: { promise: 'Within a day' } },
      { contact: { email: 'Books@Larkspur.example' } },
    ]
    await Promise.all(bodies.map((body) => change('company', body)))
    const { company } = await readSettings()
    assert.deepInclude(company, {
      name: 'Larkspur',
      legalName: 'Larkspur GmbH',
      addressLine: 'Berlin',
    })
    assert.deepInclude(company.contact, {
      name: 'Ananya Rao',
      email: 'books@larkspur.example',
      hours: 'Mon to Fri',
      promise: 'Within a day',
    })
  })

  test('what is no zone, language, name, address, colour or question is refused by field', async ({
    assert,
  }) => {
    const long = 'x'.repeat(10_000)
    const wrong: [section: string, body: object, field: string][] = [
      ...['Mars/Olympus', '+05:30', 'GMT+1', '', '../etc', 'asia', 5].map(
        (timeZone): [string, object, string] => ['company', { timeZone }, 'timeZone']
      ),
      ...['xx', 'tlh-QQ', 'not a tag', 'de_DE', '', 5].map((locale): [string, object, string] => [
        'company',
        { locale },
        'locale',
      ]),
      ...['', '   ', long, 'Larkspur\u202eoidutS', 'Lark\u200bspur', 'a\u0000b', 'two\nlines'].map(
        (name): [string, object, string] => ['company', { name }, 'name']
      ),
      ['company', { contact: { email: 'not an address' } }, 'contact.email'],
      ['company', { contact: { email: 'a@b.example\r\nBcc: x@y.example' } }, 'contact.email'],
      ['company', { contact: { fax: '1' } }, 'contact.fax'],
      ['company', { timezone: 'UTC' }, 'timezone'],
      ...['red', '#12345', '#1234567', '#12345g', '2f4fa3', '', '#fff;}'].map(
        (primaryColor): [string, object, string] => ['branding', { primaryColor }, 'primaryColor']
      ),
      ['branding', { logo: { hash: 'x' } }, 'logo'],
      ['help', {}, 'items'],
      ['help', { items: [{ question: 'Q' }] }, 'items.0.answer'],
      ['help', { items: [{ question: long, answer: 'A' }] }, 'items.0.question'],
      ['help', { items: [{ question: 'Q', answer: 'A', html: 'x' }] }, 'items.0.html'],
      ['help', { items: [{ id: '../x', question: 'Q', answer: 'A' }] }, 'items.0.id'],
      ['help', { items: Array(51).fill({ question: 'Q', answer: 'A' }) }, 'items'],
    ]
    const before = await readSettings()
    for (const [section, body, field] of wrong) {
      const { status, body: answer } = await change(section, body)
      const sent = JSON.stringify(body).slice(0, 80)
      assert.equal(status, 422, sent)
      assert.equal(answer.errors[0].field, field, sent)
    }
    assert.deepEqual(await readSettings(), before)
  })

  test('what only looks dangerous is text, and stays as it was written', async ({ assert }) => {
    const name = '=HYPERLINK("x") <script>alert(1)</script> & Söhne क्‍ष'
    const { body } = await change('company', { name, locale: 'en-in' })
    assert.equal(body.data.name, name)
    assert.equal(body.data.locale, 'en-IN')
    const page = await new PortalBrowser().get('/portal/login')
    assert.notInclude(page.body.toString(), '<script>alert(1)')
  })

  test('a colour is any colour, and how well it reads is said', async ({ assert }) => {
    for (const primaryColor of ['#fbeea6', '#000000', '#FFFFFF', '#7f7f7f', '#00ff00']) {
      const { data } = (await change('branding', { primaryColor })).body
      assert.equal(data.primaryColor, primaryColor.toLowerCase())
      for (const scheme of ['light', 'dark']) {
        assert.isAtLeast(data.contrast[scheme].buttonLabel, 4.5, primaryColor)
        assert.isAtLeast(data.contrast[scheme].links, 4.5, primaryColor)
      }
    }
  })

  test('questions keep their ids and take the order they are sent in', async ({ assert }) => {
    const first = await change('help', {
      items: [
        { id: 'bank', question: 'How?', answer: 'By **transfer**.\n\nSee the invoice.' },
        { question: 'When?', answer: 'Soon.' },
      ],
    })
    const [bank, when] = first.body.data.items
    assert.equal(bank.id, 'bank')
    assert.match(when.id, /^[\w-]{10,}$/)

    const turned = { items: [when, bank] }
    assert.isTrue((await change('help', turned)).body.data.changed)
    assert.isFalse((await change('help', turned)).body.data.changed)
    assert.deepEqual((await readSettings()).help.items, [when, bank])
    assert.isTrue((await change('help', { items: [] })).body.data.changed)
  })
})
