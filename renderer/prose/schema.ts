// What the prose editor can hold: paragraphs with a level, run-in leads, bold. Nothing else, so nothing else can be pasted in.
import { Extension, Mark, Node, type Extensions } from '@tiptap/core'
import Bold from '@tiptap/extension-bold'
import Document from '@tiptap/extension-document'
import Text from '@tiptap/extension-text'
import type { Level } from '../../shared/report/prose.ts'
import { numberingPlugin } from './numbering.ts'

export const levels: readonly { readonly level: Level; readonly label: string; readonly key: string }[] = [
  { level: 0, label: '正文', key: 'Mod-Alt-0' },
  { level: 2, label: '（一）', key: 'Mod-Alt-2' },
  { level: 3, label: '1.', key: 'Mod-Alt-3' },
  { level: 4, label: '（1）', key: 'Mod-Alt-4' },
]

const levelNames: Readonly<Record<Level, string>> = { 0: 'body', 1: 'one', 2: 'two', 3: 'three', 4: 'four' }

export function isLevel(value: unknown): value is Level {
  return value === 0 || value === 1 || value === 2 || value === 3 || value === 4
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    officialProse: {
      /** Gives every selected paragraph a level; its lead goes when it has none. */
      setLevel: (level: Level) => ReturnType
      /** Makes the paragraph's text up to the caret its run-in heading, or takes that away. */
      toggleLead: () => ReturnType
    }
  }
}

const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes() {
    return {
      level: {
        default: 0,
        parseHTML: () => 0,
        renderHTML: ({ level }) => (isLevel(level) ? { class: `prose-${levelNames[level]}` } : {}),
      },
    }
  },
  parseHTML() {
    return [{ tag: 'p' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['p', HTMLAttributes, 0]
  },
})

const Lead = Mark.create({
  name: 'lead',
  inclusive: false,
  parseHTML() {
    return [{ tag: 'span.prose-lead' }]
  },
  renderHTML() {
    return ['span', { class: 'prose-lead' }, 0]
  },
})

const OfficialProse = Extension.create({
  name: 'officialProse',
  addCommands() {
    return {
      setLevel:
        (level) =>
        ({ tr, state, dispatch }) => {
          const { from, to } = state.selection
          state.doc.nodesBetween(from, to, (node, position) => {
            if (node.type.name !== 'paragraph') return
            tr.setNodeMarkup(position, undefined, { level })
            const lead = state.schema.marks['lead']
            if (level === 0 && lead) tr.removeMark(position, position + node.nodeSize, lead)
          })
          dispatch?.(tr)
          return true
        },
      toggleLead:
        () =>
        ({ tr, state, dispatch }) => {
          const lead = state.schema.marks['lead']
          const { $from, $to } = state.selection
          if (!lead || !$from.sameParent($to)) return false
          const start = $from.start()
          const end = $from.end()
          const has = state.doc.rangeHasMark(start, end, lead)
          tr.removeMark(start, end, lead)
          if (!has) {
            if ($to.pos <= start || $to.pos >= end) return false
            tr.addMark(start, $to.pos, lead.create())
            if ($from.parent.attrs['level'] === 0) tr.setNodeMarkup($from.before(), undefined, { level: 2 })
          }
          dispatch?.(tr)
          return true
        },
    }
  },
  addKeyboardShortcuts() {
    return {
      // A heading of its own line is followed by body.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection
        const atEnd = empty && $from.parentOffset === $from.parent.content.size
        if (!atEnd || $from.parent.attrs['level'] === 0) return editor.commands.splitBlock()
        return editor.chain().splitBlock().setLevel(0).run()
      },
      'Mod-Enter': () => true,
      ...Object.fromEntries(
        levels.map(({ level, key }) => [key, ({ editor }) => editor.commands.setLevel(level)]),
      ),
      'Mod-Alt-l': ({ editor }) => editor.commands.toggleLead(),
    }
  },
  addProseMirrorPlugins() {
    return [numberingPlugin()]
  },
})

/** No undo extension: undo is one timeline over the whole draft and lives in the store. */
export const proseExtensions: Extensions = [
  Document.extend({ content: 'paragraph+' }),
  Paragraph,
  Text,
  Bold.extend({
    // Typed ** and __ are text; only Ctrl+B and the button make bold.
    addInputRules: () => [],
    addPasteRules: () => [],
  }),
  Lead,
  OfficialProse,
]
