// The pages of the working window by name, and where a cell, a finding or an edit belongs among them.
import type { Finding } from '../../shared/finding.ts'
import type { Report } from '../../shared/report/model.ts'
import { currentEdition, tableSpec } from '../../shared/template/editions.ts'
import {
  sectionIds,
  tableIds,
  type Address,
  type SectionId,
  type TableId,
} from '../../shared/template/form.ts'
import { layoutOf, type Figure } from '../../shared/template/layout.ts'
import type { Where } from '../store/history.ts'

export const pageIds = ['head', ...sectionIds, 'signature'] as const
export type PageId = (typeof pageIds)[number]

export const headTitle = '题头与说明'
export const signatureTitle = '署名与日期'

export function pageTitle(page: PageId): string {
  if (page === 'head') return headTitle
  if (page === 'signature') return signatureTitle
  return currentEdition.sections.find(({ id }) => id === page)?.heading ?? ''
}

export function tableTitle(table: TableId): string {
  return `表${currentEdition.tables[table].numeral}`
}

/** A short name for lists of changes and places: 表三 for a section's table, its heading for its text. */
export function pageOfWhere(where: Where): PageId | null {
  switch (where.kind) {
    case 'cell':
    case 'table':
      return where.table
    case 'prose':
      return where.section
    case 'field':
      // How the pages look shows on none of ours.
      if (where.field === 'pageStyle') return null
      return where.field === 'signature' || where.field === 'date' ? 'signature' : 'head'
    case 'findings':
      return null
  }
}

export function isTable(section: SectionId | 'head' | 'signature'): section is TableId {
  return tableIds.some((table) => table === section)
}

/** The figure an address names in a report; undefined where its edition has no such cell. */
export function figureOf(report: Report, address: Address): Figure | undefined {
  for (const table of tableIds) {
    const found = layoutOf(tableSpec(report.edition[table], table)).figures.find(
      (figure) => figure.address === address,
    )
    if (found) return found
  }
  return undefined
}

/** The page a finding is shown under: that of its first place in the prose, else of its first cell. */
export function pageOfFinding(report: Report, finding: Finding): PageId {
  const [place] = finding.places ?? []
  if (place) return place.section
  const [cell] = finding.cells
  return (cell === undefined ? undefined : figureOf(report, cell))?.table ?? 'head'
}

/** The table whose cells the words of a finding are compared with; null where it speaks of one thing only. */
export function tableBeside(report: Report, finding: Finding): TableId | null {
  const [cell] = finding.cells
  if (cell === undefined || finding.places === undefined) return null
  return figureOf(report, cell)?.table ?? null
}

/** `一、总体情况 · 第 3 段`, or `表三 · 自然人`: what all cells of a finding have in common, as far as it is said by a row or a column. */
export function placeOfFinding(report: Report, finding: Finding): string {
  const [place] = finding.places ?? []
  if (place) return `${pageTitle(place.section)} · 第 ${place.paragraph + 1} 段`
  const figures = finding.cells.flatMap((address) => figureOf(report, address) ?? [])
  const [first] = figures
  if (!first) return pageTitle('head')
  const table = tableTitle(first.table)
  const isOneColumn = figures.every(({ columnKey }) => columnKey === first.columnKey)
  const isOneRow = figures.every(({ rowKey }) => rowKey === first.rowKey)
  if (isOneColumn && isOneRow)
    return [table, first.row, first.column].filter((part) => part !== '').join(' · ')
  if (isOneColumn) return `${table} · ${first.column}`
  if (isOneRow && first.row !== '') return `${table} · ${first.row}`
  return table
}
