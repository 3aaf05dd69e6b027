// The house rules a machine can hold: import fences between the rooms, no escape from the types, no network.
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

const libraries = [
  'docx',
  'exceljs',
  'fflate',
  'saxes',
  'parse5',
  'cfb',
  '@e965/xlsx',
  'pdfjs-dist',
  'mammoth',
]
const node = ['node:*', 'fs', 'path', 'os', 'child_process']
const screen = ['vue', 'pinia', 'element-plus', 'element-plus/*', '@tiptap/*', 'electron']

/** A fence: these patterns may not be imported from the files it is put on. */
const fence = (patterns, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }],
})

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'release/',
      'out/',
      'coverage/',
      'node_modules/',
      'test/fixtures/**/*.*',
      '!test/fixtures/**/*.ts',
    ],
  },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: tseslint.parser } } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: fence(
      [...node, ...screen, ...libraries, '**/cli/**', '**/electron/**', '**/renderer/**'],
      'shared is plain TypeScript: no Node, no screen, no file library, no other room.',
    ),
  },
  {
    files: ['shared/template/**/*.ts'],
    rules: fence(
      ['../report/*', '../rules/*', '../import/*', '../export/*', ...node, ...screen, ...libraries],
      'the template knows nothing but itself.',
    ),
  },
  {
    files: ['shared/report/**/*.ts'],
    rules: fence(
      ['../rules/*', '../import/*', '../export/*', ...node, ...screen, ...libraries],
      'a report knows the template, not the rules nor files.',
    ),
  },
  {
    files: ['shared/rules/**/*.ts'],
    rules: fence(
      ['../import/*', '../export/*', ...node, ...screen, ...libraries],
      'rules know the template and the report, not files.',
    ),
  },
  {
    files: ['shared/import/**/*.ts'],
    rules: fence(
      ['../rules/*', '../export/*', ...node, ...screen, ...libraries],
      'import never sees rules or export.',
    ),
  },
  {
    files: ['shared/export/**/*.ts'],
    rules: fence(
      ['../rules/*', '../import/*', ...node, ...screen, ...libraries],
      'export never sees rules or import.',
    ),
  },
  {
    files: ['shared/import/read-*.ts', 'shared/import/read-*/**/*.ts'],
    rules: fence(
      ['../rules/*', '../export/*', '**/template/*', '**/report/*', ...node, ...screen],
      'a reader knows its file format and the document, nothing of our form.',
    ),
  },
  {
    files: ['shared/export/write-*.ts', 'shared/export/write-*/**/*.ts'],
    rules: fence(
      ['../rules/*', '../import/*', '**/template/*', '**/report/*', ...node, ...screen],
      'a writer knows its file format and the document, nothing of our form.',
    ),
  },
  {
    files: ['renderer/**/*.{ts,vue}'],
    rules: fence(
      [...node, 'electron', '**/electron/**', '**/cli/**'],
      'the screen knows only shared and the desk contract.',
    ),
  },
  {
    files: ['electron/**/*.ts'],
    rules: fence(
      ['**/renderer/**', '**/cli/**', '**/shared/import/**', '**/shared/export/**', ...libraries],
      'the desk moves bytes; it never parses an imported file.',
    ),
  },
  {
    files: ['cli/**/*.ts'],
    rules: {
      'no-console': 'off',
      ...fence(
        ['**/renderer/**', '**/electron/**', ...libraries, ...screen],
        'the terminal sees shared only.',
      ),
    },
  },
  { files: ['**/*.mjs', 'bench/**', 'test/**'], rules: { 'no-console': 'off' } },
)
