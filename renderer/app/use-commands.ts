// The commands of the window, whoever gives them: a key, the menu, a button, a second start, a dropped file.
import { onBeforeUnmount, onMounted, ref } from 'vue'
import type { ChosenFile, Desk, DeskCommand, OpenedFile } from '../../shared/contract.ts'
import { failure } from '../../shared/notes.ts'
import { isDraftFile } from '../../shared/report/draft-file.ts'
import { useApprovedStore } from '../approved/approved-store.ts'
import { droppedAt, droppedOn, type Dropped } from '../desk/dropped.ts'
import { usePreviewStore } from '../preview/preview-store.ts'
import { useAboutStore } from '../store/about-store.ts'
import { useDeskStore } from '../store/desk-store.ts'
import { useDraftStore } from '../store/draft-store.ts'
import { useExportStore } from '../store/export-store.ts'
import { useFindStore } from '../store/find-store.ts'
import { useFolderStore } from '../store/folder-store.ts'
import { useFindingStore } from '../store/finding-store.ts'
import { useGuideStore } from '../store/guide-store.ts'
import { useImportStore } from '../store/import-store.ts'
import { useLastYearStore } from '../store/last-year-store.ts'
import { useNoticeStore } from '../store/notice-store.ts'
import { useSettingsStore } from '../store/settings-store.ts'
import { useVersionStore } from '../store/version-store.ts'
import { commandOfKey, type CommandKind } from './command-keys.ts'
import { focusPane } from './panes.ts'

export function useCommands() {
  const abouts = useAboutStore()
  const approved = useApprovedStore()
  const desks = useDeskStore()
  const drafts = useDraftStore()
  const exports = useExportStore()
  const finds = useFindStore()
  const findings = useFindingStore()
  const folders = useFolderStore()
  const guides = useGuideStore()
  const imports = useImportStore()
  const notices = useNoticeStore()
  const preferences = useSettingsStore()
  const lastYear = useLastYearStore()
  const versions = useVersionStore()
  const previews = usePreviewStore()
  const isNewOpen = ref(false)
  /** A file came with the start: it is what the clerk wants to see. */
  let isHandedOver = false

  /** Leaves what is open, if the clerk agrees. */
  async function leaveForStart(): Promise<boolean> {
    if (!(await imports.leaveReview())) return false
    if (drafts.isOpen && !(await desks.closeDraft())) return false
    folders.close()
    return true
  }

  async function openDropped(file: OpenedFile): Promise<void> {
    // Any other file is reviewed first; what is open stays open meanwhile.
    if (!isDraftFile(file.bytes, file.name))
      await imports.take([{ name: file.name, opened: { ok: true, value: file } }])
    else if (await leaveForStart()) {
      if (await desks.openFile(file)) await imports.offerLeft()
    }
    // It is held from its opening on, and is not going to be open.
    else if (file.path !== '' && file.path !== desks.file?.path) await desks.theDesk().releaseDraft(file.path)
  }

  async function openPath(path: string): Promise<void> {
    const name = path.slice(path.search(/[^\\/]*$/u))
    const one = await droppedAt(path, name, desks.theDesk())
    await take([one])
    // What is not there any more is marked in the recent list.
    if (one.kind === 'file' && !one.opened.ok) await desks.refresh()
  }

  async function openDraft(): Promise<void> {
    const file = await desks.chooseFile('draft')
    if (file) await openDropped(file)
  }

  /** The draft itself is on the screen, not a review over it. */
  const isWorking = (): boolean => drafts.isOpen && imports.review === null && !folders.isOpen

  /** Whose steps are taken back: none behind a list of files. */
  function timeline() {
    if (imports.review !== null) return imports
    return folders.isOpen ? null : drafts
  }

  async function newDraft(): Promise<void> {
    if (await leaveForStart()) isNewOpen.value = true
  }

  async function closeWindow(): Promise<void> {
    if (await imports.leaveReview()) await desks.closeWindow()
  }

  function exportPdf(): void {
    if (desks.isTrial) notices.decline(failure('pdf-trial'))
    else void exports.open('pdf')
  }

  function run(kind: CommandKind): void {
    switch (kind) {
      case 'new':
        return void newDraft()
      case 'open':
        return void openDraft()
      case 'import':
        return void imports.choose()
      case 'import-folder':
        return void folders.choose()
      case 'save':
        return drafts.isOpen ? void desks.save() : undefined
      case 'save-as':
        return drafts.isOpen ? void desks.saveAs() : undefined
      case 'read-approved':
        return isWorking() ? void approved.open() : undefined
      case 'export':
        return isWorking() ? void exports.open() : undefined
      case 'export-pdf':
        return isWorking() ? exportPdf() : undefined
      case 'preview':
        return isWorking() ? previews.toggle() : undefined
      case 'print':
        return isWorking() ? void previews.print() : undefined
      case 'undo':
        return timeline()?.undo()
      case 'redo':
        return timeline()?.redo()
      case 'find':
      case 'replace':
        return isWorking() ? finds.open(kind === 'replace') : undefined
      case 'next-finding':
      case 'previous-finding':
        return (imports.review === null ? (isWorking() ? findings : null) : imports)?.step(
          kind === 'previous-finding',
        )
      case 'last-year':
        return void (isWorking() && lastYear.toggle())
      case 'guide':
        return void guides.open()
      case 'versions':
        return isWorking() ? void versions.open() : undefined
      case 'settings':
        return preferences.open()
      case 'about':
        return void abouts.open()
      case 'zoom-in':
        return void preferences.zoom(1)
      case 'zoom-out':
        return void preferences.zoom(-1)
      case 'zoom-reset':
        return void preferences.zoom(0)
      case 'close-draft':
        return void leaveForStart()
      case 'confirm-close':
        return void closeWindow()
      case 'next-pane':
      case 'previous-pane':
        return focusPane(kind === 'previous-pane')
    }
  }

  /** A dialog is open: what is behind it does not change. */
  const isBlocked = (): boolean =>
    notices.asked !== null ||
    [exports, versions, guides, preferences, abouts].some(({ isOpen }) => isOpen) ||
    isNewOpen.value

  function key(event: KeyboardEvent): void {
    if (event.isComposing) return
    const kind = commandOfKey(event)
    // The text editor only keeps the browser from undoing by itself; the one timeline is the window's.
    const isUndo = kind === 'undo' || kind === 'redo'
    if (kind === null || (event.defaultPrevented && !isUndo)) return
    // Also where it does nothing now: the browser's own undo, save and print are not ours.
    event.preventDefault()
    if (!isBlocked()) run(kind)
  }

  /** Undo that comes from a menu, a gesture or an input method rather than from a key. */
  function beforeInput(event: InputEvent): void {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return
    event.preventDefault()
    if (!event.isComposing && !isBlocked()) run(event.inputType === 'historyUndo' ? 'undo' : 'redo')
  }

  function dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  }

  async function drop(event: DragEvent): Promise<void> {
    const dropping = droppedOn(event.dataTransfer, desks.theDesk())
    if (dropping.length === 0) return
    event.preventDefault()
    await take(await Promise.all(dropping))
  }

  async function take(dropped: readonly Dropped[]): Promise<void> {
    const files = dropped.flatMap((one): readonly ChosenFile[] => (one.kind === 'file' ? [one] : []))
    if (files.length < dropped.length) {
      await letGoOfDrafts(files)
      return folders.show(dropped)
    }
    const [first, ...others] = files
    if (first !== undefined && others.length === 0) {
      if (first.opened.ok) return openDropped(first.opened.value)
      return notices.report('打不开这份文件', first.opened.failure)
    }
    await letGoOfDrafts(files)
    await imports.take(files)
  }

  /** Drafts among several files are only read. */
  async function letGoOfDrafts(files: readonly ChosenFile[]): Promise<void> {
    for (const { opened } of files) {
      if (!opened.ok || opened.value.path === '') continue
      const { path, bytes, name } = opened.value
      if (isDraftFile(bytes, name)) await desks.theDesk().releaseDraft(path)
    }
  }

  function isAlwaysObeyed(kind: CommandKind): boolean {
    return kind === 'confirm-close' || kind.startsWith('zoom-')
  }

  function obey(command: DeskCommand): void {
    if (command.kind === 'open-path') {
      isHandedOver = true
      void openPath(command.path)
    } else if (isAlwaysObeyed(command.kind) || !isBlocked()) run(command.kind)
  }

  const stop = new AbortController()

  onMounted(() => {
    const { signal } = stop
    window.addEventListener('keydown', key, { signal })
    window.addEventListener('beforeinput', beforeInput, { signal, capture: true })
    window.addEventListener('dragover', dragOver, { signal })
    window.addEventListener('drop', (event) => void drop(event), { signal })
  })
  onBeforeUnmount(() => stop.abort())

  async function start(desk: Desk): Promise<void> {
    const unlisten = desk.onCommand(obey)
    stop.signal.addEventListener('abort', unlisten)
    await Promise.all([desks.start(desk), preferences.start(desk)])
    void imports.offerLeft()
    if (preferences.settings.startUp === 'last-draft' && !isHandedOver) await openLast()
  }

  /** The draft used last, at the start of the program only; where something was left unsaved, the start page says so. */
  async function openLast(): Promise<void> {
    const [last] = desks.recent
    if (desks.info?.isStart !== true || drafts.isOpen || last === undefined) return
    if (desks.recovered.some(({ version }) => version.path !== last.path)) return
    if (last.missing) notices.tell(`上次的草稿“${last.name}”已不在原处，请从这里打开或新建。`)
    else await openPath(last.path)
  }

  return { run, start, isNewOpen, openPath }
}
