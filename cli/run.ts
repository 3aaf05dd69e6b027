// The program: the word after `nianbao` picks a command, its ending becomes the exit code. The one edge where a bug is
// caught and becomes a sentence.
import { failure, type Failure } from '../shared/notes.ts'
import { parseArguments } from './arguments.ts'
import type { Command, Ending } from './command.ts'
import { cellsCommand } from './commands/cells.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { newCommand } from './commands/new.ts'
import { rollCommand } from './commands/roll.ts'
import { rulesCommand } from './commands/rules.ts'
import { printCommandHelp, printHelp } from './help.ts'
import type { Io } from './io.ts'

export const commands: readonly Command[] = [
  newCommand,
  importCommand,
  rollCommand,
  checkCommand,
  compareCommand,
  exportCommand,
  cellsCommand,
  rulesCommand,
]

export type ExitCode = 0 | 1 | 2

/** Runs one command line; prints to `io` and never throws. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  const ending = await guarded(words, io)
  io.progress('')
  if (typeof ending === 'number') return ending
  io.err(ending.sentence)
  return 2
}

async function guarded(words: readonly string[], io: Io): Promise<Ending> {
  try {
    return await chosen(words, io)
  } catch (error) {
    return reportBug(words, error, io)
  }
}

/** What is said of a bug; whoever mends the program can ask for its stack, a clerk never sees it. */
export function reportBug([name = '']: readonly string[], error: unknown, io: Io): Failure {
  if (process.env['NIANBAO_DEBUG'] === '1')
    io.err(error instanceof Error ? String(error.stack) : String(error))
  return failure('bug', `执行“${name}”`)
}

async function chosen([name, ...words]: readonly string[], io: Io): Promise<Ending> {
  if (name === undefined) return failure('usage', '没有写明要做什么', '--help')
  if (name === '--help' || name === '-h') {
    printHelp(commands, io)
    return 0
  }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return failure('usage', `没有“${name}”这个命令`, '--help')
  if (words.includes('--help') || words.includes('-h')) {
    printCommandHelp(command, io)
    return 0
  }
  const args = parseArguments(command, words)
  return args.ok ? await command.run(args.value, io) : args.failure
}
