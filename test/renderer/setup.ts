// What every page of the tests has as the window has it: the language and the styles.
import '../../renderer/styles/tokens.css'
import '../../renderer/styles/base.css'
import '../../renderer/styles/element.css'

document.documentElement.lang = 'zh-CN'
