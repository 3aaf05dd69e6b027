// Composes a report into the neutral document: title, head, six sections with their tables, signature and date.
// Generic over the form: tables come from their layout, totals and checks from their identities.
import type { Block, Document, TextBlock, TextRole } from '../document.ts'
import { pageStyleOf } from '../page-style.ts'
import { shownCells } from '../report/evaluate.ts'
import type { Profile, Report, SectionProse } from '../report/model.ts'
import { headOnPaper } from '../report/on-paper.ts'
import { normalLine, normalProse, type Level, type Paragraph, type Prose } from '../report/prose.ts'
import { titleLines, titleOf } from '../report/title.ts'
import { currentEdition, tableSpec } from '../template/editions.ts'
import type { SectionSpec } from '../template/form.ts'
import { composeGrid } from './compose-grid.ts'

/**
 * The document an office hands in. Blank cells stay blank, an automatic total whose addends are not all there is blank
 * and automatic. A table is drawn in the edition the report has for it.
 */
export function compose(report: Report, profile: Profile): Document {
  const shown = shownCells(report)
  const blocks: Block[] = [
    ...line('title', titleLines(report, profile).map(normalLine).join('\n')),
    ...headOnPaper(report.head).map((paragraph) => proseBlock(paragraph, 'head')),
    ...currentEdition.sections.flatMap((section) => {
      const prose = report.sections[section.id]
      const { table } = section
      if (table === undefined) return sectionBlocks(section, prose, [])
      const grid = composeGrid(tableSpec(report.edition[table], table), report.cells, shown)
      return sectionBlocks(section, prose, [grid])
    }),
    ...(profile.signature === 'none'
      ? []
      : [...line('signature', normalLine(report.signature)), ...line('date', normalLine(report.date))]),
  ]
  return {
    properties: {
      title: normalLine(titleOf(report, profile)),
      office: normalLine(report.office),
      year: report.year,
    },
    blocks,
    style: pageStyleOf(profile),
  }
}

function sectionBlocks(section: SectionSpec, prose: SectionProse, table: readonly Block[]): Block[] {
  const heading: TextBlock = {
    kind: 'text',
    role: 'heading1',
    level: 1,
    runs: [{ text: section.heading }],
    at: {},
  }
  return [heading, ...sectionProse(prose.before), ...table, ...sectionProse(prose.after)]
}

const headingRoles: Readonly<Partial<Record<Level, TextRole>>> = {
  2: 'heading2',
  3: 'heading3',
  4: 'heading4',
}

function sectionProse(prose: Prose): Block[] {
  return normalProse(prose).map((paragraph) => {
    const headingRole = paragraph.lead === undefined ? headingRoles[paragraph.level] : undefined
    return proseBlock(paragraph, headingRole ?? 'paragraph')
  })
}

function proseBlock({ level, lead, runs }: Paragraph, role: TextRole): TextBlock {
  return { kind: 'text', role, level, ...(lead === undefined ? {} : { lead }), runs, at: {} }
}

/** A block of its own for a text that is there. */
function line(role: TextRole, text: string): Block[] {
  return text === '' ? [] : [{ kind: 'text', role, runs: [{ text }], at: {} }]
}
