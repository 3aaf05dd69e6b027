// What axe finds on the page at WCAG A and AA, in its Chinese words; nothing is excused.
import axe from 'axe-core'
import words from 'axe-core/locales/zh_CN.json?raw'

const locale: axe.Locale = JSON.parse(words)
axe.configure({ locale })

export async function troubles(): Promise<readonly string[]> {
  const { violations } = await axe.run(document, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  })
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} ${help}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  )
}

/** Words of another script on the screen; names of programs, standards, fonts, formats and keys are not words. */
const allowed =
  /20XX|GB\/T 9704|_?GBK|_GB2312|Times New Roman|Liberation Serif|XX(?=日)|\b(?:Word|WPS|Excel|PDF|Ctrl|Shift|Alt|Tab|Enter|Esc|Delete|F\d{1,2}|[A-Z]|docx|xlsx|html|nianbao|txt|jpg)\b/gu

export function foreignWords(): readonly string[] {
  const said = [...document.querySelectorAll<HTMLElement>('#app, [role="dialog"]')].flatMap((root) => [
    root.innerText,
    ...[...root.querySelectorAll('[title], [aria-label], [placeholder]')].flatMap((element) =>
      ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    ),
  ])
  const words = said.flatMap((text) => text.replaceAll(allowed, '').match(/[A-Za-z]{2,}/gu) ?? [])
  return [...new Set(words)]
}
