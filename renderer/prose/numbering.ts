// Typed numbering makes a heading without being asked: （一） in front gives the paragraph its level, and what is typed after
// the heading's full stop turns it into a run-in one. A level chosen by hand is never taken back.
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { levelOfNumbering, paragraphFromRuns } from '../../shared/report/prose.ts'

const key = new PluginKey('numbering')

/** Transactions with this mark come from outside the editor (undo, another pane) and are taken as they are. */
export const outside = 'outside'

export function numberingPlugin(): Plugin {
  return new Plugin({
    key,
    appendTransaction(transactions, before, after) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null
      if (transactions.some((transaction) => transaction.getMeta(outside) === true)) return null
      const { $from } = after.selection
      if ($from.depth === 0) return null
      const now = $from.parent
      const index = $from.index(0)
      if (index >= before.doc.childCount || before.doc.childCount !== after.doc.childCount) return null
      const then = before.doc.child(index)
      const lead = after.schema.marks['lead']
      if (now.eq(then) || !lead) return null
      const level = levelOfNumbering(now.textContent)
      if (now.attrs['level'] === 0 && level > 1 && levelOfNumbering(then.textContent) !== level) {
        return after.tr.setNodeMarkup($from.before(), undefined, { level })
      }
      const length = leadLength(now)
      if (length === null || hasLead(now) || leadLength(then) !== null) return null
      return after.tr.addMark($from.start(), $from.start() + length, lead.create())
    },
  })
}

function leadLength(node: Node): number | null {
  if (node.attrs['level'] !== 2) return null
  return paragraphFromRuns([{ text: node.textContent }]).lead ?? null
}

function hasLead(node: Node): boolean {
  return node.firstChild?.marks.some(({ type }) => type.name === 'lead') ?? false
}
