// The text state of a content stream (ISO 32000-1, 9.3 and 9.4): from the operators that set it, where every character
// stands. Paths and pictures are not known here.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { apply, identity, matrixOf, multiply, type Matrix } from './matrix.ts'

/** One character as drawn, in points from the upper left corner of the page. */
export interface Glyph {
  readonly text: string
  readonly left: number
  readonly right: number
  /** The base line, from the top of the page. */
  readonly base: number
  readonly size: number
  /** Quarter turns clockwise its writing direction stands away from left to right; null for one that leans. */
  readonly turn: 0 | 1 | 2 | 3 | null
  /** Drawn in no colour at all: how a scanner puts the words it guessed behind its picture. */
  readonly isHidden: boolean
}

/** What pdf.js says of a font. */
export interface FontFacts {
  readonly fontMatrix?: ArrayLike<unknown> | undefined
  readonly vertical?: boolean | undefined
}

interface TextState {
  readonly font: string
  readonly size: number
  readonly characterSpace: number
  readonly wordSpace: number
  readonly scale: number
  readonly leading: number
  readonly rise: number
  readonly mode: number
}

const startState: TextState = {
  font: '',
  size: 0,
  characterSpace: 0,
  wordSpace: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
}

/** Rendering modes 3 and 7 paint nothing. */
const invisible: ReadonlySet<number> = new Set([3, 7])
/** The name pdf.js gives a font it could not load; what is written in it is lost. */
const brokenFont = 'g_font_error'

export class TextMachine {
  readonly glyphs: Glyph[] = []
  /** Strings whose characters could not be told. */
  lost = 0
  #state = startState
  #saved: TextState[] = []
  #line: Matrix = identity
  #text: Matrix = identity
  readonly #fontOf: (name: string) => FontFacts | null
  readonly #spend: (count: number) => void

  constructor(fontOf: (name: string) => FontFacts | null, spend: (count: number) => void) {
    this.#fontOf = fontOf
    this.#spend = spend
  }

  save(): void {
    this.#saved.push(this.#state)
  }

  restore(): void {
    this.#state = this.#saved.pop() ?? this.#state
  }

  /** Takes one operator, if it is one of text. `given`: its operands; `matrix`: user space → page. */
  take(operator: number, given: readonly unknown[], matrix: Matrix): void {
    const [first] = given
    const number = Number(first)
    switch (operator) {
      case OPS.beginText:
        this.#line = this.#text = identity
        break
      case OPS.setCharSpacing:
        this.#state = { ...this.#state, characterSpace: number }
        break
      case OPS.setWordSpacing:
        this.#state = { ...this.#state, wordSpace: number }
        break
      case OPS.setHScale:
        this.#state = { ...this.#state, scale: number / 100 }
        break
      case OPS.setLeading:
        this.#state = { ...this.#state, leading: number }
        break
      case OPS.setTextRise:
        this.#state = { ...this.#state, rise: number }
        break
      case OPS.setTextRenderingMode:
        this.#state = { ...this.#state, mode: number }
        break
      case OPS.setFont:
        this.#state = { ...this.#state, font: String(first), size: Number(given[1]) }
        break
      case OPS.setGState:
        this.#takeGraphicsState(first)
        break
      case OPS.setTextMatrix:
        this.#line = this.#text = matrixOf(isNumbers(first) ? first : given)
        break
      case OPS.moveText:
        this.#move(number, Number(given[1]))
        break
      case OPS.setLeadingMoveText:
        this.#state = { ...this.#state, leading: -Number(given[1]) }
        this.#move(number, Number(given[1]))
        break
      case OPS.nextLine:
        this.#move(0, -this.#state.leading)
        break
      case OPS.showText:
      case OPS.showSpacedText:
        if (Array.isArray(first)) this.#show(first, matrix)
        break
    }
  }

  /** A graphics state may bring a font along. */
  #takeGraphicsState(entries: unknown): void {
    if (!Array.isArray(entries)) return
    for (const entry of entries) {
      if (!Array.isArray(entry) || entry[0] !== 'Font' || !Array.isArray(entry[1])) continue
      this.#state = { ...this.#state, font: String(entry[1][0]), size: Number(entry[1][1]) }
    }
  }

  #move(x: number, y: number): void {
    this.#line = multiply(this.#line, [1, 0, 0, 1, x, y])
    this.#text = this.#line
  }

  #show(signs: readonly unknown[], matrix: Matrix): void {
    const { font, size, characterSpace, wordSpace, scale, rise, mode } = this.#state
    if (font === brokenFont) this.lost += 1
    const facts = this.#fontOf(font)
    const unit = Math.abs(Number(facts?.fontMatrix?.[0] ?? 0.001)) || 0.001
    const isVertical = facts?.vertical === true
    this.#spend(signs.length)
    for (const sign of signs) {
      if (typeof sign === 'number') {
        this.#advance((-sign / 1000) * size * (isVertical ? 1 : scale), isVertical)
        continue
      }
      const glyph = glyphOf(sign)
      if (glyph === null) continue
      const spacing = characterSpace + (glyph.isSpace ? wordSpace : 0)
      if (isVertical) {
        this.#put(glyph.text, multiply(matrix, this.#text), -size / 2, rise - size * 0.88, size, size, mode)
        this.#advance(glyph.down * size * unit - spacing, true)
        continue
      }
      const width = glyph.width * size * unit
      this.#put(glyph.text, multiply(matrix, this.#text), 0, rise, width * scale, size, mode)
      this.#advance((width + spacing) * scale, false)
    }
  }

  #advance(by: number, isVertical: boolean): void {
    if (!Number.isFinite(by)) return
    this.#text = multiply(this.#text, isVertical ? [1, 0, 0, 1, 0, by] : [1, 0, 0, 1, by, 0])
  }

  #put(text: string, m: Matrix, x: number, y: number, width: number, size: number, mode: number): void {
    const from = apply(m, x, y)
    const to = apply(m, x + width, y)
    const isNumber = [...from, ...to].every((value) => Number.isFinite(value))
    if (text === '' || !isNumber) return
    this.glyphs.push({
      text: readable(text),
      left: Math.min(from[0], to[0]),
      right: Math.max(from[0], to[0]),
      base: from[1],
      size: Math.abs(size) * Math.hypot(m[2], m[3]),
      turn: turnOf(m, size),
      isHidden: invisible.has(mode),
    })
  }
}

function isNumbers(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}

interface Sign {
  readonly text: string
  readonly width: number
  /** How far a vertical font goes on, in glyph units; downwards is negative. */
  readonly down: number
  readonly isSpace: boolean
}

function glyphOf(sign: unknown): Sign | null {
  if (typeof sign !== 'object' || sign === null) return null
  const { unicode, width, isSpace, vmetric } = sign as Readonly<Record<string, unknown>>
  const down = Array.isArray(vmetric) ? Number(vmetric[0]) : -1000
  return {
    text: typeof unicode === 'string' ? unicode : '',
    width: Number(width) || 0,
    down: Number.isFinite(down) ? down : -1000,
    isSpace: isSpace === true,
  }
}

const radicals = /[\u2e80-\u2fdf\uf900-\ufaff]/u

/** Radicals that Unicode does not call another form of a character, and that look the same (EquivalentUnifiedIdeograph). */
const looksLike: ReadonlyMap<string, string> = new Map(
  '⺁厂⺄乙⺇几⺌小⺍小⺎兀⺏尢⺐尢⺒巳⺓幺⺔彑⺕彐⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺧牛⺨犭⺩王⺪疋⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳网⺶羊⺷羊⺹耂⺻聿⺼月⺽臼⺾艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐金⻑长⻒长⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫齐⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟'
    .match(/../gu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
)

/**
 * A character without a name must not be taken for a blank: it becomes the sign for unreadable ones. Radicals and
 * compatibility forms, which some programs name instead of the character, become the character.
 */
function readable(text: string): string {
  if (!radicals.test(text)) return text.replace(/[\p{Co}\p{Cn}\p{Cs}]|(?!\s)\p{Cc}/gu, '\ufffd')
  return [...text.normalize('NFKC')].map((one) => looksLike.get(one) ?? one).join('')
}

/** Text that leans further than this, a sixth of a right angle, is a watermark or a stamp. */
const leaning = Math.tan(Math.PI / 12)

/** Page coordinates grow downwards, so a positive b turns clockwise. */
function turnOf(m: Matrix, size: number): Glyph['turn'] {
  const [a, b] = size < 0 ? [-m[0], -m[1]] : [m[0], m[1]]
  if (Math.abs(b) <= Math.abs(a) * leaning) return a < 0 ? 2 : 0
  if (Math.abs(a) <= Math.abs(b) * leaning) return b > 0 ? 1 : 3
  return null
}
