// Marks a stretch of text that was found while the focus stays in the search field. A highlight of the browser: the document
// and its selection are not touched.
import type { Editor } from '@tiptap/core'

const name = 'found'

export function markText(editor: Editor, from: number, to: number): void {
  const { view } = editor
  const start = view.domAtPos(from)
  const end = view.domAtPos(to)
  const range = new Range()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  CSS.highlights.set(name, new Highlight(range))
  const element = start.node instanceof Element ? start.node : start.node.parentElement
  element?.scrollIntoView({ block: 'center', inline: 'nearest' })
}

export function unmarkText(): void {
  CSS.highlights.delete(name)
}
