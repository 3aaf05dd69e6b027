import { describe, expect, it } from 'vitest'
import { gridCommand, type GridCommand, type GridMode, type Key } from '../../../renderer/table/grid-keys.ts'

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...held,
})

const ctrl = { ctrlKey: true }
const shift = { shiftKey: true }

const cases: readonly [string, Key, GridMode, GridCommand | null][] = [
  [
    'an arrow moves',
    key('ArrowDown'),
    'ready',
    { kind: 'move', direction: 'down', extend: false, jump: false },
  ],
  [
    'an arrow ends typing',
    key('ArrowLeft'),
    'entering',
    { kind: 'move', direction: 'left', extend: false, jump: false },
  ],
  ['an arrow belongs to the text while it is edited', key('ArrowLeft'), 'editing', null],
  [
    'Shift with an arrow extends',
    key('ArrowUp', shift),
    'ready',
    { kind: 'move', direction: 'up', extend: true, jump: false },
  ],
  [
    'Ctrl with an arrow jumps',
    key('ArrowRight', ctrl),
    'ready',
    { kind: 'move', direction: 'right', extend: false, jump: true },
  ],
  ['Home', key('Home'), 'ready', { kind: 'edge', edge: 'start', whole: false, extend: false }],
  [
    'Ctrl+Shift+End',
    key('End', { ...ctrl, ...shift }),
    'ready',
    { kind: 'edge', edge: 'end', whole: true, extend: true },
  ],
  ['Tab', key('Tab'), 'editing', { kind: 'tab', back: false }],
  ['Shift+Tab', key('Tab', shift), 'ready', { kind: 'tab', back: true }],
  ['Ctrl+Tab is the browser’s', key('Tab', ctrl), 'ready', null],
  ['Enter', key('Enter'), 'editing', { kind: 'enter', back: false }],
  ['Ctrl+Enter fills the selection', key('Enter', ctrl), 'entering', { kind: 'fill-selection' }],
  ['F2 edits', key('F2'), 'ready', { kind: 'edit' }],
  ['Ctrl+F2 is the window’s: the preview', key('F2', ctrl), 'ready', null],
  ['F2 goes on editing what is being typed', key('F2'), 'entering', { kind: 'edit' }],
  ['Esc takes typing back', key('Escape'), 'entering', { kind: 'cancel' }],
  ['Esc is not the table’s when nothing is typed', key('Escape'), 'ready', null],
  ['Delete clears', key('Delete'), 'ready', { kind: 'clear' }],
  ['Delete belongs to the text while it is typed', key('Delete'), 'entering', null],
  ['Ctrl+D fills down', key('d', ctrl), 'ready', { kind: 'fill', direction: 'down' }],
  ['Ctrl+A selects all', key('a', ctrl), 'ready', { kind: 'select-all' }],
  ['a character is typed', key('5'), 'ready', { kind: 'typed', character: '5' }],
  ['Ctrl+Z is the window’s', key('z', ctrl), 'ready', null],
  ['an input method keeps its keys', key('Enter', { isComposing: true }), 'entering', null],
  ['Alt is the menu’s', key('ArrowDown', { altKey: true }), 'ready', null],
]

describe('keys of a table', () => {
  it.each(cases)('%s', (_, event, mode, command) => {
    expect(gridCommand(event, mode)).toEqual(command)
  })
})
