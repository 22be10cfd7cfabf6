/** One address of each kind, which nobody may tell apart from outside. */
export const KINDS = ['known', 'unknown', 'invited', 'disabled'] as const

export type Kind = (typeof KINDS)[number]

export const addressOf = (kind: Kind) => `${kind}@client.example`
