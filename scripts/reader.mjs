// A finished EPUB in; pictures of its screens in a paginated reader (foliate-js) out, and a note clicked and read.
//
//   node scripts/reader.mjs BOOK.epub FOLDER [SCREENS]     run from the folder that has node_modules
//
// Prints what the reader found as JSON: entries of the contents, pages of the page list, screens, the note.
// Ends with 1 where a page error was raised, or the pop-up of the first note is empty.
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [, , book, folder, most = '40'] = process.argv
const here = createRequire(pathToFileURL(path.join(process.cwd(), 'package.json')))
const puppeteer = (await import(pathToFileURL(here.resolve('puppeteer-core')))).default
const reader = path.join(process.cwd(), 'node_modules', 'foliate-js')
const types = { '.js': 'text/javascript', '.css': 'text/css', '.epub': 'application/epub+zip' }

const page = `<!DOCTYPE html><meta charset="utf-8"><body style="margin:0"><script type="module">
import './view.js'
import { FootnoteHandler } from './footnotes.js'
const view = window.view = document.createElement('foliate-view')
view.style.cssText = 'display:block;width:100vw;height:100vh'
document.body.append(view)
const blob = await (await fetch('/book.epub')).blob()
await view.open(new File([blob], 'book.epub'))
view.renderer.setAttribute('flow', 'paginated')
view.renderer.setAttribute('max-column-count', '1')
const notes = new FootnoteHandler()
notes.addEventListener('before-render', event => {
  event.detail.view.style.cssText = 'position:fixed;left:60px;top:480px;width:480px;height:260px;background:white;border:1px solid'
  document.body.append(event.detail.view)
})
notes.addEventListener('render', event => {
  const shown = event.detail.view.renderer.getContents()[0]
  window.note = { type: event.detail.type, text: shown.doc.body.textContent.trim().replace(/\\s+/g, ' ') }
})
view.addEventListener('link', event => notes.handle(view.book, event))
await view.init({ showTextStart: false })
window.ready = true
</script>`

function serve(request, response) {
  const url = decodeURIComponent(request.url.split('?')[0])
  if (url === '/') return response.setHeader('content-type', 'text/html').end(page)
  const file = url === '/book.epub' ? book : path.join(reader, path.normalize(url))
  if (!fs.existsSync(file)) return response.writeHead(404).end()
  response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream')
  response.end(fs.readFileSync(file))
}

async function screens(tab) {
  let last = ''
  for (let number = 1; number <= Number(most); number++) {
    await new Promise(done => setTimeout(done, 150))
    const place = await tab.evaluate(() => JSON.stringify(view.lastLocation?.cfi ?? null))
    if (place === last) return number - 1
    last = place
    await tab.screenshot({ path: path.join(folder, `screen-${String(number).padStart(3, '0')}.png`) })
    await tab.evaluate(() => view.next())
  }
  return Number(most)
}

async function firstNote(tab) {
  const found = await tab.evaluate(async () => {
    for (let index = 0; index < view.book.sections.length; index++) {
      const text = await view.book.sections[index].createDocument()
      if (!text.querySelector('[role="doc-noteref"]')) continue
      await view.goTo(index)
      const call = view.renderer.getContents()[0].doc.querySelector('[role="doc-noteref"]')
      call.click()
      return call.textContent
    }
    return null
  })
  if (found === null) return null
  await tab.waitForFunction('window.note', { timeout: 20000 })
  await new Promise(done => setTimeout(done, 500))
  await tab.screenshot({ path: path.join(folder, 'note.png') })
  return { call: found, ...(await tab.evaluate(() => window.note)) }
}

fs.mkdirSync(folder, { recursive: true })
const server = http.createServer(serve).listen(0, '127.0.0.1')
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--font-render-hinting=none', '--force-color-profile=srgb', '--disable-lcd-text'],
})
const errors = []
try {
  const tab = await browser.newPage()
  tab.on('pageerror', error => errors.push(error.message))
  await tab.setViewport({ width: 600, height: 800 })
  await tab.goto(`http://127.0.0.1:${server.address().port}/`)
  await tab.waitForFunction('window.ready', { timeout: 60000 })
  const found = await tab.evaluate(() => ({
    contents: view.book.toc?.length ?? 0,
    pages: view.book.pageList?.length ?? 0,
    sections: view.book.sections.length,
  }))
  const shown = await screens(tab)
  const note = await firstNote(tab)
  console.log(JSON.stringify({ ...found, screens: shown, note, errors }))
  process.exitCode = errors.length || (note && !note.text) ? 1 : 0
} finally {
  await browser.close()
  server.close()
}
