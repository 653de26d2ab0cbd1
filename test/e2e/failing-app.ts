// An app in a terminal that fails as no user can make the real one fail: the first key says how.
import { printError } from '../../src/cli/output.ts'
import { mount } from '../../src/tui/mount.ts'
import { countingApp } from '../tui/counting-app.ts'

const app = countingApp()
const { press } = app
app.press = (key) => {
  switch (key) {
    case 't':
      throw new Error('thrown by a key')
    case 'f':
      return app.fail(new Error('thrown by a frame'))
    case 'r':
      void Promise.reject(new Error('rejected'))
      return
    default:
      press(key)
  }
}
process.exitCode = await mount(app).catch(printError)
