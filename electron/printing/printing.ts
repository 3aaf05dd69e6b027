// What the desk can do with print pages; page-printer.ts does it with Electron.
import type { DeskResult } from '../../shared/contract.ts'

export interface Printing {
  pdf(page: Uint8Array): Promise<DeskResult<Uint8Array>>
  /** False: the clerk closed the dialog. */
  print(page: Uint8Array): Promise<DeskResult<boolean>>
}

/** Electron tells a closed dialog from a failure by its words alone. */
export function wasCancelled(reason: string): boolean {
  return /cancel/iu.test(reason)
}
