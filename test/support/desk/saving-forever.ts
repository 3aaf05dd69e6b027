// A process that saves a file over and over, two contents in turn, until it is killed.
import { realDisk } from '../../../electron/saving/disk.ts'
import { realWait } from '../../../electron/saving/patience.ts'
import { writeWhole } from '../../../electron/saving/write-file.ts'

const [path = '', first = '', second = ''] = process.argv.slice(2)
const contents = [first, second].map((text) => new TextEncoder().encode(text.repeat(20_000)))
process.stdout.write('started\n')
for (let turn = 0; ; turn += 1) {
  const bytes = contents[turn % 2]
  if (bytes) await writeWhole({ disk: realDisk, wait: realWait }, path, bytes)
}
