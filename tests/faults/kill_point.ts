/*
 * Where the server process is ended by SIGKILL:
 * P1 after the intent (or claim, or refund) is saved and before the gateway is asked,
 * P2 after the request to the gateway was sent,
 * P3 after the gateway did its work and before its answer is read,
 * P4 before the commit of what it answered,
 * P5 after that commit and before our own answer.
 */
export const KILL_POINTS = ['P1', 'P2', 'P3', 'P4', 'P5'] as const
export type KillPoint = (typeof KILL_POINTS)[number]

/** What the server is doing when it is killed. A webhook asks no gateway: P1 to P3 are before it is stored. */
export const VICTIMS = ['open', 'capture', 'settle', 'refund', 'webhook'] as const
export type Victim = (typeof VICTIMS)[number]

export type Kill = { point: KillPoint; victim: Victim }
