// Which key means what in a table, as spreadsheets have it. Keys in, commands out; what a command does is in
// use-grid-editor.ts.
import type { Direction } from './selection.ts'

/**
 * ready: a cell is selected · entering: something is being typed over it · editing: F2 or a double click, the arrows
 * belong to the text.
 */
export type GridMode = 'ready' | 'entering' | 'editing'

export type GridCommand =
  | {
      readonly kind: 'move'
      readonly direction: Direction
      readonly extend: boolean
      readonly jump: boolean
    }
  | {
      readonly kind: 'edge'
      readonly edge: 'start' | 'end'
      readonly whole: boolean
      readonly extend: boolean
    }
  | { readonly kind: 'page'; readonly back: boolean; readonly extend: boolean }
  | { readonly kind: 'tab'; readonly back: boolean }
  | { readonly kind: 'enter'; readonly back: boolean }
  | { readonly kind: 'fill-selection' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'fill'; readonly direction: 'down' | 'right' }
  | { readonly kind: 'select-all' }
  /** Typing into a total that adds itself up: say how to declare it. */
  | { readonly kind: 'typed'; readonly character: string }

export interface Key {
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** null: the key is not the table's; the field, the window or the browser has it. */
export function gridCommand(event: Key, mode: GridMode): GridCommand | null {
  if (event.isComposing || event.altKey) return null
  const { key, shiftKey: shift } = event
  const ctrl = event.ctrlKey || event.metaKey
  if (key === 'Escape') return mode === 'ready' ? null : { kind: 'cancel' }
  if (key === 'Tab' && !ctrl) return { kind: 'tab', back: shift }
  if (key === 'Enter') {
    return ctrl ? { kind: 'fill-selection' } : { kind: 'enter', back: shift }
  }
  if (key === 'F2' && !ctrl) return mode === 'editing' ? null : { kind: 'edit' }
  if (mode === 'editing') return null
  const direction = directions[key]
  if (direction !== undefined) return { kind: 'move', direction, extend: shift, jump: ctrl }
  if (key === 'Home' || key === 'End') {
    return { kind: 'edge', edge: key === 'Home' ? 'start' : 'end', whole: ctrl, extend: shift }
  }
  if (key === 'PageUp' || key === 'PageDown') return { kind: 'page', back: key === 'PageUp', extend: shift }
  if (mode === 'entering') return null
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  if (ctrl && !shift) {
    if (key === 'a' || key === 'A') return { kind: 'select-all' }
    if (key === 'd' || key === 'D') return { kind: 'fill', direction: 'down' }
    if (key === 'r' || key === 'R') return { kind: 'fill', direction: 'right' }
  }
  return !ctrl && [...key].length === 1 ? { kind: 'typed', character: key } : null
}
