import { type ColumnInfo, type SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const from = (name: string) => [{ source: '#database/columns', namedImports: [name] }]
const luxon = { source: 'luxon', namedImports: ['DateTime'] }

const integer: ColumnInfo = {
  tsType: 'number',
  imports: from('safeInteger'),
  decorators: [{ name: '@safeInteger' }],
}

const instant = (args?: Record<string, boolean>): ColumnInfo => ({
  tsType: 'DateTime',
  imports: [luxon, ...from('instant')],
  decorators: [{ name: '@instant', args }],
})

/** Written by the library of API tokens. */
const driverInstant: ColumnInfo = {
  tsType: 'DateTime',
  imports: [luxon, ...from('driverInstant')],
  decorators: [{ name: '@driverInstant' }],
}

const jsonOf = (tsType: string, source?: string): ColumnInfo => ({
  tsType,
  imports: [...from('json'), ...(source ? [{ source, typeImports: [tsType] }] : [])],
  decorators: [{ name: '@json' }],
})

const oneOf = (...values: string[]): ColumnInfo => ({
  tsType: values.map((value) => `'${value}'`).join(' | '),
  imports: [],
  decorators: [{ name: '@column' }],
})

const hidden: ColumnInfo = {
  tsType: 'string',
  imports: [],
  decorators: [{ name: '@column', args: { serializeAs: null } }],
}

const yesNo: ColumnInfo = {
  tsType: 'boolean',
  imports: from('yesNo'),
  decorators: [{ name: '@yesNo' }],
}

const draft = '#domain/imports/invoice_draft'

export default {
  types: {
    bigint: integer,
    DateTime: instant(),
    // Calendar dates have no time and no zone: 'YYYY-MM-DD'.
    date: { tsType: 'string', imports: [], decorators: [{ name: '@column' }] },
  },
  columns: {
    created_at: instant({ autoCreate: true }),
    updated_at: instant({ autoCreate: true, autoUpdate: true }),
    password_hash: hidden,
    token_hash: hidden,
  },
  tables: {
    memberships: {
      columns: {
        role: oneOf('owner', 'payer', 'viewer'),
        state: oneOf('not_invited', 'invited', 'active', 'disabled'),
        disabled_by: oneOf('staff', 'account'),
      },
    },
    accounts: { columns: { password_stands_alone: yesNo } },
    staff: {
      columns: { role: oneOf('viewer', 'manager', 'owner'), password_stands_alone: yesNo },
    },
    api_tokens: {
      columns: {
        hash: hidden,
        abilities: jsonOf('string[]'),
        created_at: driverInstant,
        updated_at: driverInstant,
        last_used_at: driverInstant,
        expires_at: driverInstant,
      },
    },
    staff_links: { columns: { purpose: oneOf('invite', 'password_reset') } },
    cli_sign_ins: { columns: { device_hash: hidden, code_hash: hidden } },
    secret_tokens: {
      columns: {
        purpose: oneOf('invite', 'password_reset', 'sign_in', 'email_change'),
        handed_over: yesNo,
      },
    },
    client_viewings: {
      columns: {
        secret_hash: hidden,
        end_reason: oneOf('stopped', 'replaced', 'expired', 'signed_out'),
      },
    },
    pay_links: { columns: { made_by_type: oneOf('staff', 'account', 'system') } },
    sign_ins: {
      columns: {
        audience: oneOf('portal', 'staff', 'pay_link'),
        method: oneOf('password', 'link', 'passkey', 'pay_link'),
        factor: oneOf('totp', 'passkey', 'recovery_code'),
        end_reason: oneOf(
          ...['signed_out', 'revoked', 'idle', 'too_old', 'password_changed'],
          ...['address_changed', 'access_changed', 'factor_changed', 'recovered', 'link_revoked']
        ),
      },
    },
    totp_secrets: { columns: { secret: hidden } },
    recovery_codes: { columns: { code_hash: hidden } },
    passkeys: { columns: { backed_up: yesNo, transports: jsonOf('string[]') } },
    mailed_codes: { columns: { code_hash: hidden, browser_hash: hidden } },
    invoices: {
      columns: {
        kind: oneOf('invoice', 'credit_note'),
        state: oneOf('draft', 'issued', 'void'),
        source: oneOf('ubl', 'cii', 'csv', 'json', 'form', 'refund'),
        preceding_invoices: jsonOf('string[]'),
        bank_accounts: {
          ...jsonOf('AccountDraft[]'),
          imports: [...from('json'), { source: draft, typeImports: ['AccountDraft'] }],
        },
        seller_party: jsonOf('PartyDraft', draft),
        buyer_party: jsonOf('PartyDraft', draft),
      },
    },
    invoice_adjustments: { columns: { kind: oneOf('allowance', 'charge') } },
    payment_intents: {
      columns: {
        gateway: oneOf('razorpay', 'paypal'),
        state: oneOf(
          'created',
          'redirected',
          'processing',
          'succeeded',
          'pending',
          'failed',
          'unknown',
          'held',
          'expired'
        ),
        resolution: oneOf('accepted', 'returned'),
      },
    },
    gateway_events: {
      columns: { gateway: oneOf('razorpay', 'paypal'), headers: jsonOf('Record<string, string>') },
    },
    rejected_events: {
      columns: { gateway: oneOf('razorpay', 'paypal'), headers: jsonOf('Record<string, string>') },
    },
    payments: {
      columns: {
        gateway: oneOf('razorpay', 'paypal', 'bank_transfer', 'cash', 'cheque', 'card_terminal'),
      },
    },
    refunds: {
      columns: {
        kind: oneOf('refund', 'reversal', 'chargeback'),
        still_owed: yesNo,
        state: oneOf('requested', 'pending', 'done', 'failed', 'unknown'),
      },
    },
    disputes: {
      columns: {
        gateway: oneOf('razorpay', 'paypal'),
        state: oneOf('open', 'won', 'lost'),
      },
    },
    transfer_reports: {
      columns: { state: oneOf('pending', 'confirmed', 'rejected', 'withdrawn') },
    },
    outbox_mails: {
      columns: {
        params: jsonOf('Record<string, unknown>'),
        state: oneOf('queued', 'sent', 'failed'),
      },
    },
    reminder_sends: {
      columns: {
        template: oneOf('upcoming', 'overdue', 'final'),
        outcome: oneOf('sent', 'skipped'),
        reason: oneOf(
          ...['paid', 'pending', 'paused', 'portal_off', 'not_invited', 'no_address', 'bounced'],
          ...['superseded', 'too_old', 'already_sent']
        ),
      },
    },
    brand_logos: { columns: { tone: oneOf('light', 'dark', 'any') } },
    questions: { columns: { state: oneOf('open', 'answered', 'closed') } },
    mail_bounces: { columns: { kind: oneOf('hard', 'soft', 'complaint') } },
    audit_events: {
      columns: {
        actor_type: oneOf('account', 'staff', 'system', 'gateway', 'anonymous', 'pay_link'),
        outcome: oneOf('done', 'refused', 'failed'),
        details: jsonOf('Record<string, unknown>'),
      },
    },
    bulk_jobs: {
      columns: {
        kind: oneOf(
          ...['open_accounts', 'send_invites', 'import_clients', 'import_invoices'],
          ...['reconcile_payments', 'replay_events']
        ),
        state: oneOf('receiving', 'queued', 'running', 'done', 'failed', 'cancelled'),
        dry_run: yesNo,
        atomic: yesNo,
        actor: jsonOf('Actor', '#domain/shared/actor'),
        params: jsonOf('Record<string, unknown>'),
        counts: jsonOf('Record<string, number>'),
        summary: jsonOf('Record<string, unknown>'),
        problem_details: jsonOf('Record<string, unknown>'),
      },
    },
    audit_personal: { columns: { data: jsonOf('Record<string, unknown>') } },
    audit_checks: { columns: { intact: yesNo } },
  },
} satisfies SchemaRules
