// Who owes which report by when: 《条例》第四十九条、第五十条 and the internal chain of 国办公开办函〔2021〕30号.

export const officeKinds = [
  'province',
  'city',
  'county',
  'township',
  'subdistrict',
  'department',
  'own_office',
  'vertical',
  'other',
] as const
export type OfficeKind = (typeof officeKinds)[number]

export interface Duty {
  readonly kind: OfficeKind
  readonly label: string
  /** Month and day of the year after the report year. */
  readonly deadline: { readonly month: number; readonly day: number }
  readonly clause: string
  /** 《条例》第五十条第二款: must report 工作考核、社会评议和责任追究结果. */
  readonly reportsAssessment: boolean
}

const article49 = '《条例》第四十九条'
const chain = '国办公开办函〔2021〕30号'

export const duties: Readonly<Record<OfficeKind, Duty>> = {
  province: {
    kind: 'province',
    label: '省级政府',
    deadline: { month: 3, day: 31 },
    clause: `${article49}、${chain}`,
    reportsAssessment: true,
  },
  city: {
    kind: 'city',
    label: '设区市政府',
    deadline: { month: 3, day: 10 },
    clause: chain,
    reportsAssessment: true,
  },
  county: {
    kind: 'county',
    label: '县级政府',
    deadline: { month: 2, day: 20 },
    clause: chain,
    reportsAssessment: true,
  },
  township: {
    kind: 'township',
    label: '乡镇政府',
    deadline: { month: 1, day: 31 },
    clause: `${article49}、${chain}`,
    reportsAssessment: true,
  },
  subdistrict: {
    kind: 'subdistrict',
    label: '街道办事处',
    deadline: { month: 1, day: 31 },
    clause: article49,
    reportsAssessment: false,
  },
  department: {
    kind: 'department',
    label: '政府部门',
    deadline: { month: 1, day: 31 },
    clause: article49,
    reportsAssessment: false,
  },
  own_office: {
    kind: 'own_office',
    label: '政府办公厅（室）本机关',
    deadline: { month: 1, day: 31 },
    clause: article49,
    reportsAssessment: false,
  },
  vertical: {
    kind: 'vertical',
    label: '垂直管理部门',
    deadline: { month: 1, day: 31 },
    clause: article49,
    reportsAssessment: false,
  },
  other: {
    kind: 'other',
    label: '其他',
    deadline: { month: 1, day: 31 },
    clause: article49,
    reportsAssessment: false,
  },
}
