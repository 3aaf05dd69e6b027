// A result of the desk that went well; `failed` in shared/notes.ts is its other half.
import type { DeskResult } from '../shared/contract.ts'

export function given<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export const done: DeskResult<null> = given(null)
