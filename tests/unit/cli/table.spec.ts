import { test } from '@japa/runner'
import { displayWidth, table } from '../../../cli/lib/table.js'
import { clean, escapeUnsafe, jsonLine } from '../../../cli/lib/text.js'

const plain = (text: string) => text

test.group('portal: tables', () => {
  test('columns line up, with wide and combining characters too', ({ assert }) => {
    const text = table(
      [{ title: 'Client' }, { title: 'Amount', align: 'right' }],
      [
        ['日本商事', '1'],
        ['Zoe\u0308', '1,000'],
        ['🌼 Larkspur', '22'],
      ],
      { width: 80, head: plain }
    )
    const widths = text.split('\n').map(displayWidth)
    assert.deepEqual(new Set(widths).size, 1)
  })

  test('on a narrow terminal what may shrink does, and the rest stays whole', ({ assert }) => {
    const text = table(
      [{ title: 'File', shrinks: true }, { title: 'Outcome' }],
      [['a-very-long-name-of-a-file.xml', 'imported']],
      { width: 24, head: plain }
    )
    assert.equal(text.split('\n')[1], 'a-very-long-n…  imported')
  })

  test('where that is not enough, a column that may be left out is, before others get unreadable', ({
    assert,
  }) => {
    const columns = [
      { title: 'Client', shrinks: true, least: 12 },
      { title: 'Reference', shrinks: true, drops: true },
      { title: 'Paid' },
    ]
    const rows = [['Kestrel Bay Coffee Pvt Ltd', 'pay_i7jHZyt7fgJPyx', '2026-11-22']]
    const lines = (width: number) => table(columns, rows, { width, head: plain }).split('\n')
    assert.equal(lines(40)[1], 'Kestrel Bay Co…  pay_i7jHZy…  2026-11-22')
    assert.deepEqual(lines(28), ['CLIENT            PAID', 'Kestrel Bay Cof…  2026-11-22'])
  })

  test('of a path too long for the terminal the name of the file stays', ({ assert }) => {
    const text = table(
      [{ title: 'File', shrinks: true, keepsEnd: true }, { title: 'Outcome' }],
      [['inbox/november/LS-0187.xml', 'imported']],
      { width: 24, head: plain }
    )
    assert.equal(text.split('\n')[1], '…r/LS-0187.xml  imported')
  })
})

test.group('portal: text from outside', () => {
  test('nothing in it can move a terminal', ({ assert }) => {
    assert.equal(clean('a\u001b[31m\u009b\u202eb\r\nc\u0007'), 'a\ufffd[31m\ufffd\ufffdb c\ufffd')
  })

  test('as JSON it stays the same value', ({ assert }) => {
    const value = { name: 'a\u001b\u009b\u202e\u2028\ufeff"\\é日' }
    for (const text of [jsonLine(value), escapeUnsafe(JSON.stringify(value))]) {
      assert.notMatch(text, /[\u0080-\u009f\u2028-\u202e\ufeff]/)
      assert.deepEqual(JSON.parse(text), value)
    }
  })
})
