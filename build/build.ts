// `npm run build`: the program in dist/, whatever lay there before.
import { bundle } from './bundle.ts'
import { noteBuilt } from './fresh.ts'

await bundle()
await noteBuilt()
