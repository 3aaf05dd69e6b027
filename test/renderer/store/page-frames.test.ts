import { describe, expect, it } from 'vitest'
import { framesOf } from '../../../renderer/store/page-frames.ts'
import type { Block, GridBlock, GridCell, LineBox, Origin, PageBox } from '../../../shared/document.ts'

const box = (page: number, left: number, top: number, right: number, bottom: number): PageBox => ({
  page,
  left,
  top,
  right,
  bottom,
})

const cell = (row: number, column: number, own: PageBox | null, colSpan = 1): GridCell => ({
  row,
  column,
  rowSpan: 1,
  colSpan,
  role: 'unknown',
  text: own === null ? '' : '7',
  ...(own === null ? {} : { box: own }),
})

const grid: GridBlock = {
  kind: 'grid',
  name: '',
  rows: 2,
  headerRows: 0,
  weights: [1, 1, 1],
  cells: [
    cell(0, 0, box(1, 10, 10, 40, 20), 2),
    cell(0, 2, box(1, 60, 12, 70, 20)),
    cell(1, 0, box(2, 10, 30, 20, 40)),
    cell(1, 1, null),
    cell(1, 2, box(2, 60, 30, 70, 42)),
  ],
  checks: [],
  at: { page: 1 },
}

const at = (where: Partial<Origin>): Origin => ({ block: 0, from: 0, to: 0, at: {}, ...where })

describe('of a table is framed', () => {
  it.each([
    ['the cell', { row: 0, column: 2 }, [box(1, 60, 12, 70, 20)]],
    ['the cell that lies over the column', { row: 0, column: 1 }, [box(1, 10, 10, 40, 20)]],
    ['the whole of a row', { row: 0 }, [box(1, 10, 10, 70, 20)]],
    ['the row of a cell that has no place of its own', { row: 1, column: 1 }, [box(2, 10, 30, 70, 42)]],
    ['all of it, page by page', {}, [box(1, 10, 10, 70, 20), box(2, 10, 30, 70, 42)]],
    ['nothing where there is no such row', { row: 9, column: 0 }, []],
  ] as const)('%s', (_, where, frames) => {
    expect(framesOf(grid, at(where))).toEqual(frames)
  })
})

/** Four lines of ten characters, the last of them on the next page. */
const words = '一二三四五六七八九十'.repeat(4)
const lines: readonly LineBox[] = [
  { ...box(1, 100, 50, 200, 62), from: 0, to: 10 },
  { ...box(1, 80, 70, 200, 82), from: 10, to: 20 },
  { ...box(1, 80, 90, 200, 102), from: 20, to: 30 },
  { ...box(2, 80, 50, 180, 62), from: 30, to: 40 },
]
const text: Block = { kind: 'text', role: null, runs: [{ text: words }], lines, at: { page: 1 } }

describe('of a text is framed', () => {
  it('all of it where no characters are named: lines that follow each other are one frame on every page', () => {
    expect(framesOf(text, at({}))).toEqual([box(1, 80, 50, 200, 102), box(2, 80, 50, 180, 62)])
    expect(framesOf(text, at({ from: 0, to: 40 }))).toEqual(framesOf(text, at({})))
  })

  it('a sentence: its part of the first line and of the last, with the lines between them', () => {
    const [first, middle, last, ...more] = framesOf(text, at({ from: 5, to: 24 }))
    expect(more).toEqual([])
    // Half a character more, as widths are not known to a hair.
    expect(first).toEqual(box(1, 145, 50, 200, 62))
    expect(middle).toEqual(box(1, 80, 70, 200, 82))
    expect(last).toMatchObject({ page: 1, top: 90, left: 80, right: 80 + 4.5 * 12 })
  })

  it('a figure in it, by the widths of the characters before it', () => {
    const line = { ...box(1, 0, 0, 100, 10), from: 0, to: 13 }
    const own: Block = { ...text, runs: [{ text: '全年办结1200件申请二三' }], lines: [line] }
    const [frame] = framesOf(own, at({ from: 4, to: 8 }))
    // Four characters, four figures half as wide, five characters: eleven widths.
    const width = 100 / 11
    expect(frame?.left).toBeLessThan(4 * width)
    expect(frame?.left).toBeGreaterThan(3 * width)
    expect(frame?.right).toBeGreaterThan(6 * width)
    expect(frame?.right).toBeLessThan(7 * width)
  })

  it('in two columns of a page, each by itself', () => {
    const columns = [lines[2], { ...box(1, 300, 50, 400, 62), from: 30, to: 40 }].flatMap(
      (line) => line ?? [],
    )
    expect(framesOf({ ...text, lines: columns }, at({ from: 20, to: 40 }))).toHaveLength(2)
  })

  it('nothing where it has no lines, and nothing of what is neither', () => {
    expect(framesOf({ ...text, lines: [] }, at({}))).toEqual([])
    expect(framesOf({ kind: 'other', what: '图片', text: '', at: {} }, at({}))).toEqual([])
    expect(framesOf(undefined, at({}))).toEqual([])
  })
})
