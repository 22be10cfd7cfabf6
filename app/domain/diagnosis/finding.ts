type FindingState = 'ok' | 'warning' | 'failed'

/** What is looked at. */
export type CheckName =
  | 'portal'
  | 'addresses'
  | 'database'
  | 'migrations'
  | 'clock'
  | 'worker'
  | 'queue'
  | 'mail_server'
  | 'mails'
  | 'razorpay'
  | 'paypal'
  | 'audit'
  | 'disk'
  | 'runtime'

/** Values of a text, or of what a program reads. */
export type Facts = Record<string, string | number | boolean | null>

/** What one look found. Its words stand in the catalogue, by name and code. */
export type Finding = { state: FindingState; code: string; facts: Facts }

export type Diagnosed = Finding & { name: CheckName }

export function fine(code: string, facts: Facts = {}): Finding {
  return { state: 'ok', code, facts }
}

export function warning(code: string, facts: Facts = {}): Finding {
  return { state: 'warning', code, facts }
}

export function failed(code: string, facts: Facts = {}): Finding {
  return { state: 'failed', code, facts }
}
