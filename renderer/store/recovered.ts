// A draft that was left unsaved or a review that was left unadopted, read from its recovery text, with what differs from the
// draft's file. Whether it is taken is decided elsewhere.
import type { Desk, OpenedFile, VersionInfo } from '../../shared/contract.ts'
import { differencesOf } from '../../shared/report/differences.ts'
import { parseDraft } from '../../shared/report/draft-file.ts'
import type { Draft } from '../../shared/report/model.ts'
import { differenceWords } from '../words/difference-words.ts'

export interface Recovered {
  readonly version: VersionInfo
  readonly draft: Draft
  /** What it has that the saved file has not; null where there is no saved file. */
  readonly differences: string | null
}

/** null where the text cannot be read any more. */
export async function readRecovered(desk: Desk, version: VersionInfo): Promise<Recovered | null> {
  const text = await desk.readVersion(version.id)
  const draft = text.ok ? parseDraft(text.value, version.title) : text
  if (!draft.ok) return null
  // Its path is that of the draft behind it.
  if (version.kind === 'review') return { version, draft: draft.value, differences: null }
  const onDisk = version.path === null ? null : await desk.openPath(version.path)
  const before = onDisk?.ok ? parseDraft(textOf(onDisk.value), onDisk.value.name) : null
  // It was only looked at: nobody has it open yet.
  if (version.path !== null) await desk.releaseDraft(version.path)
  return {
    version,
    draft: draft.value,
    differences: before?.ok ? differenceWords(differencesOf(before.value, draft.value)) : null,
  }
}

export function textOf(opened: OpenedFile): string {
  return new TextDecoder().decode(opened.bytes)
}
