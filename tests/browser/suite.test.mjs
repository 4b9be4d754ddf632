// A page of every kind in both themes, in a real browser. `./run.sh` installs what this needs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, open, serve } from './browser.mjs';
import * as files from './checks/files.mjs';
import * as panel from './checks/panel.mjs';
import * as phone from './checks/phone.mjs';
import * as reading from './checks/reading.mjs';
import { address, articleKinds, basePath, build, samples, templates, work } from './site.mjs';

const base = basePath();
const sites = ['jinshan', 'sujian'].map((theme) => build(theme));
const kinds = samples(sites[0]);

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  if (!process.env.KEEP) rmSync(work, { recursive: true, force: true });
});

test('there is a page of every kind to look at', () => {
  const names = [...kinds.keys()];
  const missing = templates().filter((kind) => kind !== 'article' && !names.includes(kind));
  assert.deepEqual([...missing, ...articleKinds.filter((kind) => !names.includes(kind))], []);
});

describe('themes', { concurrency: sites.length }, () => sites.forEach(readers));

/** Everything about one theme, one page after the other. */
function readers(site) {
  describe(site.theme, () => {
    let scripts, bare, server;
    before(async () => {
      scripts = await browser.newContext({ viewport: reading.PHONE });
      bare = await browser.newContext({ viewport: reading.PHONE, javaScriptEnabled: false });
      server = await serve(site.folder, base);
    });
    after(async () => {
      await scripts.close();
      await bare.close();
      server.close();
    });

    for (const [kind, path] of kinds) {
      test(`${kind}: ${path}`, async (t) => {
        // The page for missing addresses works at any depth of the server, so only there.
        const url = kind === '404' ? `${server.start}no/such/page.html` : address(site, path);
        const { page, faults } = await open(scripts, url);
        await t.test('axe finds nothing, at both widths in every scheme', () => reading.accessible(page, site.theme));
        await t.test('nothing stands out sideways at 320 px', () => reading.narrow(page));
        await t.test('the keyboard reaches everything and leaves', () => reading.keyboard(page));
        await t.test('prints on A4', () => reading.paper(page));
        const text = await reading.text(page);
        await t.test('no errors, no requests to elsewhere', () => assert.deepEqual(faults.filter(unasked), []));
        await page.close();
        await t.test('reads the same without scripts', async () => {
          const plain = await open(bare, url);
          await reading.scriptless(plain.page, text);
          await plain.page.close();
        });
        await t.test('is clean HTML', () => files.markup(site, path));
        await t.test('keeps its budget', () => void files.budget(site, path, base));
      });
    }

    test('the first sentence of news is on the first screen of a phone', () =>
      phone.first(browser, address(site, kinds.get('article: news')), { selector: '[itemprop=articleBody] p', limit: 'sentence' }));
    test('the facts of a session are on the first screen of a phone', () =>
      phone.first(browser, address(site, kinds.get('article: session')), { selector: '.box, .facts', limit: 'facts' }));
    test('words of the menu keep apart', () => phone.menu(browser, address(site, 'index.html')));
    for (const kind of ['home', 'article: session', 'article: news']) {
      test(`nothing jumps when the script comes late: ${kind}`, () => phone.still(browser, address(site, kinds.get(kind))));
    }

    test('stylesheets and scripts suit old phones and ask for nothing', () => {
      for (const name of readdirSync(join(site.folder, 'assets'))) {
        if (/\.(?:css|js)$/.test(name)) files.age(name, readFileSync(join(site.folder, 'assets', name), 'utf8'));
      }
    });
  });
}

/** Chromium notes the status of the page for missing addresses itself as an error. */
function unasked(fault) {
  return !/^console: Failed to load resource: .* 404/.test(fault);
}

describe('jinshan for readers who need more', () => {
  const article = address(sites[0], kinds.get('article: session'));
  for (const [name, check] of Object.entries(panel)) {
    test(name, async () => {
      const context = await browser.newContext({ viewport: reading.DESK });
      try {
        await check(context, article);
      } finally {
        await context.close();
      }
    });
  }
});
