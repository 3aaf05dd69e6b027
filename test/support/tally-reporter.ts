// The last plain line of a test run: `N passed, N failed`, with `, N skipped` where tests were skipped. It stands alone on
// its line after everything else, so that a script can read it.
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    let passed = 0
    let failed = unhandled.length
    let skipped = 0
    for (const module of modules) {
      let failedHere = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else if (state === 'failed') failedHere += 1
        else skipped += 1
      }
      // A file that could not be loaded has no tests to fail.
      failed += failedHere === 0 && !module.ok() ? 1 : failedHere
    }
    const tally = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    // After the other reporters, whatever order they are asked in.
    process.once('exit', () => process.stdout.write(`${tally}\n`))
  }
}
