// Where in a draft file something is wrong, in the words of the form rather than of the file.
import { editions, sectionSpec } from '../template/editions.ts'
import { sectionIds, tableIds, type TableId } from '../template/form.ts'
import { layoutOf } from '../template/layout.ts'

type Key = string | number

const fields: Readonly<Record<string, string>> = {
  office: '单位名称',
  officeKind: '单位类型',
  year: '报告年度',
  title: '标题',
  edition: '表格的格式版本',
  head: '题头',
  signature: '署名',
  date: '成文日期',
  sections: '六个部分的正文',
  cells: '三张表的数字',
}

/** `表三“一、本年新收政府信息公开申请数量”的“自然人”一格`, `“五、存在的主要问题及改进情况”第2段`. */
export function placeInDraft(path: readonly Key[]): string {
  const [first, ...rest] = path
  switch (first) {
    case 'report':
      return placeInReport(rest)
    case 'lastYear':
      return rest[0] === 'report' ? `上年报告的${placeInReport(rest.slice(1))}` : '上年报告的来源'
    case 'accepted':
      return typeof rest[0] === 'number' ? `第${rest[0] + 1}条已说明理由的提示` : '已说明理由的提示'
    case 'profile':
      return '文档样式'
    default:
      return first === undefined ? '整个文件' : `“${first}”`
  }
}

function placeInReport(path: readonly Key[]): string {
  const [field, ...rest] = path
  if (field === 'cells' && typeof rest[0] === 'string') return placeOfCell(rest[0])
  if (field === 'sections' && rest.length > 0) return placeInSections(rest)
  const name = field === undefined ? '报告内容' : (fields[field] ?? `“${field}”`)
  return field === 'head' && typeof rest[0] === 'number' ? `${name}第${rest[0] + 1}段` : name
}

function placeInSections([id, part, paragraph]: readonly Key[]): string {
  const known = sectionIds.find((section) => section === id)
  if (known === undefined) return `正文“${id}”`
  const heading = `“${sectionSpec(2021, known).heading}”`
  if (typeof paragraph !== 'number') return heading
  const side = tableIds.some((table) => table === known) ? (part === 'after' ? '表后' : '表前') : ''
  return `${heading}${side}第${paragraph + 1}段`
}

const cellNames = new Map(
  editions.flatMap(({ tables }) =>
    tableIds.flatMap((id: TableId) =>
      layoutOf(tables[id]).figures.map(({ address, row, column }) => [
        address,
        row === ''
          ? `表${tables[id].numeral}的“${column}”一格`
          : `表${tables[id].numeral}“${row}”的“${column}”一格`,
      ]),
    ),
  ),
)

/** Whether any edition of the form has a cell of that address. */
export function isFormAddress(address: string): boolean {
  return cellNames.has(address)
}

function placeOfCell(address: string): string {
  return cellNames.get(address) ?? `三张表的数字中的“${address}”`
}
