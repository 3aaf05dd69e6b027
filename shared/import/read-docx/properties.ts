// Title, office and year as a file of ours states them in its properties. Other files' properties are not asked: they
// say what the file was copied from.
import type { Document } from '../../document.ts'
import { relatedPart, type Package } from '../read-package/package.ts'
import { childOf, childrenOf, elementsOf, textOf } from '../read-package/xml.ts'

/** The custom property that holds the year of a report. */
const yearProperty = '年度'

export function readProperties(file: Package): Document['properties'] {
  const related = file.relationshipsOf('')
  const core = relatedPart(related, 'core-properties')
  const root = core !== null && file.has(core) ? file.xmlOf(core) : undefined
  const word = (name: string): string => {
    const element = childOf(root, name)
    return element === undefined ? '' : textOf(element).trim()
  }
  return { title: word('dc:title'), office: word('dc:creator'), year: yearOf(file) }
}

function yearOf(file: Package): number | null {
  const custom = relatedPart(file.relationshipsOf(''), 'custom-properties')
  if (custom === null || !file.has(custom)) return null
  const property = childrenOf(file.xmlOf(custom), 'cust:property').find(
    ({ attributes }) => attributes['name'] === yearProperty,
  )
  const value = property === undefined ? undefined : elementsOf(property)[0]
  const year = value === undefined ? '' : textOf(value).trim()
  return /^\d{4}$/.test(year) ? Number(year) : null
}
