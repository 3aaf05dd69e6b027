// Collects the licences of every package whose code ends up in a bundle, while it is bundled, so that the list can neither
// miss one nor name one that is not shipped.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

export interface Licences {
  readonly plugin: Plugin
  write(path: string): Promise<void>
}

interface PackageFacts {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** A package's folder inside a module's path, scope and nesting included. */
const packageFolder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/u
const licenceName = /^(licen[cs]e|copying)([.-].*)?$/iu

export function keepLicences(top: string): Licences {
  const folders = new Set<string>()
  return {
    plugin: {
      name: 'keep-licences',
      generateBundle(_options, files) {
        for (const file of Object.values(files)) {
          if (file.type !== 'chunk') continue
          for (const id of file.moduleIds) {
            const [, folder] = packageFolder.exec(id.replaceAll('\0', '')) ?? []
            if (folder !== undefined) folders.add(folder)
          }
        }
      },
    },
    async write(path) {
      const facts = await Promise.all([...folders].map(factsOf))
      const own = await readFile(join(top, 'LICENSE'), 'utf8')
      await writeFile(path, page(own, facts))
    },
  }
}

async function factsOf(folder: string): Promise<PackageFacts> {
  const stated: { readonly name?: unknown; readonly version?: unknown; readonly license?: unknown } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  )
  const files = (await readdir(folder)).filter((name) => licenceName.test(name)).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return {
    name: String(stated.name),
    version: String(stated.version),
    licence: String(stated.license),
    text: texts.join('\n\n').trim(),
  }
}

function page(own: string, facts: readonly PackageFacts[]): string {
  const sorted = [...facts].sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version))
  const parts = sorted.map(({ name, version, licence, text }) => {
    const heading = `${name} ${version}（${licence}）`
    return text === '' ? heading : `${heading}\n\n${text}`
  })
  const opening = '年报助手的许可，以及随程序分发的第三方软件及其许可。Electron 与 Chromium 的许可见程序文件夹。'
  return [opening, own.trim(), ...parts].join(`\n\n${'─'.repeat(60)}\n\n`).concat('\n')
}
