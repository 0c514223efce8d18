/** Which folder may import which: arrows go down only (DESIGN.md, section 2). */
const allowed = {
  bot: ['dialogs', 'integrations', 'cards', 'cases', 'knowledge', 'eventlog'],
  dialogs: ['cards', 'cases', 'knowledge', 'eventlog'],
  integrations: ['cases', 'knowledge', 'eventlog'],
  knowledge: ['eventlog'],
  cards: [],
  cases: [],
  eventlog: [],
};
const folders = Object.keys(allowed);

/** Packages that one file alone may import. */
const doors = {
  '^(botbuilder|botframework-)': '^(bot/sdk\\.ts|test/support/sdk\\.ts)$',
  '^adaptivecards-templating$': '^cards/card\\.ts$',
  '^restify$': '^(bot/(server|edge)\\.ts|bot/local-channel|test/bot/|test/browser/)',
  '^(better-sqlite3|kysely|pg)$': '^(integrations/|test/)',
  '^saxes$': '^eventlog/forms/',
  '^yauzl$': '^(integrations/logs/|test/)',
  '^js-yaml$': '^(knowledge/yaml\\.ts|test/)',
};

const folderRules = folders.map((folder) => ({
  name: `${folder}-imports-down-only`,
  severity: 'error',
  comment: `${folder} may import ${allowed[folder].join(', ') || 'nothing of ours'}.`,
  from: { path: `^${folder}/` },
  to: {
    path: `^(${[...folders, 'test', 'bench'].filter((other) => other !== folder && !allowed[folder].includes(other)).join('|')})/`,
  },
}));

const doorRules = Object.entries(doors).map(([name, door]) => ({
  name: `one-door-for-${name.replace(/[^a-z0-9]+/g, '-')}`,
  severity: 'error',
  from: { path: `^(${[...folders, 'test'].join('|')})/`, pathNot: door },
  to: { path: `node_modules/(${name.replace(/^\^|\$$/g, '')})` },
}));

module.exports = {
  forbidden: [
    ...folderRules,
    ...doorRules,
    {
      name: 'pure-domain',
      severity: 'error',
      comment: 'The domain knows neither disk nor network nor the clock of the machine.',
      from: { path: '^(knowledge|cases|eventlog|cards|dialogs)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^bot/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.json', '.js', '.cjs', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
