// Expected trouble as values: notes (something to know about a file that was read) and failures (a file or a wish that
// cannot be served). Every code has its sentence here and nowhere else; a sentence says what happened, what is safe,
// what to do.
import type { Origin } from './document.ts'

type Sentences = Readonly<Record<string, (...facts: never[]) => string>>

/** Sentences of notes. */
export const noteSentences = {
  'encoding-guessed': (encoding: string) =>
    `文件没有写明编码，已按 ${encoding} 读取；如有乱码，请另存为 UTF-8 后再导入。`,
  'picture-left-out': (where: string) => `${where}有图片，图片不会带入，请需要时自行插入。`,
  'object-left-out': (what: string) => `文件中的“${what}”没有带入。`,
  'asides-left-out': () => '文件中的附页（送审单、核对说明等）不是年度报告的内容，没有带入。',
  'text-unplaced': (text: string) => `这段文字没有找到位置，未带入：${text}`,
  'grid-foreign': (text: string) => `这张表不是年度报告的三张表之一，未带入，表中文字为：${text}`,
  'section-missing': (heading: string) => `文件中没有找到“${heading}”部分。`,
  'heading-odd': (found: string, official: string) => `标题“${found}”按“${official}”处理。`,
  'heading-order': (found: string) => `标题“${found}”出现的次序与规定格式不同。`,
  'table-missing': (table: string) => `文件中没有找到表${table}。`,
  'row-missing': (row: string) => `表中没有找到“${row}”一行，该行按未填处理。`,
  'column-missing': (column: string) => `表中没有找到“${column}”一列，该列按未填处理。`,
  'column-unknown': (found: string) => `表头中的“${found}”不是规定格式中的栏目，该列未带入。`,
  'label-odd': (found: string, official: string) => `表中的“${found}”按“${official}”处理。`,
  'label-unknown': (found: string) => `表中的“${found}”不是规定格式中的项目，该行未带入。`,
  'row-2019': () => '表三的“（六）其他处理”没有分项，是2019年格式；生成新一年报告时请按三项拆分。',
  'edition-old': (year: number, edition: number) =>
    `这是 ${year} 年的报告，表格却是 ${edition} 年格式的，已按 ${edition} 年格式读取。`,
  'edition-mixed': () => '三张表的格式版本不一致，已按各表自身的格式读取。',
  'columns-shifted': (row: string, found: number, expected: number) =>
    `“${row}”一行有 ${found} 个格子，规定格式为 ${expected} 个，数字对应的列请核对。`,
  'columns-counted': (table: string, rows: number) =>
    `表${table}有 ${rows} 行的格子与表头没有对齐（多出空格子或合并方式不同），已按数字的先后次序读取，请核对。`,
  'group-blank': (table: string, group: string) =>
    `表${table}“${group}”的格子全是空白，其他格子有数字；请核对数字是否填错了列，没有的请填 0。`,
  'cell-dash': (raw: string) => `格子中的“${raw}”按未填处理；没有的请填 0。`,
  'cell-none': () => '格子中的“无”按未填处理，建议填 0。',
  'cell-unit': (raw: string, value: string) => `格子中的“${raw}”带有单位，已读作 ${value}。`,
  'cell-unread': (raw: string) => `格子中的“${raw}”不是数字，已原样保留，请改正。`,
  'cell-unit-other': (raw: string, unit: string) =>
    `格子中的“${raw}”单位不是${unit}，没有换算，已原样保留，请按${unit}改正。`,
  'cell-spaces': (raw: string, value: string) => `格子中的“${raw}”按千位分隔读作 ${value}，请核对。`,
  'cell-grouping': (raw: string) =>
    `格子中的“${raw}”分隔符不合千位写法，不能确定是多少，已原样保留，请改正。`,
  'cell-beyond': (raw: string) => `格子中的“${raw}”位数太多，不能精确计算，已原样保留，请核对。`,
  'blanks-doubted': (count: number, figures: string) =>
    `有 ${count} 个数字（${figures}${count > 10 ? '……' : ''}）没有找到对应的格子，空白的格子因此列为存疑，请对照原文件填写。`,
  'cell-asked': (raw: string) => `“${raw}”无法确定是哪几个数字，请核对后选择或填写。`,
  'figures-cut': (table: string, rows: number) =>
    `表${table}有 ${rows} 行的数字连在一起，已按勾稽关系分开，只有这一种分法，请核对。`,
  'lines-lost': () => '文件中的标题和正文连成了一段，已按规定的标题分开，请核对。',
  'formula-differs': (shown: string, sum: string) =>
    `格子中的公式结果为 ${shown}，按规定格式应为各项之和 ${sum}，已按文件中的数字保留。`,
  'year-missing': () => '文件中没有找到报告年度。',
  'office-missing': () => '文件中没有找到单位名称。',
  'stray-markup': (text: string) => `正文中的标记“${text}”已去掉。`,
  'lines-joined': (count: number) => `有 ${count} 处句子被换行断开，已接上，请核对。`,
  'hidden-left-out': (count: number) => `文件中有 ${count} 处隐藏的文字，没有带入。`,
  'nested-table': (count: number) =>
    `文件中有 ${count} 张表格嵌在另一张表的格子里，其中的文字已一并读取，请核对。`,
  'sheet-hidden': (sheet: string) => `工作表“${sheet}”是隐藏的，没有读取；需要时请取消隐藏后再导入。`,
  'sheet-left-out': (sheet: string) => `工作表“${sheet}”不是本程序写出的内容，没有带入。`,
  'lines-hidden': (sheet: string, what: string) =>
    `工作表“${sheet}”的${what}是隐藏的，其中的内容已一并读取，请核对。`,
  'formula-uncached': (count: number) =>
    `文件中有 ${count} 个公式没有保存计算结果，相应格子按未填处理；请用 Excel 或 WPS 打开并保存后再导入。`,
  'pdf-page-blank': (pages: string) =>
    `PDF 第 ${pages} 页上没有文字，可能是扫描的图片，没有读取；请核对内容是否完整。`,
  'pdf-text-lost': (pages: string) =>
    `PDF 第 ${pages} 页有文字读不出来（字体没有写明是哪些字），没有带入；请核对内容是否完整。`,
  'pdf-text-guessed': (pages: string) =>
    `PDF 第 ${pages} 页的文字是扫描时识别出来的，可能有误，请逐字逐格核对。`,
  'table-cut': (table: string) => `表${table}有一部分超出了纸面，文件里没有这些格子，请找到原文件核对填写。`,
  'table-shape-lost': () => '文件中一张表的行列形状已丢失，格子按先后次序读取，请逐格核对。',
  'tracked-changes': (count: number) => `文件中有 ${count} 处修订，已按接受全部修订后的文字读取。`,
  'compare-year': (found: number, own: number) =>
    `这份文件是 ${found} 年的报告，草稿是 ${own} 年的，请确认选对了文件。`,
  'compare-heading': (heading: string) =>
    `文件中没有找到标题“${heading}”，这一部分和它前面一部分的文字没有比较，草稿中不变，请自行核对。`,
  'compare-table': (table: string) => `文件中没有${table}，没有比较，草稿中的这张表不变。`,
  'compare-edition': (table: string, own: number, found: number) =>
    `文件中的${table}是 ${found} 年格式，草稿中是 ${own} 年格式，没有比较，草稿中的这张表不变。`,
  'file-gave': (file: string, parts: string) => `从“${file}”带入：${parts}。`,
  'file-gave-nothing': (file: string) =>
    `没有从“${file}”带入内容：其中的内容别的文件里都有，或者说法不同、待选择。`,
  'folder-beside': (count: number) => `另有隐藏、临时文件或链接 ${count} 个，没有看。`,
  'folder-deeper': (count: number) => `只看了文件夹里和下一层的文件，更深的 ${count} 个文件夹没有看。`,
  'folder-closed': (count: number) => `有 ${count} 个文件夹打不开，其中的文件没有看；请检查权限。`,
  'folder-beyond': (most: number, count: number) =>
    `文件太多，只看了按名称排在前面的 ${most} 个，其余 ${count} 个没有看；请分几个文件夹来看。`,
  'files-figures-differ': (table: string, count: number) =>
    `表${table}有 ${count} 格在几个文件中说法不同，没有取哪一个，请逐格选择。`,
  'files-text-differs': (what: string, file: string, other: string) =>
    `“${what}”在“${file}”和“${other}”中文字不同，带入了文字较多的“${file}”，“${other}”的没有带入，请核对。`,
  'files-words-differ': (what: string, said: string, file: string, other: string, otherFile: string) =>
    `${what}在“${file}”中是“${said}”，在“${otherFile}”中是“${other}”，带入了前一个，请核对。`,
  'basis-updated': (from: string, to: string) => `编制依据已由“${from}”改为“${to}”，请核对。`,
  'years-moved': (count: number, where: string) => `${where}中有 ${count} 处年份已顺延一年，请核对。`,
  'carried-over': (count: number) => `已把上年“结转下年度继续办理”填入本年“上年结转”，共 ${count} 格。`,
  'carried-blank': (column: string) =>
    `上年“结转下年度继续办理”的“${column}”没有填写，本年该列上年结转未填。`,
  'carried-odd': (column: string, raw: string) =>
    `上年“结转下年度继续办理”的“${column}”为“${raw}”，不是件数，本年该列上年结转未填。`,
  'carried-total': (total: string) =>
    `上年“结转下年度继续办理”各列之和与总计 ${total} 不一致，已照原数带入，请核对。`,
  'figures-kept': (count: number) =>
    `数字也照上年原数带入，共 ${count} 格，请逐格改成本年的；总计会自动相加。`,
  'not-carried': (reason: string) => reason,
  'split-asked': () => '上年表三“（六）其他处理”没有分项，本年已改为三项，请按实际情形填写。',
  'year-gap': (last: number, next: number) =>
    `起点文件是 ${last} 年的报告，不是 ${next - 1} 年的，结转数和年份没有自动带入，请核对。`,
  'year-unsaid': (next: number) =>
    `起点文件没有写明是哪一年的报告，结转数和年份没有自动带入，请核对是否为 ${next - 1} 年的报告。`,
  'basis-missing': (basis: string) => `起点文件没有写编制依据${basis}，请核对是否需要补写。`,
  'basis-stale': (where: string, old: string) =>
    `“${where}”中仍引用已被替代的${old}，正文没有改动，请自行修改。`,
  'prose-kept': (year: number, count: number) =>
    `正文照上年原文带入，其中 ${count} 处写着 ${year} 年，没有改动，请逐处核对修改。`,
  'date-moved': (date: string) => `成文日期已改为“${date}”，定稿时请填上日子。`,
  'title-derived': (title: string) => `上年的标题“${title}”没有沿用，本年标题按单位和年度生成，请核对。`,
  'review-restored': (file: string, blank: number) =>
    `这是上次没有采用的核对，回答过的都在；还没有回答的地方现在是空的（共 ${blank} 格未填），请对照“${file}”补上。`,
  'unknown-field': (name: string) => `草稿中的“${name}”是本程序不认识的内容，已原样保留。`,
} as const satisfies Sentences

/** Latin letters stand apart from Chinese ones. */
function apart(name: string): string {
  return `${/^[a-z\d]/iu.test(name) ? ' ' : ''}${name}${/[a-z\d]$/iu.test(name) ? ' ' : ''}`
}

/** Sentences of failures. Each names the file where there is one, says what is safe and what to do. */
export const failureSentences = {
  'file-missing': (file: string) => `找不到“${file}”，请检查文件名和位置。`,
  'file-unreadable': (file: string, reason: string) =>
    `“${file}”读不出来（${reason}），文件没有改动；请检查权限或复制到本机后再试。`,
  'file-is-folder': (file: string) => `“${file}”是文件夹，不是文件，没有读取；请选择其中的文件。`,
  'file-empty': (file: string) => `“${file}”是空文件，没有可读的内容；请换一份文件。`,
  'file-too-large': (file: string, limit: string) =>
    `“${file}”超过 ${limit}，不像一份年度报告，没有读取；请另存为较小的 .docx 或 .txt 文件后再试。`,
  'format-unknown': (file: string) =>
    `“${file}”不是能读取的文件；请用 Word 或 WPS 打开后另存为 .docx 文件再试。`,
  'format-not-as-named': (file: string, extension: string) =>
    `“${file}”的扩展名是 ${extension}，内容却不是，可能已经损坏；没有读取，文件没有改动，请报送单位重新发一份。`,
  'format-unsupported': (file: string, format: string) =>
    `“${file}”是${apart(format)}文件，目前不能直接读取，没有改动；请用能打开它的程序（如 Word、WPS）另存为 .docx 或 PDF 文件后再试。`,
  'file-picture': (file: string) =>
    `“${file}”是图片，程序不认图片里的字，没有读取；请找到它的 Word 文件或文字版 PDF，或用文字识别软件转成 .docx 文件后再试。`,
  'file-packed': (file: string) => `“${file}”是压缩包，没有读取；请先解压，再选择其中的报告文件。`,
  'file-damaged': (file: string) =>
    `“${file}”已损坏或不完整，没有读取；请用 Word 或 WPS 打开并重新保存后再试。`,
  'file-protected': (file: string) => `“${file}”设有密码，没有读取；请去掉密码另存后再试。`,
  'pdf-scanned': (file: string) =>
    `“${file}”是扫描件，页面大多是图片，没有可以读取的文字；请找到它的 Word 文件，或用文字识别软件转成 .docx 文件后再试。`,
  'file-over-budget': (file: string) =>
    `“${file}”展开后的内容大得不正常，为安全起见已停止读取；请用 Word 或 WPS 打开并重新保存后再试。`,
  'not-a-report': (file: string) => `“${file}”中没有找到年度报告的部分标题和表格；请确认选对了文件。`,
  'old-form': (file: string) =>
    `“${file}”是 2019 年以前的旧格式报告，没有现在的三张表，不能作为起点；请选用 2019 年以后的报告。`,
  'files-of-years': (file: string, year: number, other: string, otherYear: number) =>
    `“${file}”是 ${year} 年的报告，“${other}”是 ${otherYear} 年的，不能合成一份，都没有带入；请只选同一年的文件。`,
  'files-of-editions': (table: string, file: string, other: string) =>
    `“${file}”和“${other}”的表${table}格式版本不同，不能合成一份，都没有带入；请只留下其中一份的表${table}后再试。`,
  'text-run-together': (file: string) =>
    `“${file}”中的标题、正文和表格数字连成了一片，分不清各个格子，没有读取；请在网页上用“另存为”保存成网页文件（.html），或复制到 Word、WPS 后另存为 .docx 文件再试。`,
  'title-only': (file: string) => `“${file}”中只有标题，没有正文和表格；请换一份完整的文件。`,
  'draft-broken': (file: string) =>
    `“${file}”不是完整的年报草稿，可能没有保存完；原文件没有改动，请从“历史版本”或备份恢复。`,
  'draft-invalid': (file: string, where: string) =>
    `草稿“${file}”的内容不符合格式（${where}）；原文件没有改动，请从“历史版本”或备份恢复。`,
  'draft-too-new': (file: string, version: number, known: number) =>
    `“${file}”是更新版本的程序保存的（第 ${version} 版，本程序认得到第 ${known} 版）；原文件没有改动，请升级程序后再打开。`,
  'output-exists': (file: string) => `“${file}”已经存在，没有覆盖；请换个文件名，或加上 --force 覆盖它。`,
  'output-twice': (file: string) => `“${file}”被指定了两次，没有写入；请给每种格式各写一个文件名。`,
  'output-failed': (file: string, reason: string) =>
    `“${file}”写不进去（${reason}），原有文件没有改动；请换一个文件夹。`,
  'output-nothing': () => '没有指定要导出的文件；请用 --docx、--xlsx 或 --html 指定。',
  'split-needed': (file: string) =>
    `“${file}”表三的“（六）其他处理”没有分项，不能按现行格式导出；请先拆分为三项。`,
  'year-unknown': (file: string) => `“${file}”中没有写明报告年度；请先补上年度。`,
  'paste-empty': () =>
    '剪贴板里没有可以填入表格的内容，表格没有改动；请先在 Excel、WPS 或 Word 中复制数字，再粘贴。',
  'paste-too-large': (rows: number, table: string) =>
    `要粘贴的内容有 ${rows} 行，不像表${table}的数字，表格没有改动；请只复制需要的几行再粘贴。`,
  'paste-too-long': (characters: number) =>
    `要粘贴的文字有 ${characters} 字，不像年报的一个部分，没有粘贴，正文没有改动；请只复制需要的段落再粘贴。`,
  'paste-outside': (rows: number, columns: number, roomRows: number, roomColumns: number) =>
    `要粘贴的内容有 ${rows} 行 ${columns} 列，从选中的格子起只有 ${roomRows} 行 ${roomColumns} 列，放不下，表格没有改动；请先选中左上角的格子再粘贴。`,
  'paste-label-unknown': (label: string, table: string) =>
    `要粘贴的内容里“${label}”不是表${table}中的项目，或者对得上不止一项，表格没有改动；请改正这一项，或只复制数字再粘贴。`,
  'paste-label-twice': (label: string, table: string) =>
    `要粘贴的内容里“${label}”在表${table}中对应的一行出现了两次，表格没有改动；请删去重复的一行再粘贴。`,
  'paste-columns': (found: number, expected: number) =>
    `要粘贴的内容一行有 ${found} 列，表中这一行有 ${expected} 格，对不上，表格没有改动；请连同表头一起复制，或只复制数字再粘贴。`,
  'conversion-timeout': (file: string) =>
    `“${file}”处理得太久（10 秒没有进展，或一共用了 60 秒），已停止；正在填写的草稿没有改动，请用 Word 或 WPS 打开该文件另存为 .docx 后再试。`,
  'conversion-cancelled': (file: string) => `“${file}”的处理已取消，草稿没有改动。`,
  'page-not-drawn': (file: string, page: number) =>
    `“${file}”第 ${page} 页画不出来，这里改为显示读出的文字，识别结果和草稿不受影响；要看原样，请用能看 PDF 的软件打开这个文件。`,
  'conversion-crashed': (file: string) =>
    `处理“${file}”时出了意外，已停止；正在填写的草稿没有改动，请再试一次，或换一种格式。`,
  'archive-empty': (folders: string) => `“${folders}”里没有可以核对的文件，请检查位置。`,
  'archive-unread': (failed: number, all: number) =>
    `${all} 份文件中有 ${failed} 份没有读成，其余已核对；原因见各份文件那一行，文件都没有改动。`,
  'archive-stopped': (done: number, left: number) =>
    `已停止：${done} 份的结果在上面，其余 ${left} 份没有核对；文件都没有改动，再次执行会从头核对。`,
  'folder-empty': (folder: string) => `“${folder}”里没有可以读取的文件，请检查位置。`,
  'folder-unread': (failed: number, all: number) =>
    `${all} 份文件中有 ${failed} 份没有读成，其余已读；原因见各份文件那一行，文件都没有改动。`,
  'folder-alone': () =>
    '文件夹只能单独读取，每份文件一行，不能合成一份草稿，没有读取；要合成一份报告，请写出各份文件的名字。',
  'browser-storage-failed': (reason: string) =>
    `浏览器没有存下草稿（${reason}），内容还在窗口里；请马上用“保存”下载草稿文件，不要关闭窗口。`,
  'draft-changed': (file: string) =>
    `“${file}”在别处被改动过，没有覆盖；请另存为别的名字，或重新打开它看看改了什么。`,
  'export-changed': (file: string) =>
    `“${file}”在导出之后被改动过，没有替换；可以替换它，或者换个文件名再导出。`,
  'version-missing': () => '这个版本已经不在了，当前的草稿没有改动；请选别的版本。',
  'version-broken': () => '这个版本没有存完整，读不出来，当前的草稿没有改动；请选别的版本。',
  'recovery-failed': (reason: string) =>
    `自动保存的恢复内容没有存下（${reason}）；内容还在窗口里，请马上保存，不要关闭窗口。`,
  'disk-full': (file: string) =>
    `磁盘空间不足，“${file}”没有写入，原有文件没有改动；请腾出空间，或另存到别的磁盘。`,
  'no-permission': (file: string) =>
    `没有权限写入“${file}”，原有文件没有改动；请另存到“文档”等自己的文件夹。`,
  'file-read-only': (file: string) => `“${file}”是只读文件，没有覆盖；请另存为别的名字，或取消它的只读属性。`,
  'file-busy': (file: string) =>
    `“${file}”正被别的程序占用，没有写入，原有文件没有改动；请稍后再试，或另存为别的名字。`,
  'place-gone': (file: string) =>
    `找不到“${file}”所在的文件夹，可能是 U 盘、移动硬盘或网络位置已断开，没有写入；内容还在窗口里，请重新连接后再试，或另存到本机。`,
  'name-forbidden': (file: string, trouble: string) =>
    `“${file}”不能用作文件名（${trouble}），没有写入；请换个文件名。`,
  'name-taken': (file: string) => `“${file}”已经存在，没有覆盖；请换个文件名再试。`,
  'path-too-long': (file: string) =>
    `“${file}”的文件名或所在位置太长，系统放不下，没有写入；请缩短文件名，或另存到层数少的文件夹。`,
  'write-unverified': (file: string) =>
    `“${file}”写入后读回的内容不一致，原有文件已保持原样；磁盘或网络可能有问题，请另存到别的磁盘。`,
  'write-failed': (file: string, reason: string) =>
    `“${file}”没有写入（${reason}），原有文件没有改动；内容还在窗口里，请再试一次，或另存到别的文件夹。`,
  'draft-held': (file: string, who: string) =>
    `“${file}”正由“${who}”打开，没有覆盖；请另存为别的名字，或等对方关闭后再保存。`,
  'pdf-trial': () =>
    '试用界面不能直接生成 PDF，内容没有改动；请用“打印”，在浏览器的打印对话框里选“另存为 PDF”，或安装桌面程序。',
  'print-failed': (reason: string) =>
    `页面没有排出来（${reason}），草稿没有改动；请再试一次，或先导出 Word 文档，用 Word、WPS 打印。`,
  'print-timeout': () =>
    '排版用了 20 秒还没有完成，已停止，草稿没有改动；请再试一次，或先导出 Word 文档，用 Word、WPS 打印或另存为 PDF。',
  'printer-refused': (reason: string) =>
    `打印没有完成（${reason}），草稿没有改动；请检查打印机是否开着、连着，再试一次。`,
  'export-open': (file: string) => `“${file}”没有替换：文件正在 Word/WPS 中打开，请关闭后重试，或另存为…`,
  'path-unnamed': (file: string) =>
    `“${file}”不是在窗口里选过的文件，没有读写；请用“打开”或“另存为”重新选择。`,
  'settings-damaged': (kept: string) =>
    `设置文件有损坏，读不出的设置已恢复默认，其余照旧；原来的设置留在“${kept}”，草稿和历史版本没有影响。`,
  'settings-not-saved': (reason: string) =>
    `设置没有存下（${reason}），这一次仍按新的设置运行，草稿没有影响；请检查磁盘空间和权限，再改一次。`,
  'settings-unread': (reason: string) =>
    `设置文件现在读不全（${reason}），读不出的设置这一次按默认值，原来的文件没有改动，这一次改的设置下次不再有效；请关掉程序，稍后重新打开；放在自选文件夹里的历史版本，那时才看得到。`,
  'versions-place-not-saved': (reason: string) =>
    `历史版本的新位置没有记下（${reason}），版本没有移动，仍在原来的位置；请检查磁盘空间和权限，再移一次。`,
  'versions-left-behind': (folder: string) =>
    `存放历史版本的文件夹“${folder}”现在连不上，那里的版本移不过来，位置没有改变；请重新连接后再移，或者把它们留在那里。`,
  'versions-not-moved': (folder: string, reason: string) =>
    `历史版本没有移到“${folder}”（${reason}），位置没有改变，原来的文件没有动过；请稍后再试，或另选一个文件夹。`,
  'versions-out-of-reach': (folder: string) =>
    `存放历史版本的文件夹“${folder}”现在连不上，新的版本先存在默认位置；重新连接后再打开程序，原来的版本就能看到。`,
  usage: (detail: string, help: string) => `${detail}；用法见 npm run -s nianbao -- ${help}。`,
  bug: (doing: string) =>
    `${doing}时程序内部出错，没有完成；已有的文件没有改动，请把所做的操作和用到的文件反馈给维护人员。`,
} as const satisfies Sentences

export type NoteCode = keyof typeof noteSentences
export type FailureCode = keyof typeof failureSentences

export interface Note {
  readonly code: NoteCode
  readonly sentence: string
  readonly origin?: Origin
}

export interface Failure {
  readonly code: FailureCode
  readonly sentence: string
}

/** Expected trouble is a value; only bugs are thrown. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly failure: Failure }

export function note<C extends NoteCode>(
  code: C,
  facts: Parameters<(typeof noteSentences)[C]>,
  origin?: Origin,
): Note {
  const sentence = (noteSentences[code] as (...facts: unknown[]) => string)(...facts)
  return origin === undefined ? { code, sentence } : { code, sentence, origin }
}

export function failure<C extends FailureCode>(
  code: C,
  ...facts: Parameters<(typeof failureSentences)[C]>
): Failure {
  return { code, sentence: (failureSentences[code] as (...facts: unknown[]) => string)(...facts) }
}

export function success<T>(value: T, notes: readonly Note[] = []): Outcome<T> {
  return { ok: true, value, notes }
}

export function failed<C extends FailureCode>(
  code: C,
  ...facts: Parameters<(typeof failureSentences)[C]>
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: failure(code, ...facts) }
}

/** A sentence about one of several files, with its name in front. */
export function sentenceOf(file: string, sentence: string): string {
  return `“${file}”：${sentence}`
}

/** What happened alone, for a line that names the file beside it: the sentence's first part, without the name. */
export function shortSentence({ sentence }: Failure, file: string): string {
  const [first = ''] = sentence.replaceAll(`“${file}”`, '文件').split('；')
  return first.replace(/。$/u, '')
}
