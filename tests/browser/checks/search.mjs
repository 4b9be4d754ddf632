// Checks of the search against a plain look at every text: what is found, how, and what is said when it cannot be.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open, violations } from '../browser.mjs';

/** Words of which the texts are made; each article is another mixture. */
const WORDS =
  '防汛值班 古樟树认养 村“两委”换届 河长巡查 2025年 增长5.5% 增长8% WiFi覆盖 人居环境 高标准农田 水库除险加固 森林防火 网格员 便民服务 乡村振兴 王岚 李小明 金政发〔2025〕3号 为民办实事 安全生产 大棚蔬菜 公益岗位 医保缴费 代表联络站 红白理事会'.split(' ');
const MARKS = ['，', '。', '、', '；', ''];

/** Numbers that look thrown and are the same every time. */
function thrown(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Writes a site of so many articles and builds it. */
export function corpus(program, folder, { theme, count = 120, today = '2025-06-01' }) {
  const next = thrown(7);
  const words = (length) => Array.from({ length }, () => WORDS[next(WORDS.length)] + MARKS[next(MARKS.length)]).join('');
  mkdirSync(join(folder, 'content/xinwen'), { recursive: true });
  mkdirSync(join(folder, 'content/tongzhi'), { recursive: true });
  writeFileSync(
    join(folder, 'site.toml'),
    `title = "试验镇"\nbase_url = "https://www.example.gov.cn/shiyan/"\ntheme = "${theme}"\n\n[identity]\nsite_id_code = "0000000000"\n\n[organization]\nsponsor = "试验镇人民政府"\n\n[credit]\neditor = "办公室"\n`,
  );
  writeFileSync(join(folder, 'content/xinwen/_index.md'), '---\ntitle: 新闻\ndescription: 新闻\n---\n');
  writeFileSync(join(folder, 'content/tongzhi/_index.md'), '---\ntitle: 通知\ndescription: 通知\n---\n');
  for (let number = 0; number < count; number += 1) {
    const [year, month, day] = [2023 + (number % 3), 1 + (number % 5), 1 + (number % 28)];
    const kind = number % 4 === 0 ? '类型: 公告\n' : '';
    const draft = number % 40 === 39 ? '草稿: 是\n' : '';
    const head = `标题: 甲${words(3)}${number}\n日期: ${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}\n${kind}${draft}`;
    const body = draft ? '只在草稿里的密语' : `${words(12)}\n\n${words(9)}`;
    writeFileSync(join(folder, kind ? 'content/tongzhi' : 'content/xinwen', `n${number}.md`), `---\n${head}---\n\n${body}\n`);
  }
  const output = join(folder, 'public');
  execFileSync(program, ['build', '--root', folder, '--output', output, '--clock', today], { stdio: 'pipe' });
  return { folder: output, texts: textsOf(folder) };
}

/** What a reader sees of each article: its title and its paragraphs, from the sources. */
function textsOf(folder) {
  const texts = [];
  for (const category of ['xinwen', 'tongzhi']) {
    for (const name of readdirSync(join(folder, 'content', category)).filter((one) => /^n\d/.test(one))) {
      const source = readFileSync(join(folder, 'content', category, name), 'utf8');
      if (source.includes('草稿: 是')) continue;
      const [, head, body] = source.split('---\n');
      const title = head.match(/标题: (.*)/)[1];
      const date = head.match(/日期: (.*)/)[1];
      texts.push({ url: `${category}/${name.replace('.md', '.html')}`, title, date, category, lines: [title, ...body.split('\n')].map(bare) });
    }
  }
  return texts;
}

/** What is compared: without quotes and brackets, in small letters. */
function bare(text) {
  return text.replace(/[“”〔〕]/g, '').toLowerCase();
}

const URL = (site, start) => `${start ?? `file://${site.folder}/`}search/index.html`;

/** Asks and waits for the answer: what is told, and the addresses of the results below the site's start. */
async function ask(page, words) {
  await page.evaluate((words) => {
    document.getElementById('zb-told').textContent = '';
    document.getElementById('zb-q').value = words;
    document.getElementById('zb-search').dispatchEvent(new Event('submit', { cancelable: true }));
  }, words);
  return answer(page);
}

async function answer(page) {
  await page.waitForFunction(() => document.getElementById('zb-told').textContent !== '');
  return page.evaluate(() => ({
    told: document.getElementById('zb-told').textContent,
    urls: [...document.querySelectorAll('#zb-found > li > a')].map((link) => decodeURI(link.href).replace(/.*\/(xinwen|tongzhi)\//, '$1/')),
    marks: [...document.querySelectorAll('#zb-found mark')].map((one) => one.textContent),
  }));
}

async function opened(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  return { context, ...(await open(context, url)) };
}

/** Random pieces of texts: all results are those of a plain look, on a disk and on a server. */
export async function substrings(browser, site, start) {
  const { context, page, faults } = await opened(browser, URL(site, start));
  const next = thrown(start ? 11 : 5);
  const wrong = [];
  for (let tried = 0; tried < 16; tried += 1) {
    const text = site.texts[next(site.texts.length)];
    const lines = text.lines.filter((line) => line.length > 9);
    const line = lines[next(lines.length)];
    const length = 2 + next(7);
    const at = next(line.length - length);
    const words = line.slice(at, at + length).replace(/^[，。、；%.]+|[，。、；.]+$/g, '');
    if (words.length < 2) continue;
    let seen = await ask(page, words);
    for (let more = 0; more < 40 && (await page.locator('#zb-more').isVisible()); more += 1) {
      const before = seen.urls.length;
      await page.click('#zb-more');
      await page.waitForFunction((before) => document.querySelectorAll('#zb-found > li').length > before || document.getElementById('zb-more').hidden, before);
      seen = await answer(page);
    }
    const expected = site.texts.filter(({ lines }) => lines.some((one) => one.includes(words))).map(({ url }) => url);
    if (JSON.stringify([...seen.urls].sort()) !== JSON.stringify(expected.sort())) wrong.push(`${words}: ${seen.urls.length} of ${expected.length}`);
  }
  await context.close();
  assert.deepEqual(wrong, []);
  assert.deepEqual(faults, []);
}

/** Titles come before texts, then the newer before the older; found words are marked; filters narrow. */
export async function order(browser, site) {
  const { context, page } = await opened(browser, URL(site));
  const { urls, marks } = await ask(page, '古樟树认养');
  const of = (url) => site.texts.find((one) => one.url === url);
  const ranks = urls.map((url) => `${bare(of(url).title).includes('古樟树认养') ? 1 : 0}${of(url).date}`);
  assert.deepEqual(ranks, [...ranks].sort().reverse());
  assert.ok(marks.length >= urls.length && marks.every((mark) => mark === '古樟树认养'), marks.join());
  const narrowed = async (name, value, fits) => {
    await page.evaluate(() => (document.getElementById('zb-told').textContent = ''));
    await page.selectOption(`select[name=${name}]`, value);
    const seen = await answer(page);
    assert.ok(seen.urls.length > 0 && seen.urls.every((url) => fits(of(url))), `${name}: ${seen.urls}`);
  };
  await narrowed('category', 'c:tongzhi', (one) => one.category === 'tongzhi');
  await narrowed('year', '2024', (one) => one.category === 'tongzhi' && one.date.startsWith('2024'));
  await narrowed('kind', 'k:notice', (one) => one.category === 'tongzhi');
  await context.close();
}

/** Nothing is looked for while pinyin is composed; the address keeps what was asked, and back leads to it. */
export async function typing(browser, site) {
  const { context, page } = await opened(browser, URL(site));
  const asked = [];
  page.on('request', (request) => request.url().includes('/search/') && asked.push(request.url()));
  await page.focus('#zb-q');
  await page.evaluate(() => {
    const field = document.getElementById('zb-q');
    field.dispatchEvent(new CompositionEvent('compositionstart'));
    for (const typed of ['g', 'gu', 'gu z', 'gu zhang']) {
      field.value = typed;
      field.dispatchEvent(new InputEvent('input', { isComposing: true }));
    }
  });
  await page.waitForTimeout(700);
  assert.deepEqual(asked, []);
  await page.evaluate(() => {
    const field = document.getElementById('zb-q');
    field.value = '古樟';
    field.dispatchEvent(new CompositionEvent('compositionend'));
  });
  assert.match((await answer(page)).told, /^找到/);
  assert.match(decodeURIComponent(page.url()), /#q=古樟$/);
  await page.keyboard.press('ArrowDown');
  assert.ok(await page.evaluate(() => document.activeElement.matches('#zb-found a')));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(xinwen|tongzhi)\//);
  await page.goBack();
  assert.match((await answer(page)).told, /^找到/);
  assert.equal(await page.inputValue('#zb-q'), '古樟');
  await context.close();
}

/** The field of any page leads to the results. */
export async function field(browser, site) {
  const { context, page } = await opened(browser, `file://${site.folder}/xinwen/index.html`);
  await page.fill('#zb-seek', '河长巡查');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\/index\.html/);
  const seen = await answer(page);
  assert.ok(seen.urls.length > 0, seen.told);
  await context.close();
}

/** What is not there: said, with what sounds the same, titles that are near, and the archive. */
export async function nothing(browser, site) {
  const { context, page } = await opened(browser, URL(site));
  for (const [typed, meant] of [['古章树', '古樟树'], ['河掌巡查', '河长巡查']]) {
    const seen = await ask(page, typed);
    assert.equal(seen.urls.length, 0);
    await page.waitForSelector('#zb-near a');
    assert.ok((await page.locator('#zb-near').innerText()).includes(meant), typed);
  }
  assert.match((await ask(page, '只在草稿里的密语')).told, /^没有找到/);
  assert.ok(await page.locator('#zb-archive').isVisible());
  assert.match((await ask(page, '没有这回事儿的词')).told, /^没有找到/);
  await context.close();
}

/** A damaged, foreign or missing index says so, and the archive is there. */
export async function damaged(browser, site) {
  const spoil = async (change, told) => {
    const files = readdirSync(join(site.folder, 'search/0')).map((name) => join(site.folder, 'search/0', name));
    const all = [...files, join(site.folder, 'search/start.js')];
    const kept = all.map((file) => [file, readFileSync(file)]);
    try {
      change(all);
      const { context, page } = await opened(browser, URL(site));
      const seen = await ask(page, '古樟树');
      assert.match(seen.told, told);
      assert.ok(await page.locator('#zb-archive a').first().isVisible());
      await context.close();
    } finally {
      for (const [file, bytes] of kept) writeFileSync(file, bytes);
    }
  };
  const shards = (all) => all.filter((file) => /0\/[0-9a-f]+\.js$/.test(file));
  await spoil((all) => shards(all).forEach((file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/[A-Z]{2}/, 'zz'))), /不完整/);
  await spoil((all) => shards(all).forEach((file) => writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size / 2))), /不完整/);
  await spoil((all) => shards(all).forEach((file) => rmSync(file)), /读不出来/);
  await spoil((all) => writeFileSync(all.at(-1), readFileSync(all.at(-1), 'utf8').replace('"version":1', '"version":9')), /不是同一次发布/);
  await spoil((all) => rmSync(all.at(-1)), /读不出来/);
}

/** Results keep to 320 px and to the rules of accessibility, in every scheme. */
export async function readable(browser, site) {
  for (const options of [{ viewport: { width: 320, height: 640 } }, { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }]) {
    const { context, page } = await opened(browser, URL(site), options);
    await ask(page, '古樟树认养');
    assert.deepEqual(await violations(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} px stand out`);
    await context.close();
  }
}

/** Without a script the years are there, and no field that would do nothing. */
export async function scriptless(browser, site) {
  const { context, page } = await opened(browser, URL(site), { javaScriptEnabled: false });
  assert.ok(await page.locator('#zb-archive a').first().isVisible());
  assert.equal(await page.locator('#zb-search').isVisible(), false);
  assert.match(await page.locator('main').innerText(), /不能搜索/);
  await context.close();
}
