// What an element's tag, class and style attribute say of how its content is shown. Style sheets are not looked at.
import { leadNames, roleNames, textRoles, type TextRole } from '../../document.ts'
import { attribute, type Element } from './parse.ts'

export type LeadLevel = 1 | 2 | 3 | 4

const roles: ReadonlyMap<string, TextRole> = new Map(textRoles.map((role) => [roleNames[role].id, role]))
const leads: ReadonlyMap<string, LeadLevel> = new Map(
  ([1, 2, 3, 4] as const).map((level) => [leadNames[level].id, level]),
)

/** The role that one of our own class names gives. */
export function roleOf(element: Element): TextRole | null {
  return (
    classNames(element)
      .map((name) => roles.get(name))
      .find((role) => role !== undefined) ?? null
  )
}

export function leadLevelOf(element: Element): LeadLevel | null {
  return (
    classNames(element)
      .map((name) => leads.get(name))
      .find((level) => level !== undefined) ?? null
  )
}

function classNames(element: Element): readonly string[] {
  return attribute(element, 'class')?.split(/\s+/u) ?? []
}

const notShown = new Set(
  (
    'head script style template noscript iframe object embed audio video canvas svg math select textarea button input ' +
    'option datalist map link meta title base param source track rp rt frame frameset noframes'
  ).split(' '),
)

export function isHidden(element: Element): boolean {
  if (notShown.has(element.tagName) || attribute(element, 'hidden') !== null) return true
  const style = styleOf(element)
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)\b/u.test(
    style,
  )
}

/** null: as the text around it. */
export function boldOf(element: Element): boolean | null {
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z0-9]+)/u.exec(styleOf(element))?.[1]
  if (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600) return true
  if (weight === 'normal' || weight === 'lighter' || Number(weight) < 600) return false
  return element.tagName === 'b' || element.tagName === 'strong' ? true : null
}

export function hasListMarks(list: Element): boolean {
  return !/list-style(?:-type)?\s*:[^;]{0,60}none/u.test(styleOf(list))
}

function styleOf(element: Element): string {
  return attribute(element, 'style')?.toLowerCase() ?? ''
}

const blocks = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
)

/** Begins and ends a line of its own. */
export function isBlock(element: Element): boolean {
  return blocks.has(element.tagName)
}
