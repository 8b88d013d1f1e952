// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { expect, it } from 'vitest'
import { createMemoryFiles } from '../../../../lib/platform/fake/files.ts'
import { createSite } from './site.ts'

it('pages know the resources of their module, the templates of the data directory, and the bus', async () => {
  const files = createMemoryFiles()
  files.writeDurable('/var/templates/part.html', 'part')
  const pump = { module: 'm', name: 'pump', type: 'device', id: 'd1' }
  const resources = { modules: () => ['m'], resources: () => [pump] }
  const { add, ask, kaithem } = createSite({ files, vardir: '/var', resources })
  add('p', '${module.pump.id} <%include file="/part.html"/> <% kaithem.message.post("/seen", path) %>')
  expect((await ask('/pages/m/p')).text).toBe('d1 part ')
  expect(kaithem.message.recent('/seen')).toHaveLength(1)
  kaithem.close()
})
