import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadNames, roleNames, type Document } from '../../../shared/document.ts'
import { compose } from '../../../shared/export/compose.ts'
import { markedRuns } from '../../../shared/export/marked-runs.ts'
import { htmlFragment, htmlPage } from '../../../shared/export/write-html.ts'
import { defaultProfile } from '../../../shared/report/model.ts'
import { reportArbitrary } from '../../support/arbitraries.ts'
import { fullReport, namedReports, oddReport } from '../../support/office/reports.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

function elements(node: Node, tag?: string): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes : []
  return children.flatMap((child) => [
    ...('tagName' in child && (tag === undefined || child.tagName === tag) ? [child] : []),
    ...elements(child, tag),
  ])
}

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((one) => one.name === name)?.value ?? null

function textOf(node: Node): string {
  if ('value' in node) return node.value
  if ('tagName' in node && node.tagName === 'br') return '\n'
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

const page = (document: Document) => parse(htmlPage(document))

describe('the web page', () => {
  it('says title, publishing office and year where government sites look for them', () => {
    const tree = page(compose(fullReport, defaultProfile))
    const metas = Object.fromEntries(
      elements(tree, 'meta').map((meta) => [attribute(meta, 'name'), attribute(meta, 'content')]),
    )
    expect(metas).toMatchObject({
      ArticleTitle: '云溪市数据局2025年政府信息公开工作年度报告',
      ContentSource: '云溪市数据局',
      Year: '2025',
    })
    expect(elements(tree, 'title').map(textOf)).toEqual(['云溪市数据局2025年政府信息公开工作年度报告'])
    expect(elements(tree, 'html').map((html) => attribute(html, 'lang'))).toEqual(['zh-CN'])
  })

  it.each(namedReports)('has no script, no link to elsewhere and no font of its own: %s', (_, report) => {
    const html = htmlPage(compose(report, defaultProfile))
    expect(html).not.toMatch(/<script|<link|<iframe|<object|\son\w+=|url\(|@import|font-family|<font/i)
  })

  it('carries the role of every block, and the text as it stands', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const document = compose(report, defaultProfile)
        const texts = document.blocks.filter((block) => block.kind === 'text')
        const ids = new Set<string | null>(Object.values(roleNames).map(({ id }) => id))
        const found = elements(page(document)).filter((element) => ids.has(attribute(element, 'class')))
        expect(found.map((element) => [attribute(element, 'class'), textOf(element)])).toEqual(
          texts.map((block) => [
            roleNames[block.role ?? 'paragraph'].id,
            block.runs.map(({ text }) => text).join(''),
          ]),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('marks leads and bold so that level, lead and runs can be told again', () => {
    fc.assert(
      fc.property(reportArbitrary, (report) => {
        const document = compose(report, defaultProfile)
        const leads: ReadonlyMap<string | null, number> = new Map(
          Object.entries(leadNames).map(([level, { id }]) => [id, Number(level)]),
        )
        const runs = (node: Node, lead: number | null, bold: boolean): readonly unknown[] => {
          if ('value' in node) return [{ text: node.value, bold, lead }]
          if (!('childNodes' in node)) return []
          const inside = 'tagName' in node ? (leads.get(attribute(node, 'class')) ?? lead) : lead
          const inBold = bold || ('tagName' in node && node.tagName === 'b')
          return node.childNodes.flatMap((child) => runs(child, inside, inBold))
        }
        const ids = new Set<string | null>([roleNames.paragraph.id, roleNames.head.id])
        const found = elements(page(document)).filter((element) => ids.has(attribute(element, 'class')))
        const asked = document.blocks.filter(
          (block) => block.kind === 'text' && (block.role === 'paragraph' || block.role === 'head'),
        )
        expect(found.map((element) => runs(element, null, false))).toEqual(
          asked.map((block) => (block.kind === 'text' ? markedRuns(block) : [])),
        )
      }),
      { numRuns: 40 },
    )
  })

  it.each(namedReports)('draws every cell of every table with its spans: %s', (_, report) => {
    const document = compose(report, defaultProfile)
    const tables = elements(page(document), 'table')
    const grids = document.blocks.filter((block) => block.kind === 'grid')
    expect(tables.map((table) => attribute(table, 'aria-label'))).toEqual(grids.map(({ name }) => name))
    const drawn = tables.map((table) =>
      elements(table, 'tr').flatMap((row, index) =>
        elements(row)
          .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
          .map((cell) => ({
            row: index,
            tag: cell.tagName,
            id: attribute(cell, 'id'),
            rowSpan: Number(attribute(cell, 'rowspan') ?? 1),
            colSpan: Number(attribute(cell, 'colspan') ?? 1),
            text: textOf(cell),
          })),
      ),
    )
    expect(drawn).toEqual(
      grids.map(({ cells }) =>
        cells.map((cell) => ({
          row: cell.row,
          tag: cell.role === 'figure' ? 'td' : 'th',
          id: cell.name ?? null,
          rowSpan: cell.rowSpan,
          colSpan: cell.colSpan,
          text: cell.text,
        })),
      ),
    )
  })

  it('says of every header cell whether it heads columns or rows', () => {
    const tables = elements(page(compose(fullReport, defaultProfile)), 'table')
    const scopes = Object.fromEntries(
      tables.flatMap((table) =>
        elements(table, 'th').map((cell) => [textOf(cell), attribute(cell, 'scope')]),
      ),
    )
    expect(scopes).toMatchObject({
      '第二十条第（一）项': 'colgroup',
      本年制发件数: 'col',
      规章: 'row',
      申请人情况: 'colgroup',
      自然人: 'col',
      '三、本年度办理结果': 'rowgroup',
      '（七）总计': 'row',
      结果维持: 'col',
    })
    expect(Object.values(scopes)).not.toContain(null)
  })

  it('shows text that looks like markup as text', () => {
    const cells = {
      ...oddReport.cells,
      received_person: { kind: 'unread' as const, text: '<b>12&lt;\n"件"' },
    }
    const tree = page(
      compose({ ...oddReport, title: '<script>alert(1)</script>&amp;', cells }, defaultProfile),
    )
    expect(elements(tree, 'script')).toEqual([])
    expect(elements(tree, 'h1').map(textOf)).toEqual(['<script>alert(1)</script>&amp;'])
    const cell = elements(tree, 'td').find((one) => attribute(one, 'id') === 'received_person')
    expect(cell && textOf(cell)).toBe('<b>12&lt;\n"件"')
  })

  it('gives the report alone for a site that has its own page', () => {
    const html = htmlFragment(compose(fullReport, defaultProfile))
    expect(html).toMatch(/^<article class="NbReport">[\s\S]*<\/article>$/)
    expect(html).not.toMatch(/<(html|head|body|style|meta)\b/)
  })
})
