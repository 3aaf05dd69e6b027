// The project's own files as text, and what each of them imports.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The folders the program, its build and its tests are made of. */
export const sourceFolders = ['shared', 'electron', 'renderer', 'cli', 'build', 'bench', 'test'] as const

export interface SourceFile {
  /** From the top of the project, with `/`. */
  readonly path: string
  readonly text: string
}

export function readText(path: string): string {
  return readFileSync(join(top, path), 'utf8')
}

/** Every source file below a folder of the project; fixtures and generated output are none. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return walk(join(top, folder))
    .map((path) => relative(top, path).split(sep).join('/'))
    .filter((path) => /\.(ts|mts|mjs|js|cjs|vue|css)$/u.test(path) && !path.startsWith('test/fixtures/'))
    .sort()
    .map((path) => ({ path, text: readText(path) }))
}

function walk(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .flatMap((name) => walk(join(path, name)))
}

const vueScript = /<script\b[^>]*>([\s\S]*?)<\/script>/gu

const typeImport = /^(?:import|export) type\b[^;'"]*from ['"][^'"]+['"]/gmu

/** The file as it runs: imports and exports of types alone are gone. */
export function withoutTypes({ path, text }: SourceFile): SourceFile {
  return { path, text: text.replace(typeImport, '') }
}

/** What a file imports: paths from the top of the project for its own files, names for packages. */
export function importsOf({ path, text }: SourceFile): readonly string[] {
  if (path.endsWith('.css')) return []
  const code = path.endsWith('.vue')
    ? [...text.matchAll(vueScript)].map(([, script = '']) => script).join('\n')
    : text
  return ts
    .preProcessFile(code, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name))
    .map((name) => name.replace(/\?.*$/u, ''))
}
