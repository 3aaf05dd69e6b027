// Shows which sentences of an editor were carried over from last year and which words do not agree with the tables, as highlights of
// the browser: the document, its selection and input methods are not touched. Several editors share a highlight; each keeps its
// own ranges in it.
import type { Editor } from '@tiptap/core'
import type { CarriedSentence } from '../../shared/report/carried-text.ts'
import { startsOf } from './convert.ts'

export interface TextMark extends Pick<CarriedSentence, 'paragraph' | 'from' | 'to'> {
  /** How a sentence was carried over, or how much words that do not agree with the tables matter. */
  readonly kind: CarriedSentence['kind'] | 'warning' | 'hint'
}

const names = {
  same: 'carried-same',
  'old-year': 'carried-year',
  'plan-year': 'carried-year',
  warning: 'differs',
  hint: 'differs-perhaps',
} as const
/** Words within a carried sentence show their own mark. */
const priority = { differs: 2, 'differs-perhaps': 1, 'carried-same': 0, 'carried-year': 0 } as const

export interface TextMarks {
  show(editor: Editor, marks: readonly TextMark[]): void
  clear(): void
}

export function textMarks(): TextMarks {
  let own: { readonly name: string; readonly range: Range }[] = []

  function clear(): void {
    for (const { name, range } of own) CSS.highlights.get(name)?.delete(range)
    own = []
  }

  return {
    clear,
    show(editor, marks) {
      clear()
      const starts = startsOf(editor.state.doc)
      for (const { kind, paragraph, from, to } of marks) {
        const start = starts[paragraph]
        if (start === undefined || start + to > editor.state.doc.content.size) continue
        const range = new Range()
        const begin = editor.view.domAtPos(start + from)
        const end = editor.view.domAtPos(start + to)
        range.setStart(begin.node, begin.offset)
        range.setEnd(end.node, end.offset)
        const name = names[kind]
        const highlight = CSS.highlights.get(name) ?? new Highlight()
        highlight.priority = priority[name]
        CSS.highlights.set(name, highlight.add(range))
        own.push({ name, range })
      }
    },
  }
}
