import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { ask } from '#domain/questions/ask'
import Account from '#models/account'
import Invoice from '#models/invoice'
import Question from '#models/question'
import QuestionMessage from '#models/question_message'
import { truncate } from '#tests/support/database'
import { tester } from '#tests/support/people'
import { jsonLines, portalCli, withoutTerminal } from '#tests/support/portal_cli'
import { invoiceFor, openPortal } from '#tests/support/portal_world'
import { questionOn } from '#tests/support/questions'
import { staffToken } from '#tests/support/staff_api'

test.group('portal questions', (group) => {
  let token: string
  group.each.setup(async () => {
    await truncate()
    await openPortal()
    token = await staffToken('manager')
  })

  async function world(text: string) {
    const { invoice } = await invoiceFor('Kestrel', { number: 'A-1' })
    return questionOn(invoice, text)
  }

  test('list, show, answer twice, close and open again, through pipes', async ({ assert }) => {
    const { publicId: id } = await world('Why 19 %?')
    const cli = portalCli(token)
    const [listed] = jsonLines((await cli.run(['questions', 'list', '--state', 'open'])).stdout)
    assert.containsSubset(listed, { id, state: 'open', invoice: { number: 'A-1' } })

    for (const input of ['Because.\nSee § 3.', 'Because.\nSee § 3.']) {
      const { status, stdout } = await cli.run(['questions', 'answer', id, '-'], { stdin: input })
      assert.equal(status, 0)
      assert.equal(jsonLines(stdout)[0].messages.at(-1).text, input)
    }
    const ours = () => QuestionMessage.query().whereNotNull('staff_id')
    assert.lengthOf(await ours(), 1)

    // The same words to what was asked since are another answer.
    const { invoiceId, id: questionId } = await Question.findByOrFail('publicId', id)
    const { accountId } = await QuestionMessage.query().whereNotNull('account_id').firstOrFail()
    const invoice = await Invoice.findOrFail(invoiceId)
    const account = await Account.findOrFail(accountId)
    await ask({ invoice, account, text: 'And 7 %?' }, tester, DateTime.utc())
    assert.lengthOf(await QuestionMessage.query().where('questionId', questionId), 3)
    const input = 'Because.\nSee § 3.'
    await cli.run(['questions', 'answer', id, '-'], { stdin: input })
    assert.lengthOf(await ours(), 2)
    const again = await cli.run(['questions', 'answer', id, '-', '--json'], { stdin: input })
    assert.equal(again.status, 0)
    assert.lengthOf(await ours(), 2)

    const closed = await cli.run(['questions', 'close', id])
    assert.equal(jsonLines(closed.stdout)[0].state, 'closed')
    const opened = await cli.run(['questions', 'close', id, '--undo'])
    assert.equal(jsonLines(opened.stdout)[0].state, 'answered')
  })

  test('what does not exist, is too long or may not be done is said', async ({ assert }) => {
    const { publicId: id } = await world('?')
    const tried: [string[], string, string][] = [
      [['show', 'A'.repeat(22)], token, 'not-found'],
      [['answer', id, 'x'.repeat(4001)], token, 'invalid-input'],
      [['close', id], await staffToken('viewer'), 'not-allowed'],
    ]
    for (const [args, as, code] of tried) {
      const { status, stderr } = await portalCli(as).run(['questions', ...args])
      assert.equal(status, 1)
      assert.equal(JSON.parse(stderr).error.code, code)
    }
  })

  test('on a terminal its lines are kept, and nothing moves the terminal', async ({ assert }) => {
    const question = await world('One\nTwo')
    const { id } = await QuestionMessage.firstOrFail()
    // As if it had come past the validator.
    await QuestionMessage.query().where('id', id).update({ text: 'One\nTwo\u001b[2J\u202e' })
    const { stdout } = await portalCli(token).onTerminal(['questions', 'show', question.publicId])
    assert.match(stdout, /Kestrel about A-1/)
    assert.match(stdout, / {2}One\r?\n {2}Two/)
    for (const unsafe of ['\u001b[2J', '\u202e']) assert.notInclude(stdout, unsafe)
  }).skip(withoutTerminal, 'no `script` on this machine')
})
