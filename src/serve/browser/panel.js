// The checklist of a page: what is wrong with its text, and a jump to each place.

import { question } from './ask.js';
import { element, fill, kept } from './element.js';

const OPEN = 'panel';

/** So much of the window's height stays above what was jumped to. */
const ABOVE = 0.2;

/** @returns {{button, section, refresh}} the tab that opens the checklist, and the checklist */
export function panel(lang, words) {
  const section = element('section', { class: 'panel', lang, 'aria-label': words.panel, tabindex: '0' });
  const button = element('button', { type: 'button', class: 'tab' }, [words.panel]);
  const address = `/_zb/page.json?path=${encodeURIComponent(location.pathname)}`;

  function show(open) {
    section.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    kept.set(OPEN, open ? 'open' : null);
  }

  function jump(target) {
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    scrollBy({ top: target.getBoundingClientRect().top - innerHeight * ABOVE, behavior: 'instant' });
    const outline = { outline: '3px solid #b0120a', outlineOffset: '3px' };
    target.animate([outline, outline], 2500);
  }

  /** The server counted the element, from the page's `main` on. */
  function spotted(spot) {
    return spot ? (document.querySelector('main') ?? document).querySelectorAll(spot.name)[spot.nth] : null;
  }

  function message(finding) {
    const target = spotted(finding.spot);
    if (!target) return element('p', { class: 'message' }, [finding.message]);
    const go = element('button', { type: 'button', class: 'message' }, [finding.message]);
    go.addEventListener('click', () => jump(target));
    return go;
  }

  /** @param text the file that the page is the page of; a finding may be in a table beside it */
  function entry(finding, text) {
    const file = finding.file === text ? null : finding.file;
    const where = [finding.code, file, finding.line && words.line(finding.line)].filter(Boolean);
    return element('li', {}, [
      message(finding),
      element('p', { class: 'place' }, [where.join(words.separator)]),
      finding.help ? element('p', { class: 'help' }, [words.help + finding.help]) : null
    ]);
  }

  function group(title, findings, text) {
    if (findings.length === 0) return [];
    const entries = findings.map((finding) => entry(finding, text));
    return [element('h2', {}, [`${title} ${findings.length}`]), element('ul', {}, entries)];
  }

  function draw(list) {
    const must = list.findings.filter((one) => one.severity === 'error');
    const should = list.findings.filter((one) => one.severity !== 'error');
    const name = [words.panel, list.findings.length || null].filter(Boolean).join(' ');
    button.textContent = [words.states[list.state], name].filter(Boolean).join(' · ');
    const board = `/_zb/?page=${encodeURIComponent(location.pathname)}`;
    fill(section, [
      list.file ? element('p', { class: 'place' }, [list.file]) : null,
      ...group(words.must, must, list.file),
      ...group(words.should, should, list.file),
      // Without a page there is nothing to say about it.
      list.findings.length === 0 && list.file !== undefined ? element('p', {}, [words.fine]) : null,
      element('p', {}, [words.site(list.errors, list.warnings)]),
      element('p', {}, [element('a', { href: board }, [words.toBoard])]),
      element('p', { class: 'hint' }, [words.saved])
    ]);
  }

  button.addEventListener('click', () => show(section.hidden));
  section.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    show(false);
    button.focus();
  });
  show(kept.get(OPEN) !== null);
  return { button, section, refresh: question(address, draw) };
}
