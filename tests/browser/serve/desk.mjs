// The desk in a real browser: a clerk types through the form, composes with an input method, works in two tabs,
// publishes; all of it passes axe and works with the keyboard alone.
//
//   node desk.mjs [program [browser]]
//
// With PICTURES set to a folder, the pictures of the handbook are taken.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Site, article, axe, fits } from './start.mjs';

const { chromium } = createRequire(import.meta.url)('playwright-core');
const [program = 'target/debug/zhenbao', executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

/** A running desk of a site, and its start address. */
async function desk(site, more = []) {
  const server = spawn(program, ['desk', site.folder, '--no-open', '--lang', 'zh', '--port', '0', '--clock', '2025-06-01', ...more]);
  const url = await new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (piece) => {
      said += piece;
      const found = said.match(/http:\S+/);
      if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`desk ended with ${code}: ${said}`)));
  });
  server.removeAllListeners('exit');
  return { url, end: (signal = 'SIGKILL') => server.kill(signal) };
}

/** A page in which no script may fail; questions are answered with yes. */
async function open(context, url) {
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(url);
  await page.locator('h1').first().waitFor({ state: 'attached' });
  return page;
}

const box = (page, name) => page.getByRole('textbox', { name, exact: true });
const saved = (page) => page.locator('.state').getByText('已保存').waitFor();
const save = async (page) => {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await saved(page);
};
const picture = async (page, name) => {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`) });
};

async function find(page, title) {
  await page.getByLabel('按标题找').fill(title);
  await page.locator('.texts').getByRole('link', { name: title }).first().click();
  await page.locator('#body').waitFor();
}

async function begin(page, kind, title) {
  await page.locator('button.kind').filter({ hasText: kind }).first().click();
  await page.locator('#new-title').fill(title);
  await page.getByRole('button', { name: '开始写' }).click();
  await page.locator('#body').waitFor();
}

/** The one file of a folder whose name holds a word. */
function file(site, folder, word) {
  const found = readdirSync(join(site.folder, folder)).filter((name) => name.includes(word));
  assert.equal(found.length, 1, `${word} in ${folder}: ${found}`);
  return site.read(`${folder}/${found[0]}`);
}

/** Chinese keys, values as typed, the page beside the text, findings with repairs. */
async function typing(context, site, url) {
  const page = await open(context, url);
  await axe(page);
  await picture(page, 'desk-start');
  await begin(page, '公告', '停水通知');
  await box(page, '编辑').fill('李锡念');
  await box(page, '地点').fill('东村：一组、二组');
  await page.locator('#body').click();
  await page.keyboard.type('东村明天停水。\n\n#一、注意事项\n\n请提前蓄水。');
  const frame = page.frameLocator('iframe');
  await frame.getByText('请提前蓄水。').waitFor();
  // A slip stands beside the text with its repair.
  await page.getByRole('button', { name: '全部修好' }).click();
  await page.waitForFunction(() => document.querySelector('#body').value.includes('## 一、注意事项'));
  await page.locator('#body').focus();
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector('#body').value.includes('\n#一、注意事项'));
  await page.keyboard.press('Control+Shift+z');
  await page.waitForFunction(() => document.querySelector('#body').value.includes('## 一、注意事项'));
  await axe(page);
  await picture(page, 'desk-write');
  await save(page);
  const text = file(site, 'content/tongzhi', 'ting-shui');
  for (const line of ['标题: 停水通知', '编辑: 李锡念', '草稿: 是', '类型: 公告']) assert.ok(text.includes(`${line}\n`), text);
  assert.match(text, /\n公告: \{ 地点: "东村：一组、二组" \}\n|\n公告:\n {2}地点: "?东村：一组、二组"?\n/);
  assert.ok(text.endsWith('东村明天停水。\n\n## 一、注意事项\n\n请提前蓄水。\n'), text);
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page);
  await axe(page);
  await page.close();
}

/** What people type into fields, and what YAML would take for something else. */
const ODD = ['东村：一组', '3262001', '“引号”和"引号"', "it's #1", '- 甲', '是', '2025', '{ a }', '*星*', '甲: 乙', '[方]', '%', '@甲', '~', '0.50', '〔2025〕3号'];

/** Every field of every kind comes back as it was typed. */
async function everything(context, site, url) {
  const page = await open(context, url);
  for (const kind of ['新闻', '会议', '提纲', '目标', '公告', '文件', '公示', '进展']) {
    await page.goto(url.replace('#', '?again#'));
    await page.goto(url);
    await begin(page, kind, `全部字段${kind}`);
    await page.evaluate(() => document.querySelectorAll('.form details').forEach((one) => { one.open = true; }));
    const inputs = page.locator('.form input[type=text]:visible, .form textarea:visible');
    const before = [];
    for (let at = 0; at < await inputs.count(); at += 1) {
      const input = inputs.nth(at);
      if ((await input.getAttribute('id')) === 'my-name') continue;
      if ((await input.inputValue()) === '') await input.fill(ODD[at % ODD.length]);
      before.push(await input.inputValue());
    }
    await page.locator('#body').fill(`${kind}的正文。\n`);
    await save(page);
    const place = page.url();
    await page.goto(url);
    await page.goto(place);
    await page.locator('#body').waitFor();
    await page.evaluate(() => document.querySelectorAll('.form details').forEach((one) => { one.open = true; }));
    const after = await page.locator('.form input[type=text]:visible:not(#my-name), .form textarea:visible').evaluateAll((all) => all.map((one) => one.value));
    // Fields that are filled in stand in front now: the values are the same, in another order.
    assert.deepEqual(after.sort(), before.sort(), kind);
    assert.equal(await page.locator('#body').inputValue(), `${kind}的正文。\n`);
  }
  await page.close();
}

/** What is copied from a word processor or a page becomes Markdown, and its credits go into the form. */
async function pasting(context, site, url) {
  const page = await open(context, url);
  await begin(page, '新闻', '粘贴');
  await page.locator('#body').focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '会议召开\n');
    data.setData('text/html', '<html><body><p class=MsoNormal>5月20日，镇政府召开<b>防汛</b>工作会议，安排部署今年的工作。</p><p>一、提高认识</p><p>各村要落实责任，做好值班值守。</p><p>（编辑：李锡念）</p><img src=x onerror="window.hit=1"></body></html>');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.getByRole('button', { name: '填进表格' }).click();
  await page.waitForFunction(() => document.querySelector('#body').value.includes('## 一、提高认识'));
  assert.equal(await box(page, '编辑').inputValue(), '李锡念');
  const text = await page.locator('#body').inputValue();
  assert.ok(text.includes('**防汛**') && !text.includes('编辑：') && !text.includes('<'), text);
  assert.equal(await page.evaluate(() => window.hit), undefined);
  await axe(page);
  await page.close();
}

/** Rows copied from a spreadsheet go into the cells. */
async function grids(context, site, url) {
  const page = await open(context, url);
  await begin(page, '目标', '2025年主要目标');
  const rows = page.locator('fieldset.rows').filter({ hasText: '指标' }).first();
  await rows.getByRole('button', { name: '加一行' }).click();
  await rows.locator('td input').first().focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '名称\t左右\t单位\n地区生产总值\t5.5\t%\n粮食产量\t3\t万吨\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.locator('iframe').waitFor();
  await page.frameLocator('iframe').getByText('粮食产量').first().waitFor();
  await axe(page);
  await save(page);
  const text = file(site, 'content/renda', 'zhu-yao-mu-biao');
  assert.ok(text.includes('\n  指标:\n    - { 名称: 地区生产总值, 左右: 5.5, 单位: "%" }\n    - { 名称: 粮食产量, 左右: 3, 单位: 万吨 }\n'), text);
  await page.close();
}

/** Words composed by an input method arrive, none lost and none doubled, while the page follows beside them. */
async function composing(context, site, url) {
  const page = await open(context, url);
  await begin(page, '新闻', '输入法');
  const client = await context.newCDPSession(page);
  await page.locator('#body').click();
  let expected = '';
  const words = ['金山镇', '召开', '防汛', '工作会议', '，', '要求', '各村', '落实责任', '。'];
  for (let round = 0; round < 60; round += 1) {
    const word = words[round % words.length];
    // The reading grows letter by letter, is corrected, and becomes the word.
    for (const reading of ['j', 'ji', 'jim', 'ji', 'jin']) {
      await client.send('Input.imeSetComposition', { text: reading, selectionStart: reading.length, selectionEnd: reading.length });
    }
    if (round % 7 === 3) {
      // A pause inside a composition: what the page does then must not touch it.
      await page.waitForTimeout(200);
    }
    await client.send('Input.insertText', { text: word });
    expected += word;
    if (round % 20 === 19) {
      await page.keyboard.press('Enter');
      expected += '\n';
    }
  }
  assert.equal(await page.locator('#body').inputValue(), expected);
  // Enter that ends a composition adds no row and sends nothing.
  await box(page, '标题').click();
  await client.send('Input.imeSetComposition', { text: 'shuru', selectionStart: 5, selectionEnd: 5 });
  await client.send('Input.insertText', { text: '了' });
  assert.match(await box(page, '标题').inputValue(), /了/);
  await save(page);
  assert.ok(file(site, 'content/yaowen', 'shu-ru-fa').includes(expected.trimEnd()));
  await page.close();
}

/** Two tabs on one file: the second is shown both texts, and takes what it wants. */
async function tabs(context, site, url) {
  const first = await open(context, url);
  await first.getByRole('link', { name: '第一篇' }).first().click();
  await first.locator('#body').waitFor();
  const second = await open(context, first.url());
  await second.locator('#body').waitFor();
  await first.locator('#body').fill('第一个窗口写的。\n');
  await save(first);
  await box(second, '标题').fill('第一篇（改题）');
  await second.getByRole('button', { name: '保存', exact: true }).click();
  await second.getByRole('heading', { name: '这篇稿件在别处改过了' }).waitFor();
  await axe(second);
  assert.match(await second.getByLabel('别处改的').inputValue(), /第一个窗口写的。/);
  await second.getByRole('button', { name: '用我的' }).click();
  await saved(second);
  const text = site.read('content/yaowen/a.md');
  assert.ok(text.includes('第一篇（改题）') && text.includes('第一个窗口写的。'), text);
  // The former texts can be seen, and brought back.
  await second.getByRole('link', { name: '以前的版本' }).click();
  await second.locator('.versions button').last().click();
  await second.locator('.difference').getByText('第一个窗口写的。').waitFor();
  await axe(second);
  await second.getByRole('button', { name: '拿回来改' }).click();
  await second.locator('#body').waitFor();
  await second.waitForFunction(() => document.querySelector('#body').value.includes('正文甲。'));
  await save(second);
  assert.ok(site.read('content/yaowen/a.md').includes('正文甲。'));
  await first.close();
  await second.close();
}

/** What was typed outlasts the program, even when it is killed. */
async function killed(context, site) {
  let running = await desk(site);
  const page = await open(context, running.url);
  await find(page, '第二篇');
  await page.locator('#body').click();
  await page.keyboard.type('没有保存的话。');
  await page.locator('.state').getByText('已临时记下').waitFor();
  await page.waitForTimeout(1000);
  running.end();
  running = await desk(site);
  try {
    const again = await open(context, running.url);
    await find(again, '第二篇');
    await again.waitForFunction(() => document.querySelector('#body') && document.querySelector('#body').value.includes('没有保存的话。'));
    await again.close();
  } finally {
    await page.close();
    running.end();
  }
}

/** With the keyboard alone: publish, and go back to the first publication. */
async function publishing(context, site, url) {
  const page = await open(context, url);
  await page.getByRole('link', { name: '发布', exact: true }).focus();
  await page.keyboard.press('Enter');
  const now = page.getByRole('button', { name: '现在发布' });
  await now.waitFor();
  await axe(page);
  await page.getByText('新发一篇：《第二篇》').waitFor();
  await picture(page, 'desk-publish');
  await now.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '已发布到' }).waitFor();
  assert.ok(readFileSync(join(site.folder, 'public/index.html'), 'utf8').includes('第二篇'));
  await axe(page);
  site.write('content/tongzhi/b.md', article('第二篇改', '正文。'));
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: '再看一遍会改变什么' }).click();
  await page.getByRole('button', { name: '现在发布' }).click();
  await page.getByRole('heading', { name: '已发布到' }).waitFor();
  await page.getByRole('button', { name: '退回这一次' }).first().click();
  await page.getByText('已退回').waitFor();
  assert.ok(!readFileSync(join(site.folder, 'public/index.html'), 'utf8').includes('第二篇改'));
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('heading', { name: '写稿台已经关闭' }).waitFor();
  await page.close();
}

/** A site with the categories that new articles go into. */
function town() {
  const site = new Site();
  for (const [folder, title] of [['yaowen', '要闻'], ['tongzhi', '通知公告'], ['renda', '人大工作'], ['zhengce', '政策文件']]) {
    site.write(`content/${folder}/_index.md`, `---\ntitle: ${title}\n---\n`);
  }
  site.write('content/yaowen/a.md', article('第一篇', '正文甲。'));
  site.write('content/tongzhi/b.md', article('第二篇', '正文乙。'));
  return site;
}

const site = town();
const other = town();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
let running = await desk(site);
try {
  const odd = await desk(other);
  await everything(context, other, odd.url);
  odd.end();
  console.log('everything: works in the browser');
  for (const part of [typing, pasting, grids, composing, tabs]) {
    await part(context, site, running.url);
    console.log(`${part.name}: works in the browser`);
  }
  running.end();
  await killed(context, site);
  console.log('killed: works in the browser');
  running = await desk(site);
  await publishing(context, site, running.url);
  console.log('publishing: works in the browser');
} finally {
  running.end();
  await browser.close();
  site.remove();
  other.remove();
}
