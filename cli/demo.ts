// npm run demo: one office's year from last year's file to the finished report, told at the terminal while it happens.
// The example's figures are those that 石嘴山市人民政府办公室 published for 2023; its wording is our own.
import { mkdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { exact } from '../shared/report/cell.ts'
import { parseDraft, serializeDraft } from '../shared/report/draft-file.ts'
import { fillBlanksWithZero, setCells, setProse } from '../shared/report/edits.ts'
import type { Draft } from '../shared/report/model.ts'
import { paragraphFromRuns, textOf } from '../shared/report/prose.ts'
import { currentEdition, sectionSpec, tableSpec } from '../shared/template/editions.ts'
import { tableIds } from '../shared/template/form.ts'
import { figures, paragraphs, slip } from './example/next-year.ts'
import { processIo } from './io.ts'
import { run, type ExitCode } from './run.ts'
import { saveDraft } from './save.ts'
import { painter } from './terminal-text.ts'

const example = 'cli/example/annual-report-2023.txt'
const draftFile = 'out/2024年度报告.nianbao'
const report = 'out/石嘴山市人民政府办公室2024年政府信息公开工作年度报告'

const io = processIo()
const paint = painter(io.color)
const steps = 6
let step = 0

function begin(title: string): void {
  step += 1
  io.out(`\n${paint('cyan', paint('bold', `【${step}/${steps}】${title}`))}\n`)
}

/** Runs the terminal program as a clerk would, showing the words typed. */
async function type(words: readonly string[], expected: ExitCode): Promise<void> {
  io.out(paint('dim', `$ npm run -s nianbao -- ${words.join(' ')}`))
  const code = await run(words, io)
  if (code !== expected) throw new Error(`${words.join(' ')}: exit code ${code}, not ${expected}`)
}

async function openDraft(): Promise<Draft> {
  const draft = parseDraft(await readFile(draftFile, 'utf8'), draftFile)
  if (!draft.ok) throw new Error(draft.failure.sentence)
  return draft.value
}

async function keepDraft(draft: Draft): Promise<void> {
  const ending = await saveDraft(draftFile, serializeDraft(draft), true, io)
  if (ending !== 0) throw new Error(JSON.stringify(ending))
}

/** The figures of the year, table by table, then the paragraphs that speak of them. */
function fillIn(rolled: Draft): Draft {
  const typed = new Map(figures).set(slip.address, slip.typed)
  let draft = setCells(
    rolled,
    [...typed].map(([address, value]) => ({ address, cell: exact(value) })),
  )
  for (const id of tableIds) {
    const before = Object.keys(draft.report.cells).length
    draft = fillBlanksWithZero(draft, id)
    const zeros = Object.keys(draft.report.cells).length - before
    const spec = tableSpec(draft.report.edition[id], id)
    const totals = spec.identities.length > 0 ? '，总计由程序计算' : ''
    io.out(`  表${spec.numeral}：数字已录入，其余 ${zeros} 格填 0${totals}`)
  }
  for (const { section, lastBegins, text } of paragraphs) {
    const prose = draft.report.sections[section].before.map((paragraph) =>
      textOf(paragraph).startsWith(lastBegins) ? paragraphFromRuns([{ text }]) : paragraph,
    )
    draft = setProse(draft, section, 'before', prose)
    io.out(`  ${sectionSpec(currentEdition.id, section).heading}：已改写“${text.slice(0, 12)}…”一段`)
  }
  return draft
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await mkdir('out', { recursive: true })

begin('读取上年（2023年）报告')
await type(['import', example], 0)

begin('以上年报告为起点，生成2024年草稿')
await type(['roll', example, '--year', '2024', '--out', draftFile, '--force'], 0)

begin('录入2024年的数字和文字')
await keepDraft(fillIn(await openDraft()))

begin('核对（录入时有一格打错了）')
await type(['check', draftFile], 1)

begin(`改正打错的一格（${slip.typed} 改为 ${slip.meant}），再核对`)
await keepDraft(setCells(await openDraft(), [{ address: slip.address, cell: exact(slip.meant) }]))
await type(['check', draftFile], 0)

begin('导出 Word、Excel 和网页')
await type(
  [
    'export',
    draftFile,
    ...['docx', 'xlsx', 'html'].flatMap((format) => [`--${format}`, `${report}.${format}`]),
    '--force',
  ],
  0,
)
io.out(`\n${paint('green', '演示完成')}，草稿和三份文件在 out 文件夹中。`)
