// Addresses: permanent names that Excel and Word accept, equal across editions where the meaning is equal.
import { describe, expect, it } from 'vitest'
import { notCarried } from '../../../shared/template/edition-map.ts'
import { edition2019, edition2021, editions } from '../../../shared/template/editions.ts'
import { tableIds, type Edition } from '../../../shared/template/form.ts'
import { layoutOf, type Figure } from '../../../shared/template/layout.ts'

const figuresOf = (edition: Edition): readonly Figure[] =>
  tableIds.flatMap((table) => layoutOf(edition.tables[table]).figures)

const byAddress = (edition: Edition): ReadonlyMap<string, Figure> =>
  new Map(figuresOf(edition).map((figure) => [figure.address, figure]))

describe.each(editions)('addresses of $id', (edition) => {
  const addresses = figuresOf(edition).map(({ address }) => address)

  it('are unique over the three tables', () => {
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([])
  })

  it('are names that Excel and Word take, never shaped like a spreadsheet reference', () => {
    const odd = addresses.filter(
      (address) =>
        !/^[a-z][a-z0-9_]{0,39}$/u.test(address) ||
        // A1 and R1C1 references, whole rows and columns (r, c, r5, c7) among them.
        /^[a-z]{1,3}\d+$/iu.test(address) ||
        /^(?:r\d*)?(?:c\d*)?$/iu.test(address),
    )
    expect(odd).toEqual([])
  })
})

describe('the number of figures', () => {
  it.each([
    [edition2021, { disclosure: 10, requests: 175, disputes: 15 }],
    [edition2019, { disclosure: 22, requests: 161, disputes: 15 }],
  ])('is that of the form', (edition, counts) => {
    const found = tableIds.map((table) => [table, layoutOf(edition.tables[table]).figures.length])
    expect(Object.fromEntries(found)).toEqual(counts)
  })
})

describe('across editions', () => {
  const [old, current] = [byAddress(edition2019), byAddress(edition2021)]
  const withoutHints = (row: string): string => row.replace('行政规范性文件', '规范性文件')

  it('an address that both have names the same figure, of the same kind', () => {
    const shared = [...old.values()].filter(({ address }) => current.has(address))
    expect(shared.length).toBe(3 + 154 + 15)
    for (const { address, table, row, column, kind } of shared) {
      const now = current.get(address)
      expect({ address, table, row: withoutHints(row), kind }).toEqual({
        address,
        table: now?.table,
        row: withoutHints(now?.row ?? ''),
        kind: now?.kind,
      })
      // 处理决定数量 became 本年处理决定数量.
      expect(now?.column.endsWith(column)).toBe(true)
    }
  })

  it('every other figure of 2019 is listed as not carried, with a reason, and nothing else is', () => {
    const gone = [...old.keys()].filter((address) => !current.has(address))
    expect(notCarried.map(({ from }) => from).toSorted()).toEqual(gone.toSorted())
    expect(notCarried.filter(({ reason }) => !/^.{5,}。$/u.test(reason))).toEqual([])
  })

  it('what a figure must not be taken for is a figure of the form in force', () => {
    const targets = notCarried.flatMap(({ notFor }) => (notFor === undefined ? [] : [notFor]))
    expect(targets.filter((address) => !current.has(address))).toEqual([])
    expect(targets).toContain('fee_income')
    expect(targets).toContain('normative_valid')
  })
})

describe('official names', () => {
  it.each([
    ['regulations_made', '规章', '本年制发件数', 'count'],
    ['fee_income', '行政事业性收费', '本年收费金额（单位：万元）', 'amountWan'],
    ['received_person', '一、本年新收政府信息公开申请数量', '自然人', 'count'],
    ['granted_company', '（一）予以公开', '商业企业', 'count'],
    ['refused_secret_other', '（三）1.属于国家秘密', '其他', 'count'],
    ['other_rest_total', '（六）3.其他', '总计', 'count'],
    ['outcome_total_total', '（七）总计', '总计', 'count'],
    ['carried_out_legal', '四、结转下年度继续办理', '法律服务机构', 'count'],
    ['review_upheld', '', '行政复议·结果维持', 'count'],
    ['suit_direct_pending', '', '未经复议直接起诉·尚未审结', 'count'],
    ['suit_reviewed_total', '', '复议后起诉·总计', 'count'],
  ])('%s is %s × %s', (address, row, column, kind) => {
    expect(byAddress(edition2021).get(address)).toMatchObject({ row, column, kind })
  })

  it.each([
    ['other_unsplit_person', '（六）其他处理', '自然人', 'count'],
    ['licence_items_change', '行政许可', '本年增/减', 'signedCount'],
    ['procurement_amount', '政府集中采购', '采购总金额', 'amountYuan'],
  ])('of 2019: %s is %s × %s', (address, row, column, kind) => {
    expect(byAddress(edition2019).get(address)).toMatchObject({ row, column, kind })
  })

  it.each(editions)('tell every figure of a table of $id from every other', (edition) => {
    for (const table of tableIds) {
      const names = layoutOf(edition.tables[table]).figures.map(({ row, column }) => `${row}×${column}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})
