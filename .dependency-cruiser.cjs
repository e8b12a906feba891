/**
 * The import law (docs/architecture.md): imports only point back.
 * problem < seal < workspace < drafting < voting < synthesis in the rules;
 * problem < collab; identity < workspace < drafting < voting < synthesis in the server.
 */
const nouns = ['workspace', 'drafting', 'voting', 'synthesis'];

const later = (noun, all) => all.slice(all.indexOf(noun) + 1);

const libraryOrder = nouns.slice(0, -1).map((noun) => ({
  name: `libs-${noun}-imports-earlier-nouns-only`,
  severity: 'error',
  from: { path: `^libs/${noun}/` },
  to: { path: `^libs/(${[...later(noun, nouns), 'collab'].join('|')})/` },
}));

const packagesAllowed = {
  problem: '^$',
  seal: '^node_modules/@noble/hashes/',
  workspace: '^node_modules/zod/',
  voting: '^node_modules/zod/',
  drafting:
    '^node_modules/(zod|yjs|prosemirror-model|@tiptap/(core|starter-kit|extension-[a-z-]+|y-tiptap))/',
  synthesis: '^node_modules/(zod|@tiptap/static-renderer|prosemirror-markdown|prosemirror-model)/',
  collab: '^node_modules/(yjs|y-protocols|lib0)/',
};

const libraryPackages = Object.entries(packagesAllowed).map(([lib, allowed]) => ({
  name: `libs-${lib}-uses-its-packages-only`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: '\\.(spec|laws|stories)\\.ts$' },
  to: { path: '^node_modules/', pathNot: allowed },
}));

const stages = ['platform', 'identity', ...nouns];

const serverOrder = stages.slice(1, -1).map((stage) => ({
  name: `server-${stage}-imports-earlier-nouns-only`,
  severity: 'error',
  from: { path: `^apps/server/src/${stage}/` },
  to: { path: `^apps/server/src/(${later(stage, stages).join('|')})/` },
}));

const webOrder = ['identity', ...nouns].slice(0, -1).map((stage) => ({
  name: `web-${stage}-imports-earlier-nouns-only`,
  severity: 'error',
  from: { path: `^apps/web/src/${stage}/` },
  to: { path: `^apps/web/src/(${later(stage, ['identity', ...nouns]).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'libs-are-pure',
      comment: 'the rules know no node built-in, no app',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.(spec|laws|stories)\\.ts$' },
      to: { path: '^apps/', dependencyTypes: ['core', 'local'] },
    },
    {
      name: 'libs-use-no-node-built-ins',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.(spec|laws|stories)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'libraries-are-entered-by-their-door',
      severity: 'error',
      from: { path: '^(apps|test|libs/([^/]+))/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', '\\.(laws|stories)\\.ts$', '^libs/$2/'],
      },
    },
    {
      name: 'problem-imports-nothing',
      severity: 'error',
      from: { path: '^libs/problem/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/problem/' },
    },
    {
      name: 'seal-imports-problem-only',
      severity: 'error',
      from: { path: '^libs/seal/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/', pathNot: '^libs/(problem|seal)/' },
    },
    {
      name: 'collab-knows-no-noun',
      severity: 'error',
      from: { path: '^libs/collab/', pathNot: '\\.spec\\.ts$' },
      to: { path: `^libs/(seal|${nouns.join('|')})/` },
    },
    ...libraryOrder,
    ...libraryPackages,
    {
      name: 'server-platform-knows-no-noun',
      severity: 'error',
      from: { path: '^apps/server/src/platform/' },
      to: {
        path: `^(apps/server/src/(identity|${nouns.join('|')})/|libs/(${nouns.join('|')}|collab)/)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    ...serverOrder,
    {
      name: 'demo-uses-the-public-surface-only',
      severity: 'error',
      from: { path: '^apps/demo/' },
      to: { path: '^apps/(server|web)/' },
    },
    {
      name: 'counting-goes-by-the-rules-alone',
      severity: 'error',
      from: { path: '^apps/counting/' },
      to: { path: '^apps/(server|web|demo)/' },
    },
    {
      name: 'web-never-imports-the-server',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/server/' },
    },
    {
      name: 'web-platform-knows-no-noun',
      severity: 'error',
      from: { path: '^apps/web/src/platform/' },
      to: {
        path: `^(apps/web/src/(identity|${nouns.join('|')})/|libs/(${nouns.join('|')})/)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    ...webOrder,
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: '.dependency-cruiser.resolve.cjs' },
    doNotFollow: { path: 'node_modules' },
    // a project of its own, with packages of its own
    exclude: { path: '^test/bench/peers/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
