import type { Run } from '../../context.ts'
import { tellQuestion } from '../../lib/questions/tell_question.ts'

export const run: Run<object> = async ({ output, connect }, _, [id]) => {
  const client = await connect()
  const question = await client.data('admin.questions.show', { params: { id } })
  output.record(question)
  tellQuestion(output, question)
}
