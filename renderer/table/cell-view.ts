// What one cell of a table looks like and says: worked out once for the whole table after each edit, so that components
// compare nothing and only cells that changed are drawn again.
import type { Finding } from '../../shared/finding.ts'
import { cellText, sameCell } from '../../shared/report/arithmetic.ts'
import type { Cells } from '../../shared/report/model.ts'
import type { Address, TableSpec } from '../../shared/template/form.ts'
import { totalsOf } from '../../shared/template/identities.ts'
import { layoutOf } from '../../shared/template/layout.ts'
import type { Figure } from '../../shared/template/layout.ts'

/** blank · a figure · 「/」 · text that is no number · a total that adds itself up · a total that was typed. */
export type CellState = 'blank' | 'figure' | 'slash' | 'unread' | 'automatic' | 'declared'

export interface CellView {
  readonly address: Address
  readonly text: string
  readonly state: CellState
  /** The worst that findings say of it. `involved`: only one of many addends of a sum that does not hold. */
  readonly problem: 'error' | 'warning' | 'involved' | null
  /** Sentences of those findings, worst first. */
  readonly sentences: readonly string[]
  /** An import is not sure of it. */
  readonly isDoubtful: boolean
  /** Last year's figure while it is shown beside; '' otherwise. */
  readonly last: string
  /** For screen readers: row, column, state, problem; the value is the field's own. */
  readonly spoken: string
}

export type CellViews = ReadonlyMap<Address, CellView>

export interface ViewSource {
  readonly table: TableSpec
  /** As entered; a total that is absent is automatic. */
  readonly cells: Cells
  /** With automatic totals worked out. */
  readonly shown: Cells
  readonly findings: readonly Finding[]
  readonly doubtful?: ReadonlySet<Address>
  /** Last year's cells, as shown; absent while they are not wanted. */
  readonly last?: Cells | null
}

/** A finding over more cells than this is about a sum; only its totals and proposed cells are marked as broken. */
const fewCells = 4

const stateWords: Readonly<Record<CellState, string>> = {
  blank: '未填',
  figure: '',
  slash: '不适用',
  unread: '不是数字',
  automatic: '自动合计',
  declared: '自行填写的总计',
}

/** The views of a table; a view that says the same as before is the same object as in `before`. */
export function cellViews(source: ViewSource, before: CellViews = new Map()): CellViews {
  const { table, cells, shown, findings, doubtful, last: lastCells } = source
  const totals = totalAddresses(table)
  const problems = problemsByCell(findings, totals)
  const views = new Map<Address, CellView>()
  for (const figure of layoutOf(table).figures) {
    const { address } = figure
    const state = stateOf(cells, shown, address, totals.has(address))
    const { problem, sentences } = problems.get(address) ?? noProblem
    const isDoubtful = doubtful?.has(address) ?? false
    const known = before.get(address)
    const text = cellText(shown[address])
    const last = lastCells ? cellText(lastCells[address]) : ''
    if (
      known &&
      known.text === text &&
      known.state === state &&
      known.problem === problem &&
      known.isDoubtful === isDoubtful &&
      known.last === last &&
      sameSentences(known.sentences, sentences)
    ) {
      views.set(address, known)
      continue
    }
    const spoken = spokenOf(figure, state, problem, sentences, isDoubtful, last)
    views.set(address, { address, text, state, problem, sentences, isDoubtful, last, spoken })
  }
  return views
}

export function totalAddresses(table: TableSpec): ReadonlySet<Address> {
  return new Set(totalsOf(table).map(({ address }) => address))
}

export function stateOf(cells: Cells, shown: Cells, address: Address, isTotal: boolean): CellState {
  const own = cells[address]
  if (isTotal && own === undefined) return 'automatic'
  const cell = own ?? shown[address]
  if (cell === undefined) return 'blank'
  if (cell.kind === 'unread') return 'unread'
  if (isTotal) return 'declared'
  return cell.kind === 'slash' ? 'slash' : 'figure'
}

interface CellProblem {
  readonly problem: CellView['problem']
  readonly sentences: readonly string[]
}

const noProblem: CellProblem = { problem: null, sentences: [] }
const severity = { error: 3, warning: 2, involved: 1 } as const

function problemsByCell(
  findings: readonly Finding[],
  totals: ReadonlySet<Address>,
): ReadonlyMap<Address, CellProblem> {
  const problems = new Map<Address, CellProblem>()
  for (const finding of findings) {
    // What is merely not filled in yet shows as a blank.
    if (finding.verdict !== 'broken' || finding.level === 'hint') continue
    const proposed = new Set(finding.proposals?.flatMap(({ cells }) => cells.map(({ address }) => address)))
    const isSum = finding.cells.length > fewCells
    // Where the text says another sum, it is as likely wrong as any of the cells.
    const isSaid = finding.places !== undefined && finding.cells.length > 1
    for (const address of finding.cells) {
      const isMarked = !isSaid && (!isSum || totals.has(address) || proposed.has(address))
      const problem = isMarked ? finding.level : 'involved'
      const before = problems.get(address) ?? noProblem
      const isWorse = before.problem === null || severity[problem] > severity[before.problem]
      problems.set(address, {
        problem: isWorse ? problem : before.problem,
        sentences: isWorse
          ? [finding.sentence, ...before.sentences]
          : [...before.sentences, finding.sentence],
      })
    }
  }
  return problems
}

function sameSentences(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((sentence, index) => sentence === b[index])
}

export function figureName({ row, column }: Pick<Figure, 'row' | 'column'>): string {
  return row === '' ? column : `${row}，${column}`
}

function spokenOf(
  figure: Figure,
  state: CellState,
  problem: CellView['problem'],
  sentences: readonly string[],
  isDoubtful: boolean,
  last: string,
): string {
  const problemWord = problem === 'error' ? '不符' : problem === 'warning' ? '提醒' : ''
  const said = problemWord === '' ? '' : `${problemWord}：${sentences.join('')}`
  return [
    figureName(figure),
    stateWords[state],
    isDoubtful ? '识别存疑' : '',
    last === '' ? '' : `去年 ${last}`,
    said,
  ]
    .filter((part) => part !== '')
    .join('，')
}

/** Which cells of a table two reports fill differently: what a fix, a paste or an undo has just changed. */
export function changedCells(table: TableSpec, before: Cells, after: Cells): readonly Address[] {
  return layoutOf(table)
    .figures.map(({ address }) => address)
    .filter((address) => !sameCell(before[address], after[address]))
}
