// What is packed for each system, seen without a download: electron-builder runs with its real settings over a folder that
// stands for Electron's own, up to the point where it would call the makers of installers.
import { getRawHeader, extractFile, listPackage } from '@electron/asar'
import { Arch, build, Platform, type Configuration } from 'electron-builder'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packingCalls } from '../../build/package.mjs'
import { fuseMark, stubElectron } from '../support/packaging/stub-electron.ts'
import { top } from './program.ts'

interface Packed {
  readonly folder: string
  readonly asar: string
  /** What each maker of an installer would have been given, in the order they are asked. */
  readonly given: readonly unknown[]
}

const stated: { readonly version: string; readonly devDependencies: Readonly<Record<string, string>> } =
  JSON.parse(await readFile(join(top, 'package.json'), 'utf8'))
const folders: string[] = []

const packedFor = new Map<string, Promise<Packed>>()

/** Packed once for all the tests. */
function packFor(system: 'linux' | 'win32'): Promise<Packed> {
  const packed = packedFor.get(system) ?? pack(system)
  packedFor.set(system, packed)
  return packed
}

async function pack(system: 'linux' | 'win32'): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-pack-'))
  folders.push(folder)
  const electron = join(folder, 'electron')
  await stubElectron(electron, system, stated.devDependencies['electron'] ?? '')
  // The Windows installer starts from an archive; an empty one does, since no installer is made.
  const archiver = join(folder, '7za')
  await writeFile(
    archiver,
    '#!/bin/sh\nfor word; do case "$word" in *.7z) echo stub > "$word";; esac; done\n',
  )
  await chmod(archiver, 0o755)
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] = archiver

  const given: unknown[] = []
  // The same settings as `npm run package` gives on its command line.
  const name = packingCalls([], system)?.[0]
    ?.find((word) => word.startsWith('-c.productName='))
    ?.split('=')[1]
  const config: Configuration = {
    electronDist: electron,
    directories: { output: join(folder, 'release') },
    ...(name === undefined ? {} : { productName: name }),
  }
  await build({
    projectDir: top,
    publish: 'never',
    targets:
      system === 'linux'
        ? Platform.LINUX.createTarget(['deb', 'AppImage'], Arch.x64)
        : Platform.WINDOWS.createTarget(['nsis', 'portable'], Arch.x64),
    config,
    effectiveOptionComputed: async (options) => {
      given.push(await readable(options))
      return true
    },
  })
  const unpacked = join(folder, 'release', system === 'linux' ? 'linux-unpacked' : 'win-unpacked')
  return { folder: unpacked, asar: join(unpacked, 'resources', 'app.asar'), given }
}

/** A maker is given the path of a menu entry that is gone afterwards: its text is kept instead. */
async function readable(options: unknown): Promise<unknown> {
  if (!Array.isArray(options)) return options
  return Promise.all(
    options.map((one: unknown) =>
      typeof one === 'string' && one.endsWith('.desktop') ? readFile(one, 'utf8') : one,
    ),
  )
}

/** The letters behind the mark: one for each fuse, in Electron's order. */
async function fusesOf(program: string): Promise<Readonly<Record<string, string>>> {
  const bytes = await readFile(program)
  const at = bytes.indexOf(fuseMark) + fuseMark.length
  const names = [
    'runAsNode',
    'cookieEncryption',
    'nodeOptions',
    'nodeCliInspect',
    'asarIntegrity',
    'onlyAsar',
    'v8Snapshot',
    'fileProtocolPrivileges',
  ]
  return Object.fromEntries(
    names.map((name, index) => [name, String.fromCharCode(bytes[at + 2 + index] ?? 0)]),
  )
}

const everyFuse = {
  runAsNode: '0',
  cookieEncryption: '0',
  nodeOptions: '0',
  nodeCliInspect: '0',
  asarIntegrity: '1',
  onlyAsar: '1',
  v8Snapshot: '0',
  fileProtocolPrivileges: '0',
}

afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

describe('what npm run package calls', () => {
  it.each([
    [[], 'linux', [['--linux', '-c.productName=nianbao', '--publish', 'never']]],
    [['--dir'], 'win32', [['--win', '--publish', 'never', '--dir']]],
    [
      ['--win', '--linux', '--dir'],
      'linux',
      [
        ['--win', '--publish', 'never', '--dir'],
        ['--linux', '-c.productName=nianbao', '--publish', 'never', '--dir'],
      ],
    ],
    [[], 'sunos', null],
  ] as const)('%j on %s', (given, platform, calls) => {
    expect(packingCalls([...given], platform)).toEqual(calls)
  })
})

describe.each(['linux', 'win32'] as const)('packed for %s', (system) => {
  let packed: Packed
  beforeAll(async () => {
    packed = await packFor(system)
  }, 60_000)

  it('holds the bundles and nothing of the sources, the tests or node_modules', () => {
    const files = listPackage(packed.asar, { isPack: false }).map((path) => path.replaceAll('\\', '/'))
    const outside = files.filter(
      (path) => !/^\/(?:package\.json$|dist(?:$|\/electron(?:$|\/)|\/renderer(?:$|\/)))/u.test(path),
    )
    expect(outside).toEqual([])
    expect(files).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/electron/main.cjs',
        '/dist/electron/preload.cjs',
        '/dist/electron/icon.png',
        '/dist/renderer/index.html',
      ]),
    )
    expect(files.filter((path) => /\.(?:ts|vue|map)$/u.test(path))).toEqual([])
  })

  it('starts from its own bundle under its own name', () => {
    const inside: Readonly<Record<string, unknown>> = JSON.parse(
      extractFile(packed.asar, 'package.json').toString(),
    )
    expect(inside).toMatchObject({
      main: 'dist/electron/main.cjs',
      productName: '年报助手',
      version: stated.version,
    })
    expect(inside['devDependencies']).toBeUndefined()
    expect(inside['scripts']).toBeUndefined()
  })

  it('has every fuse as it should be', async () => {
    const program = join(packed.folder, system === 'linux' ? 'nianbao' : 'nianbao.exe')
    expect(await fusesOf(program)).toEqual(everyFuse)
  })

  it('carries the licences of all that is in it, and Chinese and English of Chromium alone', async () => {
    expect((await readdir(packed.folder)).sort()).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html', 'third-party-licences.txt']),
    )
    const licences = await readFile(join(packed.folder, 'third-party-licences.txt'), 'utf8')
    for (const name of [
      'vue ',
      'element-plus ',
      '@tiptap/core ',
      'docx ',
      'exceljs ',
      'pdfjs-dist ',
      'valibot ',
    ])
      expect(licences).toContain(`\n${name}`)
    expect((await readdir(join(packed.folder, 'locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })
})

describe('the Linux packages', () => {
  let packed: Packed
  beforeAll(async () => {
    packed = await packFor('linux')
  }, 60_000)

  it('the .deb has a plain folder, Chinese words and a mime type for drafts', () => {
    const [args, desktop] = (packed.given.find(Array.isArray) ?? []) as [string[], string]
    expect(args.join('\n')).toMatch(/=\/opt\/nianbao$/mu)
    expect(args.join('\n')).toContain('政府信息公开工作年度报告')
    expect(desktop.split('\n')).toEqual(
      expect.arrayContaining([
        'Name=年报助手',
        'Exec=/opt/nianbao/nianbao %U',
        'Categories=Office;',
        'MimeType=application/x-nianbao;',
        'StartupWMClass=nianbao',
      ]),
    )
    expect(desktop).not.toContain('no-sandbox')
  })

  it('the AppImage’s menu entry never switches the sandbox off', () => {
    const entry = packed.given.find((one) => !Array.isArray(one))
    expect(entry).toMatchObject({ desktop: expect.stringContaining('Exec=AppRun %U') })
    expect(JSON.stringify(entry)).not.toContain('no-sandbox')
  })
})

describe('the Windows packages', () => {
  let packed: Packed
  beforeAll(async () => {
    packed = await packFor('win32')
  }, 60_000)

  it('the program says what it is and carries its icon', async () => {
    const resources = NtExecutableResource.from(
      NtExecutable.from(await readFile(join(packed.folder, 'nianbao.exe')), { ignoreCert: true }),
    )
    const [info] = Resource.VersionInfo.fromEntries(resources.entries)
    const [language] = info?.getAvailableLanguages() ?? []
    expect(language && info?.getStringValues(language)).toMatchObject({
      ProductName: '年报助手',
      FileDescription: '年报助手',
      ProductVersion: expect.stringMatching(new RegExp(`^${stated.version}`, 'u')),
    })
    const [icons] = Resource.IconGroupEntry.fromEntries(resources.entries)
    expect(icons?.icons.map(({ width }) => width || 256).sort((a, b) => a - b)).toEqual([
      16, 24, 32, 48, 64, 128, 256,
    ])
  })

  it('knows the hash of its packed program, so that a changed one does not start', async () => {
    const resources = NtExecutableResource.from(
      NtExecutable.from(await readFile(join(packed.folder, 'nianbao.exe')), { ignoreCert: true }),
    )
    const integrity = resources.entries.find(({ type }) => type === 'INTEGRITY')
    const { headerString } = getRawHeader(packed.asar)
    expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
      {
        file: 'resources\\app.asar',
        alg: 'SHA256',
        value: createHash('sha256').update(headerString).digest('hex'),
      },
    ])
  })

  it('the installer is for the clerk alone, in Chinese, and keeps what the clerk has written', () => {
    const installers = packed.given
      .filter(Array.isArray)
      .map(([defines]) => defines as Record<string, unknown>)
    const [setup] = installers.filter((defines) => 'UNINSTALL_DISPLAY_NAME' in defines)
    expect(setup).toMatchObject({
      PRODUCT_NAME: '年报助手',
      SHORTCUT_NAME: '年报助手',
      UNINSTALL_DISPLAY_NAME: `年报助手 ${stated.version}`,
      APP_FILENAME: 'nianbao',
      allowToChangeInstallationDirectory: null,
    })
    for (const unwanted of [
      'INSTALL_MODE_PER_ALL_USERS',
      'DELETE_APP_DATA_ON_UNINSTALL',
      'PACK_ELEVATE_HELPER',
      'ONE_CLICK',
    ])
      expect(Object.keys(setup ?? {})).not.toContain(unwanted)
  })

  it('the portable program asks for no administrator', () => {
    const installers = packed.given
      .filter(Array.isArray)
      .map(([defines]) => defines as Record<string, unknown>)
    expect(installers.find((defines) => 'REQUEST_EXECUTION_LEVEL' in defines)).toMatchObject({
      REQUEST_EXECUTION_LEVEL: 'user',
    })
  })
})

describe('icons', () => {
  it.each(['icon.ico', 'draft.ico'])('%s has every size Windows shows', async (name) => {
    const bytes = await readFile(join(top, 'build/icons', name))
    const count = bytes.readUInt16LE(4)
    const sizes = Array.from({ length: count }, (_, index) => bytes[6 + 16 * index] || 256)
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])(
    'the picture of %i pixels has that size',
    async (size) => {
      const bytes = await readFile(join(top, 'build/icons', `${size}x${size}.png`))
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size])
    },
  )

  it('the installer’s resources are there', () => {
    for (const name of ['installer.nsh', 'license.txt'])
      expect(existsSync(join(top, 'build/installer', name))).toBe(true)
  })
})
