// A page of every kind in both themes, in a real browser. `./run.sh` installs what this needs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, open, serve } from './browser.mjs';
import * as files from './checks/files.mjs';
import * as home from './checks/home.mjs';
import * as paper from './checks/paper.mjs';
import * as panel from './checks/panel.mjs';
import * as phone from './checks/phone.mjs';
import * as reading from './checks/reading.mjs';
import * as search from './checks/search.mjs';
import * as tables from './checks/tables.mjs';
import * as type from './checks/text.mjs';
import { address, articleKinds, basePath, build, program, samples, templates, work } from './site.mjs';

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
        await t.test('no line begins with a mark, no justified line is torn, no cell is a column of characters', async () => {
          await type.starts(page);
          await type.justified(page);
          await type.cells(page);
        });
        const text = await reading.text(page);
        await t.test('no errors, no requests to elsewhere', () => assert.deepEqual(faults.filter(unasked), []));
        await page.close();
        await t.test('reads the same without scripts', async () => {
          const plain = await open(bare, url);
          // What searches is a script: without it the page says so and shows other ways.
          await reading.scriptless(plain.page, kind === 'search' ? null : text);
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
    test('menus of two levels with thirty entries fit every screen', () => phone.crowded(browser, site.theme));
    test('the home page shows twenty headlines and pictures on a laptop', () => home.first(browser, address(site, 'index.html'), site.theme));
    test('pictures of a phone\'s home page are light', () => home.light(browser, server.start));
    test('pages share one left edge, and wide ones use a wide screen', () => home.edges(browser, site, kinds));
    test('the newest year stands in sight', () => visit(bare, address(site, kinds.get('data')), tables.newest));
    test('three hundred rows', () => visit(bare, address(site, 'yaowen/changbiao.html'), tables.long));
    test('twelve columns', () => visit(bare, address(site, kinds.get('article: broad table')), tables.broad));
    test('names in columns', () => visit(bare, address(site, kinds.get('article: names')), type.names));
    for (const kind of ['article: session', 'article: document', 'article: targets', 'data']) {
      test(`the first sheet is filled: ${kind}`, () => visit(bare, address(site, kinds.get(kind)), paper.filled));
    }
    test('twelve columns are all on paper', () => visit(bare, address(site, kinds.get('article: broad table')), paper.whole));
    test('the code of a page leads to it', () => files.code(site, kinds.get('article: news')));
    test('a reader is told before leaving, without a script', () => visit(bare, address(site, kinds.get('article: reprint')), home.leaving));
    test('the page for missing addresses has its styles on a disk', () => visit(bare, address(site, '404.html'), home.styled));
    test('a page has one name', () => files.one_name(site));
    test('the page about accessibility names what the theme has', () => files.accessibility(site));
    for (const kind of ['home', 'article: session', 'article: news', 'article: pictures']) {
      test(`nothing jumps when the script comes late: ${kind}`, () => phone.still(browser, address(site, kinds.get(kind))));
    }

    test('stylesheets and scripts suit old phones and ask for nothing', () => {
      for (const name of readdirSync(join(site.folder, 'assets'))) {
        if (/\.(?:css|js)$/.test(name)) files.age(name, readFileSync(join(site.folder, 'assets', name), 'utf8'));
      }
    });
  });
}

/** Opens a page, runs a check on it, closes it. */
async function visit(context, url, check) {
  const { page } = await open(context, url);
  try {
    await check(page);
  } finally {
    await page.close();
  }
}

/**
 * Chromium notes the status of the page for missing addresses itself as an error. That page also names its stylesheets
 * as they lie beside it, for whoever opens it from a disk; a server has none there.
 */
function unasked(fault) {
  return !/^console: (?:Failed to load resource: .* 404|Refused to apply style from '[^']*\/no\/such\/)|^404: .*\/no\/such\/assets\/|^failed: .*\/no\/such\/assets\//.test(fault);
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

describe('search', () => {
  for (const theme of ['jinshan', 'sujian']) {
    describe(theme, () => {
      let site, server;
      before(async () => {
        site = search.corpus(program, join(work, `search-${theme}`), { theme });
        server = await serve(site.folder, '/shiyan/');
      });
      after(() => server.close());
      test('finds every piece of a text on a server', () => search.substrings(browser, site, server.start));
      test('its script suits old browsers', () =>
        files.age('search.js', readFileSync(join(site.folder, 'search/search.js'), 'utf8')));
      const { corpus, substrings, ...checks } = search;
      for (const [name, check] of Object.entries(checks)) test(name, () => check(browser, site));
      if (theme === 'jinshan') test('finds every piece of a text on a disk', () => search.substrings(browser, site));
    });
  }
});
