// Brings the editor to a prose that somebody else made (undo, a proposal, find and replace) by the smallest replacement, so that
// caret, scroll position and untouched paragraphs stay where they are.
import type { Editor } from '@tiptap/core'
import { Slice } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { Prose } from '../../shared/report/prose.ts'
import { contentOf } from './convert.ts'
import { outside } from './numbering.ts'

export function replaceProse(editor: Editor, prose: Prose): void {
  const { state, view } = editor
  const next = state.schema.nodeFromJSON(contentOf(prose))
  const from = state.doc.content.findDiffStart(next.content)
  if (from === null) return
  const end = state.doc.content.findDiffEnd(next.content)
  if (!end) return
  // Repeated characters let the two ends cross; both are pushed behind the start by as much.
  const overlap = Math.max(from - Math.min(end.a, end.b), 0)
  const slice = next.slice(from, end.b + overlap)
  view.dispatch(
    state.tr
      .replace(from, end.a + overlap, new Slice(slice.content, slice.openStart, slice.openEnd))
      .setMeta(outside, true),
  )
}

/** Puts the selection back, within what the document has now. */
export function selectText(editor: Editor, from: number, to: number): void {
  const { state, view } = editor
  const most = state.doc.content.size
  const at = (position: number): number => Math.min(Math.max(position, 0), most)
  const selection = TextSelection.between(state.doc.resolve(at(from)), state.doc.resolve(at(to)))
  view.dispatch(state.tr.setSelection(selection).setMeta(outside, true).scrollIntoView())
}
