import { test } from '@japa/runner'
import { wcagContrast } from 'culori'
import fc from 'fast-check'
import { mailColours } from '#mails/brand_colours'

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

test.group('Mail colours', () => {
  test('keep the brand as it is where that is readable', ({ assert }) => {
    const { light } = mailColours('#2f4fa3')
    assert.equal(light.fill, '#2f4fa3')
    assert.equal(light.onFill, '#ffffff')
  })

  test('keep 4.5:1 in light and dark, whatever colour a company picks', ({ assert }) => {
    fc.assert(
      fc.property(anyColour, (brand) => {
        for (const scheme of Object.values(mailColours(brand))) {
          const { surface } = scheme
          assert.isAtLeast(wcagContrast(scheme.onFill, scheme.fill), 4.5, 'label on fill')
          for (const ink of [scheme.text, scheme.muted, scheme.ink, scheme.due, scheme.overdue]) {
            assert.isAtLeast(wcagContrast(ink, surface), 4.5, `${ink} on ${surface} of ${brand}`)
          }
        }
      }),
      { numRuns: 300 }
    )
  })

  test('make something of what is no colour', ({ assert }) => {
    assert.match(mailColours('not a colour').light.fill, /^#[0-9a-f]{6}$/)
  })
})
