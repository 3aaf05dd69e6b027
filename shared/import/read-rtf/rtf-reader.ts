// Tokens → paragraphs, cells and rows (RTF 1.9.1): the state of every group, the destinations that are text and those that
// are not, characters of any encoding.
import type { Advance } from '../../reading-progress.ts'
import type { Budget } from '../budget.ts'
import { symbolOf } from '../read-docx/symbols.ts'
import { levelOfOutline, type Run, type WordFlow } from '../read-word-flow/flow.ts'
import { decodeText, encodingOfPage } from './encodings.ts'
import { RowBuilder } from './row-builder.ts'
import { tokensOf, type Token } from './tokens.ts'

/** What the text of a group is; of a shape only its box has any. */
type Destination = 'text' | 'box' | 'fonts' | 'shape' | 'skipped'

interface State {
  readonly destination: Destination
  readonly font: number
  readonly bold: boolean
  readonly hidden: boolean
  readonly deleted: boolean
  readonly inserted: boolean
  /** Characters that stand in for one of Unicode and follow it. */
  readonly standIns: number
  readonly inTable: boolean
  readonly depth: number | null
  readonly outline: number | null
  /** Inside of the properties of a row in a table in a table. */
  readonly isInner: boolean
  /** An automatic number, which the file carries as text. */
  readonly isNumber: boolean
}

const start: State = {
  destination: 'text',
  font: -1,
  bold: false,
  hidden: false,
  deleted: false,
  inserted: false,
  standIns: 1,
  inTable: false,
  depth: null,
  outline: null,
  isInner: false,
  isNumber: false,
}

/** Groups whose text is none of the document's, whether or not the file marks them as such. */
const skippedGroups: ReadonlySet<string> = new Set([
  'colortbl',
  'stylesheet',
  'info',
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
  'ftnsep',
  'ftnsepc',
  'aftnsep',
  'aftnsepc',
  'fldinst',
  'nonesttables',
  'nonshppict',
  'shprslt',
  'xe',
  'tc',
  'rxe',
  'ud',
])

/** Of the groups that a reader may leave out, those that hold something of the text. */
const keptGroups: ReadonlySet<string> = new Set(['nesttableprops', 'shpinst'])

const besideGroups: Readonly<Record<string, string>> = { footnote: '脚注', annotation: '批注' }
const pictureGroups: ReadonlySet<string> = new Set(['pict', 'shppict'])

const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u3000',
  enspace: ' ',
  qmspace: ' ',
  nonbreakingspace: '\u00a0',
  nonbreakinghyphen: '-',
}

export interface RtfTally {
  changes: number
  hidden: number
  readonly beside: Set<string>
}

export class RtfReader {
  readonly tally: RtfTally = { changes: 0, hidden: 0, beside: new Set() }
  readonly #bytes: Uint8Array
  readonly #flow: WordFlow
  readonly #budget: Budget
  readonly #fonts = new Map<number, { charset: number | null; name: string }>()
  readonly #row = new RowBuilder()
  readonly #innerRow = new RowBuilder()
  readonly #states: State[] = []
  #state = start
  #encoding = encodingOfPage(null)
  /** The next word decides what the group is. */
  #isGroupStart = false
  #isIgnorable = false
  #pending: number[] = []
  #standIns = 0
  #runs: Run[] = []
  #box: string[] = []
  #wasChanged = false
  #wasHidden = false

  constructor(bytes: Uint8Array, flow: WordFlow, budget: Budget) {
    this.#bytes = bytes
    this.#flow = flow
    this.#budget = budget
  }

  read(advance: Advance): void {
    for (const token of tokensOf(this.#bytes, this.#budget, advance)) this.#take(token)
    this.#endParagraph(this.#depth())
    this.#flow.finish()
  }

  #take(token: Token): void {
    switch (token.kind) {
      case 'open':
        this.#decode()
        this.#standIns = 0
        this.#states.push(this.#state)
        this.#budget.checkDepth(this.#states.length)
        this.#isGroupStart = true
        this.#isIgnorable = false
        return
      case 'close':
        this.#decode()
        this.#standIns = 0
        this.#closeGroup()
        this.#isGroupStart = false
        return
      case 'word':
        this.#word(token.name, token.value)
        return
      case 'text':
        for (let at = token.from; at < token.to; at += 1) this.#byte(this.#bytes[at] ?? 0)
        this.#isGroupStart = false
        return
      case 'byte':
        this.#byte(token.byte)
        this.#isGroupStart = false
    }
  }

  #closeGroup(): void {
    const before = this.#states.pop()
    if (before === undefined) return
    const isBoxEnd = this.#state.destination === 'box' && before.destination !== 'box'
    this.#state = before
    if (isBoxEnd) {
      const text = this.#box.join('').trim()
      this.#box = []
      if (text !== '') this.#flow.other('文本框', text.replace(/\n+/gu, '／'))
    }
  }

  #byte(byte: number): void {
    if (this.#standIns > 0) {
      this.#standIns -= 1
      return
    }
    const { destination } = this.#state
    if (destination !== 'skipped' && destination !== 'shape') this.#pending.push(byte)
  }

  /** Bytes that came one after the other are characters together: one of Chinese has two. */
  #decode(): void {
    if (this.#pending.length === 0) return
    const bytes = this.#pending
    this.#pending = []
    const font = this.#fonts.get(this.#state.font)
    if (this.#state.destination === 'fonts') {
      // The name ends with a semicolon; of a name in pieces the last one tells.
      const name = decodeText(bytes, null, this.#encoding).replace(/;.*$/u, '').trim()
      if (name !== '') this.#fonts.set(this.#state.font, { charset: font?.charset ?? null, name })
      return
    }
    const isSymbol = font?.charset === 2
    const text = isSymbol
      ? bytes.map((byte) => symbolOf(font.name, byte)).join('')
      : decodeText(bytes, font?.charset ?? null, this.#encoding)
    this.#add(text)
  }

  #add(text: string): void {
    const { destination, hidden, deleted, inserted, bold } = this.#state
    if (text === '' || isSilent(destination)) return
    // The tab between a number and its paragraph is room, not text.
    if (text === '\t' && this.#state.isNumber) return
    if (destination === 'box') {
      if (!hidden && !deleted) this.#box.push(text)
      return
    }
    const isChanged = deleted || inserted
    if (isChanged && !this.#wasChanged) this.tally.changes += 1
    this.#wasChanged = isChanged
    if (hidden && !this.#wasHidden) this.tally.hidden += 1
    this.#wasHidden = hidden
    if (hidden || deleted) return
    const last = this.#runs.at(-1)
    if (last !== undefined && (last.bold === true) === bold)
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text }
    else this.#runs.push(bold ? { text, bold: true } : { text })
  }

  #word(name: string, value: number | null): void {
    if (name === 'u') {
      this.#unicode(value ?? 0)
      return
    }
    this.#decode()
    if (this.#standIns > 0 && characters[name] !== undefined) {
      this.#standIns -= 1
      return
    }
    this.#standIns = 0
    if (name === 'ignorable') {
      this.#isIgnorable = true
      return
    }
    const isStart = this.#isGroupStart
    const isIgnorable = this.#isIgnorable
    this.#isGroupStart = false
    this.#isIgnorable = false
    if ((isStart || isIgnorable) && this.#beginGroup(name, isIgnorable)) return
    const { destination } = this.#state
    if (destination === 'skipped' || destination === 'shape') return
    const text = characters[name]
    if (text !== undefined) this.#add(text)
    else this.#format(name, value)
  }

  #unicode(value: number): void {
    this.#decode()
    this.#isGroupStart = false
    const code = value < 0 ? value + 0x10000 : value
    if (code > 0 && code <= 0xffff) this.#add(String.fromCharCode(code))
    this.#standIns = this.#state.standIns
  }

  /** Whether the word says what the group is, and nothing more. */
  #beginGroup(name: string, isIgnorable: boolean): boolean {
    const { destination } = this.#state
    if (destination === 'skipped') return true
    if (destination === 'shape' && name !== 'shptxt') return true
    const beside = besideGroups[name]
    if (pictureGroups.has(name)) {
      this.#flow.other('图片')
      return this.#skip()
    }
    if (beside !== undefined) {
      this.tally.beside.add(beside)
      return this.#skip()
    }
    switch (name) {
      case 'fonttbl':
        this.#set({ destination: 'fonts' })
        return true
      case 'nesttableprops':
        this.#set({ isInner: true })
        return true
      case 'shptxt':
        this.#set({ destination: 'box' })
        return true
      case 'shpinst':
        this.#set({ destination: 'shape' })
        return true
      case 'listtext':
      case 'pntext':
        this.#set({ isNumber: true })
        return true
    }
    if (skippedGroups.has(name) || (isIgnorable && !keptGroups.has(name))) return this.#skip()
    return false
  }

  #skip(): true {
    this.#set({ destination: 'skipped' })
    return true
  }

  #set(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes }
  }

  #format(name: string, value: number | null): void {
    const isOn = value !== 0
    switch (name) {
      case 'ansicpg':
        this.#encoding = encodingOfPage(value)
        break
      case 'deff':
        if (this.#state.font === -1) this.#set({ font: value ?? 0 })
        break
      case 'f':
        this.#set({ font: value ?? 0 })
        break
      case 'fcharset':
        this.#fonts.set(this.#state.font, { charset: value, name: '' })
        break
      case 'uc':
        this.#set({ standIns: Math.min(Math.max(value ?? 1, 0), 8) })
        break
      case 'plain':
        this.#set({ bold: false, hidden: false, deleted: false, inserted: false })
        break
      case 'b':
        this.#set({ bold: isOn })
        break
      case 'v':
        this.#set({ hidden: isOn })
        break
      case 'deleted':
        this.#set({ deleted: isOn })
        break
      case 'revised':
        this.#set({ inserted: isOn })
        break
      case 'pard':
        this.#set({ inTable: false, depth: null, outline: null })
        break
      case 'intbl':
        this.#set({ inTable: isOn })
        break
      case 'itap':
        this.#set({ depth: value })
        break
      case 'outlinelevel':
        this.#set({ outline: value })
        break
      case 'par':
      case 'sect':
      case 'page':
      case 'column':
        this.#endLine(name)
        break
      case 'cell':
        this.#endParagraph(1)
        this.#flow.cell(1)
        break
      case 'nestcell':
        this.#endParagraph(this.#depth())
        this.#flow.cell(Math.max(this.#depth(), 2))
        break
      case 'row':
        if (this.#runs.length > 0) this.#endParagraph(1)
        this.#flow.row(1, this.#row.definition())
        break
      case 'nestrow':
        this.#flow.row(Math.max(this.#depth(), 2), this.#innerRow.definition())
        break
      default:
        ;(this.#state.isInner ? this.#innerRow : this.#row).take(name, value)
    }
  }

  #depth(): number {
    const { inTable, depth } = this.#state
    if (depth !== null && depth >= 0) return depth
    return inTable ? 1 : 0
  }

  #endLine(name: string): void {
    if (this.#state.destination === 'box') this.#box.push('\n')
    else if (name === 'par' || this.#runs.length > 0) this.#endParagraph(this.#depth())
  }

  #endParagraph(depth: number): void {
    const runs = this.#runs
    this.#runs = []
    // A table ends where a paragraph outside of it begins; a blank line in its cells is nothing.
    if (runs.length > 0 || depth === 0) this.#flow.paragraph(runs, levelOfOutline(this.#state.outline), depth)
  }
}

function isSilent(destination: Destination): boolean {
  return destination === 'skipped' || destination === 'shape' || destination === 'fonts'
}
