// What a command of the terminal program is: its words in the help, its options, and what it does with them.
import type { Failure } from '../shared/notes.ts'
import type { Io } from './io.ts'

export interface OptionSpec {
  readonly name: string
  /** What stands after the option in the help, e.g. `草稿`; absent for a switch. */
  readonly value?: string
  readonly required?: true
  readonly about: string
}

export interface Arguments {
  /** The positional argument in its place, or the first of several; the number of them was checked. */
  readonly file: string
  readonly files: readonly string[]
  /** What was written after an option; undefined where it was not used. */
  readonly value: (name: string) => string | undefined
  readonly flag: (name: string) => boolean
}

/** 0: fine · 1: findings of level error · a failure: exit code 2 and its sentence. */
export type Ending = 0 | 1 | Failure

export interface Command {
  readonly name: string
  /** One line of the overall help. */
  readonly summary: string
  /** What it does, for its own help. */
  readonly about: string
  /** The file it works on, as the help calls it; absent where it needs none. */
  readonly file?: { readonly value: string; readonly about: string; readonly isMany?: true }
  readonly options: readonly OptionSpec[]
  readonly run: (args: Arguments, io: Io) => Promise<Ending>
}

export const jsonOption: OptionSpec = { name: 'json', about: '以 JSON 输出，供其他程序使用' }
export const forceOption: OptionSpec = { name: 'force', about: '文件已存在时覆盖它' }
