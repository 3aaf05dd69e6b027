import { userEvent } from 'vitest/browser'
import { describe, expect, it } from 'vitest'
import { render } from 'vitest-browser-vue'
import { defineComponent, h, ref } from 'vue'
import TabRow from '../../../renderer/panes/TabRow.vue'

const tabs = [
  { id: 'one', label: '甲' },
  { id: 'two', label: '乙', hint: '第二个', open: 2 },
  { id: 'three', label: '丙', open: 0 },
]

async function shown(): Promise<() => readonly (string | null)[]> {
  const chosen = ref('one')
  const page = defineComponent(() => () => [
    h(TabRow<string>, {
      tabs,
      chosen: chosen.value,
      name: 'tab',
      panel: 'panel',
      label: '页',
      onChoose: (id: string) => (chosen.value = id),
    }),
    h('div', { id: 'panel', role: 'tabpanel' }, chosen.value),
  ])
  await render(page)
  return () => [document.querySelector('#panel')?.textContent ?? null, document.activeElement?.id ?? null]
}

describe('a row of tabs', () => {
  it('goes round with the arrows, the focus with it', async () => {
    const state = await shown()
    document.querySelector<HTMLElement>('#tab-one')?.focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(state()).toEqual(['three', 'tab-three'])
    await userEvent.keyboard('{ArrowRight}{ArrowRight}')
    expect(state()).toEqual(['two', 'tab-two'])
  })

  it('is reached by Tab once, and says what is open where something is', async () => {
    await shown()
    const all = [...document.querySelectorAll<HTMLElement>('[role="tab"]')]
    expect(all.map((tab) => tab.tabIndex)).toEqual([0, -1, -1])
    expect(all.map((tab) => tab.innerText.replaceAll(/\s/gu, ''))).toEqual(['甲', '乙2处', '丙'])
    expect(all.map((tab) => tab.title)).toEqual(['', '第二个', ''])
  })
})
