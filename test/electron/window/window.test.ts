import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../../shared/contract.ts'
import { logInto, recentLines } from '../../../electron/log.ts'
import { systemError } from '../../support/desk/failing-disk.ts'
import { appMenu } from '../../../electron/window/app-menu.ts'
import { commandQueue } from '../../../electron/window/command-queue.ts'
import { handedOver } from '../../../electron/window/handed-over.ts'
import { contentPolicy, screenFile } from '../../../electron/window/screen-files.ts'
import { windowOptions } from '../../../electron/window/window-options.ts'
import { temporaryFolder } from '../../support/desk/temporary-folder.ts'

describe('the menu', () => {
  const commands: DeskCommand[] = []
  const menu = appMenu([{ path: '/a&b.nianbao', name: 'a&b.nianbao' }], {
    command: (command) => void commands.push(command),
    close: () => undefined,
  })
  const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  const click = ({ click: run }: MenuItemConstructorOptions): void => (run as (() => void) | undefined)?.()

  it('is Chinese, every item of it', () => {
    const labels = [...menu, ...items]
      .filter(({ type }) => type !== 'separator')
      .map(({ label }) => label ?? '')
    expect(labels.filter((label) => !/^[\p{sc=Han}（）]+(?: PDF)?(\(&[A-Z]\))?…?$/u.test(label))).toEqual([])
  })

  it('has no letter to press twice in one menu', () => {
    for (const { submenu } of [{ submenu: menu }, ...menu]) {
      const letters = (Array.isArray(submenu) ? submenu : []).flatMap(
        ({ label }) => /&([A-Z])/u.exec(label ?? '')?.[1] ?? [],
      )
      expect(new Set(letters).size).toBe(letters.length)
    }
  })

  it('has no undo or redo of its own: there is one timeline', () => {
    expect(items.map(({ role }) => role)).not.toEqual(expect.arrayContaining(['undo']))
    expect(items.map(({ role }) => role)).not.toEqual(expect.arrayContaining(['redo']))
    expect(items.map(({ role }) => role)).not.toEqual(expect.arrayContaining(['toggleDevTools']))
  })

  it('gives every command, with the usual keys shown', () => {
    commands.length = 0
    items.filter(({ role, label }) => role === undefined && !/退出/u.test(label ?? '')).forEach(click)
    expect(commands.map(({ kind }) => kind)).toEqual([
      'new',
      'open',
      'import',
      'import-folder',
      'save',
      'save-as',
      'export',
      'export-pdf',
      'read-approved',
      'preview',
      'print',
      'versions',
      'close-draft',
      'settings',
      'undo',
      'redo',
      'find',
      'replace',
      'next-finding',
      'previous-finding',
      'last-year',
      'zoom-in',
      'zoom-out',
      'zoom-reset',
      'guide',
      'about',
    ])
    const keys = Object.fromEntries(items.map(({ label, accelerator }) => [label, accelerator]))
    expect(keys).toMatchObject({
      '新建(&N)…': 'CmdOrCtrl+N',
      '打开(&O)…': 'CmdOrCtrl+O',
      '保存(&S)': 'CmdOrCtrl+S',
      '另存为(&A)…': 'CmdOrCtrl+Shift+S',
      '设置(&T)…': 'CmdOrCtrl+,',
      '撤销(&U)': 'CmdOrCtrl+Z',
      '重做(&R)': 'CmdOrCtrl+Y',
      '下一处(&N)': 'F8',
      '上一处(&P)': 'Shift+F8',
    })
  })

  it('opens a recent draft by its path, and shows an ampersand of its name', () => {
    const recent = items.find(({ label }) => label?.startsWith('最近'))?.submenu
    const [first] = Array.isArray(recent) ? recent : []
    expect(first?.label).toBe('a&&b.nianbao')
    commands.length = 0
    if (first) click(first)
    expect(commands).toEqual([{ kind: 'open-path', path: '/a&b.nianbao' }])
  })
})

describe('the window is made', () => {
  it('with every setting on the safe side', () => {
    expect(windowOptions('/preload.cjs', null, null).webPreferences).toEqual({
      preload: '/preload.cjs',
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: false,
      backgroundThrottling: false,
    })
  })
})

describe('the screen’s files', () => {
  async function served(address: string, method = 'GET') {
    const folder = await temporaryFolder()
    const inside = join(folder, 'renderer')
    await mkdir(join(inside, 'assets'), { recursive: true })
    await writeFile(join(inside, 'index.html'), '<p>页</p>')
    await writeFile(join(inside, 'assets', 'a-1_b.js'), '1')
    await writeFile(join(folder, 'secret.js'), 'secret')
    return screenFile(inside, new Request(address, { method }))
  }

  it.each([
    ['app://desk/index.html', 'text/html; charset=utf-8', '<p>页</p>'],
    ['app://desk/assets/a-1_b.js', 'text/javascript; charset=utf-8', '1'],
    ['app://desk/index.html?x=1#y', 'text/html; charset=utf-8', '<p>页</p>'],
  ])('%s is served with its type and under the policy', async (address, type, text) => {
    const response = await served(address)
    expect(await response.text()).toBe(text)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  it.each([
    'app://desk/',
    'app://desk/missing.js',
    'app://desk/assets',
    'app://desk/../secret.js',
    'app://desk/%2e%2e/secret.js',
    'app://desk/..%2fsecret.js',
    'app://desk/..%5csecret.js',
    'app://desk/assets//..//..//secret.js',
    'app://other/index.html',
    'app://desk/index.exe',
  ])('%s is not there', async (address) => {
    const response = await served(address)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-security-policy')).toBe(contentPolicy)
  })

  it('only asked for, never sent to', async () => {
    expect((await served('app://desk/index.html', 'POST')).status).toBe(404)
  })

  it('the policy lets only the program’s own files run, without eval and without anything inline', () => {
    expect(contentPolicy).toContain("default-src 'none'")
    expect(contentPolicy).toContain("script-src 'self'")
    expect(contentPolicy).not.toMatch(/unsafe|data:|blob:|https?:|\*/u)
  })
})

describe('a file handed over to a start', () => {
  it.each([
    ['by a double click', ['/opt/nianbao', '/文档/a.nianbao'], true, '/文档/a.nianbao'],
    ['by a relative name', ['nianbao', 'a.nianbao'], true, '/here/a.nianbao'],
    ['behind switches', ['nianbao', '--enable-x', '--y=z', 'a.docx'], true, '/here/a.docx'],
    ['to an unpackaged program', ['electron', '.', 'a.nianbao'], false, '/here/a.nianbao'],
    ['not at all', ['nianbao'], true, null],
    ['nor by switches', ['nianbao', '--enable-x', ''], true, null],
  ])('%s', (_, given, isPackaged, path) => {
    expect(handedOver(given, '/here', isPackaged)).toBe(path)
  })
})

describe('commands for the screen', () => {
  it('wait until it listens, also after it was loaded anew', () => {
    const delivered: string[] = []
    const queue = commandQueue(({ kind }) => void delivered.push(kind))
    queue.send({ kind: 'open-path', path: '/a' })
    expect(delivered).toEqual([])
    queue.listens()
    queue.send({ kind: 'save' })
    queue.stops()
    queue.send({ kind: 'undo' })
    expect(delivered).toEqual(['open-path', 'save'])
    queue.listens()
    expect(delivered).toEqual(['open-path', 'save', 'undo'])
  })
})

describe('the log', () => {
  it('says what happened and where, and nothing that a path or a message would give away', async () => {
    const folder = await temporaryFolder()
    const log = logInto(folder, () => new Date(0))
    log('a version was not kept', Object.assign(systemError('ENOSPC'), { path: '/机密/年报.nianbao' }))
    log('a bug in the desk', new TypeError('某局长的话'))
    const text = await readFile(join(folder, 'desk.log'), 'utf8')
    expect(text).toContain('1970-01-01T00:00:00.000Z a version was not kept ENOSPC\n')
    expect(text).toMatch(/a bug in the desk TypeError \| at window\.test\.ts:\d+/u)
    expect(text).not.toMatch(/机密|某局长/u)
    expect(text).not.toContain(process.cwd())
  })

  it('of a path with blanks in it keeps the last name alone, and of a strange error its kind', async () => {
    const folder = await temporaryFolder()
    const log = logInto(folder, () => new Date(0))
    const windows = Object.assign(new Error('x'), { name: '张三的错误' })
    windows.stack = [
      'Error: 某局',
      '    at save (C:\\Users\\张 三\\AppData\\年报助手\\main.cjs:12:3)',
      '    at /home/张 三/年报 助手/main.cjs:4:5',
      '    at async 某局 (eval at <anonymous>)',
    ].join('\n')
    log('a bug in the desk', windows)
    expect(await readFile(join(folder, 'desk.log'), 'utf8')).toBe(
      '1970-01-01T00:00:00.000Z a bug in the desk Error | at main.cjs:12:3 | at main.cjs:4:5 | at elsewhere\n',
    )
  })

  it('is read from its end, and is nothing where there is none', async () => {
    const folder = await temporaryFolder()
    expect(recentLines(folder)).toEqual([])
    const log = logInto(folder, () => new Date(0))
    for (const number of [1, 2, 3]) log(`line ${number}`)
    expect(recentLines(folder, 2)).toEqual([
      '1970-01-01T00:00:00.000Z line 2',
      '1970-01-01T00:00:00.000Z line 3',
    ])
  })

  it('is bounded', async () => {
    const folder = await temporaryFolder()
    const log = logInto(folder, () => new Date(0))
    await writeFile(join(folder, 'desk.log'), 'x'.repeat(300 * 1024))
    log('begins anew')
    expect(await readFile(join(folder, 'desk.log'), 'utf8')).toBe('1970-01-01T00:00:00.000Z begins anew\n')
  })
})
