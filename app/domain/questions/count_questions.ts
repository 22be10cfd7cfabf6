import db from '@adonisjs/lucid/services/db'

/** Counted no further. */
const MOST_COUNTED = 1_000

/** How many wait for staff, were answered and are closed, at most 1,000 each. */
export async function countQuestions(): Promise<Record<'open' | 'answered' | 'closed', number>> {
  const counted = async (state: string) => {
    const rows = await db.from('questions').where({ state }).select('id').limit(MOST_COUNTED)
    return rows.length
  }
  return {
    open: await counted('open'),
    answered: await counted('answered'),
    closed: await counted('closed'),
  }
}
