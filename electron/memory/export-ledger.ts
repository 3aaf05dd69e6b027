// What each exported file held when we wrote it, so that one changed since by somebody else is not replaced unasked;
// and the folders that exports went to, which later starts may write to again.
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { keptValue, type Keeping } from './kept-value.ts'

const mostFiles = 300
const mostFolders = 20

const schema = v.object({
  files: v.array(v.object({ path: v.string(), sha256: v.string() })),
  folders: v.array(v.string()),
})

export interface ExportLedger {
  isOurs(path: string, bytes: Uint8Array): boolean
  wrote(path: string, bytes: Uint8Array): Promise<void>
  /** Newest first. */
  folders(): readonly string[]
  usedFolder(folder: string): Promise<void>
}

export async function exportLedger(keeping: Keeping): Promise<ExportLedger> {
  const kept = await keptValue(keeping, 'exports', schema, { files: [], folders: [] })
  return {
    isOurs(path, bytes) {
      return kept.get().files.some((file) => file.path === path && file.sha256 === digestOf(bytes))
    },
    wrote(path, bytes) {
      const { files, folders } = kept.get()
      const others = files.filter((file) => file.path !== path)
      return kept.set({ folders, files: [{ path, sha256: digestOf(bytes) }, ...others].slice(0, mostFiles) })
    },
    folders: () => kept.get().folders,
    usedFolder(folder) {
      const { files, folders } = kept.get()
      const others = folders.filter((other) => other !== folder)
      return kept.set({ files, folders: [folder, ...others].slice(0, mostFolders) })
    },
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
