import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { keepLicences } from '../../build/licences.mjs'
import { temporaryFolder } from '../support/desk/temporary-folder.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))

interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** The list that a build of these modules would write. */
async function listOf(moduleIds: readonly string[]): Promise<{ list: readonly Licence[]; page: string }> {
  const folder = await temporaryFolder()
  const licences = keepLicences()
  licences.plugin.generateBundle({}, { 'a.js': { type: 'chunk', moduleIds }, 'a.css': { type: 'asset' } })
  const paths = { page: join(folder, 'page.txt'), list: join(folder, 'list.json') }
  await licences.write(top, paths)
  const list: readonly Licence[] = JSON.parse(await readFile(paths.list, 'utf8'))
  return { list, page: await readFile(paths.page, 'utf8') }
}

async function packageIn(
  folder: string,
  stated: object,
  files: Record<string, string> = {},
): Promise<string> {
  const at = join(folder, 'node_modules', 'odd')
  await mkdir(at, { recursive: true })
  await writeFile(join(at, 'package.json'), JSON.stringify({ name: 'odd', version: '1.0.0', ...stated }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(at, name), text)
  return join(at, 'index.js')
}

describe('the licences of what is shipped', () => {
  it('begin with the program’s own and hold what is bundled, what that depends on, and what lies beside', async () => {
    const { list, page } = await listOf([
      join(top, 'node_modules/docx/dist/index.mjs'),
      join(top, 'renderer/main.ts'),
      `\0${join(top, 'node_modules/fflate/esm/browser.js')}?commonjs`,
    ])
    const names = list.map(({ name }) => name)
    expect(names[0]).toBe('年报助手')
    expect(names).toEqual(
      expect.arrayContaining([
        'docx',
        'nanoid',
        'fflate',
        'Electron',
        'Chromium 及其组件',
        'pdfjs-dist 字符映射表',
        'pdfjs-dist 标准字体（Foxit）',
        'pdfjs-dist 标准字体（Liberation）',
      ]),
    )
    expect(names).not.toContain('vue')
    expect(new Set(list.map(({ name, version }) => `${name} ${version}`)).size).toBe(list.length)
    for (const { name, licence, text } of list) {
      expect({ name, isStated: licence !== '' && text.length > 20 }).toEqual({ name, isStated: true })
      expect(page).toContain(text)
    }
  })

  it.each<[string, object, Record<string, string>, string, RegExp]>([
    ['with a file', { license: 'MIT' }, { 'LICENCE.md': 'The MIT words' }, 'MIT', /^The MIT words$/u],
    ['stated as an object', { license: { type: 'ISC' } }, { COPYING: 'words' }, 'ISC', /^words$/u],
    [
      'stated as a list',
      { licenses: [{ type: 'MIT' }, { type: 'X11' }] },
      {},
      'MIT OR X11',
      /没有附许可全文/u,
    ],
    [
      'told in its read-me alone',
      { license: 'ISC', author: { name: 'A. Person' } },
      { 'README.md': '# odd\n\n## License\n\nISC, see the sources.\n\n## Use\n\nNot this.' },
      'ISC',
      /^这个软件包没有附许可全文。\n作者：A\. Person\nISC, see the sources\.$/u,
    ],
    ['nowhere', {}, {}, '未注明', /^这个软件包没有附许可全文。$/u],
  ])('of a package %s', async (_, stated, files, licence, text) => {
    const id = await packageIn(await temporaryFolder(), stated, files)
    const { list } = await listOf([id])
    const odd = list.find(({ name }) => name === 'odd')
    expect(odd?.licence).toBe(licence)
    expect(odd?.text).toMatch(text)
  })
})
