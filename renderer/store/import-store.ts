// A file on its way to becoming the starting point of a new report: read in the worker, reviewed, rolled forward. The
// open draft is not touched before the clerk says so.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { OpenedFile } from '../../shared/contract.ts'
import type { RecognizedCell } from '../../shared/import/recognition.ts'
import type { Note } from '../../shared/notes.ts'
import type { Cell } from '../../shared/report/cell.ts'
import { setCell, setOfficeKind } from '../../shared/report/edits.ts'
import { shownCells } from '../../shared/report/evaluate.ts'
import { frozen } from '../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft } from '../../shared/report/model.ts'
import { rollForward } from '../../shared/report/roll-forward.ts'
import { check } from '../../shared/rules/check.ts'
import { currentEdition } from '../../shared/template/editions.ts'
import type { OfficeKind } from '../../shared/template/duties.ts'
import type { Address, TableId } from '../../shared/template/form.ts'
import { lastCalendarYear } from '../words/time-words.ts'
import { conversions } from '../worker/conversions.ts'
import type { ImportedFile, Stage } from '../worker/tasks.ts'
import { useDeskStore } from './desk-store.ts'
import {
  currentDraft,
  record,
  redo,
  rewind,
  seal,
  startHistory,
  undo,
  type History,
  type Step,
} from './history.ts'
import { useNoticeStore } from './notice-store.ts'
import { useSettingsStore } from './settings-store.ts'
import type { Timeline } from './timeline.ts'

export interface Review {
  readonly fileName: string
  readonly imported: ImportedFile
  readonly notes: readonly Note[]
}

const nothing: Draft = frozen({
  report: emptyReport(currentEdition.id, '', null),
  accepted: [],
  profile: defaultProfile,
})

export const useImportStore = defineStore('import', () => {
  const desks = useDeskStore()
  const notices = useNoticeStore()
  const preferences = useSettingsStore()

  /** The file that is being read. */
  const working = shallowRef<{ readonly fileName: string; readonly stage: Stage } | null>(null)
  const review = shallowRef<Review | null>(null)
  /** The recognized report with the clerk's answers, as a draft so that edits and undo are the same as everywhere. */
  const history = shallowRef<History>(startHistory(nothing))
  /** Doubtful cells the clerk has settled without changing them. */
  const confirmed = shallowRef<ReadonlySet<Address>>(new Set())
  const year = ref(lastCalendarYear(new Date()))
  const kind = ref<OfficeKind | null>(null)
  /** The doubtful cell that is looked at; a new object each time it is asked for. */
  const looked = shallowRef<{ readonly address: Address } | null>(null)
  const turned = ref(0)
  let cancelling: AbortController | null = null

  const draft = computed(() => currentDraft(history.value))
  const shown = computed(() => shownCells(draft.value.report))
  /** The identities checked on what the file says; what is only blank needs no word here. */
  const findings = computed(() =>
    check(draft.value).filter(({ verdict, level }) => verdict === 'broken' && level === 'error'),
  )
  /** What the file leaves in doubt: read in more than one way, or no number. */
  const doubtful = computed<readonly RecognizedCell[]>(
    () =>
      review.value?.imported.recognition.cells.filter(
        ({ state }) => state === 'asked' || state === 'unread',
      ) ?? [],
  )
  /** Those of them that are as the file left them. */
  const unsettled = computed(() => {
    const before = history.value.origin.report.cells
    const now = draft.value.report.cells
    return doubtful.value.filter(
      ({ address }) => now[address] === before[address] && !confirmed.value.has(address),
    )
  })
  const doubtfulAddresses = computed(() => new Set(unsettled.value.map(({ address }) => address)))

  async function choose(): Promise<void> {
    const opened = await desks.chooseFile('import')
    if (opened) await take(opened)
  }

  async function take(file: Pick<OpenedFile, 'name' | 'bytes'>): Promise<void> {
    cancel()
    const mine = new AbortController()
    cancelling = mine
    working.value = { fileName: file.name, stage: 'reading' }
    const outcome = await conversions.run(
      'import',
      { bytes: file.bytes, fileName: file.name },
      { signal: mine.signal, onStage: (stage) => (working.value = { fileName: file.name, stage }) },
    )
    if (cancelling !== mine) return
    working.value = null
    if (outcome.ok) begin({ fileName: file.name, imported: outcome.value, notes: outcome.notes })
    else await notices.report('这份文件不能作为起点', outcome.failure)
  }

  function begin(next: Review): void {
    const { report } = next.imported.recognition
    review.value = next
    confirmed.value = new Set()
    looked.value = null
    kind.value = report.officeKind ?? kindOf(report.office)
    year.value = report.year === null ? lastCalendarYear(new Date()) : report.year + 1
    history.value = startHistory(frozen({ report, accepted: [], profile: defaultProfile }))
  }

  /** What no file says and the settings know of the office. */
  function kindOf(office: string): OfficeKind | null {
    const known = preferences.settings.office
    return known.name !== '' && known.name === office.trim() ? known.kind : null
  }

  function cancel(): void {
    cancelling?.abort()
    cancelling = null
    working.value = null
  }

  function leave(): void {
    review.value = null
    history.value = startHistory(nothing)
  }

  const timeline: Timeline = {
    draft: () => draft.value,
    edit: (next, where, editKind, { before = null, after = null } = {}) => {
      if (next === draft.value) return
      const edit = { draft: next, where, kind: editKind, before, after }
      history.value = record(history.value, edit, performance.now())
    },
    position: () => history.value.position,
    rewind: (position) => (history.value = rewind(history.value, position)),
    seal: () => (history.value = seal(history.value)),
  }

  function look(address: Address): void {
    looked.value = { address }
  }

  /** F8 and Shift+F8: round the cells that are still in doubt. */
  function step(back: boolean): void {
    const left = unsettled.value.map(({ address }) => address)
    const here = left.indexOf(looked.value?.address ?? '')
    const next = back ? (here <= 0 ? left.length - 1 : here - 1) : (here + 1) % Math.max(left.length, 1)
    const address = left[next]
    if (address !== undefined) look(address)
  }

  /** One of the readings a doubtful cell may have. */
  function settle(address: Address, table: TableId, cell: Cell | null): void {
    timeline.edit(setCell(draft.value, address, cell), { kind: 'cell', table, address }, 'fix')
    confirm(address)
  }

  function turn(step: Step | null): void {
    if (step === null) return
    history.value = step.history
    turned.value += 1
  }

  /** Left as the file has it: a blank, or text that is no number. */
  function confirm(address: Address): void {
    confirmed.value = new Set([...confirmed.value, address])
  }

  /** 采用: last year's report becomes the starting point of this year's; the notes say what was done. */
  function adopt(): readonly Note[] {
    const from = review.value
    if (from === null) return []
    const last = setOfficeKind(draft.value, kind.value).report
    const origin = { fileName: from.fileName, format: from.imported.format }
    const rolled = rollForward(last, origin, year.value, preferences.profile)
    desks.begin(rolled.draft)
    leave()
    return rolled.notes
  }

  return {
    working,
    review,
    draft,
    shown,
    findings,
    doubtful,
    unsettled,
    doubtfulAddresses,
    year,
    kind,
    looked,
    timeline,
    look,
    step,
    settle,
    choose,
    take,
    cancel,
    leave,
    confirm,
    adopt,
    /** Counts undo and redo, so that a cell that is being typed in lets go of its text. */
    turned,
    undo: () => turn(undo(history.value)),
    redo: () => turn(redo(history.value)),
  }
})
