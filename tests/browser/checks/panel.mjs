// Checks of jinshan's accessibility panel. Each export is a test of its own, in a context of its own.

import assert from 'node:assert/strict';
import { open, violations } from '../browser.mjs';
import { PHONE, narrow } from './reading.mjs';

const act = (page, name) => page.locator(`button[data-act=${name}]:visible`).first();

/** What the root element says, as `data-fs=2 data-hc=`. */
function state(page) {
  return page.evaluate(() =>
    [...document.documentElement.attributes].filter(({ name }) => name.startsWith('data-')).map(({ name, value }) => `${name}=${value}`).sort().join(' '),
  );
}

export async function the_panel_opens_and_says_so(context, url) {
  const { page, faults } = await open(context, url);
  const button = act(page, 'panel');
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  await button.press('Enter');
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  assert.ok(await page.locator('#zb-panel').isVisible());
  assert.deepEqual(await violations(page), []);
  await page.setViewportSize(PHONE);
  assert.deepEqual(await violations(page), []);
  await button.press('Enter');
  assert.ok(!(await page.locator('#zb-panel').isVisible()));
  assert.deepEqual(faults, []);
}

export async function type_grows_in_five_steps(context, url) {
  const { page } = await open(context, url);
  await act(page, 'panel').click();
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.body')).fontSize));
  const sizes = [await size()];
  const larger = page.locator('#zb-panel [data-act=larger]');
  for (let step = 0; step < 5; step += 1) {
    // At the limit the button says that it does nothing, and can still be reached.
    await larger.click({ force: true });
    sizes.push(await size());
  }
  assert.deepEqual(sizes, [20, 22.5, 25, 30, 35, 35]);
  assert.equal(await larger.getAttribute('aria-disabled'), 'true');
  assert.equal(await page.locator('#zb-size').innerText(), '特大（已最大）');
  await narrow(page);
  await page.locator('#zb-panel [data-act=smaller]').click();
  assert.equal(await page.locator('#zb-size').innerText(), '很大');
}

export async function elder_mode_is_one_large_column(context, url) {
  const { page } = await open(context, url);
  await act(page, 'elder').click();
  assert.equal(await state(page), 'data-elder= data-fs=2');
  assert.equal(await act(page, 'elder').getAttribute('aria-pressed'), 'true');
  assert.deepEqual(await violations(page), []);
  const heights = await page.locator('.main-nav a').evaluateAll((links) => links.map((one) => one.getBoundingClientRect().height));
  assert.ok(Math.min(...heights) >= 60, `the navigation is ${Math.min(...heights)} px high`);
  await narrow(page);
  await page.setViewportSize(PHONE);
  assert.deepEqual(await violations(page), []);
}

export async function leaving_elder_mode_restores_the_readers_size(context, url) {
  const { page } = await open(context, url);
  await act(page, 'panel').click();
  await page.locator('#zb-panel [data-act=larger]').click();
  await act(page, 'elder').click();
  assert.equal(await state(page), 'data-elder= data-fs=2');
  await act(page, 'elder').click();
  assert.equal(await state(page), 'data-fs=1');
}

export async function escape_closes_the_panel_and_returns_the_focus(context, url) {
  const { page } = await open(context, url);
  const button = act(page, 'panel');
  await button.press('Enter');
  await page.locator('#zb-panel [data-act=hc]').focus();
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#zb-panel').isVisible()));
  assert.equal(await button.getAttribute('aria-expanded'), 'false');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.act), 'panel');
}

export async function settings_survive_a_reload_before_the_first_paint(context, url) {
  const { page } = await open(context, url);
  await act(page, 'panel').click();
  for (const name of ['larger', 'larger', 'hc', 'line']) await page.locator(`#zb-panel [data-act=${name}]`).click();
  assert.equal(await state(page), 'data-fs=2 data-hc=');
  // What the root says at the moment the body comes into being: nothing is painted before that.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      window.early = document.documentElement.getAttribute('data-fs') + document.documentElement.hasAttribute('data-hc');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  assert.equal(await page.evaluate(() => window.early), '2true');
  assert.equal(await state(page), 'data-fs=2 data-hc=');
  assert.equal(await page.locator('body > .line').count(), 1, 'the reading line');
  assert.equal(await page.locator('#zb-panel [data-act=hc]').getAttribute('aria-pressed'), 'true');
  assert.deepEqual(await violations(page), []);
  await act(page, 'panel').click();
  await page.locator('#zb-panel [data-act=reset]').click();
  assert.equal(await state(page), '');
  await page.reload();
  assert.equal(await state(page), '');
}

export async function settings_hold_on_other_pages(context, url) {
  const { page } = await open(context, url);
  await act(page, 'elder').click();
  await page.locator('a.brand').click();
  await page.waitForURL(/index\.html$/);
  assert.equal(await state(page), 'data-elder= data-fs=2');
}

export async function the_reading_line_follows_pointer_and_focus(context, url) {
  const { page } = await open(context, url);
  await act(page, 'panel').click();
  await page.locator('#zb-panel [data-act=line]').click();
  const top = () => page.locator('body > .line').evaluate((line) => parseFloat(line.style.top));
  await page.mouse.move(300, 321);
  assert.equal(await top(), 321);
  await page.keyboard.press('Tab');
  assert.notEqual(await top(), 321);
  assert.equal(await page.locator('body > .line').evaluate((line) => getComputedStyle(line).pointerEvents), 'none');
}

export async function without_a_chinese_voice_nothing_offers_to_read(context, url) {
  await context.addInitScript(voices, ['en-GB']);
  const { page } = await open(context, url);
  await act(page, 'panel').click();
  assert.equal(await page.locator('[data-act=speak]:visible').count(), 0);
}

export async function a_chinese_voice_reads_sentence_by_sentence(context, url) {
  await context.addInitScript(voices, ['en-GB', 'zh-CN']);
  const { page, faults } = await open(context, url);
  await act(page, 'speak').click();
  await page.waitForFunction(() => window.spoken.length > 3);
  const spoken = await page.evaluate(() => window.spoken);
  assert.ok(spoken.every(({ lang }) => lang === 'zh-CN'));
  assert.ok(spoken.every(({ text }) => (text.match(/[。！？]/g) ?? []).length <= 1), 'a sentence at a time');
  assert.equal(await page.locator('[data-reading]').count(), 1);
  await act(page, 'speak').click();
  assert.equal(await page.locator('[data-reading]').count(), 0);
  assert.equal(await act(page, 'speak').getAttribute('aria-pressed'), 'false');
  assert.deepEqual(faults, []);
}

export async function reading_aloud_ends_with_the_text(context, url) {
  await context.addInitScript(voices, ['zh-CN']);
  const { page } = await open(context, url);
  await act(page, 'speak').click();
  await page.waitForFunction(() => document.querySelector('[data-act=speak]').getAttribute('aria-pressed') === 'false');
  const said = await page.evaluate(() => window.spoken.map(({ text }) => text).join(''));
  const last = await page.locator('.body > :last-child').innerText();
  assert.ok(said.replace(/\s/g, '').endsWith(last.replace(/\s/g, '')), said.slice(-60));
  for (const foreign of ['相关文章', '上一篇', '校验值']) assert.ok(!said.includes(foreign), foreign);
}

/** Runs in the page before its scripts: a speech engine with the given voices that notes what it says. */
function voices(languages) {
  window.spoken = [];
  let timer;
  const engine = {
    getVoices: () => languages.map((lang) => ({ lang })),
    speak(utterance) {
      window.spoken.push({ text: utterance.text, lang: utterance.lang });
      timer = setTimeout(() => utterance.onend(), 20);
    },
    cancel: () => clearTimeout(timer),
    speaking: false,
  };
  Object.defineProperty(window, 'speechSynthesis', { value: engine });
  window.SpeechSynthesisUtterance = function (text) {
    this.text = text;
  };
}

export async function a_full_store_does_not_stop_the_page(context, url) {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new Error('no store');
      },
    });
  });
  const { page, faults } = await open(context, url);
  await act(page, 'elder').click();
  assert.equal(await state(page), 'data-elder= data-fs=2');
  assert.deepEqual(faults, []);
}

export async function a_sheet_of_paper_holds_22_lines_of_28_characters(context, url) {
  const { page } = await open(context, url);
  await page.emulateMedia({ media: 'print' });
  const type = await page.evaluate(() => {
    const style = getComputedStyle(document.querySelector('.body > p'));
    return { size: parseFloat(style.fontSize), line: parseFloat(style.lineHeight) };
  });
  // GB/T 9704: the type area measures 156 × 225 mm; the browser's millimetre is 96 / 25.4 px.
  const millimetre = 96 / 25.4;
  assert.equal(Math.floor((156 * millimetre) / type.size + 0.01), 28);
  assert.equal(Math.floor((225 * millimetre) / type.line + 0.01), 22);
}

export async function pictures_open_large_and_are_turned_by_keys(context, url) {
  const { page, faults } = await open(context, url);
  const first = page.locator('.body figure a').first();
  const count = await page.locator('.body figure a').count();
  assert.ok(count > 1);
  await first.focus();
  await page.keyboard.press('Enter');
  const box = page.locator('dialog.viewer');
  assert.ok(await box.isVisible());
  assert.deepEqual(await violations(page), []);
  const source = () => box.locator('img').evaluate((one) => one.getAttribute('src'));
  const opened = await source();
  assert.equal(opened, await first.evaluate((one) => one.href));
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await source(), opened);
  assert.match(await box.locator('output').innerText(), new RegExp(`第2张，共${count}张`));
  await page.keyboard.press('ArrowLeft');
  assert.equal(await source(), opened);
  await page.keyboard.press('Escape');
  assert.ok(!(await box.isVisible()));
  assert.equal(await page.evaluate(() => document.activeElement.href), opened, 'the focus is where it was');
  assert.deepEqual(faults, []);
}

export async function the_address_of_a_page_is_copied(context, url) {
  const { page } = await open(context, url);
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
  await act(page, 'copy').click();
  assert.match(await act(page, 'copy').innerText(), /^已/);
  assert.equal(await page.evaluate(() => String(getSelection())), canonical);
}
