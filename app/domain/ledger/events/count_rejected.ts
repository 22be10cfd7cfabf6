import db from '@adonisjs/lucid/services/db'

/** How many events were refused since the portal was installed, by gateway. */
export async function countRejected(): Promise<{ razorpay: number; paypal: number }> {
  const rows: { name: string; value: number | string }[] = await db
    .from('counters')
    .whereIn('name', ['rejected_events.razorpay', 'rejected_events.paypal'])
    .select('name', 'value')
  const of = (name: string) => Number(rows.find((row) => row.name === name)?.value ?? 0)
  return { razorpay: of('rejected_events.razorpay'), paypal: of('rejected_events.paypal') }
}
