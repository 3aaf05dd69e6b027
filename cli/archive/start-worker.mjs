// Where a thread of check begins: it has to be told anew how TypeScript is run.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
