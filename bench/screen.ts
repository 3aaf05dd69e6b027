// The built window and its peers in the system's browser, for screen.bench.ts: pages, and clocks inside of them.
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { serializeDraft } from '../shared/report/draft-file.ts'
import { defaultProfile, type Report } from '../shared/report/model.ts'
import { buildScreen, type BuiltScreen } from '../test/support/built-screen.ts'

export interface Stage {
  readonly screen: BuiltScreen
  /** Where the peers are served: `/inputs`, `/editor`. */
  readonly peers: string
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const script = await bundled(fileURLToPath(new URL('peers/plain-editor.ts', import.meta.url)))
  const inputs = `<tr>${'<td><input></td>'.repeat(8)}</tr>`.repeat(28)
  const pages: Readonly<Record<string, readonly [string, string]>> = {
    '/inputs': ['text/html', `<!doctype html><meta charset="utf-8"><table>${inputs}</table>`],
    '/editor': [
      'text/html',
      '<!doctype html><meta charset="utf-8"><main></main><script type="module" src="editor.js"></script>',
    ],
    '/editor.js': ['text/javascript', script],
  }
  const server = createServer((request, response) => {
    const [type, body] = pages[request.url ?? ''] ?? ['text/plain', '']
    response.writeHead(200, { 'Content-Type': type })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const screen = await buildScreen()
  return {
    screen,
    peers: `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    close: async () => {
      await screen.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bundled(entry: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'editor' }, minify: true },
  })
  const [first] = Array.isArray(made) ? made : [made]
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error('the peer was not bundled')
  return chunk.code
}

/** The compiler marks functions with their names by a function of its own, which a page does not have. */
const naming = 'globalThis.__name ??= (one) => one'

/** Our start page, in a profile of its own. */
export async function ourPage({ screen }: Stage): Promise<Page> {
  const { page } = await screen.open()
  // Nothing is listed here, and every request would wait for it.
  await page.context().unroute(/.*/u)
  await page.addInitScript(naming)
  await page.evaluate(naming)
  return page
}

/** A page of a peer, in a window as large as ours. */
export async function peerPage(on: Stage, path: string): Promise<Page> {
  const page = await ourPage(on)
  await page.goto(`${on.peers}${path}`)
  return page
}

export async function openDraft(page: Page, report: Report): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: /打开草稿/u }).click(),
  ])
  await chooser.setFiles({
    name: '年报.nianbao',
    mimeType: 'application/json',
    buffer: Buffer.from(serializeDraft({ report, accepted: [], profile: defaultProfile })),
  })
  await page.getByRole('navigation', { name: '大纲' }).waitFor()
}

/**
 * Puts a clock into the page: over every event of a key, from its first listener to the end of all that follows from it
 * without waiting (listeners, microtasks, layout). What lies between two events is the browser's.
 */
export async function timeKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    let begun: number | null = null
    let total = 0
    let seen = ''
    const begin = (): void => {
      begun ??= performance.now()
    }
    // Microtasks run between two listeners: those of the page have done their work when this one is called.
    const end = (): void => {
      if (begun === null) return
      const findings = document.querySelector('.findings')
      document.body.getBoundingClientRect()
      findings?.getBoundingClientRect()
      total += performance.now() - begun
      begun = null
      seen = findings?.textContent ?? ''
    }
    for (const name of ['keydown', 'keypress', 'beforeinput', 'input']) {
      window.addEventListener(name, begin, { capture: true })
      if (name !== 'beforeinput') window.addEventListener(name, end)
    }
    const take = (): number => {
      const taken = total
      total = 0
      return taken
    }
    Object.assign(window, { keys: { take, seen: () => seen } })
  })
}

interface Keys {
  take(): number
  seen(): string
}

/** One key, then the one that takes it back, in turns; milliseconds of each. */
export function typing(page: Page, key: string): () => Promise<number> {
  let isThere = false
  return async () => {
    isThere = !isThere
    await page.keyboard.press(isThere ? key : 'Backspace')
    return page.evaluate(() => (Reflect.get(window, 'keys') as Keys).take())
  }
}

/** What the clock saw at the end of the key is what the findings say when everything has settled, and is new. */
export async function findingsAreInTime(page: Page, key: string): Promise<void> {
  const before = await page.locator('.findings').textContent()
  await page.keyboard.press(key)
  const seen = await page.evaluate(() => (Reflect.get(window, 'keys') as Keys).seen())
  await page.waitForTimeout(500)
  const settled = await page.locator('.findings').textContent()
  if (seen !== settled || seen === before) throw new Error('the findings came later than the clock stopped')
  await page.keyboard.press('Backspace')
}
