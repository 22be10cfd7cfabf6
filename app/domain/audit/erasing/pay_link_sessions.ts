import db from '@adonisjs/lucid/services/db'

/**
 * Hashes of sessions in which somebody held a pay link, in browsers in which a person (public id) then
 * showed who they are; a link that took the place of another there leads on to the one before. Events
 * are followed by the sign-in that they name: opening gives the browser a new session.
 */
export async function payLinkSessions(publicId: string): Promise<string[]> {
  const sessions = new Set<string>()
  let ended = await endedIn(shownIn(publicId))
  while (ended.length > 0) {
    const before = await Promise.all(ended.map(openedIn))
    const further = before.flat().filter((session) => !sessions.has(session))
    for (const session of further) sessions.add(session)
    ended = further.length > 0 ? await endedIn(further) : []
  }
  return [...sessions]
}

/** Sessions that the person signed in from, or began to. */
export function shownIn(publicId: string) {
  return db
    .from('audit_events')
    .where((own) => own.where('actor_type', 'account').where('actor_id', publicId))
    .orWhere((first) => first.where('action', 'session.first_factor').where('target_id', publicId))
    .select('session_hash')
}

/** The sign-ins by pay links, by public id, whose place was taken in these sessions. */
async function endedIn(sessions: string[] | ReturnType<typeof shownIn>): Promise<string[]> {
  const query = db
    .from('audit_events')
    .where('action', 'session.closed')
    .where('actor_type', 'pay_link')
    .select('details')
  const closed: { details: string }[] = await (Array.isArray(sessions)
    ? query.whereIn('session_hash', sessions)
    : query.whereIn('session_hash', sessions))
  return closed
    .map(({ details }) => (JSON.parse(details) as { signIn?: unknown }).signIn)
    .filter((signIn) => typeof signIn === 'string')
}

/** The session in which a browser opened the link of this sign-in. */
async function openedIn(signIn: string): Promise<string[]> {
  const opened: { session_hash: string | null }[] = await db
    .from('audit_events')
    .where('action', 'pay_link.opened')
    .where('details', 'like', `%"signIn":"${signIn}"%`)
    .select('session_hash')
  return opened.map(({ session_hash: hash }) => hash).filter((hash) => hash !== null)
}
