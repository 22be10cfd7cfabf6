/** One thing that was looked at, here or at the server, and what to do about it. */
export type Finding = {
  name: string
  state: 'ok' | 'warning' | 'failed'
  message: string
  advice: string | null
}

export function finding(
  name: string,
  state: Finding['state'],
  message: string,
  advice: string | null = null
): Finding {
  return { name, state, message, advice }
}
