// The house held to its plan by reading its folders: imports against the fences of ARCHITECTURE.md, every rule with its
// examples, every section, table, reader and writer in its list, every command of the README in package.json.
import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { editions } from '../../shared/template/editions.ts'
import { sectionIds, tableIds } from '../../shared/template/form.ts'
import { ruleIds, ruleList } from '../../shared/template/rule-list.ts'
import { fences, fencesOf, matches, roomOf } from './fences.ts'
import {
  importsOf,
  readText,
  sourceFiles,
  sourceFolders,
  top,
  withoutTypes,
  type SourceFile,
} from './source-files.ts'

const files = sourceFolders.flatMap(sourceFiles)
const byPath = new Map(files.map((file) => [file.path, file]))
const product = files.filter(({ path }) => !path.startsWith('test/'))

/** A file and all that it imports, directly or by way of others. */
function reachedFrom(path: string, all: ReadonlyMap<string, SourceFile>): ReadonlySet<string> {
  const reached = new Set<string>()
  const visit = (one: string): void => {
    const file = all.get(one)
    if (file === undefined || reached.has(one)) return
    reached.add(one)
    importsOf(file).forEach(visit)
  }
  visit(path)
  return reached
}

describe('imports stay inside the fences of ARCHITECTURE.md', () => {
  it('every file lives in a room of the table', () => {
    expect(files.map(({ path }) => path).filter((path) => roomOf(fences, path) === undefined)).toEqual([])
  })

  it.each(fences.map((room) => [room.pattern, room] as const))(
    '%s imports only what it may',
    (pattern, room) => {
      const crossings = files
        .filter(({ path }) => roomOf(fences, path)?.pattern === pattern)
        .flatMap((file) => importsOf(file).map((name) => ({ from: file.path, to: name })))
        .filter(({ to }) => !isAllowed(room, to))
        .map(({ from, to }) => `${from} → ${to}`)
      expect(crossings).toEqual([])
    },
  )

  function isAllowed({ rooms, packages }: (typeof fences)[number], name: string): boolean {
    const isOwnFile = sourceFolders.some((folder) => name.startsWith(`${folder}/`))
    if (isOwnFile) {
      const home = roomOf(fences, name)?.pattern
      // A room may be opened for one file of it; `*` stands for every room.
      return rooms.some((one) => one === home || one === '*' || (one.endsWith('.ts') && matches(one, name)))
    }
    const plain = builtinModules.includes(name) ? `node:${name}` : name
    return packages.some((one) => one === '*' || matches(one, plain))
  }
})

describe('the fences themselves', () => {
  const page = [
    '## Fences',
    '| room | imports | packages |',
    '|---|---|---|',
    '| `a` | `a`, `b/*.ts` | `lib`, `@s/*` |',
    '| `a/x-*` | | |',
    '## After',
    '| `no` | | |',
  ].join('\n')

  it('are read from the table and from nowhere else', () => {
    expect(fencesOf(page)).toEqual([
      { pattern: 'a', rooms: ['a', 'b/*.ts'], packages: ['lib', '@s/*'] },
      { pattern: 'a/x-*', rooms: [], packages: [] },
    ])
  })

  it.each([
    ['a/b.ts', 'a'],
    ['a/x-y.ts', 'a/x-*'],
    ['a/x-y/z.ts', 'a/x-*'],
    ['ab/c.ts', undefined],
  ])('%s belongs to %s', (path, room) => {
    expect(roomOf(fencesOf(page), path)?.pattern).toBe(room)
  })

  it('see imports of every kind', () => {
    const text = [
      "import a from './a.ts'",
      "import type { B } from '../b.ts'",
      "export { c } from './c.ts'",
      "const d = () => import('./d.ts')",
      "import 'e'",
      "// import './not.ts'",
      'const s = "import \'./neither.ts\'"',
    ].join('\n')
    const found = ['cli/x/a.ts', 'cli/b.ts', 'cli/x/c.ts', 'cli/x/d.ts', 'e']
    expect([...importsOf({ path: 'cli/x/y.ts', text })].sort()).toEqual(found.sort())
    const vue = `<template><p>import './t.ts'</p></template>\n<script setup lang="ts">\n${text}\n</script>`
    expect([...importsOf({ path: 'cli/x/y.vue', text: vue })].sort()).toEqual(found.sort())
  })
})

describe('files', () => {
  it('are of at most 400 lines', () => {
    const long = files.filter(({ text }) => text.trimEnd().split('\n').length > 400).map(({ path }) => path)
    expect(long).toEqual([])
  })

  it('open with what lives in them', () => {
    const opening = /^(?:#!.*\n)?(?:\/\/|\/\*|<!--|<script[^>]*>\n\s*(?:\/\/|\/\*))/u
    // A test says it in its titles.
    const silent = files.filter(({ path, text }) => !/\.css$|\.test\.ts$/u.test(path) && !opening.test(text))
    expect(silent.map(({ path }) => path)).toEqual([])
  })

  it('are not named after nothing in particular', () => {
    const vague = files.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|managers?|misc)(\/|\.|$)/u.test(path),
    )
    expect(vague.map(({ path }) => path)).toEqual([])
  })

  it('of the product switch off no types and leave nothing for later', () => {
    const escape =
      /@ts-ignore|@ts-nocheck|@ts-expect-error|as unknown as|:\s*any\b|\b(TODO|FIXME|XXX|HACK)\b/u
    expect(product.filter(({ text }) => escape.test(text)).map(({ path }) => path)).toEqual([])
  })
})

describe('the domain core', () => {
  it('compiles without the types of Node and without those of a window', () => {
    const { types, lib } = optionsOf('tsconfig.json')
    expect({ types, lib }).toEqual({ types: [], lib: ['ES2023'] })
    expect(optionsOf('shared/tsconfig.json')).toEqual({})
    expect(optionsOf('shared/tsconfig.files.json')).toEqual({ lib: ['ES2023', 'WebWorker'] })
  })

  function optionsOf(path: string): Record<string, unknown> {
    const { config } = ts.parseConfigFileTextToJson(path, readText(path))
    return config.compilerOptions ?? {}
  }

  it('names no global of Node, of a window or of a terminal', () => {
    const outside =
      /(?<![\w.'-])(process\.|Buffer\.|window\.|globalThis|require\(|console\.|localStorage|navigator\.|__dirname|fetch\(|XMLHttpRequest)|\/\/\/ <reference/u
    // Readers and writers are a project of their own: their libraries know the machine.
    const converters = /^shared\/(import\/read-|export\/write-)/u
    const found = files
      .filter(({ path }) => path.startsWith('shared/') && !converters.test(path))
      .filter(({ text }) => outside.test(text.replace(/^\s*(\/\/(?!\/)|\*).*$/gmu, '')))
    expect(found.map(({ path }) => path)).toEqual([])
  })
})

describe('lists are complete', () => {
  it.each(editions.map((edition) => [edition.id, edition] as const))(
    'edition %i has every section and table in the form’s order',
    (_, edition) => {
      expect(edition.sections.map(({ id }) => id)).toEqual(sectionIds)
      expect(Object.keys(edition.tables)).toEqual(tableIds)
      expect(edition.sections.flatMap(({ table }) => table ?? [])).toEqual(tableIds)
      expect(Object.entries(edition.tables).map(([id, table]) => [id, table.edition])).toEqual(
        tableIds.map((id) => [id, edition.id]),
      )
    },
  )

  it('every table of the template’s files has its place in an edition', async () => {
    const placed = new Set<unknown>(editions.flatMap(({ tables }) => Object.values(tables)))
    const loose: string[] = []
    for (const { path } of files.filter((file) => /^shared\/template\/tables-/u.test(file.path))) {
      const exported: object = await import(/* @vite-ignore */ join(top, path))
      for (const [name, value] of Object.entries(exported)) {
        const isTable = typeof value === 'object' && value !== null && 'bands' in value
        if (isTable && !placed.has(value)) loose.push(`${path}: ${name}`)
      }
    }
    expect(loose).toEqual([])
  })

  it('every rule id is in the list once', () => {
    expect(ruleList.map(({ id }) => id)).toEqual(ruleIds)
  })

  it.each([
    ['shared/import/read-', 'shared/import/formats.ts'],
    ['shared/export/write-', 'shared/export/formats.ts'],
  ])('everything named %s* is reached from %s', (prefix, list) => {
    const reached = reachedFrom(list, byPath)
    expect(
      files
        .map(({ path }) => path)
        .filter((path) => path.startsWith(prefix) && !path.endsWith('.d.ts') && !reached.has(path)),
    ).toEqual([])
    expect(reached.size).toBeGreaterThan(1)
  })
})

describe('no reader and no writer knows the form', () => {
  const running = new Map(files.map((file) => [file.path, withoutTypes(file)]))
  const converters = files
    .map(({ path }) => path)
    .filter((path) => /^shared\/(import\/read-|export\/write-)[^/]+$/u.test(path))

  it.each(converters)('%s does not reach it', (path) => {
    const form = [...reachedFrom(path, running)].filter((other) => /^shared\/(template|rules)\//u.test(other))
    expect(form).toEqual([])
  })
})

describe('every rule has its three examples', () => {
  it.each(ruleIds)('%s: one that fires it, one that does not, one that is incomplete', async (id) => {
    const { ruleExamples } = await import('../shared/rules/examples.ts')
    expect(Object.keys(ruleExamples[id]).sort()).toEqual(['fires', 'holds', 'incomplete'])
  })
})

describe('the README', () => {
  const readme = readText('README.md')
  const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
    readText('package.json'),
  )
  const commands = [...readme.matchAll(/\bnpm (?:run (?:-s )?([a-z]+)|(start|test)\b)/gu)].map(
    ([, run, own]) => run ?? own ?? '',
  )

  it('opens with two commands: the main job and the tests', () => {
    const [, block = ''] = /^# .*\n\n```\n([\s\S]*?)```/u.exec(readme) ?? []
    expect(block).toMatch(/^npm ci && npm (?:run demo|start)\nnpm ci && npm test\n$/u)
  })

  it('names every script of package.json, and none that is not there', () => {
    expect([...new Set(commands)].sort()).toEqual(Object.keys(manifest.scripts).sort())
  })

  it('names every command of the terminal program', async () => {
    const { commands: all } = await import('../../cli/run.ts')
    for (const { name } of all) expect(readme).toMatch(new RegExp(`^npm run -s nianbao -- ${name}\\b`, 'mu'))
  })

  it('gives the test command that CI runs last', () => {
    expect(readText('.ci/run').trimEnd().split('\n').at(-1)).toBe('npm ci && npm test')
  })

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])(
    'and its neighbours: %s links to what is there',
    (page) => {
      const links = [...readText(page).matchAll(/\]\(([^)#:]+)\)/gu)].map(([, path = '']) => path)
      expect(links.filter((path) => !existsSync(join(top, path)))).toEqual([])
    },
  )
})
