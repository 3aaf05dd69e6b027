// Where the terminal program starts.
import { processIo } from './io.ts'
import { passOverStrays } from './pdf-resources.ts'
import { reportBug, run } from './run.ts'

const io = processIo()
const words = process.argv.slice(2)

// What is thrown beside the command's own promise, by a library's timer or by the terminal itself.
process.on('uncaughtException', (error) => {
  io.err(reportBug(words, error, io).sentence)
  process.exit(2)
})

passOverStrays()

process.exitCode = await run(words, io)
