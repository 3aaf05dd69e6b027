// Entry of the window: the desk, the store, the screen.
import { localeContextKey } from 'element-plus/es/hooks/use-locale/index.mjs'
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs'
import { createPinia } from 'pinia'
import { createApp, ref } from 'vue'
import { failure } from '../shared/notes.ts'
import AppRoot from './AppRoot.vue'
import { bugTrace } from './app/bug-trace.ts'
import { findDesk } from './desk/find-desk.ts'
import { useNoticeStore } from './store/notice-store.ts'
import './styles/base.css'
import './styles/element.css'
import './styles/tokens.css'

const pinia = createPinia()
const desk = findDesk()
const app = createApp(AppRoot, { desk })

/** A bug must not take the draft with it: it is said in a sentence, and typing goes on. */
function tellBug(error: unknown): void {
  // eslint-disable-next-line no-console -- the edge that logs what no code expected
  console.error(error)
  // A desk that cannot be told must not become the next bug.
  desk.noteBug(bugTrace(error)).catch(() => undefined)
  useNoticeStore(pinia).refuse(failure('bug', '显示窗口'))
}

app.config.errorHandler = tellBug
window.addEventListener('unhandledrejection', ({ reason }) => tellBug(reason))

app.use(pinia).provide(localeContextKey, ref(zhCn)).mount('#app')
