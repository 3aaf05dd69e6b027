// The draft's life outside the window: where it is saved, whether it is, its recovery text, recent drafts. Everything
// goes through the desk contract; the draft itself is in draft-store.ts.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type {
  ChosenFile,
  Desk,
  DeskInfo,
  FilePurpose,
  KeptRecovery,
  OpenedFile,
  RecentFile,
  VersionInfo,
} from '../../shared/contract.ts'
import type { Note } from '../../shared/notes.ts'
import { differencesOf } from '../../shared/report/differences.ts'
import { parseDraft, serializeDraft } from '../../shared/report/draft-file.ts'
import type { Draft } from '../../shared/report/model.ts'
import { titleOf } from '../../shared/report/title.ts'
import { differenceWords } from '../words/difference-words.ts'
import { fileNameFrom } from '../words/file-name.ts'
import { momentWords } from '../words/time-words.ts'
import { useDraftStore } from './draft-store.ts'
import { useNoticeStore } from './notice-store.ts'
import { readRecovered, textOf, type Recovered } from './recovered.ts'
import { windowClock } from './recovery-clock.ts'

/** Where the open draft lies. */
interface DraftFile {
  readonly path: string
  readonly name: string
  readonly stamp: string
}

export const draftExtension = '.nianbao'

export const useDeskStore = defineStore('desk', () => {
  const drafts = useDraftStore()
  const notices = useNoticeStore()

  let desk: Desk | null = null
  const info = shallowRef<DeskInfo | null>(null)
  const file = shallowRef<DraftFile | null>(null)
  const draftId = ref('')
  const heldBy = ref<string | null>(null)
  const saved = shallowRef<Draft | null>(null)
  const savedAt = ref<string | null>(null)
  const isSaving = ref(false)
  const recent = shallowRef<readonly RecentFile[]>([])
  const recovered = shallowRef<readonly Recovered[]>([])
  /** The last attempt to keep recovery text failed. */
  const isRecoveryFailing = ref(false)

  /** What is in no draft yet, such as the answers of a review, would be lost with the window. */
  const isHeld = ref(false)

  const isUnsaved = computed(() => drafts.isOpen && drafts.draft !== saved.value)
  const isTrial = computed(() => info.value?.kind === 'trial')
  const title = computed(() => titleOf(drafts.report, drafts.draft.profile))

  function theDesk(): Desk {
    if (desk === null) throw new Error('the desk has not been found yet')
    return desk
  }

  const clock = windowClock(() => void keepRecovery())

  watch([() => drafts.draft, isUnsaved], () => (isUnsaved.value ? clock.changed() : clock.settled()), {
    flush: 'sync',
  })
  watch([title, isUnsaved, isHeld, () => drafts.isOpen, file], () => void tellWindow())

  async function start(found: Desk): Promise<void> {
    desk = found
    info.value = await found.info()
    void tellWindow()
    if (info.value.resume !== null && (await resume(info.value.resume))) return
    await refresh()
  }

  async function tellWindow(): Promise<void> {
    const name = file.value?.name ?? (drafts.isOpen ? title.value : '')
    const mark = isUnsaved.value ? '＊' : ''
    await theDesk().setWindowState({
      title: name === '' ? '年报助手' : `${mark}${name} — 年报助手`,
      unsaved: isUnsaved.value || isHeld.value,
    })
  }

  /** What is unsaved of the open draft. True when nothing of it is in the window alone. */
  async function keepRecovery(): Promise<boolean> {
    if (!isUnsaved.value) return true
    return keep({
      draftId: draftId.value,
      text: serializeDraft(drafts.draft),
      path: file.value?.path ?? null,
      title: title.value,
    })
  }

  async function keep(text: KeptRecovery): Promise<boolean> {
    const result = await theDesk().keepRecovery(text)
    if (!result.ok && !isRecoveryFailing.value) notices.refuse(result.failure)
    isRecoveryFailing.value = !result.ok
    return result.ok
  }

  /** What the start page shows. */
  async function refresh(): Promise<void> {
    const [files, versions] = await Promise.all([theDesk().listRecent(), theDesk().listVersions()])
    recent.value = files.ok ? files.value : []
    const left = versions.ok ? versions.value.filter(({ kind }) => kind !== 'saved') : []
    const read = await Promise.all(left.map((version) => readRecovered(theDesk(), version)))
    recovered.value = read.filter((one) => one !== null)
  }

  function adopt(draft: Draft, from: OpenedFile | null, id: string, isSaved: boolean): void {
    file.value = from && from.path !== '' ? { path: from.path, name: from.name, stamp: from.stamp } : null
    draftId.value = id
    heldBy.value = from?.heldBy ?? null
    saved.value = isSaved ? draft : null
    savedAt.value = null
    drafts.open(draft)
  }

  /** A draft that has never been saved: new, or rolled forward. */
  function begin(draft: Draft): void {
    adopt(draft, null, crypto.randomUUID(), false)
    clock.changed()
  }

  /** Opens the bytes of a draft file; notes say what was odd in it. False where it is no draft. */
  async function openFile(opened: OpenedFile): Promise<boolean> {
    const parsed = parseDraft(textOf(opened), opened.name)
    if (!parsed.ok) {
      if (opened.path !== '') void theDesk().releaseDraft(opened.path)
      await notices.report('打不开这份草稿', parsed.failure)
      return false
    }
    const versions = await theDesk().listVersions()
    const known = (versions.ok ? versions.value : []).filter(
      ({ kind, path }) => kind !== 'review' && path !== '' && path === opened.path,
    )
    const id = known[0]?.draftId ?? crypto.randomUUID()
    adopt(parsed.value, opened, id, true)
    tellNotes(parsed.notes)
    if (opened.heldBy !== null) tellHeld(opened.heldBy)
    const left = known.find(({ kind }) => kind === 'recovery')
    if (left) await offerRecovery(left)
    return true
  }

  function tellNotes(notes: readonly Note[]): void {
    const [first] = notes
    if (first)
      notices.tell(notes.length === 1 ? first.sentence : `${first.sentence}（共 ${notes.length} 项）`)
  }

  function tellHeld(who: string): void {
    notices.tell(`这份草稿正由“${who}”打开，这里只能查看；要修改请用“另存为”存成另一份。`)
  }

  /** A draft is opened that was last left without saving. */
  async function offerRecovery(version: VersionInfo): Promise<void> {
    const text = await theDesk().readVersion(version.id)
    const parsed = text.ok ? parseDraft(text.value, version.title) : text
    if (!parsed.ok) return
    const differences = differencesOf(drafts.draft, parsed.value)
    if (differences.length === 0) {
      await theDesk().dropRecovery(version.draftId)
      return
    }
    const answer = await notices.ask({
      title: '上次有没保存的内容',
      sentences: [
        `${momentWords(version.savedAt, new Date())} 留下的内容没有保存，与文件相比：${differenceWords(differences)}。`,
        '接着用它，还是用文件里已保存的内容？',
      ],
      choices: [
        { id: 'saved', label: '用已保存的', look: 'plain' },
        { id: 'recovered', label: '接着用', look: 'primary' },
      ],
    })
    if (answer === 'recovered') drafts.edit(parsed.value, { kind: 'findings' }, 'import')
    if (answer === 'saved') await theDesk().dropRecovery(version.draftId)
  }

  async function chooseFile(purpose: FilePurpose): Promise<OpenedFile | null> {
    const chosen = await theDesk().chooseFile(purpose)
    if (chosen.ok) return chosen.value
    await notices.report('打不开这份文件', chosen.failure)
    return null
  }

  /** Files of one report, each with what came of opening it; none where the clerk closed the dialog. */
  async function chooseFiles(): Promise<readonly ChosenFile[]> {
    const chosen = await theDesk().chooseFiles()
    if (chosen.ok) return chosen.value
    await notices.report('打不开这份文件', chosen.failure)
    return []
  }

  /** Goes on with a recovery version: the window had died, or the clerk took the offer of the start page. */
  async function resume(id: string): Promise<boolean> {
    const versions = await theDesk().listVersions()
    const version = versions.ok ? versions.value.find((one) => one.id === id) : undefined
    const one = version ? await readRecovered(theDesk(), version) : null
    if (one === null) return false
    await recover(one)
    return true
  }

  async function recover({ version, draft }: Recovered): Promise<void> {
    const onDisk = version.path === null ? null : await theDesk().openPath(version.path)
    const from = onDisk?.ok ? onDisk.value : null
    const before = from ? parseDraft(textOf(from), from.name) : null
    adopt(draft, from, version.draftId, false)
    if (before?.ok) saved.value = before.value
    notices.tell(`已恢复 ${momentWords(version.savedAt, new Date())} 的内容，还没有保存。`)
  }

  async function discard({ version }: Recovered): Promise<void> {
    await theDesk().dropRecovery(version.draftId)
    await refresh()
  }

  /** Saves where the draft lies, or asks where; false when it was not saved. */
  async function save(): Promise<boolean> {
    const target = file.value
    if (target === null || heldBy.value !== null) return saveAs()
    return saving(async () => {
      const draft = drafts.draft
      const result = await theDesk().saveDraft({ ...request(draft), path: target.path, stamp: target.stamp })
      if (result.ok) {
        settle(draft, result.value)
        return true
      }
      return result.failure.code === 'draft-changed'
        ? saveOverChanged(draft, target, result.failure.sentence)
        : saveElsewhere(result.failure.sentence)
    })
  }

  async function saveElsewhere(sentence: string): Promise<boolean> {
    const answer = await notices.ask({
      title: '没有保存',
      sentences: [sentence],
      choices: [
        { id: 'later', label: '以后再说', look: 'plain' },
        { id: 'as', label: '另存为…', look: 'primary' },
      ],
    })
    return answer === 'as' ? saveAs() : false
  }

  async function saveOverChanged(draft: Draft, target: DraftFile, sentence: string): Promise<boolean> {
    const answer = await notices.ask({
      title: '文件在别处被改动过',
      sentences: [sentence],
      choices: [
        { id: 'replace', label: '用这里的内容覆盖', look: 'danger' },
        { id: 'as', label: '另存为…', look: 'primary' },
      ],
    })
    if (answer === 'as') return saveAs()
    if (answer !== 'replace') return false
    const now = await theDesk().openPath(target.path)
    const stamp = now.ok ? now.value.stamp : null
    const result = await theDesk().saveDraft({ ...request(draft), path: target.path, stamp })
    if (result.ok) settle(draft, result.value)
    else await notices.report('没有保存', result.failure)
    return result.ok
  }

  async function saveAs(): Promise<boolean> {
    return saving(async () => {
      const draft = drafts.draft
      const result = await theDesk().saveDraftAs({
        ...request(draft),
        suggestedName: `${fileNameFrom(title.value)}${draftExtension}`,
      })
      if (!result.ok) {
        await notices.report('没有保存', result.failure)
        return false
      }
      if (result.value === null) return false
      heldBy.value = null
      settle(draft, result.value)
      return true
    })
  }

  async function saving(run: () => Promise<boolean>): Promise<boolean> {
    isSaving.value = true
    try {
      return await run()
    } finally {
      isSaving.value = false
    }
  }

  function request(draft: Draft): { text: string; draftId: string; title: string } {
    return { text: serializeDraft(draft), draftId: draftId.value, title: title.value }
  }

  function settle(draft: Draft, at: DraftFile): void {
    file.value = { path: at.path, name: at.name, stamp: at.stamp }
    saved.value = draft
    savedAt.value = new Date().toISOString()
    drafts.timeline.seal()
    isRecoveryFailing.value = false
  }

  /** Asks about unsaved changes; true when the draft may go. */
  async function mayLeave(): Promise<boolean> {
    if (!isUnsaved.value) return true
    const answer = await notices.ask({
      title: '保存修改吗？',
      sentences: [`“${file.value?.name ?? title.value}”有没保存的修改。`],
      choices: [
        { id: 'stay', label: '取消', look: 'plain' },
        { id: 'drop', label: '不保存', look: 'plain' },
        { id: 'save', label: '保存', look: 'primary' },
      ],
    })
    if (answer === 'save') return save()
    if (answer !== 'drop') return false
    clock.settled()
    await theDesk().dropRecovery(draftId.value)
    return true
  }

  /** Back to the start page, unless the clerk stays. */
  async function closeDraft(): Promise<boolean> {
    if (!(await mayLeave())) return false
    const path = file.value?.path
    if (path !== undefined) await theDesk().releaseDraft(path)
    drafts.close()
    file.value = null
    saved.value = null
    heldBy.value = null
    await refresh()
    return true
  }

  async function closeWindow(): Promise<void> {
    if (!(await closeDraft())) return
    await theDesk().setWindowState({ title: '年报助手', unsaved: false })
    window.close()
  }

  async function forgetRecent(path: string): Promise<void> {
    await theDesk().forgetRecent(path)
    await refresh()
  }

  return {
    info,
    file,
    draftId,
    heldBy,
    savedAt,
    isSaving,
    isHeld,
    isUnsaved,
    isTrial,
    isRecoveryFailing,
    recent,
    recovered,
    title,
    theDesk,
    start,
    refresh,
    keep,
    keepRecovery,
    begin,
    openFile,
    chooseFile,
    chooseFiles,
    recover,
    discard,
    save,
    saveAs,
    mayLeave,
    closeDraft,
    closeWindow,
    forgetRecent,
  }
})
