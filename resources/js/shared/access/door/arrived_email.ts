/** The address that the page before this one was told, so that nobody types it twice. */
export function arrivedEmail(): string {
  const email: unknown = window.history.state?.email
  return typeof email === 'string' ? email : ''
}
