// From the words after a command to its arguments, or to one sentence on what is wrong with them.
import { parseArgs } from 'node:util'
import { failed, success, type Outcome } from '../shared/notes.ts'
import type { Arguments, Command } from './command.ts'

/** Reads the words against the command's own list of options. */
export function parseArguments(command: Command, words: readonly string[]): Outcome<Arguments> {
  const specs = new Map(command.options.map((option) => [option.name, option]))
  const { tokens } = parseArgs({
    args: [...words],
    // Ours are the sentences: parseArgs only takes the words apart.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      command.options.map(
        ({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
      ),
    ),
  })
  const values = new Map<string, string>()
  const flags = new Set<string>()
  const files: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value)
    if (token.kind !== 'option') continue
    const spec = specs.get(token.name)
    if (spec === undefined || !token.rawName.startsWith('--')) {
      return wrong(command, `“${command.name}”没有 ${token.rawName} 这个选项`)
    }
    if (values.has(spec.name) || flags.has(spec.name)) return wrong(command, `选项 --${spec.name} 写了两次`)
    if (spec.value === undefined) {
      if (token.value !== undefined) return wrong(command, `选项 --${spec.name} 后面不用写内容`)
      flags.add(spec.name)
      continue
    }
    const isNextOption = token.inlineValue === false && (token.value ?? '').startsWith('-')
    if (token.value === undefined || token.value === '' || isNextOption) {
      return wrong(command, `选项 --${spec.name} 后面缺少“${spec.value}”`)
    }
    values.set(spec.name, token.value)
  }
  const one = command.file === undefined ? 0 : 1
  const expected = command.file?.isMany ? Infinity : one
  const [file = ''] = files
  if (command.file !== undefined && file === '') {
    return wrong(command, `“${command.name}”后面缺少“${command.file.value}”`)
  }
  if (files.length > expected) return wrong(command, `不明白多出来的“${files[expected] ?? ''}”`)
  for (const { name, value, required } of command.options) {
    if (required && !values.has(name)) return wrong(command, `缺少选项 --${name}“${value ?? ''}”`)
  }
  return success({ file, files, value: (name) => values.get(name), flag: (name) => flags.has(name) })
}

/** The first report year of the form in force, and a last one that is surely a slip of the hand. */
const firstYear = 2021
const lastYear = 2099

/** A report year for a new draft. */
export function parseYear(command: Command, text: string): Outcome<number> {
  const year = /^\d{4}$/u.test(text) ? Number(text) : Number.NaN
  return year >= firstYear && year <= lastYear
    ? success(year)
    : wrong(command, `“${text}”不是能编制的报告年度，请写 ${firstYear} 至 ${lastYear} 之间的四位年份`)
}

export function wrong(command: Command, detail: string): ReturnType<typeof failed<'usage'>> {
  return failed('usage', detail, `${command.name} --help`)
}
