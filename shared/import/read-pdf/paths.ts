// Paths of a content stream → the ruling lines among them: strokes, and boxes so thin that they are lines.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { apply, type Matrix, type Point } from './matrix.ts'

/** A horizontal or vertical line; `at` is its y or x, `from` < `to` its extent. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Rules {
  readonly across: Rule[]
  readonly down: Rule[]
}

/** A filled box thinner than this is a line; a line shorter than this is none. */
const thin = 3
/** A line may lean by this much. */
const straight = 1

const strokes: ReadonlySet<unknown> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const fills: ReadonlySet<unknown> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])

/** The operands of a path as pdf.js gives them: how it is painted, then its points in one array. */
export function takePath(
  given: readonly unknown[],
  matrix: Matrix,
  into: Rules,
  spend: (count: number) => void,
): void {
  const [paint, data] = given
  const isStroke = strokes.has(paint)
  if (!isStroke && !fills.has(paint)) return
  const path: unknown = Array.isArray(data) ? data[0] : data
  if (!(path instanceof Float32Array) && !(path instanceof Float64Array) && !Array.isArray(path)) return
  const codes = Array.from(path, Number)
  spend(codes.length)
  for (const corners of subpathsOf(codes, matrix)) {
    if (isStroke) corners.forEach((corner, index) => takeLine(corner, corners[index + 1], into))
    else takeBox(corners, into)
  }
}

/** 0 x y moves, 1 x y draws a line, 2 and 3 draw curves, 4 closes. */
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

function takeLine(a: Point, b: Point | undefined, { across, down }: Rules): void {
  if (b === undefined) return
  const [x0, x1] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]]
  const [y0, y1] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]]
  if (y1 - y0 <= straight && x1 - x0 > thin) across.push({ at: (y0 + y1) / 2, from: x0, to: x1 })
  else if (x1 - x0 <= straight && y1 - y0 > thin) down.push({ at: (x0 + x1) / 2, from: y0, to: y1 })
}

/** Many programs draw a border as a thin filled box. Larger ones are shading. */
function takeBox(corners: readonly Point[], { across, down }: Rules): void {
  if (corners.length < 4) return
  let [left, top] = [Infinity, Infinity]
  let [right, bottom] = [-Infinity, -Infinity]
  for (const [x, y] of corners) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  if (bottom - top <= thin && right - left > thin)
    across.push({ at: (top + bottom) / 2, from: left, to: right })
  else if (right - left <= thin && bottom - top > thin)
    down.push({ at: (left + right) / 2, from: top, to: bottom })
}
