// The preview's part of a page: follows saves, shows errors over the last good page, lists what should be
// mended. All of it lies in a shadow root that no theme touches.

import { follow } from './ask.js';
import { element, kept, pathOf } from './element.js';
import { overlay } from './overlay.js';
import { panel } from './panel.js';
import { wordsOf } from './words.js';

const SCROLL = 'scroll';
const SITE = 'site';

/** @param site where the site stood when this page was right */
function reload(site) {
  kept.set(SITE, site);
  kept.set(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
  location.reload();
}

function restoreScroll() {
  const [path, left, top] = JSON.parse(kept.get(SCROLL) ?? '[]');
  kept.set(SCROLL, null);
  if (path === location.pathname) scrollTo({ left, top, behavior: 'instant' });
}

/** Puts stylesheets in the place of others; whether this page had any of them. */
function swapStyles(styles) {
  let found = false;
  for (const [before, after] of styles) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(link.href);
      if (!address.pathname.endsWith(`/${before}`)) continue;
      found = true;
      address.pathname = address.pathname.slice(0, -before.length) + after;
      const next = link.cloneNode();
      next.href = address.href;
      next.addEventListener('load', () => link.remove());
      link.after(next);
    }
  }
  return found;
}

/** A page apart from where the site stands: it can be read at the server's root too. */
function page(path, start) {
  const below = path.startsWith(start) ? path.slice(start.length) : path.slice(1);
  return below.replace(/(^|\/)index\.html$/, '$1');
}

/**
 * Where the site stood when this page's address was right. A page that was reloaded may come from a site
 * that has moved in between, which has no page there.
 */
function stoodAt(start) {
  const before = kept.get(SITE);
  kept.set(SITE, null);
  return before ?? (start ? pathOf(start) : null);
}

/**
 * @param version what the page was made of
 * @param start where the site stands that it is a page of
 * @param lang the editor's language as HTML names it
 */
export function start({ version, start, lang }) {
  const words = wordsOf(lang);
  const host = element('div', { id: 'zb-preview', lang });
  const root = host.attachShadow({ mode: 'open' });
  const lost = element('p', { class: 'lost', role: 'status', lang });
  const list = panel(lang, words);
  const faults = overlay(root, lang, words, lost);
  root.append(
    ...['finding.css', 'preview.css'].map((name) => element('link', { rel: 'stylesheet', href: `/_zb/${name}` })),
    lost,
    element('div', { class: 'corner', lang }, [list.section, element('div', { class: 'dock' }, [faults.button, list.button])])
  );
  document.body.append(host);
  list.refresh();

  let known = version;
  let site = stoodAt(start);

  /** Where this page is since the site stands at another path; null if it stays. */
  function moved(now) {
    const before = site;
    if (now) site = pathOf(now);
    if (!before || before === site || !location.pathname.startsWith(before)) return null;
    return site + location.pathname.slice(before.length) + location.search + location.hash;
  }

  function told(state) {
    const elsewhere = moved(state.start);
    if (elsewhere) return location.replace(elsewhere);
    faults.tell(state.faults, state.start !== null);
    if (!state.faults && state.version !== version) {
      const to = state.follow && pathOf(state.follow);
      if (to && page(to, site) !== page(location.pathname, site)) return location.assign(to);
      if (!state.styles || !swapStyles(state.styles)) return reload(site);
      version = state.version;
    }
    if (state.version !== known) list.refresh();
    known = state.version;
  }

  if (document.readyState === 'complete') restoreScroll();
  else window.addEventListener('load', restoreScroll);
  follow(told, (gone) => {
    const text = gone ? words.lost : '';
    if (lost.textContent !== text) lost.textContent = text;
  });
}
