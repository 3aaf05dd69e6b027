import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openProgram, top } from './program.ts'
import {
  answer,
  cell,
  draftIn,
  expectQuiet,
  fillCell,
  goTo,
  makeDraft,
  prose,
  recoveryIsDue,
  save,
  saveAs,
} from './screen.ts'

/** What is typed in a second after the recovery text was due may be lost; nothing before. */
const sentence = '一二三四五六七八九十'

const example = join(top, 'cli/example/annual-report-2023.txt')

describe('the window dies in the middle of typing', () => {
  it('and comes up again with the draft, losing at most the last two seconds', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await saveAs(program, path)
    await goTo(page, 'overview')
    await prose(page).click()
    // Typing goes on all the time: recovery text must not wait for a pause.
    const until = Date.now() + 2 * recoveryIsDue
    let typed = ''
    const typedBy: { readonly at: number; readonly text: string }[] = []
    while (Date.now() < until) {
      await page.keyboard.type(sentence)
      typed += sentence
      typedBy.push({ at: Date.now(), text: typed })
      await pause(40)
    }
    const diedAt = Date.now()
    const reborn = await program.crashWindow()
    await reborn.getByRole('navigation', { name: '大纲' }).waitFor()
    await goTo(reborn, 'overview')
    const kept = (await prose(reborn).textContent()) ?? ''
    const due = typedBy.filter(({ at }) => diedAt - at > recoveryIsDue).at(-1)?.text ?? ''
    expect(due.length).toBeGreaterThan(20)
    expect(typed.startsWith(kept)).toBe(true)
    expect(kept.length).toBeGreaterThanOrEqual(due.length)

    // It is the same draft still: saving goes to the same file, without a question.
    await save(reborn)
    expect(JSON.stringify(await draftIn(path))).toContain(kept)
    await expectQuiet(program)
  })

  it('with everything saved comes up again with the draft from its file', async () => {
    const program = await openProgram()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(program.page(), '某局')
    await saveAs(program, path)
    const reborn = await program.crashWindow()
    await reborn.getByRole('heading', { name: /某局/u }).waitFor()
    await expectQuiet(program)
  })

  it('closing a window whose page no longer answers is offered by the system’s own dialog', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '12')
    await pause(recoveryIsDue)
    const hanging = page.evaluate(() => {
      for (;;);
    })
    hanging.catch(() => undefined)
    await program.answer(1)
    await program.close()
    expect(await program.ended).toBe(0)

    const again = await openProgram({ place: program.place })
    await again.page().getByRole('button', { name: '恢复', exact: true }).click()
    await goTo(again.page(), 'requests')
    expect(await cell(again.page(), 'received_person').inputValue()).toBe('12')
  })
})

describe('everything is killed', () => {
  it('and the start page offers what was recovered, with the time and what differs', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '年报.nianbao')
    await makeDraft(page, '某局')
    await goTo(page, 'requests')
    await fillCell(page, 'received_person', '1')
    await saveAs(program, path)
    const saved = await readFile(path, 'utf8')
    await fillCell(page, 'received_person', '15')
    await fillCell(page, 'received_company', '2')
    await pause(recoveryIsDue)
    await program.kill()
    expect(await readFile(path, 'utf8')).toBe(saved)

    const again = await openProgram({ place: program.place })
    const next = again.page()
    await next.getByText('上次有没保存的内容').waitFor()
    const offered = await next.locator('.recovered-what').textContent()
    expect(offered).toMatch(/\d{1,2}:\d{2}/u)
    expect(offered).toMatch(/表三.*2 格/u)
    await next.getByRole('button', { name: '恢复', exact: true }).click()
    await goTo(next, 'requests')
    expect(await cell(next, 'received_person').inputValue()).toBe('15')
    expect(await cell(next, 'received_company').inputValue()).toBe('2')
    // The lock of the killed program is ours again: saving goes through.
    await save(next)
    await expectQuiet(again)
    await again.close()
    expect(await again.ended).toBe(0)

    const third = await openProgram({ place: program.place })
    expect(await third.page().getByText('上次有没保存的内容').count()).toBe(0)
  })

  it('a draft that was never saved is offered as well', async () => {
    const program = await openProgram()
    const page = program.page()
    await makeDraft(page, '某某市人民政府办公室')
    await goTo(page, 'overview')
    await prose(page).click()
    await page.keyboard.type('打到一半的话')
    await pause(recoveryIsDue)
    await program.kill()

    const again = await openProgram({ place: program.place })
    await expect
      .poll(() => again.page().locator('.recovered-what').textContent())
      .toContain('还没有保存成文件')
    await again.page().getByRole('button', { name: '恢复', exact: true }).click()
    await goTo(again.page(), 'overview')
    expect(await prose(again.page()).textContent()).toBe('打到一半的话')
    await expectQuiet(again)
  })

  it('and the answers of a review are offered, come back into the review and are adopted', async () => {
    const program = await openProgram()
    const page = program.page()
    const path = join(program.place.documents, '去年年报.txt')
    await writeFile(path, (await readFile(example, 'utf8')).replace(/(行政处罚\t)\d+/u, '$1若干'))
    await program.choose(path)
    await page.keyboard.press('Control+i')
    await page.locator('.summary').getByText('存疑 1').waitFor()
    await page.keyboard.press('F8')
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await page.locator('.summary').getByText('存疑 0').waitFor()
    await pause(recoveryIsDue)
    await program.kill()

    const again = await openProgram({ place: program.place })
    const next = again.page()
    await next.getByText('去年年报.txt（核对中）').waitFor()
    expect(await next.locator('.recovered-what').textContent()).toMatch(
      /\d{1,2}:\d{2} 留下 · 没有采用的核对/u,
    )
    await next.getByRole('button', { name: '恢复', exact: true }).click()
    await next.getByText('这是上次没有采用的核对').waitFor()
    await next.getByRole('button', { name: '采用为今年' }).click()
    await answer(next, /草稿已准备好/u, '开始填写')
    await goTo(next, 'disclosure')
    expect(await cell(next, 'penalty_decisions').inputValue()).toBe('12')
    await pause(recoveryIsDue)
    await expectQuiet(again)
    await again.kill()

    // Adopted, it is the draft's: the review is offered no more.
    const third = await openProgram({ place: program.place })
    await third.page().locator('.recovered-what').waitFor()
    expect(await third.page().locator('.recovered-what').allTextContents()).toEqual([
      expect.stringContaining('还没有保存成文件'),
    ])
  })

  it('what is thrown away does not come back', async () => {
    const program = await openProgram()
    await makeDraft(program.page(), '某局')
    await pause(recoveryIsDue)
    await program.kill()
    const again = await openProgram({ place: program.place })
    await again.page().getByRole('button', { name: '不要了', exact: true }).click()
    await answer(again.page(), '不要这份恢复的内容？', '去掉')
    await again.page().getByText('上次有没保存的内容').waitFor({ state: 'hidden' })
    await again.close()
    await again.ended
    const third = await openProgram({ place: program.place })
    expect(await third.page().getByText('上次有没保存的内容').count()).toBe(0)
  })
})
