// Checks of pages as they come out of a printer; `pdftotext` (poppler-utils) says where the words stand.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The words of each sheet with their places, in points from its upper left corner. */
async function sheets(page) {
  const folder = mkdtempSync(join(tmpdir(), 'zhenbao-paper-'));
  const file = join(folder, 'page.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const html = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  rmSync(folder, { recursive: true });
  return html.split('<page ').slice(1).map((sheet) => {
    const [, width, height] = sheet.match(/width="([\d.]+)" height="([\d.]+)"/);
    const words = [...sheet.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)/g)];
    return {
      width: Number(width),
      height: Number(height),
      words: words.map(([, left, top, right, bottom, word]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, word })),
    };
  });
}

const MILLIMETRE = 72 / 25.4;

/** The first sheet is filled to three fifths of the type area at least. */
export async function filled(page) {
  const [first] = await sheets(page);
  // The number of the page stands below the type area.
  const floor = first.height - 30 * MILLIMETRE;
  const last = Math.max(...first.words.filter(({ bottom }) => bottom < floor).map(({ bottom }) => bottom));
  const top = 37 * MILLIMETRE;
  const share = (last - top) / (first.height - 35 * MILLIMETRE - top);
  assert.ok(share >= 0.6, `${Math.round(share * 100)} %`);
}

/** A table of twelve columns lies across the sheet with all of them on it; address and date stand above. */
export async function whole(page) {
  const [first] = await sheets(page);
  assert.ok(first.width > first.height, `${first.width} × ${first.height}`);
  const words = first.words.map(({ word }) => word).join('');
  for (const head of ['序号', '建设地点', '完工时间', '责任人', '备注']) assert.ok(words.includes(head), head);
  for (const { word, right } of first.words) assert.ok(right <= first.width, word);
  assert.match(words, /www\.example\.gov\.cn\/jinshan\/yaowen\/kuanbiao\.html/);
  assert.match(words, /2025年4月12日/);
}
