import tseslint from 'typescript-eslint';

const ours = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 8],
  'max-depth': ['error', 3],
  'no-eval': 'error',
  'no-new-func': 'error',
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'Settings are read in bot/config.ts and nowhere else.' },
  ],
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Export by name: the name is the same everywhere.' },
    { selector: 'ExportAllDeclaration', message: 'No barrel files: import from the file that defines the thing.' },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'coverage',
      'dist',
      'dist-*',
      'eslint.config.mjs',
      'jest.coverage.config.mjs',
      '.dependency-cruiser.cjs',
      'bot/page/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...ours,
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  { files: ['bot/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['test/**/*.ts', 'bench/**/*.ts'], rules: { 'max-lines': ['error', 300], 'max-lines-per-function': 'off' } },
);
