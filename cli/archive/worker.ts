// What runs in a thread of its own: it is given one path after another, says that it gets on, and answers each with its line.
import { parentPort } from 'node:worker_threads'
import { passOverStrays } from '../pdf-resources.ts'
import { bugLine, checkFile } from './check-file.ts'

if (parentPort === null) throw new Error('this file is a worker of check')
const port = parentPort
passOverStrays()

port.on('message', (path: string) => {
  checkFile(path, () => port.postMessage('going on'))
    .catch((error: unknown) => bugLine(path, error))
    .then((line) => port.postMessage(line))
})
port.postMessage('ready')
