import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** One last line for whoever runs this among other stages. */
export default class ClosingLine implements Reporter {
  private readonly outcomes = new Map<string, boolean>()

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status !== 'skipped') this.outcomes.set(test.id, test.outcome() !== 'unexpected')
  }

  async onExit() {
    const passed = [...this.outcomes.values()].filter(Boolean).length
    console.log(`e2e: ${passed} passed, ${this.outcomes.size - passed} failed`)
  }

  printsToStdio() {
    return false
  }
}
