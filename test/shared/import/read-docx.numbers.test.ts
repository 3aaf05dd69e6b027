import { describe, expect, it } from 'vitest'
import { linesOfWord } from '../../support/read-word.ts'
import { paragraph } from '../../support/word-xml.ts'

describe('the numbers that Word puts in front of paragraphs', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const item = (text: string, list: number, at = 0): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`)
  const outline = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '（%4）')}</w:abstractNum>`
  const lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'

  it('count on each level and begin anew below a higher one', async () => {
    const body = [
      item('总体情况', 1),
      item('主动公开', 1, 1),
      item('依申请公开', 1, 1),
      item('答复', 1, 2),
      item('主动公开政府信息情况', 1),
      item('网站', 1, 1),
      item('栏目', 1, 2),
      item('更新', 1, 3),
    ].join('')
    expect(await linesOfWord({ body, numbering: outline + lists })).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '1.答复',
      '二、主动公开政府信息情况',
      '（一）网站',
      '1.栏目',
      '（1）更新',
    ])
  })

  it('go on between lists of one definition, and begin anew where a list says so', async () => {
    const more =
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>' +
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    const body = item('甲', 1) + item('乙', 2) + item('丙', 3) + item('丁', 3) + item('戊', 1)
    expect(await linesOfWord({ body, numbering: outline + lists + more })).toEqual([
      '一、甲',
      '二、乙',
      '五、丙',
      '六、丁',
      '七、戊',
    ])
  })

  it('never begin anew where the level says so, and only after the level it names', async () => {
    const levels =
      level(0, 'decimal', '第%1章') +
      level(1, 'decimal', '第%2条', '<w:lvlRestart w:val="0"/>') +
      level(2, 'decimal', '%3)', '<w:lvlRestart w:val="1"/>')
    const numbering = `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${lists}`
    const body =
      item('甲', 1) +
      item('乙', 1, 1) +
      item('丙', 1, 2) +
      item('丁', 1, 1) +
      item('戊', 1, 2) +
      item('己', 1) +
      item('庚', 1, 1) +
      item('辛', 1, 2)
    expect(await linesOfWord({ body, numbering })).toEqual([
      '第1章 甲',
      '第1条 乙',
      '1)丙',
      '第2条 丁',
      '2)戊',
      '第2章 己',
      '第3条 庚',
      '1)辛',
    ])
  })

  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 12, '１２'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 20, '二十'],
    ['chineseCounting', 21, '二十一'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['japaneseCounting', 11, '十一'],
    ['ideographDigital', 10, '一〇'],
    ['chineseLegalSimplified', 21, '贰拾壹'],
    ['ideographTraditional', 3, '丙'],
    ['ideographZodiac', 12, '亥'],
    ['decimalEnclosedCircle', 21, '㉑'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalEnclosedFullstop', 3, '⒊'],
    ['upperRoman', 14, 'XIV'],
    ['lowerRoman', 4, 'iv'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 2, 'b'],
    ['none', 3, ''],
    ['aFormatOfTomorrow', 3, '3'],
  ])('%s shows %i as %s', async (format, value, shown) => {
    const start = level(0, format, '%1、').replace('w:start w:val="1"', `w:start w:val="${value}"`)
    const numbering = `<w:abstractNum w:abstractNumId="0">${start}</w:abstractNum>${lists}`
    expect(await linesOfWord({ body: item('项', 1), numbering })).toEqual([`${shown}、项`])
  })

  it('are taken away by list 0, shown as digits where the level is legal, and spaced where they end bare', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="带号"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1部分')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>${lists}`
    const body =
      paragraph('有号', '<w:pStyle w:val="a"/>') +
      paragraph('无号', '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      item('二级', 1, 1)
    expect(await linesOfWord({ body, styles, numbering })).toEqual(['第一部分 有号', '无号', '1.1 二级'])
  })

  it('are nothing for bullets of symbol fonts that say nothing, and a mark for those that do', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '\uf0d8')}${level(1, 'bullet', '\uf001')}</w:abstractNum>${lists}`
    expect(await linesOfWord({ body: item('甲', 1) + item('乙', 1, 1), numbering })).toEqual(['➢ 甲', '乙'])
  })
})
