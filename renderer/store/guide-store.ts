// The user's guide: loaded when it is first asked for, searched by words.
import type { GuideBlock, GuideSection } from 'virtual:guide'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

export const useGuideStore = defineStore('guide', () => {
  const isOpen = ref(false)
  const sections = shallowRef<readonly GuideSection[]>([])
  const words = ref('')
  const found = computed(() => {
    const wanted = words.value.trim().toLowerCase()
    if (wanted === '') return sections.value
    return sections.value.filter((section) => textOf(section).toLowerCase().includes(wanted))
  })

  async function open(): Promise<void> {
    isOpen.value = true
    if (sections.value.length === 0) sections.value = (await import('virtual:guide')).sections
  }

  return { isOpen, words, sections, found, open }
})

function textOf({ title, blocks }: GuideSection): string {
  return [title, ...blocks.map(textOfBlock)].join('\n')
}

function textOfBlock(block: GuideBlock): string {
  switch (block.kind) {
    case 'text':
      return block.parts.map(({ text }) => text).join('')
    case 'list':
      return block.items.map((parts) => parts.map(({ text }) => text).join('')).join('\n')
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join(' ')).join('\n')
    case 'picture':
      return block.title
  }
}
