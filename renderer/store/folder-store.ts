// Folders of reports: a line a file, filled by the worker one file after the other, until the clerk takes some of them into the
// review or closes the list. Nothing is adopted here, and no file stays open.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { DeskResult, FolderListing, OpenedFile } from '../../shared/contract.ts'
import { mostListed } from '../../shared/folder-files.ts'
import { failure, note, type Failure, type FailureCode, type Note } from '../../shared/notes.ts'
import { folderOn, type Dropped } from '../desk/dropped.ts'
import { conversions } from '../worker/conversions.ts'
import type { GlancedFile, TellStage } from '../worker/tasks.ts'
import { useDeskStore } from './desk-store.ts'
import { useDraftStore } from './draft-store.ts'
import type { Progress } from './import-reading.ts'
import { useImportStore } from './import-store.ts'
import { useNoticeStore } from './notice-store.ts'

/** `failed` could be a report and cannot be read; `foreign` is none. */
export type LineState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'read'; readonly file: GlancedFile }
  | { readonly kind: 'failed' | 'foreign'; readonly failure: Failure }

export interface FolderLine {
  /** With the folders that lead to it. */
  readonly name: string
  readonly state: LineState
}

/** How a line's file is opened: anew each time, since it may have changed or gone meanwhile. */
type Opener = () => Promise<DeskResult<OpenedFile>>

const waiting: LineState = { kind: 'waiting' }

const foreign: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'not-a-report',
  'format-unknown',
  'file-picture',
  'file-packed',
  'file-empty',
])

/** Of a file named so, a report may have been meant: damaged, or taken for another. */
const named = /\.(?:docx?|wps|pdf|xlsx?|et|rtf)$/iu

export const useFolderStore = defineStore('folder', () => {
  const desks = useDeskStore()
  const drafts = useDraftStore()
  const imports = useImportStore()
  const notices = useNoticeStore()

  const title = ref('')
  const lines = shallowRef<readonly FolderLine[]>([])
  /** What of the folders is not in the list. */
  const leftOut = shallowRef<readonly Note[]>([])
  /** By their places in the list. */
  const picked = shallowRef<ReadonlySet<number>>(new Set())
  /** The line in hand. */
  const working = shallowRef<(Progress & { readonly at: number }) | null>(null)
  let openers: readonly Opener[] = []
  let cancelling: AbortController | null = null
  /** The reading was broken off for another file, not by the clerk. */
  let goesOn = false

  const isOpen = computed(() => lines.value.length > 0)
  /** A file is being read for the review, wherever it came from, or is under review. */
  const isInWay = computed(() => imports.working !== null || imports.review !== null)
  const done = computed(() => lines.value.filter(({ state }) => state.kind !== 'waiting').length)

  async function choose(): Promise<void> {
    const chosen = await desks.theDesk().chooseReports()
    if (!chosen.ok) return notices.report('打不开这个文件夹', chosen.failure)
    if (chosen.value === null) return
    const { name } = chosen.value
    await show([
      { kind: 'folder', name, folder: { ok: true, value: folderOn(desks.theDesk(), chosen.value) } },
    ])
  }

  /** A list of folders, and of files that came with them; one that stands there goes. */
  async function show(dropped: readonly Dropped[]): Promise<void> {
    const [only, ...others] = dropped
    if (only?.kind === 'folder' && others.length === 0 && !only.folder.ok) {
      return notices.report('打不开这个文件夹', only.folder.failure)
    }
    if (!(await imports.leaveReview())) return
    imports.cancel()
    close()
    const found = dropped.flatMap((one) => entriesOf(one, others.length > 0))
    title.value = dropped.map(({ name }) => name).join('、')
    lines.value = found.map(({ name, state }) => ({ name, state }))
    openers = found.map(({ open }) => open)
    leftOut.value = leftOutOf(
      dropped.flatMap((one) =>
        one.kind === 'folder' && one.folder.ok ? [one.folder.value.listing.leftOut] : [],
      ),
    )
    await read()
  }

  /** Goes through the lines that wait, until they are done or the clerk stops. */
  async function read(): Promise<void> {
    if (cancelling !== null) return
    const mine = new AbortController()
    cancelling = mine
    for (let at = nextWaiting(); at !== -1; at = nextWaiting()) {
      const state = await stateOf(at, mine.signal)
      if (mine.signal.aborted) return
      lines.value = lines.value.with(at, { name: lines.value[at]?.name ?? '', state })
    }
    stop()
  }

  const nextWaiting = (): number => lines.value.findIndex(({ state }) => state.kind === 'waiting')

  async function stateOf(at: number, signal: AbortSignal): Promise<LineState> {
    const fileName = baseName(lines.value[at]?.name ?? '')
    const tell: TellStage = (stage, step) => {
      if (!signal.aborted)
        working.value = { at, fileName, stage, step, done: done.value, all: lines.value.length }
    }
    tell('reading')
    const opened = (await openers[at]?.()) ?? null
    if (opened === null || signal.aborted) return waiting
    if (!opened.ok) return failedState(opened.failure, fileName)
    const { bytes } = opened.value
    const outcome = await conversions.run('glance', { bytes, fileName }, { signal, onStage: tell })
    return outcome.ok ? { kind: 'read', file: outcome.value } : failedState(outcome.failure, fileName)
  }

  /** For another file, which does not wait behind the one in hand. */
  function pause(): void {
    goesOn ||= cancelling !== null
    stop()
  }

  function goOn(): void {
    if (goesOn && isOpen.value) void read()
    goesOn = false
  }

  /** What is in hand is given up, and waits again. */
  function stop(): void {
    cancelling?.abort()
    cancelling = null
    working.value = null
  }

  function close(): void {
    stop()
    lines.value = []
    openers = []
    leftOut.value = []
    picked.value = new Set()
    title.value = ''
  }

  function pick(at: number, isPicked: boolean): void {
    const next = new Set(picked.value)
    if (isPicked) next.add(at)
    else next.delete(at)
    picked.value = next
  }

  /** Opens files of the list in the review, several as one report; the list waits behind it. */
  async function review(places: readonly number[]): Promise<void> {
    pause()
    const files = await Promise.all(
      places.flatMap((at) => {
        const open = openers[at]
        const name = baseName(lines.value[at]?.name ?? '')
        return open === undefined ? [] : [open().then((opened) => ({ name, opened }))]
      }),
    )
    if (files.length > 0) await imports.take(files)
    if (!isInWay.value) goOn()
  }

  // A review that is left comes back to the list, which goes on; one that is adopted, or a draft that is opened, ends it.
  watch(isInWay, (is) => (is ? pause() : goOn()), { flush: 'sync' })
  watch(
    [() => drafts.draft, () => drafts.isOpen],
    () => {
      if (isOpen.value) close()
    },
    { flush: 'sync' },
  )

  return {
    title,
    lines,
    leftOut,
    picked,
    working,
    isOpen,
    done,
    choose,
    show,
    read,
    stop,
    close,
    pick,
    review,
  }
})

function entriesOf(
  one: Dropped,
  isOneOfSeveral: boolean,
): readonly (FolderLine & { readonly open: Opener })[] {
  if (one.kind === 'file') {
    return [{ name: one.name, state: waiting, open: () => Promise.resolve(one.opened) }]
  }
  const { folder } = one
  if (!folder.ok) {
    return [
      { name: one.name, state: failedState(folder.failure, one.name), open: () => Promise.resolve(folder) },
    ]
  }
  const { listing, read } = folder.value
  return listing.files.map(({ path, name }) => ({
    name: isOneOfSeveral ? `${one.name}/${name}` : name,
    state: waiting,
    open: () => read(path),
  }))
}

function failedState(told: Failure, name: string): LineState {
  const [extension] = named.exec(name) ?? []
  if (!foreign.has(told.code)) return { kind: 'failed', failure: told }
  if (extension === undefined || told.code === 'not-a-report') return { kind: 'foreign', failure: told }
  return {
    kind: 'failed',
    failure:
      told.code === 'format-unknown' ? failure('format-not-as-named', baseName(name), extension) : told,
  }
}

function leftOutOf(all: readonly FolderListing['leftOut'][]): readonly Note[] {
  const sum = (of: keyof FolderListing['leftOut']): number => all.reduce((sofar, one) => sofar + one[of], 0)
  const [beyond, deeper, closed, beside] = [sum('beyond'), sum('deeper'), sum('closed'), sum('beside')]
  return [
    ...(beyond > 0 ? [note('folder-beyond', [mostListed, beyond])] : []),
    ...(deeper > 0 ? [note('folder-deeper', [deeper])] : []),
    ...(closed > 0 ? [note('folder-closed', [closed])] : []),
    ...(beside > 0 ? [note('folder-beside', [beside])] : []),
  ]
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
