import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { installedElectron } from './build/electron-binary.mjs'
import { guide } from './build/guide-plugin.mjs'

/** The system's browser: nothing is downloaded. As root Chromium has no sandbox of its own. */
const chromium = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
}

/** Whole flows: one program at a time, when nothing else runs, since each starts a browser and is held to seconds. */
const flows = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 90_000,
  expect: { poll: { timeout: 10_000 } },
} as const

const overElectronToo = [
  'save-and-reopen',
  'last-year-to-export',
  'crash-and-kill',
  'typing',
  'security',
  'settings',
  'approved',
  'import-review',
]

/** The same flows over Electron itself, where it is installed. */
const overElectron = {
  test: {
    ...flows,
    name: 'e2e-electron',
    include: overElectronToo.map((flow) => `test/end-to-end/${flow}.test.ts`),
    env: { NIANBAO_OVER: 'electron' },
    sequence: { groupOrder: 2 },
  },
}

export default defineConfig({
  test: {
    reporters: ['default', './test/support/tally-reporter.ts'],
    projects: [
      {
        test: {
          name: 'domain',
          include: ['test/{shared,cli,house}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'desk',
          include: ['test/electron/**/*.test.ts', 'test/build/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...flows,
          name: 'e2e',
          include: ['test/end-to-end/**/*.test.ts'],
          globalSetup: ['test/end-to-end/build-first.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      ...(installedElectron() === null ? [] : [overElectron]),
      {
        test: {
          name: 'built',
          include: ['test/built/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        plugins: [vue(), guide()],
        // Found late, they would reload the page in the middle of the tests.
        optimizeDeps: {
          include: [
            'vue',
            'pinia',
            'vitest-browser-vue',
            'fast-check',
            'valibot',
            'axe-core',
            'docx',
            'exceljs',
            'fflate',
            'parse5',
            'saxes',
            'cfb',
            '@e965/xlsx',
            'pdfjs-dist/legacy/build/pdf.mjs',
            'element-plus/es/components/button/index.mjs',
            'element-plus/es/components/checkbox/index.mjs',
            'element-plus/es/components/dialog/index.mjs',
            'element-plus/es/components/input/index.mjs',
            'element-plus/es/components/progress/index.mjs',
            'element-plus/es/components/radio/index.mjs',
            'element-plus/es/hooks/use-locale/index.mjs',
            'element-plus/es/locale/lang/zh-cn.mjs',
            '@tiptap/core',
            '@tiptap/extension-bold',
            '@tiptap/extension-document',
            '@tiptap/extension-text',
            '@tiptap/pm/model',
            '@tiptap/pm/state',
          ],
        },
        test: {
          name: 'screen',
          include: ['test/renderer/**/*.test.ts'],
          setupFiles: ['test/renderer/setup.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1366, height: 768 },
            screenshotFailures: false,
          },
        },
      },
    ],
  },
})
