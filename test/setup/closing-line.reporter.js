/** The very last line of a run, for people and for `.ci/run`: `12 passed, 0 failed, 1 skipped`. */
export default class ClosingLine {
  onRunComplete(_tests, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const line = `${results.numPassedTests} passed, ${failed} failed`;
    // Jest's own summary comes after every other reporter
    process.once('exit', () =>
      process.stdout.write(`${line}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`),
    );
  }
}
