import { defineConfig } from 'vitest/config'

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
    ],
  },
})
