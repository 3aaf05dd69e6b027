// Earlier versions of the open draft: the list, one of them looked at, and going back to it. Where they lie is the desk's matter.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { VersionInfo } from '../../shared/contract.ts'
import { changedFigures, changedProse } from '../../shared/report/changes.ts'
import { differencesOf } from '../../shared/report/differences.ts'
import { parseDraft } from '../../shared/report/draft-file.ts'
import type { Draft } from '../../shared/report/model.ts'
import { differenceWords } from '../words/difference-words.ts'
import { momentWords } from '../words/time-words.ts'
import { useDeskStore } from './desk-store.ts'
import { useDraftStore } from './draft-store.ts'
import { useNoticeStore } from './notice-store.ts'

/** A version that could be read. */
export interface EarlierDraft {
  readonly version: VersionInfo
  readonly draft: Draft
}

export const useVersionStore = defineStore('version', () => {
  const desks = useDeskStore()
  const drafts = useDraftStore()
  const notices = useNoticeStore()
  const isOpen = ref(false)
  const isReading = ref(false)
  const earlier = shallowRef<readonly EarlierDraft[]>([])
  const chosenId = ref<string | null>(null)

  const listed = computed(() =>
    earlier.value.map((one) => ({
      ...one,
      words: differenceWords(differencesOf(drafts.draft, one.draft)),
    })),
  )
  const chosen = computed(() => earlier.value.find(({ version }) => version.id === chosenId.value) ?? null)
  /** From the draft as it is to the version: what going back would change. */
  const figures = computed(() =>
    chosen.value === null ? [] : changedFigures(drafts.report, chosen.value.draft.report),
  )
  const prose = computed(() =>
    chosen.value === null ? [] : changedProse(drafts.report, chosen.value.draft.report),
  )

  async function open(): Promise<void> {
    isOpen.value = true
    isReading.value = true
    chosenId.value = null
    earlier.value = []
    const versions = await desks.theDesk().listVersions()
    if (!versions.ok) {
      isOpen.value = false
      return notices.refuse(versions.failure)
    }
    const own = versions.value.filter(({ draftId }) => draftId === desks.draftId)
    const read = await Promise.all(own.map(readOne))
    earlier.value = read.filter((one) => one !== null)
    chosenId.value = earlier.value[0]?.version.id ?? null
    isReading.value = false
  }

  /** null for a version that is broken or of a later program; the others are still of use. */
  async function readOne(version: VersionInfo): Promise<EarlierDraft | null> {
    const text = await desks.theDesk().readVersion(version.id)
    if (!text.ok) return null
    const parsed = parseDraft(text.value, version.title)
    return parsed.ok ? { version, draft: parsed.value } : null
  }

  /** One step that Ctrl+Z takes back. */
  function goBack(): void {
    const one = chosen.value
    if (one === null) return
    const deed = `回到${momentWords(one.version.savedAt, new Date())}的版本`
    drafts.edit(one.draft, { kind: 'findings' }, 'import', { deed })
    isOpen.value = false
    notices.tell(`已${deed}；按 Ctrl+Z 可以撤销。`)
  }

  return { isOpen, isReading, listed, chosenId, chosen, figures, prose, open, goBack }
})
