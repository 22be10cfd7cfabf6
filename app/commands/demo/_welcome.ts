import type { Address, SandboxReady } from './_environment.js'

type Started = {
  address: Address
  sandbox: SandboxReady
  dataDir: string
  isNew: boolean
  seconds: number
}

/** Where everything is, and who may sign in. */
export function welcome({ address, sandbox, dataDir, isNew, seconds }: Started): string[] {
  return [
    '',
    `The demo is ready (${seconds.toFixed(1)} s).`,
    '',
    `  Portal     http://localhost:${address.port}/portal`,
    '             accounts@kestrelbay.example',
    '             paper boats in june',
    '',
    '  Staff      owner@larkspur.example',
    '             quiet harbour lights',
    '             npx portal status (no sign-in needed on this machine)',
    '',
    `  Inbox      ${sandbox.urls.inbox}   every mail that the portal sends`,
    `  Razorpay   ${sandbox.urls.razorpay}   a sandbox: no money moves`,
    `  PayPal     ${sandbox.urls.paypal}   a sandbox: no money moves`,
    '             Payments of the seeded books are unknown to it and cannot be refunded;',
    '             those that you make can, until the demo is stopped.',
    '',
    isNew
      ? `  New data in ${dataDir}.`
      : `  Data kept in ${dataDir}; npm run demo -- --fresh starts over.`,
    '  Ctrl-C stops everything.',
    '',
  ]
}
