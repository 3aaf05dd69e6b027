// What the desk remembers of the window between its deaths: its title, whether it holds unsaved work, which draft's
// recovery text to go on with after a crash. One window; no Electron here.

export interface WindowState {
  readonly title: string
  readonly unsaved: boolean
}

export interface WindowLife {
  readonly unsaved: boolean
  setState(state: WindowState): void
  /** Recovery text of this draft is on the disk. */
  kept(draftId: string): void
  /** The draft was saved, or its changes thrown away. */
  settled(draftId: string): void
  /** The window died; `goOn`: what it was at is handed to the next one. True where there is such unsaved work. */
  died(goOn: boolean): Promise<boolean>
  /** Version to go on with, handed out once. */
  takeResume(): string | null
}

export function windowLife(
  show: (state: WindowState) => void,
  recoveryOf: (draftId: string) => Promise<string | null>,
): WindowLife {
  let state: WindowState = { title: '', unsaved: false }
  let keptDraft: string | null = null
  let resume: string | null = null
  return {
    get unsaved() {
      return state.unsaved
    },
    setState(next) {
      state = next
      show(next)
    },
    kept: (draftId) => (keptDraft = draftId),
    settled(draftId) {
      if (keptDraft === draftId) keptDraft = null
    },
    async died(goOn) {
      // A dead window asks nothing before it closes.
      state = { ...state, unsaved: false }
      resume = keptDraft === null || !goOn ? null : await recoveryOf(keptDraft)
      return resume !== null
    },
    takeResume() {
      const taken = resume
      resume = null
      return taken
    },
  }
}
