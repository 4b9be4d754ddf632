// Checks of type: where lines begin, how wide justified lines are torn, how cells of tables and lists of names break.

import assert from 'node:assert/strict';

/** What a line may not begin with (GB/T 15834; clreq, 3.1.9). */
const FORBIDDEN = '，。、；：！？）》”’】』〕…—·％%';

/** Runs in the page: the lines of each block of text, with their widths. */
function linesOf(selector) {
  return [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((block) => {
    const lines = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // A block within the block has lines of its own.
      if (node.parentElement.closest(selector) !== block) continue;
      for (let at = 0; at < node.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (!box || box.width === 0) continue;
        const middle = box.top + box.height / 2;
        const last = lines[lines.length - 1];
        if (last && Math.abs(last.middle - middle) < box.height / 2) {
          last.text += node.data[at];
          last.right = Math.max(last.right, box.right);
        } else {
          lines.push({ text: node.data[at], middle, left: box.left, right: box.right });
        }
      }
    }
    const style = getComputedStyle(block);
    const inner = block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return { tag: block.tagName, align: style.textAlign, width: inner, lines };
  });
}

const BLOCKS = 'h1, h2, h3, p, li, dd, figcaption';

/** Whether a line ends before a mark for a reason that no theme changes: a blank was typed there, or a word is longer than a line. */
const isForced = (before) => /\s$/.test(before) || /^[\x21-\x7e]+$/.test(before);

/** Not mended yet: `14:30—17:30` may break before its sign. */
const isRange = (before, line) => /\d$/.test(before) && /^—\d/.test(line);

/** No line begins with a mark that belongs to the line before. */
export async function starts(page, widths = [390, 360]) {
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const { lines } of await page.evaluate(`(${linesOf})(${JSON.stringify(`main :is(${BLOCKS})`)})`)) {
      lines.slice(1).forEach(({ text }, at) => {
        const before = lines[at].text;
        if (FORBIDDEN.includes(text[0]) && !isForced(before) && !isRange(before, text)) found.push(`${width} px: ${text.slice(0, 20)}`);
      });
    }
  }
  assert.deepEqual(found, []);
}

/** No justified line is torn apart by more than an eighth of its width. */
export async function justified(page, widths = [1280, 820]) {
  const torn = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const before = await page.evaluate(() => {
      const justified = [...document.querySelectorAll('main p')].filter((one) => getComputedStyle(one).textAlign === 'justify');
      for (const one of justified) {
        one.dataset.was = 'justify';
        one.style.textAlign = 'left';
      }
      return justified.length;
    });
    if (before === 0) continue;
    for (const { width: inner, lines } of await page.evaluate(`(${linesOf})('main p[data-was]')`)) {
      lines.slice(0, -1).forEach((line, at) => {
        const indent = at === 0 ? 0 : lines[0].left - lines[1].left;
        const free = inner - (line.right - line.left) - (at === 0 ? Math.max(0, lines[0].left - (lines[1]?.left ?? lines[0].left)) : 0);
        if (free > inner / 8) torn.push(`${width} px: ${line.text.slice(0, 16)}… ${Math.round(free)} px of ${Math.round(inner)} (${indent})`);
      });
    }
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('[data-was]')) one.style.textAlign = '';
    });
  }
  assert.deepEqual(torn, []);
}

/** No cell stands with one character a line, on the smallest phone. */
export async function cells(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  const thin = (await page.evaluate(`(${linesOf})('main :is(td, th)')`))
    .filter(({ lines }) => lines.length > 1 && lines.filter(({ text }) => text.trim().length <= 1).length > 1)
    .map(({ lines }) => lines.map(({ text }) => text).join('/'));
  assert.deepEqual(thin, []);
}

/** Names stand in columns: each whole, those of two and three characters equally wide. */
export async function names(page) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const items = await page.locator('.names li').evaluateAll((all) =>
      all.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        const { left, width, height } = range.getBoundingClientRect();
        return { name: one.textContent, left, width, lines: Math.round(height / parseFloat(getComputedStyle(one).lineHeight)) };
      }),
    );
    assert.ok(items.length >= 12, `${items.length} names`);
    assert.deepEqual(items.filter(({ lines }) => lines > 1), []);
    const wide = new Set(items.filter(({ name }) => name.length <= 3).map(({ width }) => Math.round(width / 2)));
    assert.equal(wide.size, 1, `${width} px: ${[...wide]}`);
  }
}
