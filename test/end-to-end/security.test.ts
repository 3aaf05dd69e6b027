import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { contentPolicy } from '../../electron/window/screen-files.ts'
import { isOverElectron, openProgram } from './program.ts'
import { makeDraft, saveAs } from './screen.ts'

let asked: Promise<Record<string, unknown>> | null = null

/** Asked once for all of the tests; the first of them starts the program. */
function said(): Promise<Record<string, unknown>> {
  asked ??= openProgram().then((program) => program.security())
  return asked
}

describe.skipIf(isOverElectron)('what the program says to everything a page could want', () => {
  it.each<[string, unknown]>([
    ['isSandboxed', true],
    ['hasPermissionHandlers', true],
    ['granted', []],
    ['letThrough', []],
    ['isSpellChecking', false],
    ['isNavigationPrevented', true],
    ['isFrameNavigationPrevented', true],
    ['isRedirectPrevented', true],
    ['isWebviewPrevented', true],
    ['isDownloadPrevented', true],
    ['newWindow', 'deny'],
  ])('%s: %j', async (what, expected) => {
    expect((await said())[what]).toEqual(expected)
  })

  it.each<[string, unknown]>([
    ['contextIsolation', true],
    ['sandbox', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webSecurity', true],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['webviewTag', false],
    ['plugins', false],
    ['navigateOnDragDrop', false],
    ['spellcheck', false],
    ['devTools', false],
  ])('the window has %s %j', async (setting, expected) => {
    expect(Object.entries((await said())['webPreferences'] ?? {})).toContainEqual([setting, expected])
  })

  it.each([
    ['host-resolver-rules', 'MAP * ~NOTFOUND'],
    ['disable-background-networking', ''],
    ['disable-component-update', ''],
    ['no-pings', ''],
  ])('nothing resolves and nothing is fetched behind it: %s', async (name, value) => {
    expect(Object.entries((await said())['switches'] ?? {})).toContainEqual([name, value])
  })

  it('the page’s scheme is a plain and secure one, with no right to go round its policy', async () => {
    expect((await said())['schemes']).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })
})

describe('a page that was taken over', () => {
  const ways: readonly (readonly [string, () => Promise<string>])[] = [
    [
      'asks another host',
      () =>
        fetch('https://example.com/').then(
          () => 'done',
          () => 'refused',
        ),
    ],
    [
      'posts to another host',
      () =>
        fetch('https://example.com/', { method: 'POST', body: 'x', mode: 'no-cors' }).then(
          () => 'done',
          () => 'refused',
        ),
    ],
    [
      'asks this machine',
      () =>
        fetch('http://127.0.0.1:80/').then(
          () => 'done',
          () => 'refused',
        ),
    ],
    [
      'reads the disk',
      () =>
        fetch('file:///etc/hostname').then(
          () => 'done',
          () => 'refused',
        ),
    ],
    [
      'opens a socket',
      () =>
        new Promise((resolve) => {
          try {
            const socket = new WebSocket('wss://example.com/')
            socket.onopen = () => resolve('done')
            socket.onerror = () => resolve('refused')
            socket.onclose = () => resolve('refused')
          } catch {
            resolve('refused')
          }
        }),
    ],
    [
      'tells something by the address of a picture',
      () =>
        new Promise((resolve) => {
          const picture = new Image()
          picture.onload = () => resolve('done')
          picture.onerror = () => resolve('refused')
          picture.src = 'https://example.com/x.png'
        }),
    ],
    [
      'makes code of text',
      () =>
        new Promise((resolve) => {
          // In a turn of its own: what the test's tools call themselves is let through.
          setTimeout(() => {
            try {
              resolve(String(new Function('return "done"')()))
            } catch {
              resolve('refused')
            }
          })
        }),
    ],
    [
      'puts a script into itself',
      async () => {
        const script = document.createElement('script')
        script.textContent = 'document.title = "done"'
        document.head.append(script)
        return document.title === 'done' ? 'done' : 'refused'
      },
    ],
    [
      'starts a worker from text',
      () =>
        new Promise((resolve) => {
          try {
            const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))
            worker.onmessage = () => resolve('done')
            worker.onerror = () => resolve('refused')
          } catch {
            resolve('refused')
          }
        }),
    ],
    [
      'puts a frame into itself',
      () =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe')
          frame.src = 'https://example.com/'
          document.addEventListener('securitypolicyviolation', () => resolve('refused'), { once: true })
          frame.onload = () => resolve(frame.contentDocument === null ? 'refused' : 'done')
          document.body.append(frame)
        }),
    ],
    [
      'reaches for Node',
      async () =>
        ['require', 'process', 'module', 'Buffer'].some((name) => name in window) ? 'done' : 'refused',
    ],
  ]

  it('can do none of it, and nothing leaves the window', async () => {
    const program = await openProgram()
    const page = program.page()
    const outcomes: [string, string][] = []
    const silence = (): Promise<string> =>
      new Promise((resolve) => setTimeout(() => resolve('no answer'), 10_000))
    for (const [way, act] of ways) outcomes.push([way, await Promise.race([page.evaluate(act), silence()])])
    expect(outcomes).toEqual(ways.map(([way]) => [way, 'refused']))
    expect((await program.records()).escaped).toEqual([])
  })

  it('cannot go elsewhere nor open another window', async () => {
    const program = await openProgram()
    const page = program.page()
    const before = page.url()
    await page.evaluate(() => void window.location.assign('https://example.com/'))
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://example.com/other'
      link.target = '_blank'
      document.body.append(link)
      link.click()
    })
    await page.evaluate(() => void window.open('https://example.com/third'))
    await expect.poll(async () => (await program.records()).navigations.length).toBeGreaterThan(0)
    await expect.poll(() => page.context().pages().length).toBe(1)
    expect(page.url()).toBe(before)
    expect((await program.records()).escaped).toEqual([])
  })

  it('cannot forge what the desk handed to it, nor find a channel to the main process', async () => {
    const program = await openProgram()
    const found = await program.page().evaluate(() => {
      const desk: object = Reflect.get(window, 'desk')
      const isChanged = Reflect.set(desk, 'openPath', () => 'forged') || Reflect.set(window, 'desk', {})
      return {
        members: Object.keys(desk).sort(),
        isChanged,
        isThere: 'ipcRenderer' in window || 'electron' in window,
      }
    })
    expect(found.isChanged).toBe(false)
    expect(found.isThere).toBe(false)
    expect(found.members).toEqual(
      [
        'info',
        'chooseFile',
        'chooseFiles',
        'chooseReports',
        'listFolder',
        'readListed',
        'openPath',
        'saveDraft',
        'saveDraftAs',
        'keepRecovery',
        'dropRecovery',
        'listVersions',
        'readVersion',
        'listRecent',
        'forgetRecent',
        'exportFolder',
        'chooseFolder',
        'writeExport',
        'showInFolder',
        'makePdf',
        'printPages',
        'readSettings',
        'saveSettings',
        'moveVersions',
        'showVersions',
        'diagnostics',
        'noteBug',
        'releaseDraft',
        'setWindowState',
        'pathOfDropped',
        'onCommand',
      ].sort(),
    )
  })

  it('reads no file that the clerk has not named', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await saveAs(program, join(program.place.documents, '年报.nianbao'))
    const codes = await page.evaluate(async () => {
      const desk: {
        openPath(path: string): Promise<{ ok: boolean; failure?: { code: string } }>
        pathOfDropped(file: unknown): string
      } = Reflect.get(window, 'desk')
      const forged = desk.pathOfDropped(new File(['x'], '/etc/hostname'))
      const asked = await desk.openPath('/etc/hostname')
      return [forged, asked.failure?.code]
    })
    expect(codes).toEqual(['', 'path-unnamed'])
  })
})

describe('the page', () => {
  it('comes under the policy by header, and breaks it nowhere on the way through the program', async () => {
    const program = await openProgram()
    const page = program.page()
    expect(await headerOf(page)).toBe(contentPolicy)
    await makeDraft(page, '某局')
    expect(program.complaints).toEqual([])
  })

  async function headerOf(page: Page): Promise<string | null> {
    return page.evaluate(async () => (await fetch('./index.html')).headers.get('content-security-policy'))
  }
})
