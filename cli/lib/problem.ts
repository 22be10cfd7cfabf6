/** RFC 9457, as the server sends it. */
export type Problem = {
  type: string
  title: string
  status: number
  detail?: string | null
  requestId?: string | null
  errors?: { field?: string; message: string }[]
  problems?: { code: string; place: string | null; rule: string | null; message: string }[]
}
