// Files on their way to becoming last year's report or this year's: reviewed and corrected here, then adopted. The open
// draft is not touched before the clerk says so. Reading is in import-reading.ts, what is walked through in import-walk.ts.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Proposal } from '../../shared/finding.ts'
import type { Origin } from '../../shared/document.ts'
import type { RecognizedCell } from '../../shared/import/recognition.ts'
import { paragraphOrigin } from '../../shared/import/paragraph-origin.ts'
import { repairsOf } from '../../shared/import/repairs.ts'
import type { Note } from '../../shared/notes.ts'
import { setCells } from '../../shared/report/edits.ts'
import { shownCells } from '../../shared/report/evaluate.ts'
import { frozen } from '../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft } from '../../shared/report/model.ts'
import { currentEdition } from '../../shared/template/editions.ts'
import type { OfficeKind } from '../../shared/template/duties.ts'
import type { Paragraph } from '../../shared/report/prose.ts'
import type { Address, SectionId } from '../../shared/template/form.ts'
import { firstReportYear, lastCalendarYear } from '../words/time-words.ts'
import { useDeskStore } from './desk-store.ts'
import { useDraftStore } from './draft-store.ts'
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
import { adoptionOf, fitsOpenDraft, type Adoption } from './import-adoption.ts'
import { readIntoReview, type GivenFile, type Progress, type Review } from './import-reading.ts'
import { brokenFindings, brokenIdentities, walkItems, type WalkItem } from './import-walk.ts'
import { useNoticeStore } from './notice-store.ts'
import { useSettingsStore } from './settings-store.ts'
import type { Timeline } from './timeline.ts'

const nothing: Draft = frozen({
  report: emptyReport(currentEdition.id, '', null),
  accepted: [],
  profile: defaultProfile,
})

export const useImportStore = defineStore('import', () => {
  const desks = useDeskStore()
  const drafts = useDraftStore()
  const notices = useNoticeStore()
  const preferences = useSettingsStore()

  /** The file that is being read. */
  const working = shallowRef<Progress | null>(null)
  const review = shallowRef<Review | null>(null)
  /** The recognized report with the clerk's answers, as a draft so that edits and undo are the same as everywhere. */
  const history = shallowRef<History>(startHistory(nothing))
  /** What the clerk has put aside without a change, and after how many edits: undo beyond them asks again. */
  const aside = shallowRef<ReadonlyMap<string, number>>(new Map())
  const year = ref(lastCalendarYear(new Date()))
  const kind = ref<OfficeKind | null>(null)
  /** Where the walk stands. */
  const currentKey = ref<string | null>(null)
  const lastIndex = ref(0)
  /** The item or cell that is to take the focus; a new object each time it is asked for. */
  const looked = shallowRef<{ readonly address: Address | null; readonly item: WalkItem | null } | null>(null)
  /** The place in the files of what has the focus. */
  const spot = shallowRef<Origin | null>(null)
  const turned = ref(0)
  let cancelling: AbortController | null = null

  const draft = computed(() => currentDraft(history.value))
  const shown = computed(() => shownCells(draft.value.report))
  const recognized = computed(
    () => new Map(review.value?.recognition.cells.map((cell) => [cell.address, cell]) ?? []),
  )
  const notes = computed<readonly Note[]>(() => review.value?.notes ?? [])
  /** Checked on what the file says, and shown at the cells. */
  const findings = computed(() => (review.value === null ? [] : brokenFindings(draft.value)))
  const broken = computed(() => (review.value === null ? [] : brokenIdentities(draft.value)))
  const isAside = (key: string): boolean => (aside.value.get(key) ?? Infinity) <= history.value.position
  /** Read in more than one way or no number, and as the file left it. */
  const unsettled = computed<readonly RecognizedCell[]>(() => {
    const before = history.value.origin.report.cells
    const now = draft.value.report.cells
    return [...recognized.value.values()].filter(
      ({ address, state }) =>
        (state === 'asked' || state === 'unread') && now[address] === before[address] && !isAside(address),
    )
  })
  const repairs = computed(() =>
    review.value === null
      ? []
      : repairsOf(review.value.recognition, draft.value.report.cells).filter(
          ({ key, cells }) =>
            !isAside(key) &&
            (!cells.some(isAsked) || unsettled.value.some(({ address }) => cells.includes(address))),
        ),
  )
  const doubtfulAddresses = computed(
    () =>
      new Set([
        ...unsettled.value.map(({ address }) => address),
        ...repairs.value.flatMap(({ cells }) => cells),
      ]),
  )
  const items = computed(() =>
    walkItems({
      draft: draft.value,
      repairs: repairs.value,
      cells: unsettled.value,
      findings: broken.value,
      notes: notes.value,
    }).filter(({ key }) => !isAside(key)),
  )
  const current = computed(() => items.value.find(({ key }) => key === currentKey.value) ?? null)
  /** Whether it belongs into the draft that is open; it becomes a new one otherwise. */
  const fits = computed(() => ({
    'last-year': fitsOpenDraft('last-year', drafts, draft.value.report, year.value),
    'this-year': fitsOpenDraft('this-year', drafts, draft.value.report, year.value),
    both: fitsOpenDraft('both', drafts, draft.value.report, year.value),
  }))

  const isChanged = computed(() => history.value.position > 0 || aside.value.size > 0)

  function isAsked(address: Address): boolean {
    return recognized.value.get(address)?.state === 'asked'
  }

  async function choose(): Promise<void> {
    const files = await desks.chooseFiles()
    if (files.length > 0) await take(files)
  }

  /** Reads files into a review of their own; one that stands there goes with its answers only where the clerk agrees. */
  async function take(files: readonly GivenFile[]): Promise<void> {
    if (!(await mayLeaveReview())) return
    cancel()
    const mine = new AbortController()
    cancelling = mine
    const reading = await readIntoReview(files, mine.signal, (progress) => {
      if (cancelling === mine) working.value = progress
    })
    if (cancelling !== mine) return
    cancelling = null
    working.value = null
    if (reading.ok) return begin(reading.review)
    await notices.ask({
      title: files.length > 1 ? '这些文件没有读成' : '这份文件没有读成',
      sentences: reading.failures.map(({ sentence }) => sentence),
      choices: [{ id: 'understood', label: '知道了', look: 'primary' }],
    })
  }

  function begin(next: Review): void {
    const { report } = next.recognition
    review.value = next
    aside.value = new Map()
    currentKey.value = null
    lastIndex.value = 0
    looked.value = null
    spot.value = null
    kind.value = report.officeKind ?? kindOf(report.office)
    const open = drafts.isOpen ? drafts.report.year : null
    year.value =
      open ??
      (report.year === null ? lastCalendarYear(new Date()) : Math.max(report.year + 1, firstReportYear))
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

  /** Asks about answers that would be lost; true when the review may go. */
  async function mayLeaveReview(): Promise<boolean> {
    if (review.value === null || !isChanged.value) return true
    const answer = await notices.ask({
      title: '不采用了吗？',
      sentences: ['这里核对和改正过的内容不会留下，原文件没有改动。'],
      choices: [
        { id: 'leave', label: '不采用', look: 'plain' },
        { id: 'stay', label: '继续核对', look: 'primary' },
      ],
    })
    return answer === 'leave'
  }

  /** Back to what lies under the review, unless the clerk stays. */
  async function leaveReview(): Promise<boolean> {
    if (!(await mayLeaveReview())) return false
    endReview()
    return true
  }

  function endReview(): void {
    review.value = null
    aside.value = new Map()
    history.value = startHistory(nothing)
  }

  const timeline: Timeline = {
    draft: () => draft.value,
    edit: (next, where, editKind, { before = null, after = null } = {}) => {
      if (next === draft.value) return
      const { position } = history.value
      // What was put aside behind steps that are undone goes with them.
      aside.value = new Map([...aside.value].filter(([, at]) => at <= position))
      const edit = { draft: next, where, kind: editKind, before, after }
      history.value = record(history.value, edit, performance.now())
    },
    position: () => history.value.position,
    rewind: (position) => (history.value = rewind(history.value, position)),
    seal: () => (history.value = seal(history.value)),
  }

  function look(item: WalkItem): void {
    currentKey.value = item.key
    lastIndex.value = Math.max(items.value.indexOf(item), 0)
    const origin = item.note?.origin ?? repairs.value.find(({ key }) => key === item.key)?.origin ?? null
    if (item.address === null || origin !== null) spot.value = origin
    looked.value = { address: item.address, item }
  }

  /** A cell has the focus: its place in the file is marked. */
  function point(address: Address): void {
    if (current.value?.kind === 'repair' && current.value.address === address) return
    spot.value = recognized.value.get(address)?.origin ?? null
  }

  /** A paragraph has the focus: it is found again by its words, behind its section's heading. */
  function pointText(section: SectionId | 'head', paragraph: Paragraph): void {
    const heading = review.value?.recognition.sections.find(({ id }) => id === section)?.origin ?? null
    const read = review.value?.sources.filter((source) => source.kind === 'read') ?? []
    const own = read.filter(({ fileName }) => heading === null || fileName === (heading.at.file ?? fileName))
    for (const { document, fileName } of own) {
      const origin = paragraphOrigin(paragraph, document, heading)
      if (origin === null) continue
      const at = read.length > 1 ? { ...origin.at, file: fileName } : origin.at
      spot.value = { ...origin, at }
      return
    }
    spot.value = null
  }

  /** F8 and Shift+F8: round what is still open; from where a settled one was, to the one that took its place. */
  function step(back: boolean): void {
    const all = items.value
    const here = all.findIndex(({ key }) => key === currentKey.value)
    const from = here !== -1 ? here : back ? lastIndex.value : lastIndex.value - 1
    const item = all[(from + (back ? -1 : 1) + all.length) % Math.max(all.length, 1)]
    if (item) look(item)
  }

  /** One click: all cells of the answer as one edit, then on to what is asked next. */
  function answer(item: WalkItem, proposal: Proposal): void {
    const { table, address } = item
    if (table === null) return
    lastIndex.value = Math.max(items.value.indexOf(item), 0)
    const asked = unsettled.value.map((cell) => cell.address)
    timeline.edit(setCells(draft.value, proposal.cells), { kind: 'table', table }, 'fix')
    turned.value += 1
    const { position } = history.value
    const said = proposal.cells.map((change) => change.address).filter((one) => asked.includes(one))
    aside.value = new Map([...aside.value, ...said.map((one) => [one, position] as const)])
    if (items.value.length > 0) step(false)
    else looked.value = { address, item: null }
  }

  /** Left as the file has it. */
  function putAside(item: WalkItem): void {
    lastIndex.value = Math.max(items.value.indexOf(item), 0)
    aside.value = new Map([...aside.value, [item.key, history.value.position]])
    if (items.value.length > 0) step(false)
  }

  function turn(taken: Step | null): void {
    if (taken === null) return
    history.value = taken.history
    turned.value += 1
  }

  /** Adopts the report; null where the clerk keeps the open draft. What was done is told in the notes. */
  async function adopt(how: Adoption): Promise<readonly Note[] | null> {
    const from = review.value
    if (from === null) return null
    const isIntoOpen = fits.value[how]
    if (!isIntoOpen && drafts.isOpen && !(await desks.closeDraft())) return null
    const source = { draft: draft.value, kind: kind.value, year: year.value, origin: from }
    const adoption = adoptionOf(how, source, isIntoOpen ? drafts.draft : null, preferences.profile)
    // A new draft begins blank, so that one undo takes back the adopting as it does in a draft that was open.
    if (!isIntoOpen) desks.begin(adoption.blank)
    drafts.edit(adoption.draft, { kind: 'findings' }, 'import')
    endReview()
    return adoption.notes
  }

  return {
    working,
    review,
    draft,
    shown,
    recognized,
    notes,
    findings,
    broken,
    unsettled,
    doubtfulAddresses,
    items,
    current,
    fits,
    isChanged,
    year,
    kind,
    looked,
    spot,
    timeline,
    look,
    point,
    pointText,
    show: (origin: Origin | null) => (spot.value = origin),
    step,
    answer,
    putAside,
    choose,
    take,
    cancel,
    leaveReview,
    adopt,
    /** Counts undo and redo, so that a cell that is being typed in lets go of its text. */
    turned,
    undo: () => turn(undo(history.value)),
    redo: () => turn(redo(history.value)),
  }
})
