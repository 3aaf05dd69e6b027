// The behaviour of a table under keys, mouse and clipboard: selection, typing over, editing, filling. It changes cells
// only through its host, which keeps the draft and the one timeline of undo.
import { computed, shallowRef, type Ref } from 'vue'
import type { Failure } from '../../shared/notes.ts'
import { cellText } from '../../shared/report/arithmetic.ts'
import type { CellChange } from '../../shared/report/edits.ts'
import type { Cells } from '../../shared/report/model.ts'
import { readCell } from '../../shared/report/read-number.ts'
import type { Address, TableSpec } from '../../shared/template/form.ts'
import { layoutOf, type LayoutCell } from '../../shared/template/layout.ts'
import { totalAddresses } from './cell-view.ts'
import { gridMap, placeOf, type GridMap } from './grid-map.ts'
import { gridCommand, type GridCommand, type GridMode, type Key } from './grid-keys.ts'
import { placeBlock, type PlacedText } from './place-block.ts'
import { blockFromClipboard, type ClipboardTexts } from './read-clipboard.ts'
import * as select from './selection.ts'
import type { GridSelection } from './selection.ts'
import { copySelection } from './write-clipboard.ts'

export interface GridHost {
  readonly table: () => TableSpec
  /** As entered. */
  readonly cells: () => Cells
  /** With automatic totals. */
  readonly shown: () => Cells
  /** One keystroke in a cell. */
  type(change: CellChange): void
  /** Several cells at once; stands alone in the history. */
  change(changes: readonly CellChange[], kind: 'clear' | 'paste' | 'fill'): void
  declare(address: Address): void
  /** A place in the history to come back to when the editing of a cell is cancelled. */
  mark(): number
  cancelTo(mark: number): void
  /** What comes next is a step of its own. */
  settle(): void
  /** A paste that does not fit. */
  refuse(failure: Failure): void
  /** What was done. */
  tell(sentence: string): void
  /** Why nothing was done, and what would. */
  hint(sentence: string): void
}

export interface Editing {
  readonly address: Address
  /** As typed; the draft holds what it was read as. */
  readonly text: string
  readonly mode: Exclude<GridMode, 'ready'>
  readonly mark: number
}

const rowsOfPage = 10

export const totalHint = '总计由各项自动相加。要自己填写，请双击这一格或按 F2；按 Delete 恢复自动。'

// One object rather than loose functions: the table component hands its events to it.
export function useGridEditor(host: GridHost, selection: Ref<GridSelection | null>) {
  const editing = shallowRef<Editing | null>(null)
  const map = computed<GridMap>(() => gridMap(layoutOf(host.table())))
  const mode = computed<GridMode>(() => editing.value?.mode ?? 'ready')

  const isAutomatic = (address: Address): boolean =>
    host.cells()[address] === undefined && totalAddresses(host.table()).has(address)
  const isFilled = (address: Address): boolean => host.shown()[address] !== undefined

  const read = (address: Address, text: string): CellChange => {
    const { figure } = placeOf(map.value, address)
    return { address, cell: readCell(text, figure.kind).cell ?? null }
  }

  function finish(): void {
    if (editing.value === null) return
    editing.value = null
    host.settle()
  }

  function go(to: GridSelection): void {
    finish()
    host.settle()
    selection.value = to
  }

  function point(address: Address, extend: boolean): void {
    const from = selection.value
    go(
      extend && from
        ? select.selectRange(map.value, from.active, address)
        : select.selectCell(map.value, address),
    )
  }

  function pointLabel({ row, column, rowSpan, colSpan, role }: LayoutCell): void {
    if (role !== 'head' && role !== 'label') return
    const under = select.selectUnderLabel(map.value, { row, column, rowSpan, colSpan }, role)
    if (under) go(under)
  }

  /** F2, or a double click: the cell's text under the caret; an automatic total becomes a declared one. */
  function edit(address: Address): void {
    if (editing.value?.address !== address) finish()
    const mark = editing.value?.mark ?? host.mark()
    if (isAutomatic(address)) host.declare(address)
    const text = editing.value?.text ?? cellText(host.shown()[address])
    editing.value = { address, text, mode: 'editing', mark }
  }

  function input(address: Address, text: string): void {
    const now = editing.value
    if (now?.address === address) editing.value = { ...now, text }
    else {
      finish()
      host.settle()
      editing.value = { address, text, mode: 'entering', mark: host.mark() }
    }
    host.type(read(address, text))
  }

  function cancel(): void {
    const now = editing.value
    if (now === null) return
    editing.value = null
    host.cancelTo(now.mark)
  }

  function clear(): void {
    if (selection.value === null) return
    const addresses = select.selectedAddresses(map.value, selection.value)
    host.change(
      addresses.map((address) => ({ address, cell: null })),
      'clear',
    )
  }

  /** From the first row or column of the selection over the rest of it. */
  function fill(direction: 'down' | 'right'): void {
    const now = selection.value
    if (now === null) return
    const rows = select.selectedRows(map.value, now)
    const changes = rows.flatMap((line, rowIndex) =>
      line.flatMap((place, index): CellChange[] => {
        const source =
          direction === 'right'
            ? line[0]
            : rows[0]?.find(({ from, to }) => place.from >= from && place.from < to)
        const isSource = direction === 'right' ? index === 0 : rowIndex === 0
        if (!source || isSource || isAutomatic(place.address)) return []
        return [{ address: place.address, cell: host.shown()[source.address] ?? null }]
      }),
    )
    host.change(changes, 'fill')
  }

  function fillSelection(): void {
    const now = selection.value
    if (now === null) return
    const text = editing.value?.text
    const source = host.shown()[now.active] ?? null
    finish()
    const addresses = select
      .selectedAddresses(map.value, now)
      .filter((address) => address === now.active || !isAutomatic(address))
    const changes = addresses.map((address) =>
      text === undefined ? { address, cell: source } : read(address, text),
    )
    host.change(changes, 'fill')
  }

  function run(command: GridCommand): boolean {
    const now = selection.value
    if (now === null) return false
    switch (command.kind) {
      case 'move': {
        const { direction, extend, jump } = command
        go(select.move(map.value, now, direction, { extend, ...(jump ? { jumpOver: isFilled } : {}) }))
        return true
      }
      case 'edge':
        go(select.moveToEdge(map.value, now, command.edge, command))
        return true
      case 'page':
        go(select.movePage(map.value, now, command.back ? -rowsOfPage : rowsOfPage, command.extend))
        return true
      case 'tab': {
        const next = select.tab(map.value, now, command.back)
        if (next === null) {
          finish()
          return false
        }
        go(next)
        return true
      }
      case 'enter':
        go(select.enter(map.value, now, command.back))
        return true
      case 'fill-selection':
        fillSelection()
        return true
      case 'edit':
        edit(now.active)
        return true
      case 'cancel':
        cancel()
        return true
      case 'clear':
        clear()
        return true
      case 'fill':
        fill(command.direction)
        return true
      case 'select-all':
        go({ ...select.selectAll(map.value), active: now.active })
        return true
      case 'typed':
        // The field itself takes what is typed; only a total that adds itself up does not.
        if (isAutomatic(now.active)) host.hint(totalHint)
        return false
    }
  }

  /** Whether the key was the table's and is done with. */
  function key(event: Key): boolean {
    const command = gridCommand(event, mode.value)
    return command !== null && run(command)
  }

  /** null while a text is edited: then copying is the field's own. */
  function copy(): ClipboardTexts | null {
    if (selection.value === null || editing.value !== null) return null
    return copySelection(map.value, selection.value, host.shown())
  }

  function cut(): ClipboardTexts | null {
    const copied = copy()
    if (copied) clear()
    return copied
  }

  /**
   * Whether the table took the paste or refused it; false where a single text goes into the one that is edited. Several
   * cells never do: a field would run their digits together.
   */
  function paste(texts: ClipboardTexts): boolean {
    const now = selection.value
    if (now === null || (editing.value !== null && !/[\t\r\n]/u.test(texts.text.trim()))) return false
    finish()
    const block = blockFromClipboard(texts, host.table())
    const placed = block.ok ? placeBlock(map.value, now, block.value, isAutomatic) : block
    if (!placed.ok) {
      host.refuse(placed.failure)
      return true
    }
    const { cells, byLabels } = placed.value
    host.settle()
    host.change(
      cells.map(({ address, text }) => read(address, text)),
      'paste',
    )
    const around = boundsOf(map.value, cells)
    if (around) selection.value = { ...around, active: around.anchor }
    host.tell(pasteSentence(cells, byLabels))
    return true
  }

  function pasteSentence(cells: readonly PlacedText[], byLabels: boolean): string {
    const odd = cells.flatMap(({ address, text }) => {
      const { figure } = placeOf(map.value, address)
      return readCell(text, figure.kind).notes.map(({ sentence }) => sentence)
    })
    const done = `已粘贴 ${cells.length} 格${byLabels ? '，按项目名称对应' : ''}。`
    const [first, ...more] = odd
    if (first === undefined) return done
    return more.length === 0 ? `${done}${first}` : `${done}${first}另有 ${more.length} 格也请核对。`
  }

  return {
    editing,
    mode,
    map,
    point,
    pointLabel,
    edit,
    input,
    key,
    copy,
    cut,
    paste,
    finish,
    cancel,
  }
}

export type GridEditor = ReturnType<typeof useGridEditor>

function boundsOf(map: GridMap, cells: readonly PlacedText[]): GridSelection | null {
  const places = cells.map(({ address }) => placeOf(map, address))
  const [first] = places
  if (!first) return null
  const top = Math.min(...places.map(({ row }) => row))
  const bottom = Math.max(...places.map(({ row }) => row))
  const left = Math.min(...places.map(({ from }) => from))
  const right = Math.max(...places.map(({ to }) => to))
  const corner = places.find(({ row, from }) => row === top && from === left) ?? first
  const opposite = places.find(({ row, to }) => row === bottom && to === right) ?? first
  return select.selectRange(map, corner.address, opposite.address)
}
