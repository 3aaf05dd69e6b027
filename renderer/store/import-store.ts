// Files on their way to becoming last year's report or this year's: reviewed and corrected here, then adopted. The open
// draft is not touched before the clerk says so. Reading is in import-reading.ts, what is walked through in import-walk.ts.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Proposal } from '../../shared/finding.ts'
import type { Origin } from '../../shared/document.ts'
import type { ProsePlace, RecognizedCell } from '../../shared/import/recognition.ts'
import { repairsOf } from '../../shared/import/repairs.ts'
import type { UnusedParagraph } from '../../shared/import/unused-text.ts'
import type { Note } from '../../shared/notes.ts'
import type { VersionInfo } from '../../shared/contract.ts'
import { serializeDraft } from '../../shared/report/draft-file.ts'
import { setCells, setOfficeKind } from '../../shared/report/edits.ts'
import { shownCells } from '../../shared/report/evaluate.ts'
import { frozen } from '../../shared/report/frozen.ts'
import { defaultProfile, emptyReport, type Draft } from '../../shared/report/model.ts'
import { currentEdition } from '../../shared/template/editions.ts'
import type { OfficeKind } from '../../shared/template/duties.ts'
import type { Address } from '../../shared/template/form.ts'
import { excerptOf } from '../words/import-words.ts'
import { pageTitle } from '../words/page-words.ts'
import { firstReportYear, lastCalendarYear, momentWords } from '../words/time-words.ts'
import { useDeskStore } from './desk-store.ts'
import { useDraftStore } from './draft-store.ts'
import { adoptionOf, fitsOpenDraft, type Adoption } from './import-adoption.ts'
import { readIntoReview, restored, type GivenFile, type Progress, type Review } from './import-reading.ts'
import { importTexts } from './import-texts.ts'
import { brokenFindings, brokenIdentities, walkItems, type WalkItem } from './import-walk.ts'
import type { Where } from './history.ts'
import { useNoticeStore } from './notice-store.ts'
import type { Recovered } from './recovered.ts'
import { reviewKeeping } from './review-keeping.ts'
import { reviewSteps } from './review-steps.ts'
import { useSettingsStore } from './settings-store.ts'

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
  const steps = reviewSteps(nothing)
  const { draft, isChanged, isDecided, decide } = steps
  const keeping = reviewKeeping()
  /** The paragraph that was placed last; a new object each time. */
  const landed = shallowRef<UnusedParagraph | null>(null)
  const year = ref(lastCalendarYear(new Date()))
  const kind = ref<OfficeKind | null>(null)
  /** Where the walk stands. */
  const currentKey = ref<string | null>(null)
  const lastIndex = ref(0)
  /** The item or cell that is to take the focus; a new object each time it is asked for. */
  const looked = shallowRef<{ readonly address: Address | null; readonly item: WalkItem | null } | null>(null)
  /** The place in the files of what has the focus. */
  const spot = shallowRef<Origin | null>(null)
  let cancelling: AbortController | null = null

  const shown = computed(() => shownCells(draft.value.report))
  const recognized = computed(
    () => new Map(review.value?.recognition.cells.map((cell) => [cell.address, cell]) ?? []),
  )
  const notes = computed<readonly Note[]>(() => review.value?.notes ?? [])
  /** Checked on what the file says, and shown at the cells. */
  const findings = computed(() => (review.value === null ? [] : brokenFindings(draft.value)))
  const broken = computed(() => (review.value === null ? [] : brokenIdentities(draft.value)))
  const texts = importTexts(() => review.value?.recognition ?? null, isDecided)
  /** Read in more than one way or no number, and as the file left it. */
  const unsettled = computed<readonly RecognizedCell[]>(() => {
    const before = steps.origin.value.report.cells
    const now = draft.value.report.cells
    return [...recognized.value.values()].filter(
      ({ address, state }) =>
        (state === 'asked' || state === 'unread') && now[address] === before[address] && !isDecided(address),
    )
  })
  const repairs = computed(() =>
    review.value === null
      ? []
      : repairsOf(review.value.recognition, draft.value.report.cells).filter(
          ({ key, cells }) =>
            !isDecided(key) &&
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
  const items = computed<readonly WalkItem[]>(() => {
    if (review.value === null) return []
    return walkItems({
      draft: draft.value,
      repairs: repairs.value,
      cells: unsettled.value,
      findings: broken.value,
      notes: notes.value,
      recognition: review.value.recognition,
      left: texts.left.value,
      divided: texts.divided.value,
    }).filter(({ key }) => !isDecided(key))
  })
  /** There are answers that would be lost with the review. */
  const isHeld = computed(() => review.value !== null && (isChanged.value || keeping.isRestored.value))
  // The window does not close over the answers unasked, and does not take them with it when it dies.
  watch(isHeld, (is) => (desks.isHeld = is))
  keeping.follow({
    isHeld,
    draft: computed(() => setOfficeKind(draft.value, kind.value)),
    name: () => review.value?.fileName ?? '',
  })
  /** What is in the file, was taken nowhere, and is still open: paragraphs, and whatever else. */
  const unused = computed(
    () => texts.left.value.length + items.value.filter(({ kind }) => kind === 'unused').length,
  )
  const current = computed(() => items.value.find(({ key }) => key === currentKey.value) ?? null)
  /** Whether it belongs into the draft that is open; it becomes a new one otherwise. */
  const fits = computed(() => ({
    'last-year': fitsOpenDraft('last-year', drafts, draft.value.report, year.value),
    'this-year': fitsOpenDraft('this-year', drafts, draft.value.report, year.value),
    both: fitsOpenDraft('both', drafts, draft.value.report, year.value),
  }))

  function isAsked(address: Address): boolean {
    return recognized.value.get(address)?.state === 'asked'
  }

  async function choose(): Promise<void> {
    const files = await desks.chooseFiles()
    if (files.length > 0) await take(files)
  }

  /** Reads files into a review of their own; one that stands there goes with its answers only where the clerk agrees. */
  async function take(files: readonly GivenFile[], from: VersionInfo | null = null): Promise<void> {
    if (!(await mayLeaveReview())) return
    cancel()
    const mine = new AbortController()
    cancelling = mine
    const reading = await readIntoReview(files, mine.signal, (progress) => {
      if (cancelling === mine) working.value = progress
    })
    if (cancelling !== mine) return
    cancelling = null
    if (reading.ok) begin(from === null ? reading.review : restored(reading.review), from)
    working.value = null
    if (reading.ok) return
    await notices.ask({
      title: files.length > 1 ? '这些文件没有读成' : '这份文件没有读成',
      sentences: reading.failures.map(({ sentence }) => sentence),
      choices: [{ id: 'understood', label: '知道了', look: 'primary' }],
    })
  }

  /** A review that was left unadopted comes back, over the draft that it was over. */
  async function restore({ version, draft }: Recovered): Promise<void> {
    if (version.path !== null && !drafts.isOpen) {
      const behind = await desks.theDesk().openPath(version.path)
      if (behind.ok) await desks.openFile(behind.value)
    }
    const bytes = new TextEncoder().encode(serializeDraft(draft))
    await take([{ name: version.title, opened: { ok: true, value: { bytes } } }], version)
  }

  /** The draft that a review was over is open again. */
  async function offerLeft(): Promise<void> {
    const left = drafts.isOpen && review.value === null ? await keeping.left() : null
    if (left === null) return
    const answer = await notices.ask({
      title: '上次的核对没有采用',
      sentences: [
        `${momentWords(left.version.savedAt, new Date())} 核对“${left.version.title}”到一半，回答过的都留着。`,
      ],
      choices: [
        { id: 'later', label: '以后再说', look: 'plain' },
        { id: 'restore', label: '恢复', look: 'primary' },
      ],
    })
    if (answer === 'restore') await restore(left)
  }

  function begin(next: Review, from: VersionInfo | null): void {
    const { report } = next.recognition
    void keeping.end()()
    review.value = next
    texts.forget()
    currentKey.value = null
    lastIndex.value = 0
    looked.value = null
    spot.value = null
    kind.value = report.officeKind ?? kindOf(report.office)
    const open = drafts.isOpen ? drafts.report.year : null
    year.value =
      open ??
      (report.year === null ? lastCalendarYear(new Date()) : Math.max(report.year + 1, firstReportYear))
    steps.begin(frozen({ report, accepted: [], profile: defaultProfile }))
    keeping.begin(from)
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
    if (!isHeld.value) return true
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
    await endReview()()
    return true
  }

  /** Gives what drops its recovery text. */
  function endReview(): () => Promise<void> {
    const drop = keeping.end()
    review.value = null
    steps.begin(nothing)
    return drop
  }

  function look(item: WalkItem): void {
    currentKey.value = item.key
    lastIndex.value = Math.max(items.value.indexOf(item), 0)
    const told = item.text?.paragraphs[0]?.origin ?? item.note?.origin
    const origin = told ?? repairs.value.find(({ key }) => key === item.key)?.origin ?? null
    if (item.address === null || origin !== null) spot.value = origin
    looked.value = { address: item.address, item }
  }

  /** A cell has the focus: its place in the file is marked. */
  function point(address: Address): void {
    if (current.value?.kind === 'repair' && current.value.address === address) return
    spot.value = recognized.value.get(address)?.origin ?? null
  }

  /** A paragraph has the focus. */
  function pointText(place: ProsePlace, index: number): void {
    spot.value = texts.prose.value[place][index]?.origin ?? null
  }

  /** F8 and Shift+F8: round what is still open; from where a settled one was, to the one that took its place. */
  function step(back: boolean): void {
    const all = items.value
    const here = all.findIndex(({ key }) => key === currentKey.value)
    const from = here !== -1 ? here : back ? lastIndex.value : lastIndex.value - 1
    const item = all[(from + (back ? -1 : 1) + all.length) % Math.max(all.length, 1)]
    if (item) look(item)
  }

  /** Settles it, and on to what is asked next, from where it stood. */
  function settle(item: WalkItem, how: () => void): void {
    lastIndex.value = Math.max(items.value.indexOf(item), 0)
    how()
    if (items.value.length > 0) step(false)
  }

  /** One click: all cells of the answer as one edit, then on to what is asked next. */
  function answer(item: WalkItem, proposal: Proposal): void {
    const { table, address } = item
    if (table === null) return
    const said = proposal.cells.map((change) => change.address)
    const asked = unsettled.value.flatMap((cell) => (said.includes(cell.address) ? [cell.address] : []))
    settle(item, () => {
      decide(setCells(draft.value, proposal.cells), { kind: 'table', table }, 'fix', asked)
      steps.turned.value += 1
    })
    if (items.value.length === 0) looked.value = { address, item: null }
  }

  /** Left as the file has it. */
  function putAside(item: WalkItem): void {
    settle(item, () => decide(draft.value, { kind: 'findings' }, 'choice', [item.key]))
  }

  /** One click: the paragraphs into that part, among its own as the file has them; null: they are not used. */
  function placeText(paragraphs: readonly UnusedParagraph[], place: ProsePlace | null): void {
    const [first] = paragraphs
    if (first === undefined) return
    const next = place === null ? draft.value : texts.withThese(draft.value, paragraphs, place)
    const where: Where =
      place === null ? { kind: 'findings' } : { kind: 'prose', section: place, part: 'before' }
    const keys = paragraphs.map(({ key }) => key)
    decide(next, where, place === null ? 'choice' : 'fix', keys)
    texts.note(paragraphs, place)
    if (place === null) return
    landed.value = first
    notices.tell(`已放到“${pageTitle(place)}”，按 Ctrl+Z 可以撤回。`)
  }

  /** Asks about the paragraphs of a text one by one. */
  function divideText(item: WalkItem): void {
    const text = item.text?.paragraphs[0]?.text
    if (text === undefined) return
    texts.divide(text)
    const again = items.value.find(({ key }) => key === item.key)
    if (again) look(again)
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
    const deed = `采用“${excerptOf(from.fileName, 40)}”`
    drafts.edit(adoption.draft, { kind: 'findings' }, 'import', { deed })
    const drop = endReview()
    // Not before the draft has what was in it.
    if (await desks.keepRecovery()) await drop()
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
    unused,
    prose: texts.prose,
    decidedTexts: texts.decided,
    landed,
    year,
    kind,
    looked,
    spot,
    timeline: steps.timeline,
    look,
    point,
    pointText,
    show: (origin: Origin | null) => (spot.value = origin),
    step,
    answer,
    putAside,
    settle,
    placeText,
    divideText,
    choose,
    take,
    restore,
    offerLeft,
    cancel,
    leaveReview,
    adopt,
    turned: steps.turned,
    undo: steps.undo,
    redo: steps.redo,
  }
})
