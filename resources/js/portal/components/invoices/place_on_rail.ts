import { addMoney } from '~shared/format/money'
import { daysBetween } from '~shared/format/dates'
import type { Dashboard, ISODate, Money } from '~shared/wire'

type Point = Dashboard['rail'][number]
export type RailStop = {
  kind: Point['kind']
  from: ISODate
  to: ISODate
  invoices: number
  /** One sum per currency: currencies are never added together. */
  amounts: Money[]
  /** Percent from the left edge. */
  at: number
}
export type Rail = { today: number; stops: RailStop[] }

/** Room that a label needs, in percent of the rail; it is what fits on a narrow phone. */
const APART = 12
/** Today's own label stands between the stops. */
const APART_FROM_TODAY = 16
/** How far from today the furthest stop stands. */
const REACH = 38
const EDGE = 12

/** Where each due date stands against today. Dates too close to tell apart share one stop. */
export function placeOnRail(points: Point[], today: ISODate): Rail {
  const days = points.map((point) => daysBetween(today, point.on))
  const late = Math.max(0, ...days.map((day) => -day))
  const soon = Math.max(0, ...days)
  const anyLate = points.some((point) => point.kind === 'overdue')
  const anySoon = points.some((point) => point.kind === 'due')
  const todayAt = anyLate && anySoon ? 50 : anyLate ? 100 - EDGE : EDGE
  const reach = anyLate && anySoon ? REACH : 100 - 2 * EDGE
  // One scale for both sides unless one side would then be squeezed against today.
  const longest = Math.max(late, soon)
  const span = { overdue: Math.min(longest, late * 1.5), due: Math.min(longest, soon * 1.5) }

  const placed = points.map((point, index) => {
    const distance = Math.abs(days[index] ?? 0)
    const offset = Math.max(APART_FROM_TODAY, (distance / Math.max(1, span[point.kind])) * reach)
    return { point, at: point.kind === 'overdue' ? todayAt - offset : todayAt + offset }
  })
  placed.sort((left, right) => left.at - right.at || left.point.on.localeCompare(right.point.on))

  const stops: RailStop[] = []
  for (const { point, at } of placed) {
    const last = stops[stops.length - 1]
    if (last && last.kind === point.kind && at - last.at < APART) join(last, point)
    else stops.push({ ...start(point), at })
  }
  return { today: todayAt, stops }
}

function start(point: Point): Omit<RailStop, 'at'> {
  return { kind: point.kind, from: point.on, to: point.on, invoices: 1, amounts: [point.amount] }
}

function join(stop: RailStop, point: Point) {
  stop.from = point.on < stop.from ? point.on : stop.from
  stop.to = point.on > stop.to ? point.on : stop.to
  stop.invoices += 1
  const same = stop.amounts.findIndex((amount) => amount.currency === point.amount.currency)
  const known = stop.amounts[same]
  if (known) stop.amounts[same] = addMoney(known, point.amount)
  else stop.amounts.push(point.amount)
}
