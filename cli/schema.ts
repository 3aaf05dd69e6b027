// npm run schema: writes the JSON Schemas of the draft and of the terminal program's answers into docs/schema/.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsonSchemas } from './json-schemas.ts'

const folder = fileURLToPath(new URL('../docs/schema/', import.meta.url))
await mkdir(folder, { recursive: true })
for (const [name, text] of jsonSchemas()) {
  await writeFile(join(folder, name), text)
  console.log(`docs/schema/${name}`)
}
