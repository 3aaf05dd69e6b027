// One page of a PDF as characters and ruling lines, in points from its upper left corner. What they form is not known here.
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Budget } from '../budget.ts'
import { clippedBy, keptInside, unclipped, type Clip } from './clips.ts'
import { matrixOf, multiply, type Matrix } from './matrix.ts'
import { takePath, type Rule, type Rules } from './paths.ts'
import { TextMachine, type FontFacts, type Glyph } from './text-machine.ts'

export interface PageContent {
  readonly width: number
  readonly height: number
  /** In the order they are drawn; those that stand on their side or lean are left out. */
  readonly glyphs: readonly Glyph[]
  readonly across: readonly Rule[]
  readonly down: readonly Rule[]
  /** Strings whose characters could not be told. */
  readonly lost: number
  /** Something is drawn besides text. */
  readonly isDrawn: boolean
  /** Quarter turns clockwise that it was turned back by, so that its text runs from left to right. */
  readonly turn: 0 | 1 | 2 | 3
}

/** With so many characters on their side, it is the page that was put on its side. */
const enoughGlyphs = 20

/** One pass over the operators gives text and lines alike; asking pdf.js for its text would run the page a second time. */
export async function readPage(page: PDFPageProxy, budget: Budget): Promise<PageContent> {
  const view = page.getViewport({ scale: 1 })
  const toView = matrixOf(view.transform)
  const operators = await page.getOperatorList()
  budget.spendNodes(operators.fnArray.length)
  const drawn = draw(operators, { toView, width: view.width }, fontsOf(page), budget)
  const turn = mainTurn(drawn.text.glyphs)
  if (turn === 0) return contentOf(drawn, view, turn)
  const isUpright = turn === 2
  const { width, height } = isUpright ? view : { width: view.height, height: view.width }
  const turned = { toView: multiply(turnedBack(turn, view), toView), width }
  const upright = draw(operators, turned, fontsOf(page), budget)
  return contentOf(upright, { width, height }, turn)
}

interface Drawn {
  readonly text: TextMachine
  readonly rules: Rules
  readonly isDrawn: boolean
}

function contentOf(
  { text, rules, isDrawn }: Drawn,
  { width, height }: { readonly width: number; readonly height: number },
  turn: PageContent['turn'],
): PageContent {
  // Text that stands on its side is a stamp or a margin note, not part of a line.
  const glyphs = text.glyphs.filter((glyph) => glyph.turn === 0)
  return { width, height, glyphs, ...rules, lost: text.lost, isDrawn, turn }
}

function mainTurn(glyphs: readonly Glyph[]): PageContent['turn'] {
  const counts = [0, 0, 0, 0]
  for (const { turn } of glyphs) if (turn !== null) counts[turn] = (counts[turn] ?? 0) + 1
  const most = ([0, 1, 2, 3] as const).toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))[0] ?? 0
  return (counts[most] ?? 0) >= enoughGlyphs ? most : 0
}

/** Turns a page so far back that its text runs from left to right. */
function turnedBack(
  turn: 1 | 2 | 3,
  { width, height }: { readonly width: number; readonly height: number },
): Matrix {
  switch (turn) {
    case 1:
      return [0, -1, 1, 0, 0, width]
    case 2:
      return [-1, 0, 0, -1, width, height]
    case 3:
      return [0, 1, -1, 0, height, 0]
  }
}

function fontsOf(page: PDFPageProxy): (name: string) => FontFacts | null {
  const known = new Map<string, FontFacts | null>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const facts: FontFacts | null = page.commonObjs.has(name) ? page.commonObjs.get(name) : null
    known.set(name, facts)
    return facts
  }
}

interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

function draw(
  { fnArray, argsArray }: Operators,
  { toView, width }: { readonly toView: Matrix; readonly width: number },
  fontOf: (name: string) => FontFacts | null,
  budget: Budget,
): Drawn {
  const spend = (count: number): void => budget.spendNodes(count)
  const text = new TextMachine(fontOf, spend)
  const rules: Rules = { across: [], down: [] }
  let isDrawn = false
  let matrix = toView
  let clip: Clip = unclipped
  let isClipping = false
  const saved: { readonly matrix: Matrix; readonly clip: Clip }[] = []
  const save = (): void => {
    saved.push({ matrix, clip })
    text.save()
  }
  const restore = (): void => {
    const before = saved.pop()
    if (before !== undefined) ({ matrix, clip } = before)
    text.restore()
  }
  fnArray.forEach((operator, index) => {
    const operands = argsArray[index]
    const given: readonly unknown[] = Array.isArray(operands) ? operands : []
    switch (operator) {
      case OPS.save:
        save()
        break
      case OPS.restore:
        restore()
        break
      case OPS.transform:
        matrix = multiply(matrix, matrixOf(given))
        break
      case OPS.paintFormXObjectBegin:
        save()
        if (isList(given[0])) matrix = multiply(matrix, matrixOf(given[0]))
        break
      case OPS.paintFormXObjectEnd:
        restore()
        break
      case OPS.clip:
      case OPS.eoClip:
        isClipping = true
        break
      case OPS.constructPath:
        isDrawn = true
        takePath(given, matrix, rules, spend)
        if (isClipping) clip = clippedBy(clip, given, matrix)
        isClipping = false
        break
      default: {
        const before = text.glyphs.length
        text.take(operator, given, matrix)
        if (clip === unclipped || text.glyphs.length === before) break
        text.glyphs.splice(before, Infinity, ...keptInside(text.glyphs.slice(before), clip, width))
      }
    }
  })
  return { text, rules, isDrawn }
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}
