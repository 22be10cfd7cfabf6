import type { RawRequestArgs } from '@tuyau/core/types'
import { routes } from '../.adonisjs/client/admin_registry/index.ts'
import type { Registry } from '../.adonisjs/client/admin_registry/schema.d.ts'
import type { Target } from './lib/config.ts'
import { Failure } from './lib/failure.ts'
import { address } from './wire/address.ts'
import { assertNoProblem, mediaType, notThePortal, readAnswer } from './wire/answer.ts'
import type { Reply } from './wire/reply.ts'
import { type Bytes, send, type Sending } from './wire/send.ts'

/** A route of the admin API, by its name. */
export type RouteName = keyof Registry & string

/** What the server answers, as its own controllers and transformers say: `{ data, page? }`. */
export type Answer<Name extends RouteName> = Registry[Name]['types']['response']

/** What is in the envelope. */
export type AnswerData<Name extends RouteName> =
  Answer<Name> extends { data: infer Data } ? Data : never

/** One row of a list. */
export type Row<Name extends RouteName> =
  AnswerData<Name> extends readonly (infer Item)[] ? Item : never

/** An answer that may not have changed: then null. */
export type News<Name extends RouteName> = { answer: Answer<Name>; etag: string | null } | null

/** What is sent as the body, as the server's validator takes it. */
export type Sent<Name extends RouteName> = Registry[Name]['types']['body']

type Extras = Pick<Sending, 'headers' | 'timeoutMs' | 'signal'>
/** Route by route: of all routes at once they are more combinations than the compiler takes. */
type Args<Name extends RouteName> = Name extends RouteName
  ? RawRequestArgs<Registry[Name]> & Extras
  : never
/** Nothing has to be said to a route that needs nothing. */
type Given<Value> = object extends Value ? [args?: Value] : [args: Value]

/** The parser of bytes is not the validator's: what an upload says about itself is its query. */
type UploadArgs<Name extends RouteName> = Name extends RouteName
  ? Omit<Args<Name>, 'body' | 'query'> & {
      query?: Sent<Name> & Registry[Name]['types']['query']
    }
  : never
type AnyArgs = Extras & {
  params?: Record<string, unknown>
  query?: object
  body?: unknown
}

export type Download = {
  body: AsyncIterable<Uint8Array>
  contentType: string
  /** As the server calls the file; null when it does not. Comes from outside. */
  fileName: string | null
}

/**
 * The admin API. This file alone knows the wire. Whatever the server refuses, and every trouble on
 * the way there, is thrown as a `Failure`.
 */
export class Client {
  private readonly target: Target

  constructor(target: Target) {
    this.target = target
  }

  get url(): string {
    return this.target.url
  }

  /** One call; answers the whole envelope, null for 204. */
  async call<Name extends RouteName>(
    name: Name,
    ...[args]: Given<Args<Name>>
  ): Promise<Answer<Name>> {
    return this.read(await this.request(name, anyArgs(args)))
  }

  /** One call; answers what is in the envelope. */
  async data<Name extends RouteName>(
    name: Name,
    ...given: Given<Args<Name>>
  ): Promise<AnswerData<Name>> {
    const answer: { data: AnswerData<Name> } = await this.read(
      await this.request(name, anyArgs(given[0]))
    )
    return answer.data
  }

  /** As `call`, unless it still is what `etag` names: then null. */
  async changed<Name extends RouteName>(
    name: Name,
    args: Args<Name>,
    etag: string | null
  ): Promise<News<Name>> {
    const given = anyArgs(args)
    const headers = { ...given.headers, ...(etag !== null && { 'if-none-match': etag }) }
    const response = await this.request(name, { ...given, headers })
    if (response.status === 304) return null
    return { answer: await this.read(response), etag: response.headers.get('etag') }
  }

  /** Every row of a list, page by page as they are taken. */
  async *pages<Name extends RouteName>(
    name: Name,
    ...[args]: Given<Args<Name>>
  ): AsyncGenerator<Row<Name>, void, undefined> {
    const { query, ...rest } = anyArgs(args)
    let after: string | null = null
    do {
      const asked: AnyArgs = { ...rest, query: { ...query, ...(after !== null && { after }) } }
      const page: { data: Row<Name>[]; page?: { next: string | null } } = await this.read(
        await this.request(name, asked)
      )
      yield* page.data
      const next = page.page?.next ?? null
      if (next !== null && next === after) throw endlessList(this.url)
      after = next
    } while (after !== null)
  }

  /** Bytes as they arrive, without a limit on the whole. `types`: the content types that are right. */
  async stream<Name extends RouteName>(
    name: Name,
    types: string[],
    ...[args]: Given<Args<Name>>
  ): Promise<Download> {
    const given = anyArgs(args)
    const response = await this.request(name, {
      timeoutMs: null,
      ...given,
      headers: {
        accept: `${types.join(', ')}, application/problem+json;q=0.9`,
        ...given.headers,
      },
    })
    await assertNoProblem(response, this.url)
    const contentType = mediaType(response)
    if (!response.ok || !types.includes(contentType)) {
      throw notThePortal(response, this.url)
    }
    return { body: response.body, contentType, fileName: fileNameOf(response) }
  }

  /** Hands bytes in, without a limit on the whole: a long file takes its time. */
  async upload<Name extends RouteName>(
    name: Name,
    args: UploadArgs<Name>,
    body: Bytes,
    { contentType, length }: { contentType: string; length?: number }
  ): Promise<Answer<Name>> {
    const given = anyArgs(args)
    const headers = {
      'content-type': contentType,
      ...(length !== undefined && { 'content-length': String(length) }),
      ...given.headers,
    }
    return this.read(await this.request(name, { timeoutMs: null, ...given, headers }, body))
  }

  private async read<Value>(response: Reply): Promise<Value> {
    return (await readAnswer(response, this.url)) as Value
  }

  private request(name: RouteName, args: AnyArgs = {}, bytes?: Bytes): Promise<Reply> {
    const { methods, pattern } = routes[name]
    const { params, query, body, headers, timeoutMs, signal } = args
    return send(this.target, {
      method: methods[0],
      path: address(pattern, params, query),
      body: bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      timeoutMs,
      signal,
    })
  }
}

/** Of whichever route. */
function anyArgs(args: unknown): AnyArgs {
  return (args ?? {}) as AnyArgs
}

function endlessList(url: string): Failure {
  return new Failure('wrong-url', `${url} answers with a list that leads back to itself.`)
}

function fileNameOf(response: Reply): string | null {
  const disposition = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  try {
    return encoded
      ? decodeURIComponent(encoded)
      : (/filename="([^"]+)"/i.exec(disposition)?.[1] ?? null)
  } catch {
    return null
  }
}
