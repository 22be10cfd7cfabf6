import { configApp } from '@adonisjs/eslint-config'
import { vue } from '@adonisjs/eslint-config/vue'

/*
 * Who may import whom. Each room has one list, because ESLint lets a later block replace an earlier
 * one of the same rule. dependency-cruiser checks the resolved files once more.
 */
const PURE_FILES = [
  'app/domain/money/**',
  'app/domain/shared/**',
  'app/domain/invoices/{status,totals}.ts',
  'app/domain/ledger/balance.ts',
]

const delivery = {
  group: [
    ...['#controllers/*', '#validators/*', '#transformers/*', '#policies/*', '#middleware/*'],
    ...['#exceptions/*', '#mails/*', '#jobs/*', '#providers/*', '#start/*', '#config/*'],
    ...['#generated/*', '@adonisjs/core/http', '@adonisjs/session*', '@adonisjs/bouncer*'],
    ...['@adonisjs/mail*', '@adonisjs/queue*', '@boringnode/queue*'],
    '@adonisjs/core/services/{app,config,router,server,logger}',
  ],
  message: 'The domain knows no HTTP, no queue, no mail, no environment.',
}
const models = { group: ['#models/*', '#database/*'], message: 'This room knows no tables.' }
const database = {
  group: ['@adonisjs/lucid/services/*', '#database/write_transaction', 'knex*'],
  message: 'This room never queries.',
}
const sdks = {
  group: ['razorpay*', '@paypal/*'],
  message: "A gateway's SDK stays inside app/gateways.",
}
const dinero = { group: ['dinero.js*'], message: 'Use #domain/money/money.' }
const gateways = {
  group: ['#gateways/*', '!#gateways/payment_gateway'],
  message: 'Here only the contract, #gateways/payment_gateway.',
}
const verbs = {
  regex:
    '^#domain/(?!money/|shared/|invoices/(status|totals|party|tax_components)$|ledger/balance$|imports/invoice_draft$)',
  message: 'Here only the pure parts of the domain.',
}
/** Transformers show what verbs answer, so they may know its shape. */
const verbsButTheirTypes = { ...verbs, allowTypeImports: true }
const application = {
  regex: '^#(?!tests/)|/app/|^@adonisjs/|\\.adonisjs',
  message: 'This room shares nothing with the application.',
}

const room = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
})

export default configApp(
  ...vue,
  { ignores: ['.adonisjs/**', 'storage/**', 'tmp/**', 'public/**', 'database/schema.ts'] },

  room(['app/**', 'config/**', 'start/**', 'database/**'], [sdks, dinero]),
  room(['app/domain/**'], [delivery, gateways, sdks, dinero], PURE_FILES),
  room(PURE_FILES, [delivery, models, database, gateways, verbs, sdks, dinero]),
  room(['app/domain/money/**'], [delivery, models, database, gateways, verbs, sdks]),
  room(['app/models/**'], [delivery, gateways, verbs, sdks, dinero]),
  room(['app/gateways/**'], [delivery, models, verbs, dinero]),
  room(['app/transformers/**'], [database, gateways, verbsButTheirTypes, sdks, dinero]),
  room(['app/policies/**'], [database, gateways, verbs, sdks, dinero]),
  room(
    ['resources/js/shared/**'],
    [
      application,
      {
        group: ['~portal/*', '~admin/*', '**/portal/**', '**/admin/**'],
        message: 'Shared by both.',
      },
    ]
  ),
  room(
    ['resources/js/portal/**'],
    [
      application,
      { group: ['~admin/*', '**/admin/**'], message: 'Portal and admin never import each other.' },
    ]
  ),
  room(
    ['resources/js/admin/**'],
    [
      application,
      {
        group: ['~portal/*', '**/portal/**'],
        message: 'Portal and admin never import each other.',
      },
    ]
  ),
  // A log is verified offline by what the server verifies it with: pure files, and no others.
  room(['cli/**'], [application], ['cli/client.ts', 'cli/commands/audit/verify.ts']),
  room(['tests/sandbox/**'], [application]),

  {
    files: ['app/domain/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='dispatch']",
          message: 'A job goes through the outbox, in the transaction of the change.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time is a parameter.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is a parameter.',
        },
        {
          selector: "CallExpression[callee.object.name='DateTime'][callee.property.name='now']",
          message: 'Time is a parameter.',
        },
        {
          selector:
            "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(utc|local)$/][arguments.length=0]",
          message: 'Time is a parameter.',
        },
      ],
    },
  },
  {
    files: ['tests/**'],
    // `(await page.get(…)).body` reads well where it is asserted once.
    rules: { '@unicorn/no-await-expression-member': 'off' },
  },
  {
    files: ['app/**', 'resources/js/**'],
    rules: { 'no-console': 'error', '@typescript-eslint/no-explicit-any': 'error' },
  },
  {
    rules: {
      // `prettier --check` looks at every file, these included.
      'prettier/prettier': 'off',
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'variable', format: ['camelCase', 'UPPER_CASE', 'PascalCase'] },
        // Names that a gateway chose.
        { selector: 'variable', modifiers: ['destructured'], format: null },
        { selector: 'typeLike', format: ['PascalCase'] },
      ],
    },
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } }
)
