// How far files on their way in have come: in words, and as one share of the whole that never goes back.
import type { Progress } from '../store/import-reading.ts'
import type { Stage } from '../worker/tasks.ts'

export const stageWords: Readonly<Record<Stage, string>> = {
  reading: '正在读取文件…',
  recognizing: '正在识别标题和表格…',
  composing: '正在排版…',
  writing: '正在生成文件…',
}

/** Where in the work on one file a stage begins, and what share of it the stage has. */
const stretches: Readonly<Record<Stage, readonly [from: number, length: number]>> = {
  reading: [0, 0.85],
  recognizing: [0.85, 0.15],
  composing: [0, 0.5],
  writing: [0.5, 0.5],
}

/** 0 to 1 over all files, each of which counts alike. */
export function shareOf({ stage, step, done, all }: Progress): number {
  const [from, length] = stretches[stage]
  const ofFile = done < all ? from + length * (step?.share ?? 0) : 0
  return Math.min((done + ofFile) / Math.max(all, 1), 1)
}
