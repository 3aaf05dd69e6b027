// Required before the main process: `electron` becomes the stand-in. Electron's own module would try to download.
import Module from 'node:module'
import { electron } from './electron.ts'

type Load = (request: string, ...rest: unknown[]) => unknown

const loader = Module as unknown as { _load: Load }
const load = loader._load
loader._load = (request, ...rest) => (request === 'electron' ? electron : load(request, ...rest))
