// The desk on real folders without Electron: the clerk's dialogs are answered from a list, everything else is real.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { deskOnMachine, type DeskOnMachine } from '../../../electron/desk.ts'
import { failed } from '../../../shared/notes.ts'
import type { Disk } from '../../../electron/saving/disk.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface Machine extends DeskOnMachine {
  readonly folder: string
  readonly documents: string
  /** What the clerk chooses in the next dialogs; null closes one. */
  readonly choices: (string | null)[]
  readonly shown: string[]
  readonly logged: string[]
  readonly titles: string[]
  /** The scales the window was told to draw in. */
  readonly scales: number[]
}

export interface MachineOptions {
  readonly folder?: string
  readonly disk?: Disk
}

/** A start of the program; with `folder` one on a machine that was used before. */
export async function machine(options: MachineOptions = {}): Promise<Machine> {
  const folder = options.folder ?? (await temporaryFolder())
  const documents = join(folder, '文档')
  await mkdir(documents, { recursive: true })
  const choices: (string | null)[] = []
  const shown: string[] = []
  const logged: string[] = []
  const titles: string[] = []
  const scales: number[] = []
  const choose = async (): Promise<string | null> => {
    const choice = choices.shift()
    if (choice === undefined) throw new Error('a dialog nobody expected')
    return choice
  }
  const desk = await deskOnMachine({
    appVersion: '1.2.3',
    data: join(folder, 'data'),
    documents,
    // Printing needs Electron: its flows are end to end.
    printing: {
      pdf: async () => failed('print-timeout'),
      print: async () => failed('print-timeout'),
    },
    dialogs: {
      chooseFile: choose,
      chooseFiles: async () => {
        const first = await choose()
        return first === null ? [] : [first, ...choices.splice(0).flatMap((path) => path ?? [])]
      },
      chooseTarget: choose,
      chooseFolder: choose,
      showInFolder: (path) => void shown.push(path),
    },
    log: (what) => void logged.push(what),
    showState: ({ title }) => void titles.push(title),
    recentChanged: () => undefined,
    applySettings: ({ scale }) => void scales.push(scale),
    ...(options.disk === undefined ? {} : { disk: options.disk }),
  })
  onTestFinished(() => desk.held.releaseAll())
  return { ...desk, folder, documents, choices, shown, logged, titles, scales }
}

/** The value of a result that must have gone well. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; failure: { sentence: string } }): T {
  if (!result.ok) throw new Error(result.failure.sentence)
  return result.value
}

export function codeOf(result: { ok: true } | { ok: false; failure: { code: string } }): string | null {
  return result.ok ? null : result.failure.code
}
