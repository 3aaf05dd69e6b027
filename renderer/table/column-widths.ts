// How wide the columns of a table are on the screen: narrow for labels that run down many rows, the official share for
// figures, the rest for the labels that are read. Generic over the form.
import type { Layout, LayoutCell } from '../../shared/template/layout.ts'

/** One printed column; `pixels` is a fixed width or a least one. */
export interface ColumnWidth {
  /** fixed · share of the table, never below `pixels` · rest: takes what is left. */
  readonly kind: 'fixed' | 'share' | 'rest'
  readonly pixels: number
  /** Per cent of the table's width. */
  readonly share: number
}

/** Labels of at least this many rows are written downwards, in a column one character wide. */
export const rowsOfVertical = 15
const verticalPixels = 32
const groupPixels = 72
const leastLabel = 190
/** A figure's least width: digits of 7 px and the frame. */
const digitPixels = 7
const framePixels = 14
const leastFigure = 46
/** The form on paper is tighter than a screen needs to be: figures take some of the labels' share. */
const screenShare = 1.12

export function isVertical({ role, rowSpan }: LayoutCell): boolean {
  return role === 'label' && rowSpan >= rowsOfVertical
}

export function columnWidths(layout: Layout, longestFigure: number): readonly ColumnWidth[] {
  const { weights } = layout.table
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const firstFigure = Math.min(...layout.cells.filter(({ figure }) => figure).map(({ column }) => column))
  const figurePixels = Math.max(leastFigure, longestFigure * digitPixels + framePixels)
  const wider = firstFigure > 0 ? screenShare : 1
  return weights.map((weight, column): ColumnWidth => {
    const share = (weight / whole) * 100
    if (column >= firstFigure) return { kind: 'share', pixels: figurePixels, share: share * wider }
    const labels = layout.cells.filter(
      (cell) => cell.role === 'label' && cell.column === column && cell.colSpan === 1,
    )
    if (labels.some(isVertical)) return { kind: 'fixed', pixels: verticalPixels, share }
    if (labels.length > 0 && labels.every(({ rowSpan }) => rowSpan > 1)) {
      return { kind: 'fixed', pixels: groupPixels, share }
    }
    return { kind: 'rest', pixels: column === firstFigure - 1 ? leastLabel : 0, share }
  })
}

/** Below this the table scrolls sideways under its label columns. */
export function leastTableWidth(widths: readonly ColumnWidth[]): number {
  return widths.reduce((sum, { pixels }) => sum + pixels, 0)
}

/** Where each label column begins, for labels that stay while figures scroll past. */
export function columnStart(widths: readonly ColumnWidth[], column: number): number {
  return widths.slice(0, column).reduce((sum, { pixels }) => sum + pixels, 0)
}
