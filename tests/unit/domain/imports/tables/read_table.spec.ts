import { test } from '@japa/runner'
import fc from 'fast-check'
import { columnName, templateCsv } from '#domain/imports/tables/table_template'
import { csvLine } from '#domain/shared/csv'
import { PETS, rowsOf, told } from '#tests/unit/domain/imports/tables/rows_of'

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

test.group('A table of anybody’s making', () => {
  test('is the same in every encoding that spreadsheets save')
    .with([
      ['UTF-8', (text: string) => Buffer.from(text)],
      ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
      ['UTF-16 LE with a mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
      ['UTF-16 BE with a mark', (text: string) => utf16be(`\uFEFF${text}`)],
      ['UTF-16 LE', (text: string) => Buffer.from(text, 'utf16le')],
      ['UTF-16 BE', (text: string) => utf16be(text)],
    ] as const)
    .run(async ({ assert }, [, encode]) => {
      const text = 'name;born_on;price\r\nKäthe 🐕;2020-02-29;1,5\r\nमोती;;\r\n'
      for (const chunk of [1, 2, 3, 5, 1000]) {
        const rows = told(await rowsOf(encode(text), { chunk }))
        assert.deepEqual(rows, ['2 Käthe 🐕|2020-02-29|1,5', '3 मोती||'])
      }
    })

  test('is told apart by its own delimiter, also inside of quotes')
    .with([',', ';', '\t', '|'] as const)
    .run(async ({ assert }, delimiter) => {
      const row = ['"a;b,c\td|e ""x"""', '2020-01-02', ''].join(delimiter)
      const text = `${['name', 'born_on', 'price'].join(delimiter)}\n${row}\n`
      assert.deepEqual(told(await rowsOf(text)), ['2 a;b,c\td|e "x"|2020-01-02|'])
    })

  test('may say its delimiter, as Excel does, or be told it', async ({ assert }) => {
    assert.deepEqual(told(await rowsOf('sep=|\r\nname|price\r\na,b|1\r\n')), ['3 a,b||1'])
    assert.deepEqual(told(await rowsOf('name;price,x\na;1\n', { delimiter: ';' })), ['2 a||'])
  })

  test('has its columns in any order and spelling, by other names through a map', async ({
    assert,
  }) => {
    const ignored: string[] = []
    const rows = await rowsOf('Preis, BORN-ON ,Farbe,Rufname\n3,2020-01-01,rot,Rex\n', {
      map: { Rufname: 'name', preis: 'price' },
      onHeader: (header) => ignored.push(...header.ignored),
    })
    assert.deepEqual(told(rows), ['2 Rex|2020-01-01|3'])
    assert.deepEqual(ignored, ['Farbe'])
  })

  test('may begin with a title and empty lines, and hold empty rows', async ({ assert }) => {
    const rows = await rowsOf('All pets\n\nname,price\n,\nRex,1\n\n\nTom,2')
    assert.deepEqual(told(rows), ['5 Rex||1', '8 Tom||2'])
  })

  test('counts lines as an editor does, whatever ends them')
    .with(['\n', '\r\n', '\r'])
    .run(async ({ assert }, end) => {
      const text = ['name,price', '"Rex', 'the', 'first",1', 'Tom,2', ''].join(end)
      const rows = told(await rowsOf(text))
      assert.deepEqual(rows, [`2 Rex${end}the${end}first||1`, '5 Tom||2'])
    })

  test('loses one row to a quotation mark out of place, not the rest of the file', async ({
    assert,
  }) => {
    const text = 'name,price\n"Rex,1\nTom,2\nIda "the" cat,3\n"Bo" x,4\nUma,5\n"Zoe,6\nAl,7\n'
    for (const chunk of [1, 4, 9, 1000]) {
      assert.deepEqual(told(await rowsOf(text, { chunk })), [
        '2 ! unreadable_row(name)',
        '3 Tom||2',
        '4 ! unreadable_row(name)',
        '5 ! unreadable_row(name)',
        '6 Uma||5',
        '7 ! unreadable_row(name)',
        '8 Al||7',
      ])
    }
  })

  test('says line and column of what is no text', async ({ assert }) => {
    const latin1 = Buffer.from('name,price\nK\xe4the,1\nRex,2\n', 'latin1')
    assert.deepEqual(told(await rowsOf(latin1)), ['2 ! not_utf8(name)', '3 Rex||2'])
    const hostile = 'name,price\nRe\0x,1\n\u001b[31mTom,2\nIda,3,4\nBo\nUma,5,\n'
    assert.deepEqual(told(await rowsOf(hostile)), [
      '2 ! control_character(name)',
      '3 ! control_character(name)',
      '4 ! too_many_cells()',
      '5 Bo||',
      '6 Uma||5',
    ])
  })

  test('is refused as a whole, with the reason, when no row of it can be right')
    .with([
      ['', '1 ! empty() end'],
      ['\n\n ,\n', '1 ! empty() end'],
      ['Rex,1\nTom,2\n', '1 ! no_header(name) end'],
      ['name,price,Name\nRex,1,2\n', '1 ! column_twice(name) end'],
    ])
    .run(async ({ assert }, [text, answer]) => {
      assert.deepEqual(told(await rowsOf(text)), [answer])
    })

  test('is refused when a map leads nowhere', async ({ assert }) => {
    const rows = await rowsOf('name\nRex\n', { map: { Alter: 'age' } })
    assert.deepEqual(told(rows), ['1 ! unknown_column(Alter) end'])
  })

  test('is read within its limits, and no further', async ({ assert }) => {
    const short = { bytes: 60, rowBytes: 20, columns: 3, rows: 2 }
    const read = async (text: string) => told(await rowsOf(text, { limits: short }))
    assert.deepEqual(await read('name,price\na,1\nb,2\n'), ['2 a||1', '3 b||2'])
    assert.deepEqual(await read('name,price\na,1\nb,2\nc,3\n'), [
      ...['2 a||1', '3 b||2', '4 ! too_large() end'],
    ])
    assert.deepEqual(await read('name\na,,,,\n'), ['2 ! too_large() end'])
    assert.deepEqual(await read(`name\n${'x'.repeat(21)}\nb\n`), ['2 ! too_large()', '3 b||'])
    assert.deepEqual(await read(`name\n${'x'.repeat(50)}`), [
      '2 ! too_large()',
      '2 ! too_large() end',
    ])
    assert.deepEqual((await read(`name\n${'a\n'.repeat(40)}`)).at(-1), '1 ! too_large() end')
  })

  test('of nothing but broken rows ends early, with or without a header', async ({ assert }) => {
    const broken = 'a"\n'.repeat(30)
    const without = told(await rowsOf(broken))
    assert.lengthOf(without, 11)
    assert.deepEqual(without.at(-1), '1 ! no_header(name) end')
    const mixed = told(await rowsOf('a"\ntitle\n'.repeat(20)))
    assert.deepEqual([mixed.length, mixed.at(-1)], [6, '1 ! no_header(name) end'])

    const few = { unreadable: 3 }
    const many = told(await rowsOf(`name\nRex\n${broken}`, { limits: few }))
    assert.lengthOf(many, 5)
    assert.deepEqual(many.at(-1), '6 ! too_many_refused() end')
    const rows = told(await rowsOf(`name\n${broken}`, { limits: { rows: 2 } }))
    assert.deepEqual(rows.at(-1), '4 ! too_large() end')
  })

  test('in which every row is broken is read to its end, however it arrives', async ({
    assert,
  }) => {
    const file = `name,price\n${'"Rex" the dog,1\n'.repeat(500)}`
    const rows = await rowsOf(file, { chunk: file.length })
    assert.lengthOf(rows, 500)
    assert.deepEqual(told(rows.slice(-1)), ['501 ! unreadable_row(name)'])
  })

  test('that we wrote ourselves is read back cell by cell', async ({ assert }) => {
    const cell = fc.string({ unit: fc.constantFrom(...'aé,;"\n\t|x ') }).map((text) => text.trim())
    const rows = fc.array(
      cell.filter((text) => text !== '' && !/^[=+\-@\t\r]/.test(text)),
      { minLength: 1, maxLength: 8 }
    )
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (names, chunk) => {
        const text = ['name,price\r\n', ...names.map((name) => csvLine([name, 1]))].join('')
        const read = await rowsOf(text, { chunk, delimiter: ',' })
        assert.deepEqual(
          read.map((row) => ('problem' in row ? row.problem.code : row.values.get('name'))),
          names
        )
      }),
      { numRuns: 150 }
    )
  })

  test('of any bytes ends, with a row or a problem for what it holds', async ({ assert }) => {
    const piece = fc.constantFrom('"', ',', '\n', '\r', '\0', 'a', '\xff', 'name', ';')
    const bytes = fc
      .array(piece, { maxLength: 60 })
      .map((pieces) => Buffer.from(`name,price\n${pieces.join('')}`, 'latin1'))
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (file, chunk) => {
        const whole = told(await rowsOf(file, { chunk: 1000, delimiter: ',' }))
        assert.deepEqual(told(await rowsOf(file, { chunk, delimiter: ',' })), whole)
      }),
      { numRuns: 300 }
    )
  })

  test('has a template that reads as itself', async ({ assert }) => {
    assert.deepEqual(told(await rowsOf(templateCsv(PETS))), ['2 Rex|2020-02-29|12.50'])
    assert.equal(columnName(' Born - On '), 'born_on')
  })
})
