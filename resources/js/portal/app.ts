import '~shared/ui/styles/index.css'
import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '~portal/texts'
import { portalAccess } from '~portal/access'
import App from '~portal/app.vue'
import { reloadKeptPages } from '~portal/kept_pages'
import { makeRouter } from '~portal/router'
import { accessKey } from '~shared/access/use_access'

const app = createApp(App)
app.use(createPinia())
app.use(PiniaColada, { queryOptions: { staleTime: 10_000 } })
app.use(makeRouter())
app.provide(accessKey, portalAccess())
app.mount('#app')
reloadKeptPages(document.getElementById('app')!)
