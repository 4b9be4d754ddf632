// The errors over the last good page. Once closed they stay closed in this tab until there are other ones;
// a red button then says that they are there, and brings them back.

import { question } from './ask.js';
import { element, explanation, fill, groups, kept } from './element.js';

const CLOSED = 'closed';

/** With more errors the browser lays out only what is in sight. */
const MANY = 300;

/**
 * @param lang the language as HTML names it
 * @param lost the bar that says that the connection is lost: it must stand above an open list
 * @returns {{button, tell}} the red button, and how to tell what is wrong
 */
export function overlay(root, lang, words, lost) {
  let faults = null;
  let dialog = null;
  const title = element('h1', { id: 'title' });
  const hint = element('p', { id: 'hint' });
  const list = element('div', {});
  const button = element('button', { type: 'button', class: 'stopped', hidden: '' });
  const ask = question('/_zb/faults.json', draw);

  function describe(fault) {
    return element('li', {}, [
      element('h3', {}, [fault.message, ' ', element('span', { class: 'code' }, [fault.code])]),
      ...explanation(fault, words)
    ]);
  }

  function draw(found) {
    const top = dialog?.scrollTop ?? 0;
    fill(list, groups(found, (fault) => fault.file).map(([file, own]) => element('section', {}, [
      element('h2', {}, [file ?? words.wholeSite, ' ', element('span', { class: 'count' }, [words.inFile(own.length)])]),
      element('ol', {}, own.map(describe))
    ])));
    list.classList.toggle('many', found.length > MANY);
    if (dialog) dialog.scrollTop = top;
  }

  function open() {
    if (dialog) return;
    const look = element('button', { type: 'button', autofocus: '' }, [words.look]);
    dialog = element('dialog', { class: 'overlay', lang, 'aria-labelledby': 'title', 'aria-describedby': 'hint' }, [
      element('div', { class: 'head' }, [title, look]), hint, list
    ]);
    look.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', closed);
    root.append(dialog);
    dialog.showModal();
    dialog.append(lost);
  }

  function closed() {
    root.append(lost);
    dialog.remove();
    dialog = null;
    if (!faults) return;
    kept.set(CLOSED, faults.key);
    button.hidden = false;
    button.focus({ preventScroll: true });
  }

  button.addEventListener('click', () => {
    kept.set(CLOSED, null);
    button.hidden = true;
    open();
  });

  /** Nothing is wrong, or `{count, key}`; whether there is a page behind. */
  function tell(wrong, page) {
    faults = wrong;
    if (!faults) {
      kept.set(CLOSED, null);
      button.hidden = true;
      dialog?.close();
      return;
    }
    title.textContent = words.errors(faults.count);
    hint.textContent = page ? words.stands : words.nothingYet;
    button.textContent = page ? words.stopped(faults.count) : words.stoppedAtStart(faults.count);
    button.hidden = kept.get(CLOSED) !== faults.key;
    ask();
    if (button.hidden) open();
  }

  return { button, tell };
}
