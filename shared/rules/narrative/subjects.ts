// Whom a sentence speaks of: the words in front of a phrase, and whether that is the office that reports. A number of one
// office in the report of a whole city is another number.
import type { Report } from '../../report/model.ts'

const time =
  /^(?:(?:20\d\d年(?:度|来|以来|内|全年)?|全年|本年度?|年内|当年|一年来|今年|本?报告期内?|报告年度|年度|期间|同时|[一二三四五六七八九十]+是|、|并|且))*/u
const us =
  /^(?:我|本)(?:省|市|州|县|区|旗|镇|乡|街道|局|委|办|厅|处|院|会|单位|机关|行政机关|部门|中心|所|站|队|社)?(?:系统|政府|机关)?$/u
const all =
  /^(?:全(?:省|市|州|县|区|旗|镇|乡|街道|局|委|厅|院)|各级|各)(?:系统|各级|各部门|各单位|各地|各有关部门|行政机关|政府系统|政府|政府部门|部门|单位|机关|及其部门)*$/u
/** Others that a clause before may have made the subject. */
const offices = /(?:[\u4e00-\u9fff]{0,12}(?:办公室|办公厅|政府办))|(?:[省市县区州旗][\u4e00-\u9fff]{2,8}局)/gu

/** Subjects that must be the office itself; none where it is us or everybody in our charge. */
export function subjectsOf(who: string, before: string): readonly string[] {
  const words = who.replace(time, '')
  const named = words === '' || us.test(words) || all.test(words) ? [] : words.split(/代表|以及|及|和|与|、/u)
  const others = named.length > 0 || us.test(words) || all.test(words) ? [] : (before.match(offices) ?? [])
  return [...named, ...others]
}

const government = /(?:省|市|州|盟|县|区|旗)(?:人民)?政府$/u
const governments: readonly unknown[] = ['province', 'city', 'county']

/** Whether a report sums up the offices below it, so that its own office alone is only a part. */
function isSummedUp({ office, officeKind }: Report): boolean {
  return officeKind === null ? government.test(office) : governments.includes(officeKind)
}

export function speaksOf(report: Report, subjects: readonly string[]): boolean {
  if (subjects.length === 0) return true
  if (isSummedUp(report)) return false
  const office = plainName(report.office)
  return subjects.every((subject) => subject !== '' && office.includes(plainName(subject)))
}

function plainName(name: string): string {
  return name.replace(/人民政府/gu, '政府').replace(/[\s（）]/gu, '')
}
