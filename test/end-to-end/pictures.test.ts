// Pictures of everything, at the sizes offices have, in out/pictures; and what a machine can see of them: nothing cut off,
// nothing in English, nothing that a screen reader stumbles over.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { openProgram, top } from './program.ts'
import { officeScreen, officeScreenEnlarged, setScreen } from './screen.ts'
import { tour } from './tour.ts'

const folder = join(top, 'out', 'pictures')

const sizes = [
  { name: '1366x768', ...officeScreen },
  { name: '1366x768-150', ...officeScreenEnlarged },
  { name: '1920x1080-150', width: 1920, height: 1080, scale: 1.5 },
] as const

/** Texts that are wider or higher than the box they are in, where the box hides what does not fit. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const found: string[] = []
    if (document.documentElement.scrollWidth > window.innerWidth)
      found.push('the page is wider than the window')
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      )
      if (!own || !isShown(element)) continue
      const style = getComputedStyle(element)
      // For a screen reader only, or shortened on purpose with the whole in its tooltip.
      if (element.clientWidth <= 1 || element.closest('[title]') !== null) continue
      const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
      const isCut =
        (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
      if (isCut) found.push(`${element.className}: ${element.textContent?.trim().slice(0, 40)}`)
    }
    return found
  })
}

/** Latin letters that are names, keys or endings; everything else a clerk reads is Chinese. */
const latin =
  /Word|WPS|Excel|Ctrl|Shift|Alt|Tab|Esc|Enter|Home|End|Delete|F\d{1,2}|HTML|PDF|\.[a-z]{2,8}\b|20XX|[Xx]{2}|\b[A-Z]\b|\bA4\b|[a-z-]+-\d{4}/gu

function englishWords(page: Page): Promise<readonly string[]> {
  return page
    .evaluate(() => {
      const texts: string[] = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node.parentElement?.checkVisibility()) texts.push(node.textContent ?? '')
      }
      for (const element of document.querySelectorAll('[title], [aria-label], [placeholder]'))
        texts.push(...['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''))
      return texts
    })
    .then((texts) => {
      // A path is the machine's own.
      const words = texts.filter((text) => !text.includes('/')).map((text) => text.replace(latin, ''))
      return [...new Set(words.filter((text) => /[A-Za-z]{2,}/u.test(text)))]
    })
}

/** Half a second each: everything once, and at the other sizes only what is another thing there, the drawer. */
function isAskedAt({ scale, width }: (typeof sizes)[number], name: string): boolean {
  return scale === 1 || (width === 1366 && name === 'findings')
}

async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
})

describe.each(sizes)('at $name', (size) => {
  it('everything is whole, Chinese and accessible', async () => {
    const program = await openProgram()
    const page = program.page()
    await setScreen(page, size)
    const found: Record<string, unknown> = {}
    for (const { name, go } of tour) {
      await go(page, program)
      // Transitions take up to 180 ms.
      await page.waitForTimeout(250)
      await page.screenshot({ path: join(folder, `${size.name}-${name}.png`), animations: 'disabled' })
      const trouble = {
        cutOff: await cutOff(page),
        english: await englishWords(page),
        axe: isAskedAt(size, name) ? await axeFindings(page) : [],
      }
      if (Object.values(trouble).some((list) => list.length > 0)) found[name] = trouble
    }
    expect(found).toEqual({})
    expect(program.complaints).toEqual([])
  }, 120_000)
})
