import { describe, expect, it } from 'vitest'
import { ruleList } from '../../shared/template/rule-list.ts'
import { nianbao } from '../support/terminal.ts'

interface Listed {
  readonly edition: number
  readonly cells: readonly { address: string; table: string; row: string; column: string; kind: string }[]
}

async function cells(...words: string[]): Promise<Listed> {
  const { code, out } = await nianbao('cells', ...words, '--json')
  expect(code).toBe(0)
  return JSON.parse(out)
}

describe('cells', () => {
  it.each([
    // 10 figures in 表二, 25 × 7 in 表三, 15 in 表四.
    ['2021', 200, { 二: 10, 三: 175, 四: 15 }],
    // 规章 and 规范性文件 3 each; 许可, 服务, 处罚, 强制 3 each; 收费 2, 采购 2; two rows fewer in 表三.
    ['2019', 198, { 二: 22, 三: 161, 四: 15 }],
  ])('of %s: %i in all', async (edition, count, byTable) => {
    const listed = await cells('--edition', edition)
    expect(listed.edition).toBe(Number(edition))
    expect(listed.cells).toHaveLength(count)
    const counts = Object.keys(byTable).map((table) => [
      table,
      listed.cells.filter((cell) => cell.table === table).length,
    ])
    expect(Object.fromEntries(counts)).toEqual(byTable)
    expect(new Set(listed.cells.map(({ address }) => address)).size).toBe(count)
  })

  it('are of 2021 when nothing is said', async () => {
    expect(await cells()).toEqual(await cells('--edition', '2021'))
  })

  it.each([
    ['2021', '三', '（三）1.属于国家秘密', '总计', 'count'],
    ['2021', '三', '（六）3.其他', '其他', 'count'],
    ['2021', '四', '', '行政复议·结果维持', 'count'],
    ['2021', '四', '', '复议后起诉·总计', 'count'],
    ['2021', '二', '行政事业性收费', '本年收费金额（单位：万元）', 'amountWan'],
    ['2019', '三', '（六）其他处理', '自然人', 'count'],
    ['2019', '二', '行政强制', '本年增/减', 'signedCount'],
    ['2019', '二', '政府集中采购', '采购总金额', 'amountYuan'],
  ])('of %s name 表%s %s × %s as %s', async (edition, table, row, column, kind) => {
    const listed = await cells('--edition', edition)
    expect(
      listed.cells.filter((cell) => cell.table === table && cell.row === row && cell.column === column),
    ).toEqual([expect.objectContaining({ kind })])
  })

  it('line up at the terminal, one a line', async () => {
    const { code, out } = await nianbao('cells')
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(202)
    expect(out).toContain('refused_secret_person')
  })
})

describe('rules', () => {
  it('are all there, with id, level, clause and sentence', async () => {
    const { code, out } = await nianbao('rules', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      rules: ruleList.map(({ id, level, clause, sentence }) => ({ id, level, clause, sentence })),
    })
  })

  it('are readable at the terminal', async () => {
    const { code, out } = await nianbao('rules')
    expect(code).toBe(0)
    for (const { id, clause } of ruleList)
      expect(out).toMatch(new RegExp(`^${id} +(错误|警告|提示)  .+\\n.+${clause.slice(0, 6)}`, 'mu'))
  })
})
