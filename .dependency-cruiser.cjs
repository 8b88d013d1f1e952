/** Who may import whom. `npm run check` runs it; ARCHITECTURE.md explains it. */

/** Layers of lib, lowest first: a layer imports itself and those before it. */
const layers = [
  '^lib/(platform/|(api-name|errors|markup|scope|notify|aliases|thenable|suggest|option-names)\\.ts$)',
  '^lib/(message|units|string|misc|time|persist|states|users|sys)/',
  '^lib/(tags|events)/',
  '^lib/(alerts|gpio|sound|midi|devices|resource)/',
  '^lib/(widget|web|plugin)/',
  '^lib/[^/]+\\.ts$',
]

/** npm packages of the core, each with the only folder that imports it. */
const owners = {
  lowdb: '^lib/platform/node/',
}

/** npm packages of the core that load when first used, through the `Packages` of the platform. */
const lazy = [
  '@julusian/midi',
  'acorn',
  'convert-units',
  'croner',
  'koffi',
  'marked',
  'mqtt',
  'opus-decoder',
  'node-web-audio-api',
  'seek-bzip',
  'smol-toml',
  'spessasynth_core',
  'suncalc',
  'temporal-polyfill',
  'xstate',
  'yaml',
]

/** The script of pages: bundled for browsers, so nothing of the rest goes in, and nothing of it into the rest. */
const client = '^lib/[^/]+/client/'
const outside = '^lib/(platform/node/|.*/backends/|live\\.ts$)'
/** Parts of the core that dialogs use too: they get bundled, so they stay small. */
const sharedCore =
  '^lib/(units/|[^/]+/names\\.ts$|message/topic\\.ts$|events/schedule/(?!zone|day-times|cron|occurrences)|devices/field-checks\\.ts$|gpio/(header|limits)\\.ts$|web/pages/names\\.ts$|(errors|suggest)\\.ts$)'
const editor = '^nodes/(_editor/|[^/]+/[^/]+\\.editor\\.ts$)'
const config = '^nodes/(_config/|[^/]+/config\\.ts$)'
/** Files of a node's folder beside its entry; the bundler refuses the dialog when one needs Node. */
const ownHelper = '^nodes/(?!_|kaithem/)[^/]+/(?!kaithem-)[^/]+\\.ts$'
const packageFolder = (name) => `^(node_modules/)?${name.replaceAll('/', '\\/')}(/|$)`

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-cycles', 'Imports in a circle have no order to read them in.', {}, { circular: true }),
    rule('no-broken-imports', 'The imported file or package is missing.', {}, { couldNotResolve: true }),
    rule(
      'lib-knows-no-node-red',
      'The core is usable without Node-RED.',
      { path: '^lib/' },
      {
        path: ['^nodes/', 'node-red'],
      },
    ),
    ...layers.slice(0, -1).map((layer, index) =>
      rule(
        `layer-${index + 1}-looks-down`,
        'Layers of lib import only layers below them.',
        {
          path: layer,
          pathNot: layers.slice(0, index),
        },
        { path: layers.slice(index + 1), pathNot: layers.slice(0, index + 1) },
      ),
    ),
    rule(
      'pure-core',
      'Only platform/node and backends touch the outside world.',
      {
        path: '^lib/',
        pathNot: outside,
      },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'client-apart',
      'The script of pages is bundled for browsers: small, and on its own.',
      { path: client },
      { path: '^(lib|nodes|node_modules)/', pathNot: [client, '^lib/widget/(chart-path|shown-scale)\\.ts$'] },
    ),
    rule(
      'core-without-client',
      'Code of pages does not run in Node.',
      { path: '^(lib|nodes)/', pathNot: client },
      { path: client },
    ),
    rule(
      'known-packages',
      'A new dependency of the core is a decision: see docs/decisions.',
      { path: '^lib/' },
      {
        path: 'node_modules',
        pathNot: [...Object.keys(owners), ...lazy].map(packageFolder),
      },
    ),
    rule(
      'loaded-when-needed',
      'Imports of these cost start-up time in every flow; types are free.',
      { path: '^(lib|nodes)/' },
      { path: lazy.map(packageFolder), dependencyTypesNot: ['type-only'] },
    ),
    ...Object.entries(owners).map(([name, owner]) =>
      rule(
        `one-importer-of-${name}`,
        `Only ${owner} imports ${name}.`,
        { path: '^(lib|nodes)/', pathNot: owner },
        {
          path: packageFolder(name),
          dependencyTypesNot: ['type-only'],
        },
      ),
    ),
    rule(
      'nodes-without-packages',
      'Nodes get what they need from lib; types are free.',
      {
        path: '^nodes/',
        pathNot: editor,
      },
      { path: 'node_modules', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'nodes-apart',
      'A node imports its own folder, the shared ones and the plugin, not another node.',
      { path: '^nodes/(?!_|kaithem/)([^/]+)/' },
      { path: '^nodes/(?!_|kaithem/)', pathNot: '^nodes/$1/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'plugin-imports',
      'The plugin composes the runtime and reads the settings node; it knows no other node.',
      { path: '^nodes/kaithem/' },
      { path: '^nodes/(?!_|kaithem/|settings/)', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'shared-below-nodes',
      'Shared folders of nodes/ know no single node.',
      { path: '^nodes/_' },
      {
        path: '^nodes/(?!_)',
      },
    ),
    rule(
      'runtime-without-editor',
      'Dialog code does not run in Node.',
      { path: '^(lib|nodes)/', pathNot: editor },
      {
        path: editor,
      },
    ),
    rule(
      'editor-imports',
      'Dialogs import shared dialog code, pure files of their own folder, units and types.',
      { path: editor },
      {
        path: '^(lib|nodes|node_modules)/',
        pathNot: [editor, config, ownHelper, sharedCore, packageFolder('@dagrejs/dagre'), '/@types/'],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'dialogs-use-the-shared-entry',
      'Other files of _editor would be bundled into every dialog.',
      {
        path: '^nodes/[^/]+/[^/]+\\.editor\\.ts$',
      },
      { path: '^nodes/_editor/', pathNot: '^nodes/_editor/index\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'config-imports',
      'config.ts is used by the dialog too, so it and what it imports are pure.',
      { path: config },
      {
        path: '^(lib|nodes|node_modules)/',
        pathNot: [config, ownHelper, sharedCore],
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
