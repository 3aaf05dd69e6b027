// The stamp of a file: changes when its content changes on disk, so that somebody else's saving is noticed.
import type { FileFacts } from './disk.ts'

export function stampOf({ changedAt, size }: FileFacts): string {
  return `${changedAt}-${size}`
}
