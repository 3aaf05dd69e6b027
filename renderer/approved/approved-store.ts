// 读回领导改过的文件: the file that came back, what it says differently from the open draft, and what the clerk takes over of
// it. Taking over is an ordinary edit on the one timeline; what was taken over is known by the draft it led to, so that undo
// and redo need no record of their own.
import { defineStore } from 'pinia'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'
import { readApproved, type ApprovedReading } from '../../shared/import/approved-file.ts'
import type { Note } from '../../shared/notes.ts'
import {
  clearChanges,
  withAccepted,
  type Accepted,
  type ApprovedChange,
} from '../../shared/report/approved-changes.ts'
import { changesLeft } from '../../shared/report/approved-totals.ts'
import type { Cell } from '../../shared/report/cell.ts'
import type { Draft } from '../../shared/report/model.ts'
import { useDeskStore } from '../store/desk-store.ts'
import { useDraftStore } from '../store/draft-store.ts'
import type { Where } from '../store/history.ts'
import type { Progress } from '../store/import-reading.ts'
import { useNoticeStore } from '../store/notice-store.ts'
import { conversions } from '../worker/conversions.ts'
import type { ImportedFile, TellStage } from '../worker/tasks.ts'

interface ApprovedFile {
  readonly fileName: string
  readonly imported: ImportedFile
  readonly notes: readonly Note[]
}

/** A comparison, and what of it a draft holds. */
interface Standing {
  readonly reading: ApprovedReading
  readonly accepted: Accepted
}

export type Decision = 'accepted' | 'refused' | 'open'

export const useApprovedStore = defineStore('approved', () => {
  const desks = useDeskStore()
  const drafts = useDraftStore()
  const notices = useNoticeStore()

  /** The file that is being read. */
  const working = shallowRef<Progress | null>(null)
  const file = shallowRef<ApprovedFile | null>(null)
  /** In the middle of the working page, in place of a section. */
  const isShown = ref(false)
  const standing = shallowRef<Standing | null>(null)
  const refused = shallowRef<ReadonlySet<string>>(new Set())
  let known = new WeakMap<Draft, Standing>()
  let cancelling: AbortController | null = null

  const changes = computed<readonly ApprovedChange[]>(() => {
    if (standing.value === null) return []
    const { reading, accepted } = standing.value
    return changesLeft(reading.comparison, accepted, refused.value)
  })
  const tracked = computed(() => standing.value?.reading.tracked ?? null)
  const notes = computed(() => standing.value?.reading.notes ?? [])
  const following = computed(() => standing.value?.reading.comparison.following.length ?? 0)
  const counts = computed(() => {
    const count = (wanted: Decision): number =>
      changes.value.filter((change) => decisionOn(change) === wanted).length
    return {
      all: changes.value.length,
      accepted: count('accepted'),
      refused: count('refused'),
      open: count('open'),
    }
  })
  /** What 全部采用 takes over: nothing that is asked, nothing that was refused. */
  const waiting = computed(() =>
    clearChanges({ changes: changes.value }).filter((change) => decisionOn(change) === 'open'),
  )

  // Nothing is compared while nobody looks.
  watch([() => drafts.draft, file, isShown], follow, { flush: 'sync' })
  watch(
    [() => drafts.isOpen, () => desks.draftId],
    () => {
      if (file.value !== null || working.value !== null) leave()
    },
    { flush: 'sync' },
  )
  // A finding, a search: the clerk wants to see a place of the draft. Undo and redo stay here.
  watch(
    () => drafts.summons,
    (summons) => {
      if (summons !== null && summons.before === null) isShown.value = false
    },
  )

  function follow(): void {
    const from = file.value
    if (from === null || !isShown.value) return
    const { draft } = drafts
    let now = known.get(draft)
    if (now === undefined) {
      const { document, recognition } = from.imported
      now = { reading: readApproved(draft, document, recognition, from.notes), accepted: new Map() }
      known.set(draft, now)
    }
    standing.value = now
  }

  function decisionOn({ id }: ApprovedChange): Decision {
    if (standing.value?.accepted.has(id)) return 'accepted'
    return refused.value.has(id) ? 'refused' : 'open'
  }

  /** The menu and the button: chooses a file, or goes on with the one that was read. */
  async function open(): Promise<void> {
    if (file.value === null) await choose()
    else isShown.value = !isShown.value
  }

  async function choose(): Promise<void> {
    const opened = await desks.chooseFile('approved')
    if (opened) await take(opened)
  }

  async function take({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
    cancel()
    const mine = new AbortController()
    cancelling = mine
    const onStage: TellStage = (stage, step) =>
      (working.value = { fileName: name, stage, step, done: 0, all: 1 })
    onStage('reading')
    const outcome = await conversions.run(
      'import',
      { bytes, fileName: name },
      { signal: mine.signal, onStage },
    )
    if (cancelling !== mine) return
    working.value = null
    if (!outcome.ok) return notices.report('这份文件不能与草稿比较', outcome.failure)
    known = new WeakMap()
    refused.value = new Set()
    file.value = { fileName: name, imported: outcome.value, notes: outcome.notes }
    isShown.value = true
  }

  function cancel(): void {
    cancelling?.abort()
    cancelling = null
    working.value = null
  }

  function leave(): void {
    cancel()
    file.value = null
    isShown.value = false
    standing.value = null
    refused.value = new Set()
    known = new WeakMap()
  }

  function decide(accepted: Accepted, where: Where, kind: 'fix' | 'import'): void {
    const before = standing.value
    if (before === null) return
    const next = withAccepted(before.reading.comparison, accepted)
    const after = { reading: before.reading, accepted }
    known.set(next, after)
    drafts.edit(next, where, kind)
    standing.value = after
  }

  /** `cell`: the answer for a cell that the file does not give clearly. */
  function accept(change: ApprovedChange, cell: Cell | null = null): void {
    const accepted = new Map(standing.value?.accepted)
    refused.value = without(refused.value, change.id)
    decide(accepted.set(change.id, cell), whereOf(change), 'fix')
  }

  function acceptAll(): void {
    const accepted = new Map(standing.value?.accepted)
    for (const { id } of waiting.value) accepted.set(id, null)
    decide(accepted, { kind: 'findings' }, 'import')
  }

  /** What was taken over is given back as one more edit; what was not is only put aside. */
  function refuse(change: ApprovedChange): void {
    refused.value = new Set([...refused.value, change.id])
    giveBack(change)
  }

  function giveBack(change: ApprovedChange): void {
    const accepted = new Map(standing.value?.accepted)
    if (accepted.delete(change.id)) decide(accepted, whereOf(change), 'fix')
  }

  /** Open again, whatever was decided. */
  function reopen(change: ApprovedChange): void {
    refused.value = without(refused.value, change.id)
    giveBack(change)
  }

  async function show(change: ApprovedChange): Promise<void> {
    isShown.value = false
    await nextTick()
    drafts.goTo(whereOf(change), {})
  }

  return {
    working,
    file,
    isShown,
    changes,
    tracked,
    notes,
    following,
    counts,
    waiting,
    decisionOn,
    open,
    choose,
    take,
    cancel,
    leave,
    accept,
    acceptAll,
    refuse,
    reopen,
    show,
  }
})

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== id))
}

function whereOf(change: ApprovedChange): Where {
  switch (change.kind) {
    case 'field':
      return { kind: 'field', field: change.field }
    case 'cell':
      return { kind: 'cell', table: change.figure.table, address: change.figure.address }
    case 'text':
      return { kind: 'prose', section: change.section, part: change.part }
  }
}
