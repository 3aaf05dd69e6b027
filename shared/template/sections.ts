// The six sections: headings, sub-heads, guidance. Wording of headings: annex of 国办公开办函〔2021〕30号;
// variants: the body text of the same notice, 〔2019〕60号, and published reports.
import type { SectionSpec } from './form.ts'

export const sections2021: readonly SectionSpec[] = [
  {
    id: 'overview',
    numeral: '一',
    heading: '一、总体情况',
    variants: ['总体情况', '政府信息公开工作总体情况'],
    placeholder: '（文字描述）',
    characters: 1000,
    guidance: [
      '篇幅原则上不超过一千字。',
      '内容不能遗漏，也不宜泛化。',
      '各级人民政府的报告还应当包括工作考核、社会评议和责任追究结果情况，写入“监督保障”。',
    ],
    subheads: [
      {
        key: 'publication',
        label: '主动公开',
        variants: [],
        guidance: '可写通过各渠道公开信息的条数、政策解读、重点领域信息公开情况。',
      },
      {
        key: 'requests',
        label: '依申请公开',
        variants: [],
        guidance: '申请的收到、办理情况，数字应与第三部分表格一致。',
      },
      {
        key: 'management',
        label: '政府信息管理',
        variants: [],
        guidance: '规范性文件制发、废止、现行有效件数应与第二部分表格一致。',
      },
      {
        key: 'platforms',
        label: '政府信息公开平台建设',
        variants: ['平台建设', '信息公开平台建设', '公开平台建设'],
        guidance: '可写政府网站、政务新媒体、公报、公开专区的建设情况。',
      },
      {
        key: 'supervision',
        label: '监督保障',
        variants: [],
        guidance: '各级人民政府须写明工作考核、社会评议和责任追究结果情况。',
      },
    ],
  },
  {
    id: 'disclosure',
    numeral: '二',
    heading: '二、主动公开政府信息情况',
    variants: ['行政机关主动公开政府信息情况', '主动公开政府信息的情况'],
    guidance: [
      '第（五）项的行政许可数量、第（六）项的行政处罚和行政强制数量，包括已公开和依法未公开的全部处理决定。',
      '各项数据核定时间点为报告年度的12月31日。',
    ],
    subheads: [],
    table: 'disclosure',
  },
  {
    id: 'requests',
    numeral: '三',
    heading: '三、收到和处理政府信息公开申请情况',
    variants: ['行政机关收到和处理政府信息公开申请情况'],
    guidance: [
      '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。',
      '一件申请只计一种办理结果。',
    ],
    subheads: [],
    table: 'requests',
  },
  {
    id: 'disputes',
    numeral: '四',
    heading: '四、政府信息公开行政复议、行政诉讼情况',
    variants: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开工作被申请行政复议和提起行政诉讼情况',
      '政府信息公开行政复议和行政诉讼情况',
      '政府信息公开行政法复议、行政诉讼情况',
    ],
    guidance: [
      '行政复议机关作为共同被告的行政诉讼案件，只计算原行为主体的案件数量，不计算行政复议机关的案件数量。',
    ],
    subheads: [],
    table: 'disputes',
  },
  {
    id: 'problems',
    numeral: '五',
    heading: '五、存在的主要问题及改进情况',
    variants: [
      '政府信息公开工作存在的主要问题及改进情况',
      '存在主要问题及改进情况',
      '存在的主要问题及整改措施',
      '存在的主要问题及明年工作计划',
      '存在的问题及改进情况',
    ],
    placeholder: '（文字描述）',
    guidance: ['实事求是、明确具体，避免笼统模糊、泛泛而谈，不得出现敷衍了事甚至年年雷同现象。'],
    subheads: [],
  },
  {
    id: 'other',
    numeral: '六',
    heading: '六、其他需要报告的事项',
    variants: ['其他需要报告事项', '需要报告的其他事项'],
    placeholder: '（文字描述，收取信息处理费情况在此处报告。）',
    guidance: [
      '依据《政府信息公开信息处理费管理办法》收取信息处理费的情况，在此处专门报告；未收取的也应写明。',
    ],
    subheads: [],
  },
]

/** 2019 knew nothing of the processing fee in 六 and called the fourth sub-head 平台建设. */
export const sections2019: readonly SectionSpec[] = sections2021.map((section) =>
  section.id === 'other'
    ? { ...section, placeholder: '（文字描述）', guidance: [] }
    : section.id === 'overview'
      ? {
          ...section,
          guidance: [],
          subheads: section.subheads.map((subhead) =>
            subhead.key === 'platforms' ? { ...subhead, label: '平台建设' } : subhead,
          ),
        }
      : section,
)
