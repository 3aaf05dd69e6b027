// Entry of the window: the desk, the store, the screen.
import { localeContextKey } from 'element-plus/es/hooks/use-locale/index.mjs'
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs'
import { createPinia } from 'pinia'
import { createApp, ref } from 'vue'
import AppRoot from './AppRoot.vue'
import { findDesk } from './desk/find-desk.ts'
import './styles/base.css'
import './styles/element.css'
import './styles/tokens.css'

createApp(AppRoot, { desk: findDesk() }).use(createPinia()).provide(localeContextKey, ref(zhCn)).mount('#app')
