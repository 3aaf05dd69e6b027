// Lines that web pages write around an article, by their words alone: facts of its publishing, ways through the site, strokes,
// page numbers. What follows from one is the affair of who asks.

const start =
  /^[\s【[（(]*(?:(?:发布|公开|更新|生成|成文|公布|印发)(?:日期|时间)|发文(?:日期|字号|机关)|发布机构|信息来源|来源|作者|编辑|责任编辑|责编|审核|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:数|量|次数)?|字体|字号|文号|索引号|主题(?:分类|词)|信息分类|栏目|分享|扫一扫|打印|关闭|收藏|上一篇|下一篇|当前位置|您?(?:当前|现在)?的?所在的?位置|首页|返回|版权所有|主办单位?[：:]|承办单位?[：:]|技术支持|网站标识码|网站地图|联系我们|.{0,4}ICP备|.{0,3}公网安备|附件下载|相关(?:附件|阅读|链接|文档|新闻)|语音播报|无障碍|大\s*中\s*小)/u

/** A line of strokes, as a copied page has between its facts and its text. */
const strokes = /^[=\-—_*#~]{3,}(?:\s*正\s*文\s*[=\-—_*#~]*)?$/u

export function startsAsFurniture(text: string): boolean {
  return start.test(text)
}

export function isStrokes(text: string): boolean {
  return strokes.test(text)
}

export function isPageNumber(text: string): boolean {
  return /^(?:[-—–\s]*\d{1,3}[-—–\s]*|第\s*\d+\s*页.{0,12})$/u.test(text)
}

/** Facts that a page names as such before its text. */
const fact =
  /^(?:标题|名称|信息名称|文件编号|发布单位|发文单位|公开(?:方式|范围|主体|责任部门)|有效性|时效|语种|关键词|稿源)\s*[:：]/u
const longest = 80

/** Whether a paragraph that found no place is most likely no text of the report. A sentence never is. */
export function isPageFurniture(paragraph: string): boolean {
  const text = paragraph.trim()
  if (isStrokes(text) || isPageNumber(text) || !/\p{L}/u.test(text)) return true
  return text.length <= longest && !/[。；！？]$/u.test(text) && (startsAsFurniture(text) || fact.test(text))
}
