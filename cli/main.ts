// Where the terminal program starts.
import { processIo } from './io.ts'
import { reportBug, run } from './run.ts'

const io = processIo()
const words = process.argv.slice(2)

// What is thrown beside the command's own promise, by a library's timer or by the terminal itself.
process.on('uncaughtException', (error) => {
  io.err(reportBug(words, error, io).sentence)
  process.exit(2)
})

// pdf.js leaves promises of its own behind when a file is damaged; the reading itself has its outcome. Ours are all awaited.
process.on('unhandledRejection', () => undefined)

process.exitCode = await run(words, io)
