// `npm start`: builds the program and opens it.
import { buildAll } from './build.mjs'
import { openProgram } from './open-program.mjs'

console.log('正在生成程序…')
await buildAll()
process.exitCode = await openProgram(process.argv.slice(2))
