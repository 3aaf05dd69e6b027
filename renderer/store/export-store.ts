// The export of the open draft: what is chosen, how far it has come, what became of each file. Composing and writing
// happen in the worker, so typing is never held up.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { DeskResult } from '../../shared/contract.ts'
import { failure, type Failure, type Outcome } from '../../shared/notes.ts'
import { approvalOf } from '../words/approval.ts'
import { fileNameFrom, fileNameTrouble } from '../words/file-name.ts'
import { conversions } from '../worker/conversions.ts'
import type { ExportFormatName, Stage } from '../worker/tasks.ts'
import { useDeskStore } from './desk-store.ts'
import { useDraftStore } from './draft-store.ts'
import { useFindingStore } from './finding-store.ts'
import { useNoticeStore } from './notice-store.ts'

export type FileState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working'; readonly stage: Stage | 'printing' | 'saving' }
  | { readonly kind: 'done'; readonly path: string; readonly name: string }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** The format that the desk makes. */
const pdf = 'pdf'

export const useExportStore = defineStore('export', () => {
  const desks = useDeskStore()
  const drafts = useDraftStore()
  const findings = useFindingStore()
  const notices = useNoticeStore()

  const isOpen = ref(false)
  const phase = ref<'choosing' | 'working' | 'done'>('choosing')
  const formats = shallowRef<readonly ExportFormatName[]>([])
  const copies = shallowRef<readonly ExportFormatName[]>([])
  const chosen = ref<readonly string[]>(['docx'])
  const fileName = ref('')
  /** null: the desk's own choice. */
  const folder = ref<string | null>(null)
  /** The desk's own choice, to be shown; '' where it is not known. */
  const usualFolder = ref('')
  const states = shallowRef<Readonly<Record<string, FileState>>>({})
  let cancelling: AbortController | null = null

  const nameTrouble = computed(() => fileNameTrouble(fileName.value))
  const canExport = computed(() => chosen.value.length > 0 && nameTrouble.value === null)
  const errors = computed(() => findings.listed.filter(({ tone }) => tone === 'error'))

  /** `only`: the format that the clerk has asked for by name. */
  async function open(only?: string): Promise<void> {
    phase.value = 'choosing'
    if (only !== undefined) chosen.value = [only]
    states.value = {}
    fileName.value = fileNameFrom(desks.title)
    isOpen.value = true
    const usual = await desks.theDesk().exportFolder()
    usualFolder.value = usual.ok ? usual.value : ''
    if (formats.value.length > 0) return
    const listed = await conversions.run('formats', { fileName: '导出' })
    // In a browser only its own print dialog makes a PDF.
    if (listed.ok) {
      formats.value = listed.value.formats.filter(({ id }) => id !== pdf || !desks.isTrial)
      copies.value = listed.value.copies
    } else await notices.report('不能导出', listed.failure)
  }

  async function chooseFolder(): Promise<void> {
    const result = await desks.theDesk().chooseFolder()
    if (!result.ok) await notices.report('不能用这个文件夹', result.failure)
    else if (result.value !== null) folder.value = result.value
  }

  async function run(): Promise<void> {
    if (!canExport.value || !(await mayExport())) return
    const mine = new AbortController()
    cancelling = mine
    phase.value = 'working'
    const wanted = [...formats.value, ...copies.value].filter(({ id }) => chosen.value.includes(id))
    states.value = Object.fromEntries(wanted.map(({ id }) => [id, { kind: 'waiting' }]))
    for (const format of wanted) {
      if (mine.signal.aborted) break
      await write(format, mine.signal)
    }
    if (cancelling === mine) phase.value = mine.signal.aborted ? 'choosing' : 'done'
  }

  /** With errors left it asks once, and says which. */
  async function mayExport(): Promise<boolean> {
    if (errors.value.length === 0) return true
    const answer = await notices.ask({
      title: `还有 ${errors.value.length} 处不符，仍然导出吗？`,
      sentences: errors.value.slice(0, 4).map(({ finding }) => finding.sentence),
      choices: [
        { id: 'export', label: '仍然导出', look: 'plain' },
        { id: 'mend', label: '回去改正', look: 'primary' },
      ],
    })
    if (answer === 'mend') {
      isOpen.value = false
      const [first] = errors.value
      if (first) findings.show(first)
    }
    return answer === 'export'
  }

  function setState(id: string, state: FileState): void {
    states.value = { ...states.value, [id]: state }
  }

  async function write({ id, extension, nameEnd }: ExportFormatName, signal: AbortSignal): Promise<void> {
    const name = `${fileName.value}${nameEnd}.${extension}`
    const { report, profile } = drafts.draft
    setState(id, { kind: 'working', stage: 'composing' })
    const options = { signal, onStage: (stage: Stage) => setState(id, { kind: 'working', stage }) }
    const approval = id === 'approval' ? { approval: approvalOf(drafts.accepted) } : {}
    const written =
      id === pdf
        ? await printed(
            id,
            await conversions.run('pages', { report, profile, fileName: name }, options),
            name,
            signal,
          )
        : await conversions.run(
            'export',
            { report, profile, format: id, fileName: name, ...approval },
            options,
          )
    if (!written.ok) {
      setState(id, { kind: 'failed', failure: written.failure })
      return
    }
    setState(id, { kind: 'working', stage: 'saving' })
    await put(id, name, written.value, false)
  }

  /** The PDF of a print page; what was called off meanwhile is not written. */
  async function printed(
    id: string,
    page: Outcome<Uint8Array>,
    name: string,
    signal: AbortSignal,
  ): Promise<DeskResult<Uint8Array>> {
    if (!page.ok) return page
    setState(id, { kind: 'working', stage: 'printing' })
    const cancelled = new Promise<DeskResult<Uint8Array>>((resolve) => {
      const giveUp = (): void => resolve({ ok: false, failure: failure('conversion-cancelled', name) })
      signal.addEventListener('abort', giveUp, { once: true })
      if (signal.aborted) giveUp()
    })
    return Promise.race([desks.theDesk().makePdf(page.value), cancelled])
  }

  async function put(id: string, name: string, bytes: Uint8Array, replace: boolean): Promise<void> {
    const result = await desks.theDesk().writeExport({ folder: folder.value, name, bytes, replace })
    if (result.ok) {
      setState(id, { kind: 'done', path: result.value.path, name: result.value.name })
      return
    }
    if (result.failure.code === 'export-changed' && !replace) {
      const answer = await notices.ask({
        title: '这份文件导出后被改动过',
        sentences: [result.failure.sentence],
        choices: [
          { id: 'replace', label: '替换它', look: 'danger' },
          { id: 'keep', label: '保留，换个名字', look: 'primary' },
        ],
      })
      if (answer === 'replace') return put(id, name, bytes, true)
    }
    setState(id, { kind: 'failed', failure: result.failure })
  }

  function cancel(): void {
    cancelling?.abort()
  }

  async function showInFolder(path: string): Promise<void> {
    const shown = await desks.theDesk().showInFolder(path)
    if (!shown.ok) await notices.report('打不开文件夹', shown.failure)
  }

  return {
    isOpen,
    phase,
    formats,
    copies,
    chosen,
    fileName,
    folder,
    usualFolder,
    states,
    nameTrouble,
    canExport,
    errors,
    open,
    chooseFolder,
    run,
    cancel,
    showInFolder,
    backToChoosing: () => (phase.value = 'choosing'),
  }
})
