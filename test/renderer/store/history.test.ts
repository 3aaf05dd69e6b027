import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  currentDraft,
  mergeWithin,
  record,
  redo,
  rewind,
  seal,
  startHistory,
  undo,
  type Edit,
  type History,
} from '../../../renderer/store/history.ts'
import type { Draft } from '../../../shared/report/model.ts'
import { setOffice } from '../../../shared/report/edits.ts'
import { emptyDraft } from '../support/drafts.ts'

const base = emptyDraft()
const draft = (name: string): Draft => setOffice(base, name)
const cell = (address: string) => ({ kind: 'cell', table: 'requests', address }) as const
const edit = (name: string, change: Partial<Edit> = {}): Edit => ({
  draft: draft(name),
  where: cell('received_person'),
  kind: 'typing',
  before: null,
  after: null,
  ...change,
})
const names = (history: History): readonly string[] =>
  history.entries.map((entry) => entry.draft.report.office)

describe('what is one step of undo', () => {
  const cases: readonly [string, readonly [Edit, number][], readonly string[]][] = [
    [
      'typing at one place in one go',
      [
        [edit('甲'), 0],
        [edit('甲乙'), 500],
        [edit('甲乙丙'), 1000],
      ],
      ['甲乙丙'],
    ],
    [
      'typing after a pause',
      [
        [edit('甲'), 0],
        [edit('甲乙'), mergeWithin],
      ],
      ['甲', '甲乙'],
    ],
    [
      'typing at another place',
      [
        [edit('甲'), 0],
        [edit('乙', { where: cell('received_other') }), 10],
      ],
      ['甲', '乙'],
    ],
    [
      'a paste',
      [
        [edit('甲', { kind: 'paste' }), 0],
        [edit('乙', { kind: 'paste' }), 10],
      ],
      ['甲', '乙'],
    ],
    [
      'a fix after typing',
      [
        [edit('甲'), 0],
        [edit('乙', { kind: 'fix' }), 10],
      ],
      ['甲', '乙'],
    ],
    [
      'typing after a fix',
      [
        [edit('甲', { kind: 'fix' }), 0],
        [edit('乙'), 10],
      ],
      ['甲', '乙'],
    ],
  ]
  it.each(cases)('%s', (_, edits, steps) => {
    const history = edits.reduce((before, [one, at]) => record(before, one, at), startHistory(base))
    expect(names(history)).toEqual(steps)
  })

  it('ends with a save or a change of selection', () => {
    const typed = record(startHistory(base), edit('甲'), 0)
    expect(names(record(seal(typed), edit('乙'), 10))).toEqual(['甲', '乙'])
  })

  it('keeps the selection from before its first and after its last keystroke', () => {
    const first = edit('甲', {
      before: { kind: 'text', from: 1, to: 1 },
      after: { kind: 'text', from: 2, to: 2 },
    })
    const second = edit('甲乙', {
      before: { kind: 'text', from: 2, to: 2 },
      after: { kind: 'text', from: 3, to: 3 },
    })
    const history = record(record(startHistory(base), first, 0), second, 10)
    expect(undo(history)).toMatchObject({ selection: { from: 1 } })
    const undone = undo(history)
    expect(undone && redo(undone.history)).toMatchObject({ selection: { from: 3 } })
  })
})

describe('undo and redo', () => {
  const steps = fc.array(fc.constantFrom('type', 'paste', 'undo', 'redo', 'seal'), { maxLength: 40 })

  it('walk one timeline: redo after undo is where it was, and nothing is ever lost but what an edit replaces', () => {
    fc.assert(
      fc.property(steps, (actions) => {
        let history = startHistory(base)
        // The same timeline kept the plain way: a list of drafts and a place in it.
        let drafts: Draft[] = [base]
        let place = 0
        actions.forEach((action, index) => {
          if (action === 'type' || action === 'paste') {
            const next = edit(String(index), { kind: action === 'type' ? 'typing' : 'paste' })
            history = record(history, next, index * 1000)
            drafts = [...drafts.slice(0, place + 1), next.draft]
            place += 1
          } else if (action === 'undo') {
            history = undo(history)?.history ?? history
            place = Math.max(0, place - 1)
          } else if (action === 'redo') {
            history = redo(history)?.history ?? history
            place = Math.min(drafts.length - 1, place + 1)
          } else history = seal(history)
          expect(currentDraft(history)).toBe(drafts[place])
        })
      }),
    )
  })

  it('do nothing at the ends', () => {
    expect(undo(startHistory(base))).toBeNull()
    expect(redo(startHistory(base))).toBeNull()
  })

  it('come back to the saved draft itself, so that it counts as saved again', () => {
    const saved = edit('甲', { kind: 'paste' })
    const history = record(record(startHistory(base), saved, 0), edit('乙', { kind: 'paste' }), 10)
    const back = undo(history)
    expect(back && currentDraft(back.history)).toBe(saved.draft)
  })
})

describe('rewinding', () => {
  it('forgets what came after, as Esc in a cell does', () => {
    const one = record(startHistory(base), edit('甲', { kind: 'paste' }), 0)
    const two = record(one, edit('乙'), 10)
    const back = rewind(two, one.position)
    expect(currentDraft(back)).toBe(currentDraft(one))
    expect(redo(back)).toBeNull()
  })
})

describe('a long session', () => {
  it('forgets its oldest steps and nothing else', () => {
    let history = startHistory(base)
    for (let step = 0; step < 2100; step += 1)
      history = record(history, edit(String(step), { kind: 'paste' }), step)
    expect(history.entries).toHaveLength(2000)
    expect(currentDraft(history).report.office).toBe('2099')
    for (let step = 0; step < 2000; step += 1) history = undo(history)?.history ?? history
    expect(currentDraft(history).report.office).toBe('99')
  })
})
