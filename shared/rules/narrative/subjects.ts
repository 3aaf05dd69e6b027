// Whom a sentence speaks of: the words in front of a phrase, and whether that is the office that reports. A number of one
// office in the report of a whole city is another number.
import type { Report } from '../../report/model.ts'

const time =
  /^(?:(?:20\d\d年(?:度|来|以来|内|全年)?|全年|本年度?|年内|当年|一年来|今年|本?报告期内?|报告年度|年度|期间|同时|[一二三四五六七八九十]+是|、|并|且))*/u
const us =
  /^(?:我|本)(?:局|委|办公室|办公厅|办|厅|处|院|管委会|会|单位|机关|行政机关|部门|中心|所|站|队|社)?(?:机关)?$/u
/** A whole office with what is under it. */
const all = /^全(?:局|委|厅|院)(?:系统|上下|各部门|各单位)*$/u
/** A place with all its offices, or a township. */
const region =
  /^(?:我|本|全)(省|市|州|盟|县|区|旗|镇|乡|街道)(?:系统|各级|各部门|各单位|各地|各有关部门|行政机关|政府系统|政府|政府部门|及其部门)*$|^各级(?:行政机关|政府|政府部门|部门)*$/u
/** Others that a clause before may have made the subject. */
const offices = /(?:[\u4e00-\u9fff]{0,12}(?:办公室|办公厅|政府办))|(?:[省市县区州旗][\u4e00-\u9fff]{2,8}局)/gu

/** Subjects that must be the office itself, or a place that is all its own; none where it is us. */
export function subjectsOf(who: string, before: string): readonly string[] {
  const words = who.replace(time, '')
  if (us.test(words) || all.test(words)) return []
  if (region.test(words)) return [words]
  return words === '' ? (before.match(offices) ?? []) : words.split(/代表|以及|及|和|与|、/u)
}

/** Whether words in front of a verb leave the subject to the report's own office, or to a place it may sum up. */
export function isOurs(who: string): boolean {
  const words = who.replace(time, '')
  return words === '' || us.test(words) || all.test(words) || region.test(words)
}

const place = /(?:省|市|州|盟|县|区|旗)(?:(?:人民)?政府)?$/u
const governments: readonly unknown[] = ['province', 'city', 'county']
const township = /(?:镇|乡|街道)(?:人民政府|政府|办事处)?$/u

/** Whether a report sums up the offices below it, so that its own office alone is only a part. */
function isSummedUp({ office, officeKind }: Report): boolean {
  return officeKind === null ? place.test(office) : governments.includes(officeKind)
}

export function speaksOf(report: Report, subjects: readonly string[]): boolean {
  const office = plainName(report.office)
  return subjects.every((subject) => {
    const [whole, kind] = region.exec(subject) ?? []
    if (whole !== undefined) {
      const isOfTownship = kind !== undefined && /^(?:镇|乡|街道)$/u.test(kind)
      return isOfTownship ? township.test(office) : isSummedUp(report)
    }
    // One office of those that the table sums up.
    return !isSummedUp(report) && subject !== '' && office.includes(plainName(subject))
  })
}

function plainName(name: string): string {
  return name.replace(/人民政府/gu, '政府').replace(/[\s（）]/gu, '')
}
