// The user's guide for the window: docs/使用手册.md and behind it docs/规则清单.md as plain data, read when the window is built, so
// that the program carries no Markdown library and no HTML of its own making.
import { lexer } from 'marked'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const manual = fileURLToPath(new URL('../docs/使用手册.md', import.meta.url))
const rules = fileURLToPath(new URL('../docs/规则清单.md', import.meta.url))
const name = 'virtual:guide'

/** @returns {import('vite').Plugin} */
export function guide() {
  return {
    name: 'nianbao-guide',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null
      this.addWatchFile(manual)
      this.addWatchFile(rules)
      const pictures = []
      const sections = [
        ...sectionsOf(await readFile(manual, 'utf8'), pictures),
        ...sectionsOf(await readFile(rules, 'utf8'), pictures).map(({ title, blocks }) => ({
          title: `规则清单：${title}`,
          blocks,
        })),
      ]
      const imports = pictures.map((path, index) => `import picture${index} from '/@guide/${path}'`)
      const text = JSON.stringify(sections).replaceAll(/"picture:(\d+)"/gu, 'picture$1')
      return `${imports.join('\n')}\nexport const sections = ${text}`.replaceAll(
        '/@guide/',
        `${fileURLToPath(new URL('../docs/', import.meta.url))}`,
      )
    },
  }
}

/** Sections by second-level headings; pictures are noted by their place in the list. */
function sectionsOf(markdown, pictures) {
  const sections = []
  for (const token of lexer(markdown)) {
    if (token.type === 'heading' && token.depth === 2) sections.push({ title: token.text, blocks: [] })
    else sections.at(-1)?.blocks.push(...blocksOf(token, pictures))
  }
  return sections
}

function blocksOf(token, pictures) {
  switch (token.type) {
    case 'paragraph': {
      const [only] = token.tokens
      if (only?.type !== 'image') return [{ kind: 'text', parts: partsOf(token.tokens) }]
      pictures.push(only.href)
      return [{ kind: 'picture', source: `picture:${pictures.length - 1}`, title: only.text }]
    }
    case 'list':
      return [
        {
          kind: 'list',
          ordered: token.ordered,
          items: token.items.map(({ tokens }) => partsOf(tokens.flatMap((inner) => inner.tokens ?? [inner]))),
        },
      ]
    case 'table':
      return [
        {
          kind: 'table',
          head: token.header.map(({ text }) => text),
          rows: token.rows.map((row) => row.map(({ text }) => text)),
        },
      ]
    default:
      return []
  }
}

function partsOf(tokens) {
  return tokens.map((token) => ({ text: token.text ?? token.raw, strong: token.type === 'strong' }))
}
