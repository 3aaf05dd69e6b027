// The editions of the official form, newest first, and which one a year uses. A new edition is one more value here.
import type { Edition, EditionId, SectionId, SectionSpec, TableId, TableSpec } from './form.ts'
import { sections2019, sections2021 } from './sections.ts'
import { disclosure2019, disclosure2021 } from './tables-disclosure.ts'
import { disputes2019, disputes2021 } from './tables-disputes.ts'
import { requests2019, requests2021 } from './tables-requests.ts'

export const edition2021: Edition = {
  id: 2021,
  notice: '国办公开办函〔2021〕30号',
  noticeTitle:
    '《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》',
  fromYear: 2021,
  sections: sections2021,
  tables: { disclosure: disclosure2021, requests: requests2021, disputes: disputes2021 },
}

export const edition2019: Edition = {
  id: 2019,
  notice: '国办公开办函〔2019〕60号',
  noticeTitle: '《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》',
  fromYear: 2019,
  sections: sections2019,
  tables: { disclosure: disclosure2019, requests: requests2019, disputes: disputes2019 },
}

export const editions: readonly Edition[] = [edition2021, edition2019]
export const currentEdition = edition2021

export function editionById(id: EditionId): Edition {
  return id === 2021 ? edition2021 : edition2019
}

/** The edition in force for a report year; reports of years before 2019 had a free form, so the oldest answers for them. */
export function editionForYear(year: number): Edition {
  return editions.find((edition) => year >= edition.fromYear) ?? edition2019
}

export function tableSpec(edition: EditionId, table: TableId): TableSpec {
  return editionById(edition).tables[table]
}

export function sectionSpec(edition: EditionId, section: SectionId): SectionSpec {
  const found = editionById(edition).sections.find(({ id }) => id === section)
  if (!found) throw new Error(`edition ${edition} has no section ${section}`)
  return found
}
