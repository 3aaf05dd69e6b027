// The answers of a review, kept while they are given: as recovery text of its own beside that of the open draft, until the
// review is adopted or given up. How it comes back into the review is in import-store.ts.
import { ref, watch, type Ref } from 'vue'
import type { VersionInfo } from '../../shared/contract.ts'
import { serializeDraft } from '../../shared/report/draft-file.ts'
import type { Draft } from '../../shared/report/model.ts'
import { useDeskStore } from './desk-store.ts'
import { readRecovered, type Recovered } from './recovered.ts'
import { windowClock } from './recovery-clock.ts'

export interface KeptReview {
  /** Whether there is anything that would be lost. */
  readonly isHeld: Readonly<Ref<boolean>>
  /** The reviewed report as it is now. */
  readonly draft: Readonly<Ref<Draft>>
  /** The files under review. */
  readonly name: () => string
}

export function reviewKeeping() {
  const desks = useDeskStore()
  let id = ''
  let isKept = false
  /** It came from recovery text: what was answered before would be lost, though nothing has been answered since. */
  const isRestored = ref(false)

  function begin(from: VersionInfo | null): void {
    id = from?.draftId ?? crypto.randomUUID()
    isKept = from !== null
    isRestored.value = from !== null
  }

  function follow({ isHeld, draft, name }: KeptReview): void {
    const clock = windowClock(() => {
      if (id === '') return
      isKept = true
      void desks.keep({
        draftId: id,
        kind: 'review',
        text: serializeDraft(draft.value),
        path: desks.file?.path ?? null,
        title: name(),
      })
    })
    watch(
      [isHeld, draft],
      () => {
        if (id !== '' && (isHeld.value || isKept)) clock.changed()
        else clock.settled()
      },
      { flush: 'sync' },
    )
  }

  /** The review goes: nothing more is kept of it. Gives what drops what was kept, to be called when nothing is lost by it. */
  function end(): () => Promise<void> {
    const draftId = id
    const wasKept = isKept
    id = ''
    isKept = false
    isRestored.value = false
    return async () => {
      if (wasKept) await desks.theDesk().dropRecovery(draftId)
    }
  }

  /** The last review over the draft that is open now, which was adopted nowhere. */
  async function left(): Promise<Recovered | null> {
    const versions = await desks.theDesk().listVersions()
    const behind = desks.file?.path ?? null
    const version = (versions.ok ? versions.value : []).find(
      ({ kind, path }) => kind === 'review' && path === behind,
    )
    return version ? readRecovered(desks.theDesk(), version) : null
  }

  return { isRestored, begin, follow, end, left }
}
