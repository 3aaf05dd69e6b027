// How far the reading of one file has come, as its reader tells it on the way, and how long a file may take. Who reads what,
// and who looks at it, is not known here.

/**
 * What is counted: pages of a PDF, sheets of a workbook. `part` is a share of the file's bytes, tags or paragraphs, whichever
 * its reader goes through, and not worth a number of its own.
 */
export type ReadingUnit = 'page' | 'sheet' | 'part'

export interface ReadingStep {
  readonly unit: ReadingUnit
  /** Units that are done, and all of them. */
  readonly done: number
  readonly all: number
  /** Pages and sheets are gone through twice: read first, then put into order. */
  readonly isArranging: boolean
  /** Of all that reading the file takes, as far as it is known: 0 to 1, never less than before. */
  readonly share: number
}

export type TellReading = (step: ReadingStep) => void

/** Told of a stretch how much of it is done; fractions of a unit count towards the share. */
export type Advance = (done: number, all: number) => void

/** Nobody looks. */
export const untold: TellReading = () => undefined

/** The stretch of a reading between two shares, in which such units are gone through one after the other. */
export function stretch(
  tell: TellReading,
  unit: ReadingUnit,
  from: number,
  to: number,
  isArranging = false,
): Advance {
  return (done, all) => {
    const part = all > 0 ? Math.min(done / all, 1) : 1
    tell({ unit, done: Math.min(Math.floor(done), all), all, isArranging, share: from + (to - from) * part })
  }
}

/** Milliseconds from one message to the next: more is not seen, and a file of many small parts would tell of nothing else. */
const pause = 50

/** Leaves out what follows too soon, and what says nothing new. */
export function throttled(tell: TellReading, now: () => number): TellReading {
  let last = -Infinity
  let share = -1
  return (step) => {
    const time = now()
    if (step.share <= share || (time - last < pause && step.share < 1)) return
    last = time
    share = step.share
    tell(step)
  }
}

/** Milliseconds without any progress after which a reader is ended, whatever it is doing. */
export const longestStandstill = 10_000

/**
 * Milliseconds after which it is ended even if it still gets on: six times as long as one that says nothing has. A PDF of 300
 * pages, more than any report, takes some ten seconds on a slow machine; what takes longer than this is not a report.
 */
export const longestReading = 60_000

/** `第 7 页，共 15 页`, `整理第 2 页，共 15 页`, `40%` */
export function stepWords({ unit, done, all, isArranging, share }: ReadingStep): string {
  if (unit === 'part') return `${Math.floor(share * 100)}%`
  const inHand = Math.min(done + 1, all)
  const what = unit === 'page' ? '页' : '张工作表'
  return `${isArranging ? '整理' : ''}第 ${inHand} ${what}，共 ${all} ${unit === 'page' ? '页' : '张'}`
}
