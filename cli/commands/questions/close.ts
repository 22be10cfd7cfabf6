import type { Run } from '../../context.ts'

export const run: Run<{ undo?: boolean }> = async ({ output, connect }, { undo }, [id]) => {
  const client = await connect()
  const route = undo ? 'admin.question_closings.destroy' : 'admin.question_closings.update'
  const question = await client.data(route, { params: { id } })
  output.record(question)
  output.say(undo ? `It is ${question.state} again.` : 'It is closed.')
}
