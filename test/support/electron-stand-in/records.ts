// What the program did that a test may want to know, and what a clerk is to answer: shared by all parts of the
// stand-in, handed to the test by control.ts.

export interface DialogShown {
  readonly method: string
  readonly options: unknown
}

export interface Records {
  /** Requests of the window that were not for the program's own files. */
  readonly refused: string[]
  /** Of those, the ones that the program itself would have let through. */
  readonly escaped: string[]
  readonly dialogs: DialogShown[]
  readonly shownInFolder: string[]
  readonly navigations: string[]
  readonly newWindows: string[]
  readonly downloads: string[]
  readonly switches: Record<string, string>
  readonly titles: string[]
  /** How large the page was told to be drawn, where that changed. */
  readonly zooms: number[]
  /** What went to the system's dialog of printing: Electron's options, the pages as base64 of a PDF. */
  readonly prints: { readonly options: Record<string, unknown>; readonly pdf: string }[]
}

export const records: Records = {
  refused: [],
  escaped: [],
  dialogs: [],
  shownInFolder: [],
  navigations: [],
  newWindows: [],
  downloads: [],
  switches: {},
  titles: [],
  zooms: [],
  prints: [],
}

const answers: unknown[] = []

/** What the clerk does in the next dialog. */
export function queueAnswer(answer: unknown): void {
  answers.push(answer)
}

/** A dialog that no test answers is one that nobody expected. */
export function takeAnswer(method: string): unknown {
  if (answers.length === 0) throw new Error(`nobody answers ${method}`)
  return answers.shift()
}
