import { describe, expect, it } from 'vitest'
import { Budget } from '../../../shared/import/budget.ts'
import { documentOfText } from '../../../shared/import/read-text.ts'
import { recognize } from '../../../shared/import/recognize.ts'
import type { Recognition } from '../../../shared/import/recognition.ts'
import { cellText } from '../../../shared/report/arithmetic.ts'
import { textOf } from '../../../shared/report/prose.ts'
import { sectionIds } from '../../../shared/template/form.ts'
import {
  closing,
  fieldsOf,
  headings,
  office,
  other,
  overview,
  problems,
  title,
} from '../../fixtures/plain-report.ts'

const outcomeOf = (text: string) => recognize(documentOfText(text, new Budget()), '年报.txt')

function understood(text: string): Recognition {
  const outcome = outcomeOf(text)
  if (!outcome.ok) throw new Error(outcome.failure.sentence)
  return outcome.value
}

const table = (id: 'disclosure' | 'requests' | 'disputes'): string =>
  fieldsOf(id)
    .map((fields) => fields.join('\t'))
    .join('\n')

const [one, two, three, four, five, six] = headings
const [disclosure, requests, disputes] = [table('disclosure'), table('requests'), table('disputes')]

const report = (front: string, end = [other, ...closing].join('\n')): string =>
  [front, one, ...overview, two, disclosure, three, requests, four, disputes, five, problems, six, end].join(
    '\n',
  )

describe('what is no report says so', () => {
  it.each([
    ['another document', '关于召开会议的通知\n各单位：\n定于5月6日召开会议。\n某局办公室', 'not-a-report'],
    ['a title and nothing else', '云溪市数据局2024年政府信息公开工作年度报告', 'title-only'],
    [
      'a title with a date',
      '云溪市数据局\n2024年政府信息公开工作年度报告\n发布日期：2025-01-20',
      'title-only',
    ],
    [
      'the free form of before 2019, by its year',
      '云溪市2009年政府信息公开工作年度报告\n一、概述\n全年公开信息。\n二、主动公开政府信息情况\n公开1200条。',
      'old-form',
    ],
    [
      'the free form of before 2019, by its annex',
      '政府信息公开工作年度报告\n一、概述\n附表\n指标名称\t计量单位\t数量\n主动公开信息数\t条\t12\n全文电子化的主动公开信息数\t条\t12\n同意公开答复数\t件\t3',
      'old-form',
    ],
    [
      'a page whose lines were lost in copying',
      `${title}一、总体情况 ${overview.join('')}二、主动公开政府信息情况规章000三、收到和处理政府信息公开申请情况21710000218四、政府信息公开行政复议、行政诉讼情况000`,
      'text-run-together',
    ],
  ] as const)('%s', (_, text, code) => {
    const outcome = outcomeOf(text)
    expect(outcome).toMatchObject({ ok: false, failure: { code } })
    expect(outcome.ok ? '' : outcome.failure.sentence).toContain('年报.txt')
  })
})

describe('office, year and title', () => {
  it.each([
    ['on one line', title, office, 2024, undefined],
    ['on two lines', `${office}\n2024年政府信息公开工作年度报告`, office, 2024, undefined],
    [
      'on four lines, the office broken where a line is full',
      '云溪市高新技术产业开发区管理\n委员会行政审批与政务服务数据\n管理工作办公室驻区分局\n2024年政府信息公开工作年度报告',
      '云溪市高新技术产业开发区管理委员会行政审批与政务服务数据管理工作办公室驻区分局',
      2024,
      undefined,
    ],
    [
      'below the name of a site',
      `云溪市人民政府门户网站欢迎您\n${office}\n2024年政府信息公开工作年度报告`,
      office,
      2024,
      undefined,
    ],
    [
      'below another office',
      `云溪市高新技术产业开发区管理委员会\n${office}\n2024年政府信息公开工作年度报告`,
      office,
      2024,
      undefined,
    ],
    ['with spaces', `${office} 2024 年政府信息公开工作年度报告`, office, 2024, undefined],
    ['with 年度', `${office}2024年度政府信息公开工作年度报告`, office, 2024, undefined],
    [
      'the year first',
      `2024年${office}政府信息公开工作年度报告`,
      office,
      2024,
      `2024年${office}政府信息公开工作年度报告`,
    ],
    [
      'in Chinese digits',
      `${office}二〇二四年政府信息公开工作年度报告`,
      office,
      2024,
      `${office}二〇二四年政府信息公开工作年度报告`,
    ],
    [
      'of another wording',
      `${office}2024年政府信息公开年度报告`,
      office,
      2024,
      `${office}2024年政府信息公开年度报告`,
    ],
    ['below crumbs of a site', `首页 > 政府信息公开年报\n${title}\n来源：${office}`, office, 2024, undefined],
    [
      'missing, told by the signature and the head',
      '本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止，依据《条例》编制，现予公布。',
      office,
      2024,
      undefined,
    ],
  ] as const)('%s', (_, front, said, year, kept) => {
    const read = understood(report(front)).report
    expect([read.office, read.year, read.title]).toEqual([said, year, kept])
  })

  it('what cannot be told is left open and noted', () => {
    const { report: read, notes } = understood(report('', other))
    expect([read.office, read.year]).toEqual(['', null])
    expect(notes.map(({ code }) => code)).toEqual(['office-missing', 'year-missing'])
  })
})

describe('the end of a report', () => {
  it.each([
    ['signature and date', closing.join('\n'), office, '2025年1月20日'],
    ['on one line', `${office}        2025年1月20日`, office, '2025年1月20日'],
    ['a date that is not yet known', `${office}\n2025年1月XX日`, office, '2025年1月XX日'],
    ['a date in Chinese digits', `${office}\n二〇二五年一月二十日`, office, '二〇二五年一月二十日'],
    [
      'an office on two lines',
      '云溪市高新技术产业开发区管理委员会行政审批与政务服\n数据管理工作办公室驻区分局\n2025年1月20日',
      '云溪市高新技术产业开发区管理委员会行政审批与政务服数据管理工作办公室驻区分局',
      '2025年1月20日',
    ],
    ['a date alone', '2025年1月20日', '', '2025年1月20日'],
    ['neither', '', '', ''],
    ['an office in a sentence', `报送${office}。`, '', ''],
  ])('%s', (_, end, signature, date) => {
    const { report: read } = understood(report(title, `${other}\n${end}`))
    expect([read.signature, read.date]).toEqual([signature, date])
    expect(read.sections.other.before.map(textOf)[0]).toBe(other)
  })

  it('what a site puts behind it is not prose', () => {
    const { report: read, notes } = understood(
      report(title, `${other}\n${closing.join('\n')}\n【打印】【关闭】\n上一篇：2023年年报`),
    )
    expect(read.sections.other.before.map(textOf)).toEqual([other])
    expect(read.signature).toBe(office)
    expect(notes.map(({ sentence }) => sentence).join()).toContain('上一篇')
  })
})

describe('sections', () => {
  it('prose before and after a table stays where it was', () => {
    const text = report(title).replace(
      disclosure,
      `表前文字说明。\n${disclosure}\n因清理工作，现行有效件数有调整。`,
    )
    const { before, after } = understood(text).report.sections.disclosure
    expect([before.map(textOf), after.map(textOf)]).toEqual([
      ['表前文字说明。'],
      ['因清理工作，现行有效件数有调整。'],
    ])
  })

  it('run-in headings and numbering give levels', () => {
    const { overview: prose } = understood(report(title)).report.sections
    expect(prose.before.map(({ level, lead }) => [level, lead])).toEqual([
      [2, '（一）主动公开情况。'.length],
      [2, '（二）依申请公开情况。'.length],
    ])
  })

  it('each says how its heading was found, with its line', () => {
    const { sections } = understood(report(title))
    expect(sections.map(({ id, heading }) => [id, heading])).toEqual(
      sectionIds.map((id, at) => [id, headings[at]]),
    )
    expect(sections[0]?.origin?.at.line).toBe(2)
  })

  it.each([
    ['六、其他需要报告的事项：无。', '六、其他需要报告的事项：', '无。'],
    ['六、其他需要报告的事项 本年没有收取信息处理费。', '六、其他需要报告的事项', '本年没有收取信息处理费。'],
    ['六、需要报告的其他事项。暂无。', '六、需要报告的其他事项。', '暂无。'],
  ])('text in the line of a heading is prose: %s', (line, heading, text) => {
    const { report: read, sections, notes } = understood(report(title).replace(`${six}\n${other}`, line))
    expect(sections[5]?.heading).toBe(heading)
    expect(read.sections.other.before.map(textOf)).toEqual([text])
    expect(notes).toEqual([])
  })

  it('a heading out of order is noted', () => {
    const text = [
      title,
      one,
      ...overview,
      three,
      requests,
      two,
      disclosure,
      four,
      disputes,
      five,
      problems,
      six,
      other,
    ].join('\n')
    const { notes, cells } = understood(text)
    expect(notes.map(({ code }) => code)).toContain('heading-order')
    expect(cells.every(({ state }) => state === 'given')).toBe(true)
  })
})

describe('a value knows where it stood', () => {
  it('by block, row, column and line', () => {
    const { cells } = understood(report(title))
    const cell = cells.find(({ address }) => address === 'received_company')
    const lines = report(title).split('\n')
    expect(cell?.raw).toBe('41')
    expect(cell?.origin).toMatchObject({ row: 3, column: 4, from: 0, to: 2 })
    expect(lines[(cell?.origin?.at.line ?? 0) - 1]).toMatch(/^一、本年新收/u)
  })

  it('likeliest first, where a shift makes the total agree', () => {
    const { cells } = understood(
      report(title).replace('\t213\t41\t2\t3\t17\t8\t284', '\t9\t213\t41\t2\t3\t17\t8\t284'),
    )
    const candidates = (address: string): readonly string[] | undefined =>
      cells.find((cell) => cell.address === address)?.candidates?.map(cellText)
    expect(candidates('received_person')?.[0]).toBe('213')
    expect(candidates('received_total')?.[0]).toBe('284')
  })
})

describe('hostile documents end quickly', () => {
  const times = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n')
  it.each([
    [
      'lines that each go on in the next',
      report(title).replace(
        problems,
        times(60_000, () => '进一步加强政府信息公开，'),
      ),
    ],
    [
      'rows that are nearly rows of the form',
      report(title).replace(
        requests,
        times(2_900, (at) => `${at}.属于国家秘蜜\t1\t2`),
      ),
    ],
    [
      'rows of one label',
      report(title).replace(
        requests,
        times(2_900, (at) => `1.属于国家秘密\t${at}\t0\t0\t0\t0\t0\t${at}`),
      ),
    ],
    [
      'lines between rows',
      report(title).replace('2.重复申请', `${times(60_000, () => '申请人情况说明')}\n2.重复申请`),
    ],
    ['many headings', times(100_000, (at) => `${'一二三四五六'[at % 6] ?? ''}、总体情况`)],
    ['markup that does not end', report(title).replace(problems, '<!--['.repeat(200_000))],
    ['nearly a title', times(100_000, () => '2024年政府信息公开工作年度报告')],
  ])('%s', { timeout: 20_000 }, (_, text) => {
    // Either answer serves: what matters is that there is one before the test's time is over.
    expect(typeof recognize(documentOfText(text, new Budget()), '年报').ok).toBe('boolean')
  })
})
