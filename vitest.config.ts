import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

/** The system's browser: nothing is downloaded. As root Chromium has no sandbox of its own. */
const chromium = {
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
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
          name: 'e2e',
          include: ['test/end-to-end/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['test/end-to-end/build-first.ts'],
          // One program at a time: each starts a browser, and keys go to the window in front.
          fileParallelism: false,
          testTimeout: 90_000,
        },
      },
      {
        plugins: [vue()],
        // Found late, they would reload the page in the middle of the tests.
        optimizeDeps: {
          include: ['vue', 'pinia', 'vitest-browser-vue', 'fast-check', 'valibot', 'axe-core'],
        },
        test: {
          name: 'screen',
          include: ['test/renderer/**/*.test.ts'],
          setupFiles: ['test/renderer/setup.ts'],
          testTimeout: 15_000,
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
