import { cdp, userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-vue'
import { nextTick } from 'vue'
import ProseEditor, { type ProseChange } from '../../../renderer/prose/ProseEditor.vue'
import type { Prose } from '../../../shared/report/prose.ts'

const label = '一、总体情况 正文'

async function open(prose: Prose) {
  const changes: ProseChange[] = []
  const screen = await render(ProseEditor, {
    props: {
      prose,
      label,
      placeholder: '（文字描述）',
      onChange: (change: ProseChange) => changes.push(change),
    },
  })
  const text = screen.getByRole('textbox', { name: label })
  const element = text.element()
  if (!(element instanceof HTMLElement)) throw new Error('the editor has no text box')
  const paste = (data: Readonly<Record<string, string>>): void => {
    const transfer = new DataTransfer()
    for (const [type, value] of Object.entries(data)) transfer.setData(type, value)
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    )
  }
  return { screen, text, element, changes, paste, latest: () => changes.at(-1)?.prose }
}

const two: Prose = [
  {
    level: 2,
    lead: 10,
    runs: [{ text: '（一）主动公开情况。一是公开' }, { text: '400', bold: true }, { text: '条。' }],
  },
  { level: 0, runs: [{ text: '第二段。' }] },
]

describe('the prose editor', () => {
  it('shows a prose and says nothing of it until it is changed', async () => {
    const { element, changes } = await open(two)
    await nextTick()
    expect(element.innerText.replace(/\s+/gu, '')).toBe('（一）主动公开情况。一是公开400条。第二段。')
    expect(changes).toEqual([])
  })

  it('tells every change as frozen prose in which untouched paragraphs are the same objects', async () => {
    const { text, changes, latest } = await open(two)
    await text.click()
    await userEvent.keyboard('{Control>}{End}{/Control}甲')
    await userEvent.keyboard('乙')
    const [first, second] = changes.slice(-2)
    expect(latest()?.[1]).toEqual({ level: 0, runs: [{ text: '第二段。甲乙' }] })
    expect(Object.isFrozen(latest()?.[1])).toBe(true)
    expect(second?.prose[0]).toBe(first?.prose[0])
    expect(second?.prose[0]).toEqual(two[0])
  })

  it('gives a paragraph the level of the numbering typed in front, and a run-in heading once its sentence goes on', async () => {
    const { text, latest } = await open([])
    await text.click()
    await userEvent.keyboard('（一）主动公开情况。一是')
    expect(latest()).toEqual([{ level: 2, lead: 10, runs: [{ text: '（一）主动公开情况。一是' }] }])
  })

  it('takes a change from outside by the smallest replacement and does not tell it back', async () => {
    const { screen, element, changes } = await open(two)
    const kept = element.querySelectorAll('p')[0]
    await screen.rerender({
      prose: [two[0] ?? { level: 0, runs: [] }, { level: 0, runs: [{ text: '第二段，改过。' }] }],
    })
    expect(element.querySelectorAll('p')[1]?.textContent).toBe('第二段，改过。')
    expect(element.querySelectorAll('p')[0]).toBe(kept)
    expect(changes).toEqual([])
  })

  it('pastes one line into the sentence and several as paragraphs, each as one change of kind paste', async () => {
    const { text, changes, paste, latest } = await open([{ level: 0, runs: [{ text: '前后' }] }])
    await text.click()
    await userEvent.keyboard('{Control>}{Home}{/Control}{ArrowRight}')
    paste({ 'text/html': '<p style="color:red">中<b>间</b></p>' })
    expect(latest()).toEqual([
      { level: 0, runs: [{ text: '前中' }, { text: '间', bold: true }, { text: '后' }] },
    ])
    await userEvent.keyboard('{Control>}{End}{/Control}')
    // The browser tells a moved caret a moment after the key; fingers are slower than that, this test is not.
    await new Promise(requestAnimationFrame)
    await userEvent.keyboard('{Enter}')
    paste({ 'text/plain': '第二段\n（一）第三段' })
    expect(latest()?.slice(1)).toEqual([
      { level: 0, runs: [{ text: '第二段' }] },
      { level: 2, runs: [{ text: '（一）第三段' }] },
    ])
    expect(changes.filter(({ kind }) => kind === 'paste')).toHaveLength(2)
  })

  it('makes bold with Ctrl+B and levels with the toolbar', async () => {
    const { screen, text, latest } = await open([{ level: 0, runs: [{ text: '平台建设' }] }])
    await text.click()
    await userEvent.keyboard('{Control>}a{/Control}{Control>}b{/Control}')
    expect(latest()).toEqual([{ level: 0, runs: [{ text: '平台建设', bold: true }] }])
    await screen.getByRole('button', { name: '（一）', exact: true }).click()
    expect(latest()).toEqual([{ level: 2, runs: [{ text: '平台建设', bold: true }] }])
  })

  it('follows a heading line with body', async () => {
    const { text, latest } = await open([{ level: 2, runs: [{ text: '（一）主动公开' }] }])
    await text.click()
    await userEvent.keyboard('{Control>}{End}{/Control}{Enter}正文')
    expect(latest()?.[1]).toEqual({ level: 0, runs: [{ text: '正文' }] })
  })

  it('refuses a paste too long to be a section and changes nothing', async () => {
    const { text, changes, paste } = await open(two)
    await text.click()
    paste({ 'text/plain': '长'.repeat(200_001) })
    expect(changes).toEqual([])
  })

  it('leaves an input method alone: nothing is told or replaced before the composition ends', async () => {
    const { screen, text, element, changes, latest } = await open([{ level: 0, runs: [{ text: '公开' }] }])
    await text.click()
    await userEvent.keyboard('{Control>}{End}{/Control}')
    const compose = (words: string) =>
      cdp().send('Input.imeSetComposition', {
        text: words,
        selectionStart: words.length,
        selectionEnd: words.length,
      })
    await compose('xin')
    await compose('信息')
    // Somebody else changes the prose meanwhile, as find and replace or a proposal may.
    await screen.rerender({
      prose: [
        { level: 0, runs: [{ text: '公开' }] },
        { level: 0, runs: [{ text: '别处改的。' }] },
      ],
    })
    expect(changes).toEqual([])
    expect(element.innerText).toContain('公开信息')
    await cdp().send('Input.insertText', { text: '信息' })
    await expect.poll(() => element.innerText).toContain('别处改的。')
    await userEvent.keyboard('{Control>}{End}{/Control}。')
    expect(latest()?.at(-1)?.runs[0]?.text).toMatch(/。。$/u)
  })

  it('tells composed words once they are chosen', async () => {
    const { text, latest } = await open([{ level: 0, runs: [{ text: '公开' }] }])
    await text.click()
    await userEvent.keyboard('{Control>}{End}{/Control}')
    await cdp().send('Input.imeSetComposition', { text: 'xinxi', selectionStart: 5, selectionEnd: 5 })
    await cdp().send('Input.insertText', { text: '信息' })
    await expect.poll(latest).toEqual([{ level: 0, runs: [{ text: '公开信息' }] }])
  })
})
