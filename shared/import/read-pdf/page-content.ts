// One page of a PDF as pieces of text and ruling lines, in points from the upper left corner. What they form is not known here.
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Budget } from '../budget.ts'

export interface Piece {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The base line, from the top of the page. */
  readonly base: number
  readonly size: number
}

/** A horizontal or vertical line; `at` is its y or x, `from` < `to` its extent. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface PageContent {
  readonly width: number
  readonly height: number
  readonly pieces: readonly Piece[]
  readonly across: readonly Rule[]
  readonly down: readonly Rule[]
  readonly pictures: number
}

/** a b c d e f of x' = ax + cy + e, y' = bx + dy + f. */
type Matrix = readonly [number, number, number, number, number, number]

/** A filled box thinner than this is a line. */
const thin = 3
/** A line may lean by this much. */
const straight = 1

export async function readPage(page: PDFPageProxy, budget: Budget): Promise<PageContent> {
  const view = page.getViewport({ scale: 1 })
  const toView = matrixOf(view.transform)
  const text = await page.getTextContent()
  budget.spendNodes(text.items.length)
  const pieces: Piece[] = []
  for (const item of text.items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const at = multiply(toView, matrixOf(item.transform))
    // Text that stands on its side is a stamp or a margin note, not part of a line.
    if (Math.abs(at[1]) > Math.abs(at[0])) continue
    const size = Math.hypot(at[2], at[3])
    pieces.push({ text: item.str, left: at[4], right: at[4] + item.width, base: at[5], size })
  }
  const drawn = await readDrawing(page, toView, budget)
  return { width: view.width, height: view.height, pieces, ...drawn }
}

async function readDrawing(
  page: PDFPageProxy,
  toView: Matrix,
  budget: Budget,
): Promise<Pick<PageContent, 'across' | 'down' | 'pictures'>> {
  const operators = await page.getOperatorList()
  budget.spendNodes(operators.fnArray.length)
  const across: Rule[] = []
  const down: Rule[] = []
  let pictures = 0
  let matrix = toView
  const saved: Matrix[] = []
  operators.fnArray.forEach((operator, index) => {
    const given: unknown = operators.argsArray[index]
    switch (operator) {
      case OPS.save:
        saved.push(matrix)
        break
      case OPS.restore:
        matrix = saved.pop() ?? toView
        break
      case OPS.transform:
        if (Array.isArray(given)) matrix = multiply(matrix, matrixOf(given))
        break
      case OPS.paintFormXObjectBegin: {
        saved.push(matrix)
        const own: unknown = Array.isArray(given) ? given[0] : null
        if (Array.isArray(own)) matrix = multiply(matrix, matrixOf(own))
        break
      }
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? toView
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        pictures += 1
        break
      case OPS.constructPath:
        if (Array.isArray(given)) takePath(given, matrix, budget, across, down)
        break
    }
  })
  return { across, down, pictures }
}

const strokes: ReadonlySet<unknown> = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke])
const fills: ReadonlySet<unknown> = new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke])

/** pdf.js codes a path as one array: 0 x y moves, 1 x y draws a line, 2 and 3 draw curves, 4 closes. */
function takePath(
  given: readonly unknown[],
  matrix: Matrix,
  budget: Budget,
  across: Rule[],
  down: Rule[],
): void {
  const [paint, data] = given
  const isStroke = strokes.has(paint)
  if (!isStroke && !fills.has(paint)) return
  const path: unknown = Array.isArray(data) ? data[0] : data
  if (!(path instanceof Float32Array) && !(path instanceof Float64Array) && !Array.isArray(path)) return
  const codes = Array.from(path, Number)
  budget.spendNodes(codes.length)
  for (const corners of subpathsOf(codes, matrix)) {
    if (isStroke) corners.forEach((corner, index) => takeLine(corner, corners[index + 1], across, down))
    else takeBox(corners, across, down)
  }
}

type Point = readonly [number, number]

function subpathsOf(codes: readonly number[], matrix: Matrix): Point[][] {
  const paths: Point[][] = []
  let current: Point[] = []
  const point = (index: number): Point => apply(matrix, codes[index] ?? 0, codes[index + 1] ?? 0)
  for (let at = 0; at < codes.length;) {
    switch (codes[at]) {
      case 0:
        current = [point(at + 1)]
        paths.push(current)
        at += 3
        break
      case 1:
        current.push(point(at + 1))
        at += 3
        break
      case 2:
        current.push(point(at + 5))
        at += 7
        break
      case 3:
        current.push(point(at + 3))
        at += 5
        break
      default: {
        const [first] = current
        if (first) current.push(first)
        at += 1
      }
    }
  }
  return paths
}

function takeLine(a: Point, b: Point | undefined, across: Rule[], down: Rule[]): void {
  if (b === undefined) return
  const [x0, x1] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]]
  const [y0, y1] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]]
  if (y1 - y0 <= straight && x1 - x0 > thin) across.push({ at: (y0 + y1) / 2, from: x0, to: x1 })
  else if (x1 - x0 <= straight && y1 - y0 > thin) down.push({ at: (x0 + x1) / 2, from: y0, to: y1 })
}

/** Many programs draw a border as a thin filled box. Larger ones are shading. */
function takeBox(corners: readonly Point[], across: Rule[], down: Rule[]): void {
  if (corners.length < 4) return
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (bottom - top <= thin && right - left > thin)
    across.push({ at: (top + bottom) / 2, from: left, to: right })
  else if (right - left <= thin && bottom - top > thin)
    down.push({ at: (left + right) / 2, from: top, to: bottom })
}

function matrixOf(numbers: readonly unknown[]): Matrix {
  const at = (index: number): number => Number(numbers[index] ?? 0)
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

function apply(m: Matrix, x: number, y: number): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]]
}
