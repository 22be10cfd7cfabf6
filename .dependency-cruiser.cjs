/*
 * What ESLint's import rules cannot see: circles, and rooms reached through relative paths.
 */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(app|cli|config|database|resources/js|start|tests)/', pathNot: to },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Models refer to each other: a relation has two ends, and Lucid takes each through a closure. Nothing else may.',
      severity: 'error',
      from: { pathNot: '^app/models/' },
      to: { circular: true },
    },
    {
      name: 'no-circles-out-of-models',
      comment: 'A circle through a model that leaves the models.',
      severity: 'error',
      from: { path: '^app/models/' },
      to: { circular: true, via: { pathNot: '^app/models/' } },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(#generated/|@generated/|virtual:)' },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^(app|cli|config|database|resources|start)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'not-to-dev-dependency',
      comment:
        'What the production build imports is a dependency. Factories and seeds are the demo.',
      severity: 'error',
      from: { path: '^(app|config|start|database/(columns|schema|write))' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-knows-no-delivery',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: {
        path: '^(app/(controllers|validators|transformers|policies|middleware|exceptions|mails|jobs|providers|commands)|config|start)/',
      },
    },
    only('gateways-know-money-only', '^app/gateways/', '^app/(gateways|domain/(money|shared))/'),
    only('cli-speaks-http', '^cli/(?!(client|commands/audit/verify)\\.ts$)', '^cli/'),
    only(
      'cli-verifies-offline',
      '^cli/commands/audit/verify\\.ts$',
      '^(cli|app/domain/audit/chain)/'
    ),
    only(
      'a-log-is-verified-without-the-portal',
      '^app/domain/audit/chain/',
      '^app/domain/(audit/chain|shared/canonical_json)'
    ),
    only('pages-stand-alone', '^resources/js/', '^resources/(js|lang)/'),
    only('shared-is-shared', '^resources/js/shared/', '^resources/(js/shared|lang)/'),
    only('sandbox-is-another-world', '^tests/sandbox/', '^tests/sandbox/'),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^\\.adonisjs'] },
    exclude: { path: '^(build|storage|tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tests/support/check/cruise_tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.js', '.json', '.d.ts'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'metadata' },
  },
}
