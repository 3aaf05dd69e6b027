// Collects the licences of every package whose code ends up in a bundle, while it is bundled, so that none that is shipped
// can be forgotten; with what is shipped beside the bundles it makes a page for the folder and a list for the program.
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
    /**
     * @param {string} top the program's own folder
     * @param {{ readonly page: string, readonly list: string }} paths where the page and the list are written
     */
    async write(top, paths) {
      const own = await ownFacts(top)
      const bundled = await Promise.all([...(await withDependencies(folders))].map(factsOf))
      const beside = await besideFacts(join(top, 'node_modules'))
      const list = [own, ...sorted([...bundled, ...beside])]
      await writeFile(paths.page, page(list))
      await writeFile(paths.list, JSON.stringify(list))
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
  const stated = await statedIn(folder)
  const names = await readdir(folder)
  const files = names.filter((file) => licenceName.test(file)).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const text = texts.join('\n\n').trim()
  return {
    name: stated.name,
    version: stated.version,
    licence: statedLicence(stated),
    text: text === '' ? await withoutFile(folder, names, stated) : text,
  }
}

/** Old packages name it in a list, or as an object. */
function statedLicence({ license, licenses }) {
  const named = [license ?? licenses ?? []].flat().map((one) => one.type ?? one)
  return named.length === 0 ? '未注明' : named.join(' OR ')
}

/** A package that ships no licence file: what its read-me says of the licence, and whose it is. */
async function withoutFile(folder, names, { author, homepage, repository }) {
  const readme = names.find((name) => /^readme(\.|$)/iu.test(name))
  const page = readme === undefined ? '' : await readFile(join(folder, readme), 'utf8')
  const [, said = ''] =
    /^(?:#+ *)?licen[cs]e *(?:#+|\n[=-]+)?$([\s\S]*?)(?=^#|^[^\n]+\n[=-]{3,}$|(?![\s\S]))/imu.exec(page) ?? []
  const facts = [
    ['作者', author?.name ?? author],
    ['主页', homepage ?? repository?.url ?? repository],
  ].filter(([, fact]) => typeof fact === 'string')
  return ['这个软件包没有附许可全文。', ...facts.map(([what, fact]) => `${what}：${fact}`), said.trim()]
    .filter((line) => line !== '')
    .join('\n')
}

async function ownFacts(top) {
  const { version, license } = await statedIn(top)
  const text = await readFile(join(top, 'LICENSE'), 'utf8')
  return { name: '年报助手', version, licence: license, text: text.trim() }
}

/** What is shipped without being bundled: files that are fetched while reading a PDF, and what the program runs on. */
async function besideFacts(modules) {
  const pdf = await statedIn(join(modules, 'pdfjs-dist'))
  const electron = await statedIn(join(modules, 'electron'))
  const text = async (...path) => (await readFile(join(modules, ...path), 'utf8')).trim()
  return [
    {
      name: 'pdfjs-dist 字符映射表',
      version: pdf.version,
      licence: 'BSD-3-Clause',
      text: await text('pdfjs-dist', 'cmaps', 'LICENSE'),
    },
    {
      name: 'pdfjs-dist 标准字体（Foxit）',
      version: pdf.version,
      licence: 'BSD-3-Clause',
      text: await text('pdfjs-dist', 'standard_fonts', 'LICENSE_FOXIT'),
    },
    {
      name: 'pdfjs-dist 标准字体（Liberation）',
      version: pdf.version,
      licence: 'OFL-1.1',
      text: await text('pdfjs-dist', 'standard_fonts', 'LICENSE_LIBERATION'),
    },
    {
      name: 'Electron',
      version: electron.version,
      licence: electron.license,
      text: await text('electron', 'LICENSE'),
    },
    {
      name: 'Chromium 及其组件',
      version: '',
      licence: 'BSD-3-Clause 等',
      text: '随 Electron 一起分发，各组件的许可全文见程序文件夹中的 LICENSES.chromium.html。',
    },
  ]
}

/** Each once, by name. */
function sorted(facts) {
  return [...new Map(facts.map((one) => [`${one.name} ${one.version}`, one]))]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, one]) => one)
}

function page(list) {
  const parts = list.map(
    ({ name, version, licence, text }) =>
      `${`${name} ${version}`.trim()}（${licence}）${text === '' ? '' : `\n\n${text}`}`,
  )
  const opening = '年报助手的许可，以及随程序分发的第三方软件及其许可。'
  return `${[opening, ...parts].join(`\n\n${'─'.repeat(60)}\n\n`)}\n`
}
