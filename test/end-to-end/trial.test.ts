// `npm start` where Electron's program cannot be had: the same screen in the machine's own browser, on a real (virtual)
// desktop, kept between two starts.
import { spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/desk/temporary-folder.ts'
import { findProgram, haveAll } from '../support/office/programs.ts'
import { top } from './program.ts'
import { cell, fillCell, goTo, makeDraft } from './screen.ts'

const browser = process.env['CHROMIUM_PATH'] ?? findProgram('chromium')
const canRun = haveAll({ chromium: browser, 'xvfb-run': findProgram('xvfb-run') })

interface Trial {
  readonly page: Page
  readonly ended: Promise<number | null>
  readonly said: () => string
}

async function start(home: string): Promise<Trial> {
  // The machine's browser, with the port that lets a test look in.
  const wrapper = join(home, 'browser.sh')
  await writeFile(wrapper, `#!/bin/sh\nexec "${browser}" --remote-debugging-port=0 "$@"\n`, { mode: 0o755 })
  const port = join(home, 'nianbao-trial', 'browser', 'DevToolsActivePort')
  await rm(port, { force: true })
  const child = spawn('xvfb-run', ['-a', process.execPath, join(top, 'build/open-program.mjs')], {
    cwd: top,
    detached: true,
    env: {
      ...process.env,
      CHROMIUM_PATH: wrapper,
      XDG_CONFIG_HOME: home,
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
      ELECTRON_OVERRIDE_DIST_PATH: join(home, 'none'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (part: Buffer) => (said += part.toString('utf8')))
  child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  onTestFinished(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It ended by itself, as it should.
    }
  })
  const endpoint = await expect
    .poll(() => readFile(port, 'utf8').catch(() => ''), { timeout: 30_000, message: 'the browser is up' })
    .toMatch(/^\d+\n/u)
    .then(async () => `http://127.0.0.1:${(await readFile(port, 'utf8')).split('\n')[0]}`)
  const driven = await chromium.connectOverCDP(endpoint)
  const [page] = driven.contexts().flatMap((context) => context.pages())
  if (page === undefined) throw new Error('the browser shows no page')
  await page.getByText('年报助手').first().waitFor()
  return { page, ended, said: () => said }
}

it.runIf(canRun)(
  'opens the screen in the machine’s browser, marked as a trial, and keeps what was typed',
  async () => {
    const home = await temporaryFolder()
    const first = await start(home)
    expect(first.said()).toContain('ELECTRON_MIRROR=')
    await expect.poll(() => first.page.getByText('试用').first().isVisible()).toBe(true)
    await first.page.screenshot({ path: join(top, 'out', 'pictures', 'trial.png') })
    await makeDraft(first.page, '某局')
    await goTo(first.page, 'requests')
    await fillCell(first.page, 'received_person', '15')
    // Within two seconds the recovery text is on the disk of the browser.
    await first.page.waitForTimeout(2500)
    await first.page.close()
    expect(await first.ended).toBe(0)

    const again = await start(home)
    await again.page.getByRole('button', { name: '恢复' }).click()
    await goTo(again.page, 'requests')
    expect(await cell(again.page, 'received_person').inputValue()).toBe('15')
    await again.page.close()
    expect(await again.ended).toBe(0)
  },
  120_000,
)
