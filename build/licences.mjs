// Collects the licences of every package whose code ends up in a bundle, while it is bundled, so that none that is shipped
// can be forgotten.
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A package's folder inside a module's path, scope and nesting included. */
const packageFolder = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/u
const licenceName = /^(licen[cs]e|copying)([.-].*)?$/iu

/** A plugin that listens to a build, and the page written from what it heard. */
export function keepLicences() {
  const folders = new Set()
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
    /** @param {string} path @param {string} own the program's own licence file */
    async write(path, own) {
      const facts = await Promise.all([...(await withDependencies(folders))].map(factsOf))
      await writeFile(path, page(await readFile(own, 'utf8'), facts))
    },
  }
}

/** Some packages are published already bundled with what they depend on, exceljs for one: that counts as shipped. */
async function withDependencies(folders) {
  const found = new Set()
  const visit = async (folder) => {
    if (found.has(folder)) return
    found.add(folder)
    const { dependencies = {} } = await statedIn(folder)
    for (const name of Object.keys(dependencies)) {
      const inner = folderOf(name, folder)
      if (inner !== null) await visit(inner)
    }
  }
  for (const folder of folders) await visit(folder)
  return found
}

/** As Node looks for a package: in the node_modules of each folder upwards. */
function folderOf(name, from) {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(from)
  return above === from ? null : folderOf(name, above)
}

async function statedIn(folder) {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

async function factsOf(folder) {
  const { name, version, license } = await statedIn(folder)
  const files = (await readdir(folder)).filter((file) => licenceName.test(file)).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return { name, version, licence: license ?? '见下', text: texts.join('\n\n').trim() }
}

function page(own, facts) {
  const once = new Map(facts.map((one) => [`${one.name} ${one.version}`, one]))
  const parts = [...once]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, { licence, text }]) => `${name}（${licence}）${text === '' ? '' : `\n\n${text}`}`)
  const opening =
    '年报助手的许可，以及随程序分发的第三方软件及其许可。Electron 与 Chromium 的许可见程序文件夹中的 LICENSE 文件。'
  return `${[opening, own.trim(), ...parts].join(`\n\n${'─'.repeat(60)}\n\n`)}\n`
}
