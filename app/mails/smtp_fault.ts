import { headerText } from '#mails/header_text'

/**
 * What went wrong with a mail. Permanent: the server said 5xx, for good (RFC 5321, 4.2.1), except
 * that it wants us to sign in or encrypt first, which staff will put right.
 */
export function smtpFault(error: unknown): { permanent: boolean; summary: string } {
  const chain = causes(error)
  const code = chain.map((one) => one.responseCode).find((one) => typeof one === 'number') ?? null
  const ourFault = chain.some((one) => one.code === 'EAUTH' || one.code === 'ETLS')
  const text = chain.map((one) => one.message).at(-1) ?? 'Unknown error'

  return {
    permanent: code !== null && code >= 500 && code !== 530 && code !== 535 && !ourFault,
    summary: headerText(text).slice(0, 500),
  }
}

type SmtpError = { message: string; code?: unknown; responseCode?: number }

function causes(error: unknown): SmtpError[] {
  if (!(error instanceof Error)) return []
  return [error as SmtpError, ...causes(error.cause)]
}
