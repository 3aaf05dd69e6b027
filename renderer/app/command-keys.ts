// Which key is which command of the window. Keys of a table, a text or a dialog come first; these are what is left.
import type { DeskCommand } from '../../shared/contract.ts'

export type CommandKind = Exclude<DeskCommand['kind'], 'open-path'> | 'next-pane' | 'previous-pane'

interface KeyEvent {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

export function commandOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyEvent): CommandKind | null {
  if (altKey) return null
  if (!ctrlKey && !metaKey) {
    if (key === 'F8') return shiftKey ? 'previous-finding' : 'next-finding'
    if (key === 'F1') return 'guide'
    if (key === 'F7') return 'last-year'
    if (key === 'F6') return shiftKey ? 'previous-pane' : 'next-pane'
    return null
  }
  switch (key.toLowerCase()) {
    case 'f2':
      return 'preview'
    case 'p':
      return shiftKey ? null : 'print'
    case 'z':
      return shiftKey ? 'redo' : 'undo'
    case 'f':
      return 'find'
    case 'h':
      return 'replace'
    case 'y':
      return 'redo'
    case 's':
      return shiftKey ? 'save-as' : 'save'
    case 'n':
      return 'new'
    case 'o':
      return 'open'
    case 'i':
      return shiftKey ? null : 'import'
    case 'e':
      return 'export'
    case ',':
      return 'settings'
    default:
      return null
  }
}
