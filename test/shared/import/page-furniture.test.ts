import { describe, expect, it } from 'vitest'
import { isPageFurniture } from '../../../shared/import/page-furniture.ts'

describe('a paragraph that found no place', () => {
  it.each([
    '发布时间: 2025-03-10 15:35',
    '文号:',
    '发布机构: 平潭综合实验区管委会办公室',
    '栏目: 政府信息公开年报',
    '标题：某某局2024年政府信息公开工作年度报告',
    '来源：本网站',
    '【字号：大 中 小】',
    '浏览次数：1024',
    '==================== 正文 ====================',
    '--------',
    '- 3 -',
    '※ ※ ※',
    '【打印】【关闭】',
  ])('is the page’s: “%s”', (line) => {
    expect(isPageFurniture(line)).toBe(true)
  })

  it.each([
    '本年度共召开企业座谈会三次，收到的意见均已答复。',
    '来源于企业的申请占七成。',
    '栏目建设还不够规范。',
    '审核把关不严，个别信息发布不及时；',
    '附件：清单',
    '（一）主动公开情况',
  ])('may be the report’s: “%s”', (line) => {
    expect(isPageFurniture(line)).toBe(false)
  })
})
