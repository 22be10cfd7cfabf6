/**
 * What we use of @paypal/checkout-server-sdk 1.0.3, which carries no types. Written from its source.
 */
declare module '@paypal/checkout-server-sdk' {
  type Headers = Record<string, string>

  type Request = {
    path: string
    verb: string
    body: unknown
    headers: Headers
    /** The request is handed to Node as the options of `http.request`. */
    agent?: import('node:http').Agent
  }

  type Response = {
    statusCode: number
    headers: Record<string, string | string[] | undefined>
    result?: unknown
  }

  export namespace core {
    class PayPalEnvironment {
      constructor(clientId: string, clientSecret: string, baseUrl: string, webUrl: string)
    }

    class PayPalHttpClient {
      constructor(environment: PayPalEnvironment)
      encoder: { serializeRequest(request: Request): string | Buffer }
      addInjector(injector: (request: Request) => void): void
      getTimeout(): number
      formatHeaders(headers: Record<string, unknown>): Record<string, string>
      execute(request: Request): Promise<Response>
      _parseResponse(
        body: string,
        response: import('node:http').IncomingMessage,
        headers: Record<string, string>
      ): Response
    }
  }

  export namespace orders {
    class OrdersCreateRequest implements Request {
      path: string
      verb: string
      body: unknown
      headers: Headers
      prefer(prefer: string): this
      requestBody(body: unknown): this
    }

    class OrdersGetRequest implements Request {
      constructor(orderId: string)
      path: string
      verb: string
      body: unknown
      headers: Headers
    }

    class OrdersCaptureRequest implements Request {
      constructor(orderId: string)
      path: string
      verb: string
      body: unknown
      headers: Headers
      prefer(prefer: string): this
      requestBody(body: unknown): this
    }
  }

  export namespace payments {
    class CapturesRefundRequest implements Request {
      constructor(captureId: string)
      path: string
      verb: string
      body: unknown
      headers: Headers
      prefer(prefer: string): this
      requestBody(body: unknown): this
    }
  }
}
