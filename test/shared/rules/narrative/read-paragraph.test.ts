// What is read out of a sentence, and what is left alone: phrasings of published reports, reworded.
import { describe, expect, it } from 'vitest'
import { numberText } from '../../../../shared/report/arithmetic.ts'
import { readParagraph } from '../../../../shared/rules/narrative/read-paragraph.ts'
import type { TopicName } from '../../../../shared/template/text-topics.ts'

const paragraph = (text: string) => ({ level: 0, runs: [{ text }] }) as const

function nameOf(topic: TopicName): string {
  switch (topic.kind) {
    case 'plain':
      return topic.topic
    case 'outcomes':
      return topic.keys.join('+')
    case 'answered':
    case 'receivedAndAnswered':
      return topic.kind
    case 'result':
      return `${topic.of}.${topic.result}`
  }
}

const said = (text: string): readonly string[] =>
  readParagraph(paragraph(text)).numbers.map(({ topic, value }) => `${nameOf(topic)} ${numberText(value)}`)

describe('applications', () => {
  it.each<readonly [string, readonly string[]]>([
    ['2024年，全县共收到政府信息公开申请35件，上年结转2件，均按时答复。', ['received 35', 'carriedIn 2']],
    [
      '我局共受理政府信息公开申请 1,286 件，办结 1,280 件，结转下年度继续办理 6 件。',
      ['received 1286', 'finished 1280', 'carriedOut 6'],
    ],
    ['全年共收到公民和法人或其他组织政府信息公开申请共32件，答复30件。', ['received 32', 'answered 30']],
    ['区政府办公室共受理36件政府信息公开申请（均为自然人提交）。', ['received 36']],
    ['本年度新收政府信息公开申请35件，结转至2025年2件。', ['receivedNew 35', 'carriedOut 2']],
    ['全年办理政府信息公开申请218件。', ['worked 218']],
    [
      '依申请公开：答复80件（含上年度结转申请3件，另有5件顺延到下年度答复）。',
      ['answered 80', 'carriedIn 3', 'carriedOut 5'],
    ],
    ['我办全年未接到信息公开申请。', ['received 0']],
    ['收到依申请公开十二件。', ['received 12']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))

  it.each([
    '去年共收到政府信息公开申请30件。',
    '条例施行以来，累计收到政府信息公开申请350件。',
    '第一季度收到政府信息公开申请5件。',
    '12月收到政府信息公开申请5件。',
    '收到政府信息公开申请100余件，约答复30件。',
    '全年受理行政许可申请200件，办结198件。',
    '受理网民留言60条，已办结60条；办理建议提案12件，答复12件。',
    '收到政府信息公开申请XX件。',
    '收到政府信息公开申请35件（次），按期答复33件，延期答复3件。',
    '下一步，力争答复政府信息公开申请100件。',
    '共收到政府信息公开申请3至5件。',
    '根据国办公开办函〔2021〕30号要求，政府信息公开申请一件一登记。',
  ])('%s says nothing that could be compared', (text) => expect(said(text)).toEqual([]))

  it.each([
    ['县政府办公室共收到政府信息公开申请12件。', ['县政府办公室']],
    ['市政府办公厅代表市政府受理政府信息公开申请12件。', ['市政府办公厅', '市政府']],
    ['通过网络收到政府信息公开申请20件。', ['通过网络']],
    ['指导各部门受理政府信息公开申请45件。', ['指导各部门']],
    ['2024年度，我局共收到政府信息公开申请15件。', []],
    ['2024年度，我街道共收到政府信息公开申请15件。', ['我街道']],
    ['全市各级行政机关共收到政府信息公开申请15件。', ['全市各级行政机关']],
  ])('%s is said of %j', (text, subjects) => {
    expect(readParagraph(paragraph(text)).numbers.map((number) => number.subjects)).toEqual([subjects])
  })
})

describe('outcomes', () => {
  it.each<readonly [string, readonly string[]]>([
    [
      '政府信息公开申请中，予以公开20件、部分公开5件，不予公开3件（属于国家秘密1件），其他处理2件。',
      ['予以公开 20', '部分公开 5', '不予公开 3', '属于国家秘密 1', '其他处理 2'],
    ],
    ['政府信息公开申请：其中20件予以公开、3件不予公开。', ['予以公开 20', '不予公开 3']],
    ['政府信息公开申请，予以公开及部分公开258件。', ['予以公开+部分公开 258']],
    [
      '政府信息公开申请，本机关不掌握相关政府信息12件，重复申请3件。',
      ['本机关不掌握相关政府信息 12', '重复申请 3'],
    ],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))

  it.each([
    '主动公开政府信息141条，作为依申请公开28条，不予公开8条。',
    '政府信息公开申请，予以公开、部分公开各5件。',
    '政府信息公开申请，予以公开、部分公开分别为20件、5件。',
    '政府信息公开申请，因本机关不掌握等原因无法提供265件。',
    '政府信息公开申请中，自然人申请予以公开20件。',
  ])('%s says nothing that could be compared', (text) => expect(said(text)).toEqual([]))
})

describe('disputes', () => {
  it.each<readonly [string, readonly string[]]>([
    ['因政府信息公开申请引发行政复议2件，引发行政诉讼1件。', ['review 2', 'suit 1']],
    [
      '发生政府信息公开行政复议5件，其中结果维持3件、纠正1件、尚未审结1件；行政诉讼2件，其中未经复议直接起诉1件。',
      ['review 5', 'review.upheld 3', 'review.corrected 1', 'review.pending 1', 'suit 2', 'suitDirect 1'],
    ],
    ['信息公开类行政复议7件，诉讼9件，均获维持。', ['review 7', 'suit 9']],
    ['政府信息公开行政复议、行政诉讼共3件。', ['dispute 3']],
    ['未发生因政府信息公开引发的行政复议、行政诉讼。', ['dispute 0']],
    ['未收到因政府信息公开申请引起的行政诉讼。', ['suit 0']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))

  it.each([
    '作为复议机关审理政府信息公开行政复议案件12件。',
    '政府信息公开行政复议、行政诉讼各1件。',
    '政府信息公开工作备案行政复议3件。',
    '政府信息公开行政复议5件、行政诉讼3件，其中维持6件。',
  ])('%s is not taken for a result or for the office’s own', (text) => {
    expect(said(text).filter((one) => !/^(?:review 5|suit 3)$/u.test(one))).toEqual([])
  })
})

describe('documents', () => {
  it.each<readonly [string, readonly string[]]>([
    [
      '全年制发行政规范性文件8件、废止2件，现行有效46件。',
      ['normativeMade 8', 'normativeRepealed 2', 'normativeValid 46'],
    ],
    ['2022年，共制定出台行政规范性文件6件。', ['normativeMade 6']],
    ['现行有效的行政规范性文件46件。', ['normativeValid 46']],
    ['全年出台政府规章2部。', ['regulationsMade 2']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected))

  it.each([
    '主动公开市政府规章13件（含新制定5件，修改4件，废止4件）。',
    '备案审查规范性文件12件，出台规范性文件8件。',
    '对规范性文件进行清理，废止5件。',
    '解读规范性文件8件，其中规范性文件0条。',
  ])('%s says nothing that could be compared', (text) => expect(said(text)).toEqual([]))
})

describe('relations of numbers', () => {
  const sums = (text: string): readonly string[] =>
    readParagraph(paragraph(text)).sums.map(
      ({ total, parts, isWhole }) =>
        `${numberText(total)} ${isWhole ? '=' : '≥'} ${parts.map(numberText).join(' + ')}`,
    )

  it.each<readonly [string, readonly string[]]>([
    ['收到政府信息公开申请35件，其中网上申请20件、信函申请10件、当面申请5件。', ['35 ≥ 20 + 10 + 5']],
    ['收到政府信息公开申请35件，其中网上申请20件、其他方式15件。', ['35 = 20 + 15']],
    ['收到政府信息公开申请35件，其中自然人30件，法人或其他组织5件。', ['35 = 30 + 5']],
    ['收到政府信息公开申请35件，其中土地类20件（占57%）、住房类10件。', ['35 ≥ 20 + 10']],
    ['收取信息处理费3940元，其中按件收取3000元、按量收取940元。', ['3940 ≥ 3000 + 940']],
    ['政府信息公开行政复议5件，其中维持3件、其他结果1件；行政诉讼2件。', ['5 ≥ 3 + 1']],
    // What happens to one application on its way counts it more than once.
    ['受理政府信息公开申请35件，其中补正10件、征求意见8件、延期20件。', []],
    // Those finished are also those carried over.
    ['收到政府信息公开申请35件，其中予以公开30件、不予公开7件。', []],
    ['主动公开信息500条，其中网站400条、微信200条。', []],
  ])('%s', (text, expected) => expect(sums(text)).toEqual(expected))

  it('a percentage belongs to the number right in front of it', () => {
    const { shares, changes } = readParagraph(
      paragraph(
        '受理政府信息公开申请35件，同比增长16.7%，答复36件。其中予以公开20件，占55.6％；不予公开3件。',
      ),
    )
    expect(shares.map(({ words }) => words)).toEqual(['予以公开20件，占55.6%'])
    expect(changes.map(({ words, isRise }) => [words, isRise])).toEqual([
      ['受理政府信息公开申请35件，同比增长16.7%', true],
    ])
  })

  it('a heading of its own line says nothing', () => {
    expect(readParagraph({ level: 2, runs: [{ text: '（二）收到政府信息公开申请35件' }] }).numbers).toEqual(
      [],
    )
  })
})
