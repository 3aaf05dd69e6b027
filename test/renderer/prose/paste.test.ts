import { describe, expect, it } from 'vitest'
import { proseFromHtml, proseFromText } from '../../../renderer/prose/paste.ts'
import type { Prose } from '../../../shared/report/prose.ts'

const body = (...texts: string[]): Prose => texts.map((text) => ({ level: 0, runs: [{ text }] }))

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt'><span style='font-size:16.0pt;font-family:仿宋_GB2312'>2024年，我局坚持以公开
为常态<span lang=EN-US>, 400</span>余条。<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]><b>主动公开</b></p><!--EndFragment--></body></html>`

const cases: readonly { readonly title: string; readonly html: string; readonly prose: Prose }[] = [
  {
    title: 'keeps the words of a Word paragraph and drops its fonts and wrapped source lines',
    html: word,
    prose: [
      { level: 0, runs: [{ text: '2024年，我局坚持以公开为常态, 400余条。' }] },
      { level: 1, runs: [{ text: '一、 ' }, { text: '主动公开', bold: true }] },
    ],
  },
  {
    title: 'gives an automatic list its numbers as text',
    html: '<ol start="3"><li>信息管理</li><li>平台建设</li></ol>',
    prose: [
      { level: 3, runs: [{ text: '3.信息管理' }] },
      { level: 3, runs: [{ text: '4.平台建设' }] },
    ],
  },
  {
    title: 'knows a run-in heading by its first full stop',
    html: '<p>（一）主动公开情况。一是公开信息400条。</p>',
    prose: [{ level: 2, lead: 10, runs: [{ text: '（一）主动公开情况。一是公开信息400条。' }] }],
  },
  {
    title: 'keeps bold by tag and by style, and takes it back where a style says so',
    html: '<div><b style="font-weight:normal">甲<span style="font-weight:700">乙</span></b></div>',
    prose: [{ level: 0, runs: [{ text: '甲' }, { text: '乙', bold: true }] }],
  },
  {
    title: 'takes a line break as a new paragraph',
    html: '<p>第一行<br>第二行</p>',
    prose: body('第一行', '第二行'),
  },
  {
    title: 'leaves scripts, styles and pictures out',
    html: '<p>文字<img src="a.png"><script>alert(1)</script></p><style>p{}</style>',
    prose: body('文字'),
  },
  { title: 'gives nothing for nothing', html: '<p><o:p>&nbsp;</o:p></p>', prose: [] },
]

describe('pasting HTML into prose', () => {
  it.each(cases)('$title', ({ html, prose }) => {
    expect(proseFromHtml(html)).toEqual(prose)
  })

  it('fetches nothing that the pasted page names', () => {
    proseFromHtml(
      '<img src="https://example.invalid/a.png"><link rel="stylesheet" href="https://example.invalid/a.css">',
    )
    expect(
      performance.getEntriesByType('resource').filter(({ name }) => name.includes('example.invalid')),
    ).toEqual([])
  })
})

describe('pasting plain text into prose', () => {
  it('makes a paragraph of every line and none of empty ones', () => {
    expect(proseFromText('第一段。\r\n\r\n　　第二段。\n')).toEqual(body('第一段。', '第二段。'))
  })
})
