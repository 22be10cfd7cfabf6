import '~shared/ui/styles/index.css'
import '~admin/styles/admin.css'
import '~admin/texts'
import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { adminAccess } from '~admin/access'
import App from '~admin/app.vue'
import { makeRouter } from '~admin/router'
import { accessKey } from '~shared/access/use_access'

const app = createApp(App)
app.use(createPinia())
app.use(PiniaColada, { queryOptions: { staleTime: 10_000 } })
app.use(makeRouter())
app.provide(accessKey, adminAccess())
app.mount('#app')
